"""Where the tables of a sheet are: below titles, under one or two lines of headings, side by side, above totals."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, zip_longest

from coordinator.exchange.blocks import Block, blocks_of, filled
from coordinator.exchange.cells import Row, Table
from coordinator.exchange.heading_rows import heading_rows, headings_of, is_measured, is_wordy, measured_columns

ABOVE = "it stands above the headings"
AGAIN = "it repeats the headings"
TOTAL = "it is a total"
CAPTION = "it holds one text only, as captions and notes do"

_TOTAL = re.compile(r"(grand\s+|sub[\s-]?)?(totals?|sum|count|average|mean)\b.{0,40}", re.IGNORECASE)
_CENT = 0.005
_LINES_OF_A_TITLE = 5
_LATEST = 8
"""How many tables back a block may go on."""


@dataclass(frozen=True, slots=True)
class Found:
    """One table on a sheet: the numbers of its heading rows, its headings, its rows, and what is no row of it.

    Without headings, its columns are called by their letters. The cells of *rows* begin at its first column.
    *left_out* are numbers of rows, each with why.
    """

    header_rows: tuple[int, ...]
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    left_out: tuple[tuple[int, str], ...] = ()


@dataclass(eq=False)
class _Growing:
    """A table while blocks are put to it: where it begins, all rows so far, and which of them are its headings."""

    columns: range
    rows: list[Row]
    header: range
    above: Sequence[Row] = ()

    def goes_on_with(self, block: Block) -> bool:
        """Return whether *block*, below this table and a blank row, is more of it."""
        mine, others = self.columns, block.columns
        if others.start < mine.start or others.stop > mine.stop:
            return False
        header = heading_rows(block)
        if not header or self.is_headings(block.rows[header.start]):
            return True
        first = block.rows[header.start]
        measured = measured_columns(islice(self.rows, self.header.stop, None))
        if measured:
            offset = others.start - mine.start
            return header.start == 0 and not any(_is_words_at(first, column - offset) for column in measured)
        return header.start == 0 and others == mine

    def add(self, block: Block) -> None:
        """Take the rows of *block*."""
        shift = (None,) * (block.first - self.columns.start)
        self.rows += [replace(row, cells=shift + row.cells) if shift else row for row in block.rows]

    def is_headings(self, row: Row) -> bool:
        """Return whether *row* is one of the heading rows, or repeats one."""
        return any(self.rows[at].cells == row.cells for at in self.header)


def find_tables(table: Table) -> tuple[Found, ...]:
    """Return the tables on the sheet or in the file *table*, from top to bottom.

    What stands above, between or below as title, caption, repeated heading or total is left out of the rows, and said.
    """
    growing: list[_Growing] = []
    titles: list[Row] = []
    blocks = list(blocks_of(table))
    for block, below in zip_longest(blocks, blocks[1:]):
        more_of = next((one for one in growing[: -_LATEST - 1 : -1] if one.goes_on_with(block)), None)
        if more_of:
            more_of.add(block)
        elif below and _is_title(block, below):
            titles += block.rows
        else:
            growing.append(_Growing(block.columns, list(block.rows), heading_rows(block), titles))
            titles = []
    if titles:  # and what is below them belongs to a table above
        growing[-1].above = [*growing[-1].above, *titles]
    return tuple(map(_found, growing))


def with_headings(table: Table, header_rows: Sequence[int]) -> Found:
    """Return the whole of *table* as one table whose headings are the rows with these numbers, as a person chose."""
    top = min(header_rows, default=0)
    above = [row for row in table.rows if row.number < top]
    rows = [row for row in table.rows if row.number >= top]
    if not rows:
        return Found((), (), (), tuple((row.number, ABOVE) for row in above))
    header = range(sum(row.number <= max(header_rows, default=0) for row in rows))
    return _found(_Growing(Block(0, tuple(rows)).columns, rows, header, above))


def _is_title(block: Block, below: Block) -> bool:
    """Return whether *block* is a title of the one below: lines of one text, or of a text and what it is."""
    most = 1 if below.width <= 2 else 2
    lines = [filled(row) for row in block.rows]
    return len(lines) <= _LINES_OF_A_TITLE and all(len(set(one)) <= most and is_wordy(one[0]) for one in lines)


def _found(growing: _Growing) -> Found:
    header = growing.header
    above = [*growing.above, *growing.rows[: header.start]]
    first = growing.rows[header.start].number if header else growing.rows[0].number
    left_out = [(row.number, ABOVE if row.number < first else CAPTION) for row in above]
    rows: list[Row] = []
    for row in growing.rows[header.stop :]:
        why = _why_no_row(growing, row)
        if why:
            left_out.append((row.number, why))
        else:
            rows.append(row)
    if len(rows) > 2 and _adds_up(rows[-1], rows[:-1], len(growing.columns)):
        left_out.append((rows.pop().number, TOTAL))
    header_rows = [growing.rows[at] for at in header]
    headings = headings_of(growing.columns, header_rows)
    return Found(tuple(row.number for row in header_rows), headings, tuple(rows), tuple(sorted(left_out)))


def _why_no_row(growing: _Growing, row: Row) -> str:
    cells = filled(row)
    width = len(growing.columns)
    if growing.is_headings(row):
        return AGAIN
    texts = {cell for cell in cells if isinstance(cell, str) and not is_measured(cell)}
    if texts and isinstance(cells[0], str) and all(map(_TOTAL.fullmatch, texts)) and width > 1:
        return TOTAL
    if width > 2 and len(set(cells)) == 1 and is_wordy(cells[0]):
        return CAPTION
    return ""


def _is_words_at(row: Row, column: int) -> bool:
    return 0 <= column < len(row.cells) and is_wordy(row.cells[column])


def _adds_up(last: Row, rows: Sequence[Row], width: int) -> bool:
    """Return whether *last* holds nothing but sums of the columns above."""
    sums = list(_numbers(last))
    if not sums or len(sums) != len(filled(last)) or len(sums) * 2 > width:
        return False
    added = dict.fromkeys((column for column, _ in sums), 0.0)
    for row in rows:
        for column, number in _numbers(row):
            if column in added:
                added[column] += number
    return all(abs(number - added[column]) < _CENT for column, number in sums)


def _numbers(row: Row) -> Iterator[tuple[int, float]]:
    for column, cell in enumerate(row.cells):
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            yield column, cell
