"""The blocks of a sheet: rows without a blank one between them, and parts of them beside each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from coordinator.exchange.cells import Cell, Row, Table

_MOST_BESIDE = 20
"""How many tables may stand beside each other; more blank columns are blanks of one."""


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that hang together, from the column *first* (from 0) on; their cells begin there."""

    first: int
    rows: tuple[Row, ...]

    @property
    def width(self) -> int:
        """How many columns the longest row has."""
        return max(len(row.cells) for row in self.rows)

    @property
    def columns(self) -> range:
        """The columns of the sheet that it takes."""
        return range(self.first, self.first + self.width)


def filled(row: Row) -> list[Cell]:
    """Return the cells of *row* that hold something."""
    return [cell for cell in row.cells if cell is not None]


def blocks_of(table: Table) -> Iterator[Block]:
    """Yield the blocks of *table* from top to bottom, those beside each other from left to right."""
    for rows in _without_gaps(table):
        for first, end in _apart(rows, _spans(_columns_used(rows))):
            parts = (_part(row, first, end) for row in rows)
            yield Block(first, tuple(row for row in parts if row.cells))


def _without_gaps(table: Table) -> Iterator[list[Row]]:
    rows: list[Row] = []
    for row in table.rows:
        if rows and row.number > _last_line(table, rows[-1]) + 1:
            yield rows
            rows = []
        rows.append(row)
    if rows:
        yield rows


def _last_line(table: Table, row: Row) -> int:
    """Return where *row* ends: in a text file, a cell can go on over several lines."""
    if table.name:
        return row.number
    return row.number + sum(cell.count("\n") for cell in row.cells if isinstance(cell, str))


def _columns_used(rows: Sequence[Row]) -> list[bool]:
    used = [False] * max(len(row.cells) for row in rows)
    for row in rows:
        for column, cell in enumerate(row.cells):
            if cell is not None:
                used[column] = True
    return used


def _spans(used: Sequence[bool]) -> list[tuple[int, int]]:
    """Return begin and end of each run of columns that are used."""
    edges = [at for at in range(len(used) + 1) if (at > 0 and used[at - 1]) != (at < len(used) and used[at])]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _apart(rows: Sequence[Row], spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return *spans*, those joined that are one table with an empty column inside."""
    if len(spans) > _MOST_BESIDE:
        return [(spans[0][0], spans[-1][1])]
    joined = [spans[0]]
    for span in spans[1:]:
        if _are_two(rows, joined[-1], span):
            joined.append(span)
        else:
            joined[-1] = (joined[-1][0], span[1])
    return joined


def _are_two(rows: Sequence[Row], left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Return whether two runs of columns are two tables: they end in other rows, or have a heading in common."""
    if min(left[1] - left[0], right[1] - right[0]) < 2:
        return False
    parts = [[part for row in rows if (part := _part(row, *span)).cells] for span in (left, right)]
    if parts[0][-1].number != parts[1][-1].number:
        return True
    tops = [{cell for row in part[:3] for cell in filled(row) if isinstance(cell, str)} for part in parts]
    return not tops[0].isdisjoint(tops[1])


def _part(row: Row, first: int, end: int) -> Row:
    cells = row.cells[first:end]
    while cells and cells[-1] is None:
        cells = cells[:-1]
    return row if first == 0 and len(cells) == len(row.cells) else replace(row, cells=cells)
