"""Writing workbooks (XLSX) whose days are days, whose numbers of officers stay text, and in which nothing runs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from coordinator.exchange.cells import Cell


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

    Text is never a formula, and what a sheet cannot hold (control characters) is left out of it.
    """
    raise NotImplementedError(pages)
