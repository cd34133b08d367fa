"""What a file of anybody's holds, before anyone says what it means: tables of rows of cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

Cell = str | int | float | bool | date | datetime | time | None
"""A value as the file holds it; a text file holds only text, and nothing stands for an empty cell."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row with something in it, where people find it: the line of a text file, the row of a sheet, from 1.

    Rows of one table may be of different lengths. A hidden row is one that the sheet does not show.
    """

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of a workbook, or a text file (its name is empty then), without its blank rows.

    *notes* are sentences about what was met and how it was taken: hidden rows, formulas, macros. *links* are the web
    addresses behind cells, by the number of the row, from 1, and that of the column, from 0; nothing follows them.
    """

    file: str
    name: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    links: Mapping[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TextFormat:
    """How a text file is written: a name that Python's codecs know, and the character between cells."""

    encoding: str
    separator: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The tables of one file, and for a text file how it was read, as given or as guessed."""

    tables: tuple[Table, ...]
    text_format: TextFormat | None = None
