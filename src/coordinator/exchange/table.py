"""Anybody's tables: a text file, a workbook, or what lies on the clipboard, as rows of cells."""

from dataclasses import replace
from pathlib import Path

from coordinator.exchange.cells import Cell, Reading, Row, Table, TextFormat
from coordinator.exchange.limits import MOST_BYTES, refusal
from coordinator.exchange.package import DAMAGED, protected
from coordinator.exchange.text_file import read_rows, read_text
from coordinator.exchange.workbook_file import read_workbook

__all__ = ["Cell", "Reading", "Row", "Table", "TextFormat", "read_pasted", "read_tables"]

_ZIP = b"PK\x03\x04"
_NO_WHOLE_ZIP = (b"PK\x05\x06", b"PK\x07\x08")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = {
    b"%PDF-": "a PDF",
    b"\x89PNG\r\n": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"SQLite format 3": "a database",
}
_MARKED_UP = (b"<?xml", b"<!doctype", b"<html", b"<table")
_SAVE_AS = "open it in a spreadsheet and save it as .xlsx"
PASTED = "clipboard"
EMPTY = "there is nothing in it"


def read_tables(file: Path, text_format: TextFormat | None = None) -> Reading:
    """Read the text file or workbook *file*; how a text file is written is guessed unless it is given.

    A merged cell counts for every cell that it covers; formulas count as the value that was kept with them; hidden
    rows, columns and sheets are read and marked. Nothing in the file is run and nothing outside it is opened.

    Raises:
        Invalid: it is no table, damaged, protected by a password, of an old kind, too large, or cannot be read.
    """
    content = _content(file)
    _refuse_others(file.name, content)
    also = _open_elsewhere(file)
    found = None
    if content.startswith(_ZIP):
        tables = read_workbook(file.name, content)
    else:
        table, found = read_text(file.name, content, text_format)
        tables = (table,)
    if not any(table.rows for table in tables):
        raise refusal(file.name, EMPTY)
    return Reading(tuple(replace(table, notes=(*also, *table.notes)) for table in tables), found)


def _content(file: Path) -> bytes:
    name = file.name
    if name.startswith("~$"):
        raise refusal(name, f"this only marks that a workbook is open; choose {name[2:]} itself")
    if not file.is_file():
        raise refusal(str(file), "there is no such file")
    try:
        if file.stat().st_size > MOST_BYTES:
            raise refusal(name, f"it has more than {MOST_BYTES >> 20} MB; split it and bring in the parts one by one")
        content = file.read_bytes()
    except PermissionError as error:
        reason = "it cannot be read: it may be open in another program, or this account may not read it"
        raise refusal(name, f"{reason}; close it there, or copy it to a folder of your own") from error
    except OSError as error:
        raise refusal(name, f"it cannot be read: {error.strerror}") from error
    if not content.strip():
        raise refusal(name, EMPTY)
    return content


def _refuse_others(name: str, content: bytes) -> None:
    """Refuse what is plainly something else than a table, by what it is.

    Raises:
        Invalid: it is.
    """
    if content.startswith(_OLD_OFFICE):
        if _ENCRYPTED in content:
            raise protected(name)
        raise refusal(name, f"this is a file of an old kind (.xls); {_SAVE_AS}")
    other = next((what for beginning, what in _OTHERS.items() if content.startswith(beginning)), None)
    if other:
        raise refusal(name, f"this is {other} and no table; a table comes as .xlsx, .xlsm, .csv or .tsv")
    if content[:64].removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_MARKED_UP):
        raise refusal(name, f"this is a web page or XML, whatever its name says; {_SAVE_AS}")
    if content.startswith(_NO_WHOLE_ZIP):
        raise refusal(name, DAMAGED)


def _open_elsewhere(file: Path) -> tuple[str, ...]:
    """Return a note if a spreadsheet marks that it has the file open."""
    marks = (file.with_name(f"~${file.name}"), file.with_name(f".~lock.{file.name}#"))
    if any(mark.exists() for mark in marks):
        return ("It is open in another program; what was not saved there is not read.",)
    return ()


def read_pasted(text: str) -> Table:
    """Return the table that *text* from the clipboard holds, as spreadsheets put it there: tabs between cells.

    Raises:
        Invalid: there is nothing in it, a quotation mark is not closed, or there is too much of it.
    """
    if not text.strip():
        raise refusal(PASTED, "there is nothing on it; copy cells in a spreadsheet first")
    if len(text) > MOST_BYTES:
        raise refusal(PASTED, "there is too much on it; save the table as a file and bring that in")
    return Table(PASTED, "", tuple(read_rows(PASTED, text.replace("\x00", ""), "\t")))
