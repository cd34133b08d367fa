"""The store of papers: files that are named by their content, so that each is kept once and any damage shows.

A paper is written beside its place, seen on the disk, and only then given its name; its record is written after that.
A crash therefore leaves an orphan at worst, which is swept a day later, and never a record without its paper.
"""

import re
import stat
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path, PurePath
from typing import IO

from coordinator.errors import Refused, Unavailable
from coordinator.store.durable import Content, content_of, part_of, parts_in, pour, put_in_place, sync_folder
from coordinator.store.faults import disk_said_plainly

LARGEST_DOCUMENT = 1 << 30
"""The most bytes that one document may have: 1 GiB, an hour of video."""

ORPHAN_AGE = timedelta(days=1)
"""How long a file that no record knows is left alone: its record may be about to be written."""

LONGEST_NAME = 200
"""How many bytes of a file's name are kept, in UTF-8; file systems take 255."""

_HASH = re.compile(r"[0-9a-f]{64}")
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Taken:
    """A document that was taken in: what it is called for people, and what identifies it; *size* in bytes."""

    name: str
    sha256: str
    size: int


class Documents:
    """The papers in one folder, as ``ab/abcdef…`` by the SHA-256 of their content."""

    def __init__(self, path: Path) -> None:
        """Use the folder *path*, which is made with the first paper."""
        self.path = path

    def path_of(self, sha256: str) -> Path:
        """Return where the paper lies, or would lie."""
        return self.path / sha256[:2] / sha256

    def take(self, source: Path) -> Taken:
        """Copy the file *source* into the store; the same content is kept once.

        Raises:
            Refused: it is no file, empty, too large, gone, or may not be read.
            Unavailable: the store cannot be written.
        """
        with opened_source(source) as stream, disk_said_plainly(self.path):
            found = self._keep(stream, LARGEST_DOCUMENT)
        if found.size > LARGEST_DOCUMENT:
            raise Refused(too_large(source))
        return Taken(plain_name(source.name), found.sha256, found.size)

    def receive(self, stream: IO[bytes], wanted: Content) -> None:
        """Keep a paper that comes from a backup, unless it is here already and whole.

        Raises:
            Refused: it is not the paper it should be.
            Unavailable: the store cannot be written.
        """
        if self.holds(wanted):
            return
        with disk_said_plainly(self.path):
            found = self._keep(stream, wanted.size, wanted)
        if found != wanted:
            raise Refused(f"The document {wanted.sha256} is damaged: it is not what its name says.")

    def _keep(self, stream: IO[bytes], limit: int, wanted: Content | None = None) -> Content:
        self.path.mkdir(parents=True, exist_ok=True)
        with part_of(self.path / "incoming") as part:
            found = pour(stream, part, limit)
            if found.size <= limit and found == (wanted or found):
                self.put(part, found)
        return found

    def put(self, part: Path, found: Content) -> None:
        """Give the file *part*, which is on the disk and holds *found*, its name; the same content is kept once."""
        target = self.path_of(found.sha256)
        if self.holds(found):
            target.touch()  # its record may be about to be written, however old the orphan is
            return
        if not target.parent.is_dir():
            target.parent.mkdir(exist_ok=True)
            sync_folder(self.path)
        put_in_place(part, target)

    def holds(self, wanted: Content) -> bool:
        """Return whether the paper is here and whole; it is read through for that."""
        path = self.path_of(wanted.sha256)
        try:
            return path.stat().st_size == wanted.size and content_of(path) == wanted
        except OSError:
            return False

    def has(self, sha256: str) -> bool:
        """Return whether the paper is here; it is not read for that."""
        return self.path_of(sha256).is_file()

    def verify(self, sha256: str) -> None:
        """Read the paper through.

        Raises:
            Unavailable: it is missing or damaged.
        """
        self.verified(sha256)

    @contextmanager
    def opened(self, sha256: str) -> Iterator[IO[bytes]]:
        """Open the paper for reading, once it was read through.

        Raises:
            Unavailable: it is missing or damaged.
        """
        with self.verified(sha256).open("rb") as stream:
            yield stream

    @contextmanager
    def seen(self, sha256: str) -> Iterator[IO[bytes]]:
        """Open the paper to be looked at, not read through first: a page of a long one shows at once.

        Raises:
            Unavailable: it is missing, or cannot be read.
        """
        with disk_said_plainly(self.path_of(sha256)), self.path_of(sha256).open("rb") as stream:
            yield stream

    def verified(self, sha256: str) -> Path:
        """Return where the paper lies, once it was read through and found to be what its name says.

        Raises:
            Unavailable: it is missing or damaged.
        """
        path = self.path_of(sha256)
        if not path.is_file():
            raise Unavailable(f"The document {sha256} is missing from {self.path}. A backup may still have it.")
        with disk_said_plainly(path):
            found = content_of(path)
        if found.sha256 != sha256:
            raise Unavailable(f"The document {path} is damaged: it was altered since it was added. Restore a backup.")
        return path

    def copy_out(self, sha256: str, target: Path) -> None:
        """Copy the paper to the new or existing file *target*, whole or not at all.

        Raises:
            Unavailable: it is missing or damaged, or *target* cannot be written.
        """
        with self.verified(sha256).open("rb") as stream, disk_said_plainly(target), part_of(target) as part:
            if pour(stream, part).sha256 != sha256:
                raise Unavailable(f"The document {sha256} was altered while it was read. Nothing was written.")
            put_in_place(part, target)

    def listed(self) -> Mapping[str, int]:
        """Return the size of every paper by its hash, in the order of the hashes."""
        return {path.name: path.stat().st_size for path in self.papers()}

    def papers(self) -> Iterator[Path]:
        """Yield where every paper lies."""
        return (path for path in sorted(self.path.glob("??/*")) if _HASH.fullmatch(path.name))

    def remove(self, sha256: str) -> None:
        """Delete the paper, which no record names any more.

        Raises:
            Unavailable: the store cannot be written.
        """
        with disk_said_plainly(self.path):
            self.path_of(sha256).unlink(missing_ok=True)

    def sweep(self, known: Collection[str], now: datetime) -> list[str]:
        """Delete what no record knows and what a crash left, if it is older than a day; return the hashes.

        *known* are the hashes of every record, and of those that an undo would bring back.
        """
        oldest = (now - ORPHAN_AGE).timestamp()
        orphans = [path for path in self.papers() if path.name not in known]
        swept = []
        with disk_said_plainly(self.path):
            for path in [*orphans, *parts_in(self.path)]:
                if path.stat().st_mtime < oldest:
                    path.unlink()
                    swept.append(path.name)
        return [name for name in swept if _HASH.fullmatch(name)]


