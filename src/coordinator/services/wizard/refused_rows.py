"""The rows that an import left out, as they came, with the reasons in a column: to be mended and brought again."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from coordinator.errors import Problem
from coordinator.exchange.table import Cell, Row
from coordinator.exchange.workbook import Page, workbook
from coordinator.services.wizard.plan import Place, Plan
from coordinator.store.faults import disk_said_plainly

REASON = "Why it was not imported"
SUFFIX = ".xlsx"


def refused_page(
    label: str, headings: Sequence[str], rows: Sequence[Row], reasons: Mapping[Place, Sequence[Problem]]
) -> Page:
    """Return the sheet of the *rows* of the table *label* that have *reasons*."""
    wide = len(headings)
    left = [
        (*_filled(row.cells, wide), _said(found))
        for row in rows
        if (found := reasons.get((label, row.number))) is not None
    ]
    return Page(label, (*headings, REASON), left, texts=frozenset())


def _filled(cells: Sequence[Cell], wide: int) -> tuple[Cell, ...]:
    return (*cells[:wide], *([None] * (wide - len(cells))))


def _said(problems: Sequence[Problem]) -> str:
    return "; ".join(f"{one.field}: {one.reason}" if one.field else one.reason for one in problems)


def save_refused(found: Plan, target: Path) -> None:
    """Write the rows that *found* refuses as a workbook.

    Raises:
        Unavailable: the file cannot be written.
    """
    with disk_said_plainly(target):
        target.write_bytes(workbook(found.incoming.pages(found.refused)))
