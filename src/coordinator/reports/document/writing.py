"""The file itself: objects in compressed streams, a compressed cross-reference, and an identity from the content.

ReportLab writes one plain object for everything; a tagged table of ten thousand rows has more than a hundred thousand
structure elements, and would be three times as large.
"""

import hashlib
import itertools
import zlib
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfdoc

from coordinator.reports.document.structure import Structure

_PER_STREAM = 200


class Place(NamedTuple):
    """Where an object is: its kind in the cross-reference, and two numbers whose sense depends on it."""

    kind: int
    where: int
    within: int


class Later(pdfdoc.PDFObject):
    """An object that is referred to now and written at the end."""

    __RefOnly__ = 1


class CompactDocument(pdfdoc.PDFDocument):
    """ReportLab's document, written with object streams and with the structure tree at its end."""

    structure: Structure
    ROOT = "StructTreeRoot"

    def format(self) -> bytes:
        """Return the whole file."""
        self.encrypt.prepare(self)
        self.Reference(self.Catalog)
        self.Reference(self.info)
        file = _File(b"%%PDF-%d.%d\n%%\xe2\xe3\xcf\xd3\n" % self._pdfVersion)
        number = 1
        while number in self.numberToId:  # formatting an object may register others
            found = self.idToObject[self.numberToId[number]]
            if not isinstance(found, Later):
                file.put(number, _formatted(found, self))
            number += 1
        pages = [self._number(f"Page{index + 1}") for index in range(len(self.structure.pages))]
        last = file.put_packed(self.structure.objects(number, self._number(self.ROOT), pages))
        return file.finish(
            last + 1, self._number(self.Catalog.__InternalName__), self._number(self.info.__InternalName__)
        )

    def _number(self, name: str) -> int:
        return int(self.idToObjectNumberAndVersion[name][0])


def _formatted(found: Any, document: CompactDocument) -> bytes:
    content = found.format(document) if hasattr(found, "format") else pdfdoc.format(found, document)
    if isinstance(content, str):
        content = pdfdoc.pdfdocEnc(content)
    ending = b"endstream\n"
    if isinstance(found, pdfdoc.PDFStream) and content.endswith(ending):
        content = content[: -len(ending)] + b"\n" + ending  # the line end that PDF/A asks for before it
    return bytes(content)


class _File:
    """The bytes so far, and where each object is."""

    def __init__(self, head: bytes) -> None:
        self._parts = [head]
        self._length = len(head)
        self._places: dict[int, Place] = {}

    def _put(self, content: bytes) -> None:
        self._parts.append(content)
        self._length += len(content)

    def put(self, number: int, content: bytes) -> None:
        """Write one object as it is."""
        self._places[number] = Place(1, self._length, 0)
        end = b"endobj\n" if content.endswith(b"\n") else b"\nendobj\n"
        self._put(b"%d 0 obj\n" % number + content + end)

    def put_packed(self, objects: Iterable[tuple[int, bytes]]) -> int:
        """Write *objects* in compressed streams numbered after them; return the highest number in use."""
        packed = list(objects)
        stream = max(number for number, _ in packed)
        for chunk in _chunks(packed):
            stream += 1
            for index, (number, _) in enumerate(chunk):
                self._places[number] = Place(2, stream, index)
            self._put_stream(stream, chunk)
        return stream

    def _put_stream(self, number: int, chunk: list[tuple[int, bytes]]) -> None:
        offsets = itertools.accumulate((len(content) + 1 for _, content in chunk), initial=0)
        index = b" ".join(b"%d %d" % (one, offset) for (one, _), offset in zip(chunk, offsets, strict=False)) + b"\n"
        body = zlib.compress(index + b"\n".join(content for _, content in chunk), 6)
        head = b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>" % (len(chunk), len(index), len(body))
        self.put(number, head + b"\nstream\n" + body + b"\nendstream\n")

    def finish(self, number: int, catalog: int, info: int) -> bytes:
        """Write the cross-reference as object *number* and return the file."""
        self._places[number] = Place(1, self._length, 0)
        rows = [Place(0, 0, 0xFFFF), *(self._places[one] for one in range(1, number + 1))]
        table = b"".join(
            bytes((row.kind,)) + row.where.to_bytes(4, "big") + row.within.to_bytes(2, "big") for row in rows
        )
        body = zlib.compress(table, 9)
        identity = hashlib.sha256(b"".join(self._parts)).hexdigest()[:32].encode()
        head = b"<</Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]/Filter/FlateDecode/Length %d>>" % (
            number + 1,
            catalog,
            info,
            identity,
            identity,
            len(body),
        )
        start = self._length
        self._put(b"%d 0 obj\n" % number + head + b"\nstream\n" + body + b"\nendstream\nendobj\n")
        self._put(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(self._parts)


def _chunks(objects: list[tuple[int, bytes]]) -> Iterator[list[tuple[int, bytes]]]:
    for start in range(0, len(objects), _PER_STREAM):
        yield objects[start : start + _PER_STREAM]
