"""Merged cells: what a sheet shows once over several places counts for each of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping

from coordinator.exchange.cells import Cell
from coordinator.exchange.limits import too_many_cells
from coordinator.exchange.places import area_of


def merge(file: str, cells: Mapping[int, list[Cell]], areas: Iterable[str], left: int) -> int:
    """Repeat in *cells*, rows by number, the first cell of each of *areas* (``B2:D2``) wherever that one lies.

    A heading over three columns heads each of them, and a badge merged down over three courses belongs to each of
    them. Only rows with something of their own are filled, and only as far as the longest of them goes. Of the *left*
    cells that may be filled, those that then are left are returned.

    Raises:
        Invalid: the areas cover more cells than are left.
        ValueError: an area is none.
    """
    numbers = sorted(number for number, row in cells.items() if any(cell is not None for cell in row))
    widest = max((len(row) for row in cells.values()), default=0)
    for area in areas:
        first, top, last, bottom = area_of(area)
        end = min(last + 1, widest)
        covered = numbers[bisect_left(numbers, top) : bisect_right(numbers, bottom)]
        left -= 1 + len(covered) * max(0, end - first)
        if left < 0:
            raise too_many_cells(file)
        row = cells.get(top, [])
        if first < len(row) and row[first] is not None:
            for number in covered:
                _fill(cells[number], first, end, row[first])
    return left


def _fill(row: list[Cell], first: int, end: int, value: Cell) -> None:
    row.extend([None] * (end - len(row)))
    row[first:end] = [value] * (end - first)
