"""Writing workbooks (XLSX) whose days are days, whose badges stay text, and in which nothing runs."""

import io
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

import xlsxwriter

from coordinator.errors import Invalid, Problem
from coordinator.exchange.cells import Cell
from coordinator.exchange.places import letters_of

ENDING = ".xlsx"
"""Ends the names of workbooks that are written."""

MOST_ROWS = 1_048_576
MOST_LETTERS = 32_767
"""What a cell holds at most."""

_MADE = datetime(2000, 1, 1)
"""Stands as the time of making, so that equal pages give equal bytes."""

_FIRST_DAY = date(1900, 3, 1)
"""Days before it are written as text: spreadsheets count a February 29, 1900, and nothing before that year."""

_EXACT = 10**15
_WIDEST = 60
_LINE = 15
_MOST_LINES = 12
_LISTED = 255
"""How many letters a drop-down may have in itself; a longer one refers to the sheet of words."""

_UNKEPT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_A_TITLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
WORDS = "Words"
"""The title of the sheet that holds long drop-downs; nobody sees it."""

_OPTIONS = {
    "in_memory": True,  # nothing of the records may lie in a temporary file
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_NUMBER_FORMATS = {datetime: "yyyy-mm-dd hh:mm", date: "yyyy-mm-dd", time: "hh:mm"}
_WIDTHS = {datetime: 16, date: 10, time: 5}


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: its title, its headings, and its rows.

    *choices* are the words that a column (from 0) offers as a drop-down; *texts* are the columns in which everything
    stays text, such as badges.
    """

    title: str
    headings: tuple[str, ...]
    rows: Iterable[Sequence[Cell]]
    choices: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    texts: frozenset[int] = frozenset()


def workbook(pages: Sequence[Page]) -> bytes:
    """Return the workbook of *pages*: headings that stay in sight, a filter, widths by content; equal for equal pages.

    Text is never a formula, and control characters, which a sheet cannot hold, are left out.

    Raises:
        Invalid: a page has more rows, or a cell more letters, than a sheet can hold.
    """
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, _OPTIONS)
    book.set_properties({"created": _MADE})
    writing = _Writing(book)
    titles: set[str] = {WORDS.casefold()}
    for page in pages:
        writing.write(page, _title(page.title, titles))
    writing.write_words()
    book.close()
    return buffer.getvalue()


def _title(title: str, taken: set[str]) -> str:
    """Return *title* as a sheet can have it, and add it to those that are *taken*."""
    plain = _NOT_IN_A_TITLE.sub(" ", title).strip(" '") or "Sheet"
    for number in range(1, len(taken) + 2):
        mark = f" {number}" if number > 1 else ""
        found = plain[: 31 - len(mark)] + mark
        if found.casefold() not in taken:
            break
    taken.add(found.casefold())
    return found


@dataclass(eq=False)
class _Writing:
    """One workbook while it is written."""

    book: Any
    words: dict[tuple[str, ...], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._heading = self._format(bold=True, bg_color="#E4E9F0", bottom=1, text_wrap=True)
        self._plain = self._format()
        self._text = self._format(num_format="@")
        self._long_text = self._format(num_format="@", text_wrap=True)
        self._measured = {kind: self._format(num_format=code, align="left") for kind, code in _NUMBER_FORMATS.items()}

    def _format(self, **look: object) -> Any:
        return self.book.add_format({"valign": "top", **look})

    def write(self, page: Page, title: str) -> None:
        """Write one page as the next sheet."""
        sheet = self.book.add_worksheet(title)
        widths = [max(map(len, heading.split("\n"))) + 3 for heading in page.headings]  # room for the filter's button
        _heighten(sheet, 0, page.headings)
        for column, heading in enumerate(page.headings):
            sheet.write_string(0, column, _kept(heading), self._heading)
        last = 0
        for last, row in enumerate(page.rows, 1):
            if last >= MOST_ROWS:
                raise Invalid([Problem(f"a sheet cannot hold more than {MOST_ROWS:,} rows", file=page.title)])
            _heighten(sheet, last, row)
            for column, cell in enumerate(row):
                width = self._write_cell(sheet, page, last, column, cell)
                widths[column] = max(widths[column], width)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, min(width, _WIDEST) + 1, self._text if column in page.texts else None)
        if page.headings:
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, last, len(page.headings) - 1)
        for column, words in page.choices.items():
            self._offer(sheet, column, words)

    def _write_cell(self, sheet: Any, page: Page, row: int, column: int, cell: Cell) -> int:
        """Write one cell and return how wide it is."""
        if cell is None or cell == "":
            return 0
        if isinstance(cell, bool):
            sheet.write_boolean(row, column, cell, self._plain)
            return 5
        if column in page.texts or not _is_measured(cell):
            return self._write_text(sheet, page, (row, column), str(cell))
        if isinstance(cell, int | float):
            sheet.write_number(row, column, cell, self._plain)
            return len(str(cell))
        sheet.write_datetime(row, column, cell, self._measured[type(cell)])
        return _WIDTHS[type(cell)]

    def _write_text(self, sheet: Any, page: Page, place: tuple[int, int], text: str) -> int:
        row, column = place
        text = _kept(text)
        if len(text) > MOST_LETTERS:
            where = f"{letters_of(column)}{row + 1}"
            reason = f"cell {where} would have {len(text):,} characters; a sheet holds {MOST_LETTERS:,} in a cell"
            raise Invalid([Problem(reason, file=page.title)])
        lines = text.split("\n")
        sheet.write_string(row, column, text, self._text if len(lines) == 1 else self._long_text)
        return max(map(len, lines))

    def _offer(self, sheet: Any, column: int, words: tuple[str, ...]) -> None:
        short = len(",".join(words)) <= _LISTED and not any(mark in word for word in words for mark in ',"')
        source = list(words) if short else self.words.setdefault(words, _place_of_words(len(self.words), words))
        title, message = "Not one of the words", "Choose one of the words that the arrow beside the cell shows."
        said = {"error_title": title, "error_message": message}
        sheet.data_validation(1, column, MOST_ROWS - 1, column, {"validate": "list", "source": source, **said})

    def write_words(self) -> None:
        """Write the long drop-downs to a sheet of their own, which nobody sees."""
        if not self.words:
            return
        sheet = self.book.add_worksheet(WORDS)
        sheet.very_hidden()
        for column, words in enumerate(self.words):
            for row, word in enumerate(words):
                sheet.write_string(row, column, _kept(word))


def _heighten(sheet: Any, row: int, cells: Sequence[Cell]) -> None:
    """Make a row as high as its cells have lines; not every program does so by itself."""
    lines = max((cell.count("\n") for cell in cells if isinstance(cell, str)), default=0) + 1
    if lines > 1:
        sheet.set_row(row, _LINE * min(lines, _MOST_LINES))


def _place_of_words(column: int, words: tuple[str, ...]) -> str:
    letters = letters_of(column)
    return f"={WORDS}!${letters}$1:${letters}${len(words)}"


def _is_measured(cell: Cell) -> bool:
    """Return whether a sheet keeps *cell* exactly as a number or a day; it is written as text otherwise."""
    if isinstance(cell, int | float):
        return math.isfinite(cell) and abs(cell) < _EXACT
    if isinstance(cell, date):
        return (cell.date() if isinstance(cell, datetime) else cell) >= _FIRST_DAY
    return isinstance(cell, time)


def _kept(text: str) -> str:
    return _UNKEPT.sub("", text)
