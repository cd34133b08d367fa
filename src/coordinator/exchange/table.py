"""Anybody's tables: a text file, a workbook, or what lies on the clipboard, as rows of cells."""

from pathlib import Path

from coordinator.exchange.cells import Cell, Reading, Row, Table, TextFormat

__all__ = ["Cell", "Reading", "Row", "Table", "TextFormat", "read_pasted", "read_tables"]


def read_tables(file: Path, text_format: TextFormat | None = None) -> Reading:
    """Read the text file or workbook *file*; how a text file is written is guessed unless it is given.

    A merged cell counts for each cell that it covers when it lies within one row, as headings do; one over several rows
    counts for its first row only. Formulas count as the value that was kept with them.

    Raises:
        Invalid: it is no table, damaged, protected by a password, of an old kind, or cannot be read.
    """
    raise NotImplementedError(file, text_format)


def read_pasted(text: str) -> Table:
    """Return the table that *text* from the clipboard holds, as spreadsheets put it there: tabs between cells.

    Raises:
        Invalid: there is nothing in it.
    """
    raise NotImplementedError(text)