def content_to_take(source: Path) -> Content:
    """Read the file *source* through, without taking it in, and return what it is.

    Raises:
        Refused: it is no file, empty, too large, gone, or may not be read.
    """
    with opened_source(source), disk_said_plainly(source):
        return content_of(source)


def opened_source(source: Path) -> IO[bytes]:
    """Open a file that somebody wants to add.

    Raises:
        Refused: it is no file, empty, too large, gone, or may not be read.
    """
    _refuse_what_is_no_document(source)
    try:
        return source.open("rb")
    except OSError as error:
        raise Refused(f"{source} cannot be read: {error.strerror}. Nothing was added.") from error


def _refuse_what_is_no_document(source: Path) -> None:
    try:
        found = source.stat()
    except OSError as error:
        raise Refused(f"{source} is not there, or you may not see it. Nothing was added.") from error
    if stat.S_ISDIR(found.st_mode):
        raise Refused(f"{source} is a folder. Add the files in it, or a ZIP file of it.")
    if not stat.S_ISREG(found.st_mode):
        raise Refused(f"{source} is not a file that can be copied. Nothing was added.")
    if not found.st_size:
        raise Refused(f"{source} is empty. Nothing was added; see whether it was saved or scanned.")
    if found.st_size > LARGEST_DOCUMENT:
        raise Refused(too_large(source))


def too_large(source: Path) -> str:
    """Return what to say of a file that is too large for a document."""
    return f"{source} is larger than {LARGEST_DOCUMENT >> 30} GiB, the most for one document. Nothing was added."


def plain_name(name: str) -> str:
    """Return *name* as a file can be called on every system; a name is never a reason to refuse a paper.

    Characters that control, hide or turn text, and those that Windows forbids, become ``_``; a name that Windows
    reserves gets one in front; what is too long is cut before its suffix.
    """
    visible = "".join("_" if unicodedata.category(one)[0] == "C" or one in "\u2028\u2029" else one for one in name)
    plain = _FORBIDDEN.sub("_", visible).strip().rstrip(". ")
    if _RESERVED.fullmatch(plain) or not plain:
        plain = f"_{plain}"
    if len(plain.encode()) <= LONGEST_NAME:
        return plain
    suffix = _cut(PurePath(plain).suffix, 20).rstrip()
    return _cut(plain, LONGEST_NAME - len(suffix.encode())).rstrip(". ") + suffix


def _cut(text: str, size: int) -> str:
    return text.encode()[:size].decode(errors="ignore")
