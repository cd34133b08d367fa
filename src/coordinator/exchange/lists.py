"""Lists as people carry them into a spreadsheet: a CSV file, or text parted by tabs for the clipboard."""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from coordinator.exchange.words import write_cell
from coordinator.records.plain_words import in_words

_MARK = b"\xef\xbb\xbf"
"""Tells spreadsheets that the file is UTF-8."""


def csv_of(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return the CSV file of *rows* in words; no cell of it runs as a formula."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(map(_cell, headings))
    writer.writerows(map(_cell, row) for row in rows)
    return _MARK + buffer.getvalue().encode("utf-8", "replace")


def tsv_of(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return *rows* with their headings for the clipboard, one line each; no cell of it runs as a formula."""
    return "".join("\t".join(_in_a_line(_cell(cell)) for cell in row) + "\n" for row in (headings, *rows))


def _cell(value: object) -> str:
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return write_cell(value)
    return write_cell(in_words(value))


def _in_a_line(text: str) -> str:
    return " ".join(text.split())
