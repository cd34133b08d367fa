"""Which rows of a block are its headings: the first that holds only words, and a line that completes it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from coordinator.exchange.blocks import Block, filled
from coordinator.exchange.cells import Cell, Row
from coordinator.exchange.days import written_day
from coordinator.exchange.places import letters_of

_LOOKED_AT = 12
"""How many rows of a block may stand above its headings."""

_COMPARED = 50
"""How many rows say of which sort the values of a column are."""

_LONGEST = 120
_SIGNS = frozenset({"#", "№", "%", "$"})
"""Headings that have no letter."""

_LETTER = re.compile(r"[^\W\d_]")


def is_wordy(cell: Cell) -> bool:
    """Return whether *cell* can be a heading: words, and no day, number or address."""
    if not isinstance(cell, str) or len(cell) > _LONGEST:
        return False
    if cell.strip() in _SIGNS:
        return True
    return _LETTER.search(cell) is not None and "@" not in cell and written_day(cell) is None


def is_measured(cell: Cell) -> bool:
    """Return whether *cell* is a number or a day, as values are and headings are not."""
    return cell is not None and not (isinstance(cell, str) and _LETTER.search(cell) and written_day(cell) is None)


def heading_rows(block: Block) -> range:
    """Return the positions in *block* of the rows of headings; none if it begins with values."""
    at = _main_row(block)
    if at is None:
        return range(0)
    rows = block.rows
    if at > 0 and _completes_from_above(rows[at - 1], rows[at]):
        return range(at - 1, at + 1)
    if at + 1 < len(rows) and _goes_on(block, at):
        return range(at, at + 2)
    return range(at, at + 1)


def _main_row(block: Block) -> int | None:
    width = block.width
    for at, row in enumerate(block.rows[:_LOOKED_AT]):
        cells = filled(row)
        if len(cells) < min(2, width) or len(cells) * 2 < width:
            continue
        if width > 1 and len(set(cells)) == 1:
            continue  # a title that is merged over the table
        if not all(map(is_wordy, cells)) or _recurs(row, block.rows[at + 1 :]):
            return None
        return at if width > 1 or len(block.rows) > 1 else None
    return None


def _recurs(row: Row, below: Sequence[Row]) -> bool:
    """Return whether half of the cells of *row* stand in other rows below too, as values do and headings do not."""
    others = [other for other in below[:_COMPARED] if other.cells != row.cells]
    known = [{other.cells[at] for other in others if at < len(other.cells)} for at in range(len(row.cells))]
    again = sum(cell in column for cell, column in zip(row.cells, known, strict=True) if cell is not None)
    return again * 2 >= len(filled(row))


def _goes_on(block: Block, at: int) -> bool:
    """Return whether the row below *at* is a second line of headings: it parts what is merged or fills blanks."""
    top, second = block.rows[at], block.rows[at + 1]
    cells = filled(second)
    if len(cells) * 2 < len(filled(top)) or not all(map(is_wordy, cells)) or _recurs(second, block.rows[at + 2 :]):
        return False
    if any(left == right for left, right in pairwise(top.cells) if left is not None):
        return True
    blank = any(_at(top, column) is None for column, cell in enumerate(second.cells) if cell is not None)
    return blank and any(column < len(second.cells) for column in measured_columns(block.rows[at + 2 :]))


def _completes_from_above(above: Row, row: Row) -> bool:
    """Return whether *above* tells apart the same headings of *row*: two columns named Start, of two trainings."""
    cells = filled(above)
    names = filled(row)
    return len(set(cells)) > 1 and all(map(is_wordy, cells)) and len(set(names)) < len(names)


def measured_columns(rows: Iterable[Row]) -> set[int]:
    """Return the columns whose values are numbers or days, in most of the first *rows*."""
    seen: dict[int, list[bool]] = {}
    for _, row in zip(range(_COMPARED), rows, strict=False):
        for column, cell in enumerate(row.cells):
            if cell is not None:
                seen.setdefault(column, []).append(is_measured(cell))
    return {column for column, found in seen.items() if sum(found) * 2 > len(found)}


def headings_of(columns: range, rows: Sequence[Row]) -> tuple[str, ...]:
    """Return a heading for each of *columns* of a sheet: what its heading *rows* say, or its letters."""
    return tuple(
        " ".join(dict.fromkeys(_words(rows, at))) or f"Column {letters_of(column)}" for at, column in enumerate(columns)
    )


def _words(rows: Iterable[Row], column: int) -> Iterator[str]:
    for row in rows:
        cell = _at(row, column)
        if cell is not None:
            yield " ".join(str(cell).split())


def _at(row: Row, column: int) -> Cell:
    return row.cells[column] if column < len(row.cells) else None
