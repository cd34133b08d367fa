"""One sheet of a workbook: its cells as they are meant, whichever way the file keeps them."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from coordinator.exchange.cells import Cell, Row
from coordinator.exchange.limits import MOST_CELLS, MOST_COLUMNS, too_many_cells
from coordinator.exchange.merging import merge
from coordinator.exchange.number_formats import Part, as_shown
from coordinator.exchange.package import Handlers, LocalNames, Package
from coordinator.exchange.places import COLUMNS
from coordinator.exchange.rich_text import RichText, unescaped
from coordinator.exchange.text_file import tidy

MOST_ROWS = 1_048_576
_EXACT = 10**15
_YES = frozenset({"1", "true"})


@dataclass(frozen=True, slots=True)
class Book:
    """What the cells of all sheets of a workbook share: texts by number, formats by style, the first day."""

    file: str
    texts: Sequence[str]
    formats: Sequence[Part | None]
    from_1904: bool


@dataclass(eq=False)
class SheetFile:
    """One sheet while it is read; *left* is how many cells may still come, *linked* are areas and marks of links."""

    book: Book
    left: int = MOST_CELLS
    cells: dict[int, list[Cell]] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    linked: list[tuple[str, str]] = field(default_factory=list)
    formulas: int = 0
    unkept: int = 0
    percents: int = 0

    def __post_init__(self) -> None:
        """Begin before the first row."""
        self._local = LocalNames()
        self._number = 0
        self._row: list[Cell] = []
        self._column = -1
        self._given: dict[str, str] = {}
        self._value: str | None = None
        self._formula = False
        self._letters: list[str] = []
        self._rich = RichText(self._letters)

    def read(self, package: Package, part: str) -> None:
        """Read the XML of *part*.

        Raises:
            Invalid: it is damaged or too large.
        """
        self._local = package.local
        package.parse(part, Handlers(self._start, self._end, self._letters.append))

    def _start(self, tag: str, given: dict[str, str]) -> None:
        name = self._local[tag]
        if name == "c":
            place = given.get("r")
            self._column = COLUMNS[place.rstrip("0123456789")] if place else self._column + 1
            self._given = given
            self._value = None
            self._formula = False
        elif name == "v":
            self._letters.clear()
        elif name == "row":
            self._start_row(given)
        elif name == "f":
            self._formula = True
        elif name == "mergeCell":
            self.merged.append(given.get("ref", ""))
        elif name == "col":
            self._start_column(given)
        elif name == "hyperlink":
            mark = next((value for key, value in given.items() if self._local[key] == "id"), "")
            self.linked.append((given.get("ref", ""), mark))
        else:
            self._rich.start(name)

    def _end(self, tag: str) -> None:
        name = self._local[tag]
        if name == "v":
            self._value = "".join(self._letters) or None
        elif name == "c":
            self._end_cell()
        elif name == "is":
            self._value = self._rich.take()
        else:
            self._rich.end(name)

    def _start_row(self, given: dict[str, str]) -> None:
        self._number = int(given.get("r") or self._number + 1)
        if not 1 <= self._number <= MOST_ROWS:
            raise ValueError(self._number)
        self._row = self.cells.setdefault(self._number, [])
        self._column = -1
        if given.get("hidden") in _YES:
            self.hidden.add(self._number)

    def _start_column(self, given: dict[str, str]) -> None:
        if given.get("hidden") in _YES:
            self.hidden_columns.append((int(given["min"]), int(given["max"])))

    def _end_cell(self) -> None:
        if self._formula:
            self.formulas += 1
            self.unkept += self._value is None
        if self._value is None:
            return
        row, column = self._row, self._column
        missing = column - len(row)
        if missing >= 0:
            self.left -= missing + 1
            if self.left < 0 or column >= MOST_COLUMNS:
                raise too_many_cells(self.book.file)
            row.extend([None] * (missing + 1))
        row[column] = self._read_value(self._value)

    def _read_value(self, value: str) -> Cell:
        kind = self._given.get("t", "n")
        if kind == "s":
            return self.book.texts[int(value)]
        if kind == "n":
            return self._read_number(value)
        if kind == "b":
            return value in _YES
        if kind == "d":
            return _iso(value)
        return value if kind == "inlineStr" else unescaped(value)

    def _read_number(self, value: str) -> Cell:
        number = float(value)
        if not math.isfinite(number):
            raise ValueError(value)
        style = self._given.get("s")
        part = self.book.formats[int(style)] if style and self.book.formats else None
        self.percents += part is Part.PERCENT
        shown = as_shown(number, part, from_1904=self.book.from_1904)
        return int(shown) if isinstance(shown, float) and shown.is_integer() and abs(shown) < _EXACT else shown

    def table_rows(self) -> Iterator[Row]:
        """Yield the rows that hold something, in their order, merged cells in each place that they cover.

        Raises:
            Invalid: the merged cells cover more than is read.
        """
        self.left = merge(self.book.file, self.cells, self.merged, self.left)
        for number in sorted(self.cells):
            if cells := tidy(self.cells[number]):
                yield Row(number, cells, hidden=number in self.hidden)


def _iso(value: str) -> date | datetime:
    """Return the day or moment that *value* writes as ISO 8601 does; the zone is the agency's own."""
    found = datetime.fromisoformat(value).replace(tzinfo=None, microsecond=0)
    return found.date() if "T" not in value else found
