"""What the lists of months of costs and of claims show, and their filters."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from coordinator.desktop.listing import Column
from coordinator.records.conditions import Holds
from coordinator.reports.money import dollars
from coordinator.services.costs_view import ClaimRow, Claims, CostMonthRow, CostMonths

Row = TypeVar("Row")

_LATEST = 10**8


def _column(title: str, cents_of: Callable[[Row], int | None], gives_way: int) -> Column[Row]:
    """Return a column of money; a filter compares dollars."""

    def show(row: Row) -> str:
        cents = cents_of(row)
        return dollars(cents) if cents else ""

    def value(row: Row) -> float | None:
        cents = cents_of(row)
        return None if cents is None else cents / 100

    def sort(row: Row) -> int:
        return cents_of(row) or 0

    return Column(title, show, sort, 112, gives_way=gives_way, value=value, holds=Holds.NUMBERS)


COLUMNS: tuple[Column[CostMonthRow], ...] = (
    Column("Month", lambda row: row.month, lambda row: _LATEST - int(row.month.replace("-", "")), 92, strong=True),
    Column("Year from", lambda row: row.year, lambda row: row.year, 104, gives_way=6),
    _column("Agency paid", lambda row: row.agency, 0),
    _column("ICE paid", lambda row: row.ice, 1),
    _column("Others paid", lambda row: row.others, 4),
    _column("Incremental", lambda row: row.incremental, 5),
    _column("Came back", lambda row: row.received, 2),
    Column("Entries", lambda row: str(row.entries), lambda row: row.entries, 80, gives_way=3),
    Column("Open", lambda row: str(row.doubts or ""), lambda row: -row.doubts, 70, late=lambda row: bool(row.doubts)),
)
MONTH = 0

SHOWS: dict[CostMonths, Callable[[CostMonthRow], bool]] = {
    CostMonths.ALL: lambda _: True,
    CostMonths.YEAR: lambda row: row.this_year,
    CostMonths.DOUBTS: lambda row: bool(row.doubts),
}

CLAIMS: tuple[Column[ClaimRow], ...] = (
    Column("Claim", lambda row: row.code, lambda row: row.code.casefold(), 104, strong=True),
    Column("Program", lambda row: row.program, lambda row: row.program, 200, gives_way=1),
    Column("Status", lambda row: row.status, lambda row: row.status, 130, code=lambda row: row.status_code),
    _column("Claimed", lambda row: row.claimed, 0),
    _column("Approved", lambda row: row.approved, 3),
    _column("Received", lambda row: row.received, 2),
    Column("Claimed on", lambda row: row.claimed_on, lambda row: row.claimed_on or "9999", 104, gives_way=5),
    Column("Period", lambda row: row.period, lambda row: row.period, 190, gives_way=4),
)
CLAIM = 0

CLAIM_SHOWS: dict[Claims, Callable[[ClaimRow], bool]] = {
    Claims.ALL: lambda _: True,
    **{show: partial(lambda row, show: row.show is show, show=show) for show in Claims if show is not Claims.ALL},
}


def month_words(row: CostMonthRow) -> Iterator[str]:
    """Yield what a search for months looks through."""
    yield from (row.month, row.year)


def claim_words(row: ClaimRow) -> Iterator[str]:
    """Yield what a search for claims looks through."""
    yield from (row.code, row.program, row.status, row.period, row.claimed_on)
