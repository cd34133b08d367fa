"""Reading a report back from its PDF: what is printed on it, what is attached, and whether the file is whole."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

import pypdfium2

from coordinator.errors import Refused
from coordinator.reports.coding import DATA

_LETTER = "[0-9A-HJKMNP-TV-Z]"
_NUMBER = re.compile(rf"\b(R\d+[A-Z]?|List)-(\d{{8}})-{_LETTER}{{4}}\b")
_CODE = re.compile(rf"(?<![\w-]){_LETTER}{{4}}(?:-{_LETTER}{{4}}){{3}}(?![\w-])")
_HEAD = re.compile(r"\b[0-9a-f]{64}\b")
_END = re.compile(rb"startxref\n(\d+)\n%%EOF\n")
_IDENTITY = re.compile(rb"/ID\[<([0-9a-f]{32})>")


class File(Enum):
    """What became of the file since it was written."""

    WHOLE = "whole"
    ADDED_TO = "added to"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Printed:
    """A report as it was handed in: the name of its kind, number, code and head as printed, and its lines by page.

    *content* and *about* are from the data that is attached; empty where none is. *own* says how many bytes are the
    report's own, before what another program added.
    """

    kind: str
    number: str
    code: str
    head: str
    day: str
    file: File
    own: int
    pages: Sequence[Sequence[str]]
    content: Any
    about: Mapping[str, Any]


def read_back(pdf: bytes) -> Printed:
    """Return what a PDF says of itself.

    Raises:
        Refused: it is no PDF that can be read, or no report of this program.
    """
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise Refused(
            "This is no PDF, or it is damaged so that it cannot be read, or it asks for a password."
        ) from error
    try:
        pages = [_lines(page) for page in document]
        data = _attached(document)
    finally:
        document.close()
    return _printed(pdf, pages, data)


def _printed(pdf: bytes, pages: Sequence[Sequence[str]], data: Mapping[str, Any]) -> Printed:
    first = "\n".join(pages[0]) if pages else ""
    number = _NUMBER.search(first)
    if number is None:
        raise Refused("This PDF is no report of Coordinator: no report number stands on its first page.")
    code, head = _CODE.search(first), _HEAD.search(first)
    day = number[2]
    file, own = _whole(pdf)
    return Printed(
        kind=number[1],
        number=number[0],
        code=code[0] if code else "",
        head=head[0] if head else "",
        day=f"{day[:4]}-{day[4:6]}-{day[6:]}",
        file=file,
        own=own,
        pages=pages,
        content=data.get("content"),
        about=data.get("report") or {},
    )


def _lines(page: Any) -> Sequence[str]:
    text = page.get_textpage().get_text_bounded()
    return [kept for line in text.splitlines() if (kept := " ".join(line.split()))]


def _attached(document: Any) -> Mapping[str, Any]:
    for place in range(document.count_attachments()):
        one = document.get_attachment(place)
        try:
            if one.get_name() == DATA:
                found = json.loads(bytes(one.get_data()))
                return found if isinstance(found, dict) else {}
        except (pypdfium2.PdfiumError, ValueError):
            return {}  # somebody put another file in its place: what is printed counts
    return {}


def _whole(pdf: bytes) -> tuple[File, int]:
    """Compare a file with the identity that it was given when it was written: a hash of what stands before its end."""
    for end in _END.finditer(pdf):
        start = int(end[1])
        identity = _IDENTITY.search(pdf, start, end.start())
        if identity and hashlib.sha256(pdf[:start]).hexdigest()[:32].encode() == identity[1]:
            return (File.WHOLE if end.end() == len(pdf) else File.ADDED_TO), end.end()
    return File.CHANGED, len(pdf)
