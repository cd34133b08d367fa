"""The parts of an office file: a ZIP of XML, unpacked piece by piece, so that none grows without end or leads out."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from xml.parsers import expat

from coordinator.errors import Invalid
from coordinator.exchange.limits import refusal

MOST_UNPACKED = 1 << 27
"""Of all parts of a file together, in bytes: 128 MB, three times what 100,000 rows with ten columns need."""

MOST_TAGS = 10_000_000
"""Of all parts together; a cell has four, and a text as many."""

_MOST_NAMES = 1_000
"""Of tags and attributes; all kinds of parts together have some four hundred."""

_MOST_PARTS = 10_000
_PIECE = 1 << 23
"""Bytes unpacked at a time; of small pieces, expat would scan one long tag again and again."""

_IN_DIRECTORY = b"PK\x01\x02"
_LEADS_OUT = re.compile(r"(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[A-Za-z]:")
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGES = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, OverflowError),
    *(ValueError, LookupError, NotImplementedError, expat.ExpatError),
)
"""What the standard library raises for bytes that are no ZIP or no XML."""

DAMAGED = "the workbook is damaged; open it in a spreadsheet and save it anew, or use an older copy"
TOO_LARGE = "it unpacks to more than any table needs; save the sheet that is wanted as a workbook of its own"


class LocalNames(dict[str, str]):
    """Names of tags without their prefix, which each program chooses as it likes."""

    def __missing__(self, name: str) -> str:
        """Find out, the first time; raises ValueError for more names than there can be."""
        if len(self) >= _MOST_NAMES:
            raise ValueError(name)
        local = self[name] = name.rpartition(":")[2]
        return local


@dataclass(frozen=True, slots=True)
class Handlers:
    """What is called for each tag that begins, ends, and each text between; names as in the file."""

    start: Callable[[str, dict[str, str]], None]
    end: Callable[[str], None]
    text: Callable[[str], None]


class Package:
    """The parts of one file by name; what is unpacked is counted over all of them.

    *local* gives the name of a tag without its prefix.
    """

    def __init__(self, file: str, content: bytes) -> None:
        """Open *content*, the bytes of the file that is called *file*.

        Raises:
            Invalid: it is no ZIP, protected by a password, or its parts have names that lead out of it.
        """
        self.local = LocalNames()
        self._file = file
        self._left = MOST_UNPACKED
        self._tags_left = MOST_TAGS
        if content.count(_IN_DIRECTORY) > _MOST_PARTS:
            raise refusal(file, f"it has more than {_MOST_PARTS:,} parts, as no workbook does")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            self._parts = {one.filename.casefold(): one for one in self._archive.infolist()}
        except _DAMAGES as error:
            raise refusal(file, DAMAGED) from error
        if any(_LEADS_OUT.search(one.filename) for one in self._parts.values()):
            raise refusal(file, "its parts have names that lead out of it, as no workbook has; it was not opened")

    def __contains__(self, part: str) -> bool:
        """Return whether there is such a part."""
        return part.casefold() in self._parts

    def names(self) -> Iterator[str]:
        """Yield the names of all parts in small letters."""
        yield from self._parts

    def parse(self, part: str, handlers: Handlers) -> None:
        """Read the XML of *part*.

        Raises:
            Invalid: it is not there, damaged, protected, too large, or declares entities, as no workbook does.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse_declarations
        parser.StartElementHandler = handlers.start
        parser.EndElementHandler = handlers.end
        parser.CharacterDataHandler = handlers.text
        try:
            for piece in self._pieces(part):
                parser.Parse(piece, False)
            parser.Parse(b"", True)
        except _DAMAGES as error:
            raise refusal(self._file, DAMAGED) from error

    def _pieces(self, part: str) -> Iterator[bytes]:
        entry = self._parts.get(part.casefold())
        if entry is None or entry.compress_type not in _PACKED:
            raise refusal(self._file, DAMAGED)
        if entry.flag_bits & 1:
            raise protected(self._file)
        with self._archive.open(entry) as packed:
            while piece := packed.read(_PIECE):
                self._left -= len(piece)
                self._tags_left -= piece.count(b"<")
                if self._left < 0 or self._tags_left < 0:
                    raise refusal(self._file, TOO_LARGE)
                yield piece

    def _refuse_declarations(self, *_about: object) -> None:
        raise refusal(self._file, "it declares entities of its own, as no workbook does; it was not opened")

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """Return the parts of this file that *part* refers to: by its mark, what each is to it, and its name."""
        found: dict[str, tuple[str, str]] = {}
        for given in self._relations(part):
            if given.get("TargetMode") != "External":
                target = given.get("Target", "")
                path = target[1:] if target.startswith("/") else normpath(join(dirname(part), target))
                found[given.get("Id", "")] = (given.get("Type", "").rpartition("/")[2], path)
        return found

    def links(self, part: str) -> dict[str, str]:
        """Return the addresses outside this file that *part* names, by their marks; they are not opened."""
        relations = self._relations(part)
        return {one.get("Id", ""): one.get("Target", "") for one in relations if one.get("TargetMode") == "External"}

    def _relations(self, part: str) -> list[dict[str, str]]:
        found: list[dict[str, str]] = []

        def start(name: str, given: dict[str, str]) -> None:
            if self.local[name] == "Relationship":
                found.append(given)

        listing = join(dirname(part), "_rels", f"{part.rpartition('/')[2]}.rels")
        if listing in self:
            self.parse(listing, Handlers(start, _nothing, _nothing))
        return found


def _nothing(_text: str) -> None:
    """Take no notice."""


def protected(file: str) -> Invalid:
    """Return the error for a file that a password protects."""
    reason = "it is protected by a password; open it, take the password away, and save it under another name"
    return refusal(file, reason)
