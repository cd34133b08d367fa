"""What a file is, told by its content: a name can say anything."""

import codecs
import zipfile
from pathlib import Path

UNKNOWN = "application/octet-stream"

_OOXML = "application/vnd.openxmlformats-officedocument."
_BEGINNINGS = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
}
_PARTS = {
    "word/document.xml": f"{_OOXML}wordprocessingml.document",
    "xl/workbook.xml": f"{_OOXML}spreadsheetml.sheet",
}
_READ = 1 << 16
"""How many bytes of a file are looked at; a text is one if it begins as one."""

_IN_A_TEXT = frozenset("\t\n\r\f")


def mime_of(path: Path) -> str:
    """Return the MIME type of the file *path*: PDF, PNG, JPEG, plain text, a document or workbook, else unknown bytes.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(_READ)
    for beginning, mime in _BEGINNINGS.items():
        if head.startswith(beginning):
            return mime
    if head.startswith(b"PK\x03\x04"):
        return _zipped(path)
    return "text/plain" if head and _is_text(head) else UNKNOWN


def _zipped(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = frozenset(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError):  # damaged, of a newer kind, or with unreadable names
        return UNKNOWN
    return next((mime for part, mime in _PARTS.items() if part in parts), UNKNOWN)


def _is_text(head: bytes) -> bool:
    """Return whether *head* is UTF-8 without control characters; its last character may be cut."""
    try:
        text = codecs.getincrementaldecoder("utf-8-sig")().decode(head)
    except UnicodeDecodeError:
        return False
    return all(one.isprintable() or one.isspace() or one in _IN_A_TEXT for one in text)
