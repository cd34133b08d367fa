"""The portable copy: one ZIP file with a backup, its papers and its manifest, to carry elsewhere.

What comes back from elsewhere is not believed: only the names that the manifest lists are there, nothing is unpacked
under a name of the file's choosing, and nothing is read further than the manifest says that it is long.
"""

import errno
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from coordinator.errors import Refused
from coordinator.store.copies import Copy
from coordinator.store.durable import Content, copied, part_of, put_in_place, sync_file
from coordinator.store.faults import disk_said_plainly
from coordinator.store.folder import RECORDS_FILE
from coordinator.store.manifest import LARGEST_MANIFEST, Manifest, read_manifest

MANIFEST = "manifest.json"

_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, struct.error, NotImplementedError, ValueError, OverflowError)
"""What the library and its decompressor raise when the bytes of an archive are not what they should be."""

_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED = 0x1


def _document(sha256: str) -> str:
    return f"documents/{sha256[:2]}/{sha256}"


def write_portable(copy: Copy, target: Path) -> None:
    """Write *copy* as the new ZIP file *target*: all of it, or nothing.

    Raises:
        Refused: there is a file of that name, or *copy* is damaged.
        Unavailable: it cannot be written there.
    """
    if target.exists():
        raise Refused(f"{target} is there already. Name a new file.")
    with disk_said_plainly(target), part_of(target) as part:
        with zipfile.ZipFile(part, "x", compression=zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
            archive.writestr(zipfile.ZipInfo(MANIFEST), copy.manifest.text())
            records = Content(copy.manifest.size, copy.manifest.sha256)
            if _added(archive, RECORDS_FILE, copy.open_records()) != records:
                raise Refused(f"{copy} is damaged: its records are not what its manifest says. Nothing was written.")
            for sha256, size in copy.manifest.documents.items():
                if _added(archive, _document(sha256), copy.open_document(sha256)) != Content(size, sha256):
                    raise Refused(f"{copy} is damaged: so is its document {sha256}. Nothing was written.")
        sync_file(part)
        put_in_place(part, target)


def _added(archive: zipfile.ZipFile, name: str, source: IO[bytes]) -> Content:
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    with source, archive.open(entry, "w", force_zip64=True) as target:
        return copied(source, target)


@contextmanager
def _refusing_damage(path: Path) -> Iterator[None]:
    sentence = f"{path} is damaged, or no portable copy at all. Nothing was restored from it."
    try:
        yield
    except _DAMAGE as error:
        raise Refused(sentence) from error
    except OSError as error:
        if error.errno != errno.EINVAL:  # what the system says of a place before the beginning of the file
            raise
        raise Refused(sentence) from error


class Portable:
    """A portable copy that is open."""

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        """Read the manifest of the ZIP file *path*, and see that it holds what that says and nothing else.

        Raises:
            Refused: it is no portable copy, or one that somebody tampered with.
        """
        self.path = path
        self._archive = archive
        entries = archive.infolist()
        if MANIFEST not in {entry.filename for entry in entries}:
            raise Refused(f"{path} is no portable copy of a program: there is no {MANIFEST} in it.")
        self._refuse_packed(entries)
        content = archive.open(MANIFEST).read(LARGEST_MANIFEST + 1)
        self.manifest: Manifest = read_manifest(content if len(content) <= LARGEST_MANIFEST else b"", str(self))
        wanted = {MANIFEST: len(content), RECORDS_FILE: self.manifest.size}
        wanted |= {_document(sha256): size for sha256, size in self.manifest.documents.items()}
        self._refuse_strange(entries, wanted)

    def _refuse_packed(self, entries: list[zipfile.ZipInfo]) -> None:
        """Refuse what cannot be opened, before anything is."""
        for entry in entries:
            if entry.compress_type not in _METHODS or entry.flag_bits & _ENCRYPTED:
                raise Refused(f"{self.path} is refused: {entry.filename} is packed in a way that we never use.")

    def _refuse_strange(self, entries: list[zipfile.ZipInfo], wanted: dict[str, int]) -> None:
        for entry in entries:
            size = wanted.pop(entry.filename, None)
            if size is None:
                raise Refused(f"{self.path} is refused: it holds {entry.filename!r}, which its manifest does not list.")
            if entry.file_size != size:
                raise Refused(f"{self.path} is refused: {entry.filename} is not as long as its manifest says.")
        if wanted:
            raise Refused(f"{self.path} is damaged: {next(iter(wanted))} is missing from it.")

    def __str__(self) -> str:
        """Return what sentences call it."""
        return f"The portable copy {self.path}"

    def open_records(self) -> IO[bytes]:
        """Open its file of records."""
        return self._archive.open(RECORDS_FILE)

    def open_document(self, sha256: str) -> IO[bytes]:
        """Open one of its papers."""
        return self._archive.open(_document(sha256))


@contextmanager
def opened_portable(path: Path) -> Iterator[Portable]:
    """Open the portable copy *path* for the length of the block.

    Raises:
        Refused: it is no portable copy, damaged, or one that somebody tampered with.
        Unavailable: it cannot be read.
    """
    with disk_said_plainly(path), _refusing_damage(path):
        archive = zipfile.ZipFile(path)
    with archive, _refusing_damage(path):
        yield Portable(path, archive)
