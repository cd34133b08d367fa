"""What the list of months of counts shows, and its filters."""

from collections.abc import Callable, Iterator
from functools import partial

from coordinator.desktop.listing import Column
from coordinator.records.conditions import Holds
from coordinator.services.activity_view import MonthRow, Months, MonthState

_LATEST = 10**8


def _count(row: MonthRow, name: str) -> str:
    return row.counts[name]


def _number(row: MonthRow, name: str) -> int:
    return int(row.counts[name] or -1)


def _column(title: str, name: str, gives_way: int) -> Column[MonthRow]:
    return Column(
        title,
        partial(_count, name=name),
        partial(_number, name=name),
        92,
        gives_way=gives_way,
        value=lambda row: int(row.counts[name]) if row.counts[name] else None,
        holds=Holds.NUMBERS,
    )


def _latest(row: MonthRow) -> tuple[int, str]:
    return _LATEST - int(row.month.replace("-", "")), row.moa


COLUMNS: tuple[Column[MonthRow], ...] = (
    Column("Month", lambda row: row.month, _latest, 92, strong=True),
    Column("Agreement", lambda row: row.moa, lambda row: row.moa.casefold(), 116),
    Column("State", lambda row: row.state.value, lambda row: row.state.value, 130, code=lambda row: row.status),
    Column("Due", lambda row: row.due, lambda row: row.due or "9999", 104, late=lambda row: row.status == "OVERDUE"),
    Column("Locked", lambda row: row.since, lambda row: row.since, 104, gives_way=6),
    Column(
        "Different",
        lambda row: str(row.differences or ""),
        lambda row: -row.differences,
        88,
        gives_way=5,
        value=lambda row: row.differences,
        holds=Holds.NUMBERS,
    ),
    _column("Encounters", "encounters", 1),
    _column("Detainers", "detainers_issued", 2),
    _column("Warrants", "arrest_warrants_served", 3),
    _column("Transfers", "transfers_to_ice", 4),
)
MONTH = 0

SHOWS: dict[Months, Callable[[MonthRow], bool]] = {
    Months.ALL: lambda _: True,
    Months.OPEN: lambda row: row.state is not MonthState.LOCKED,
    Months.LOCKED: lambda row: row.state is MonthState.LOCKED,
    Months.DIFFERENT: lambda row: bool(row.differences),
}


def words_of(row: MonthRow) -> Iterator[str]:
    """Yield what a search for months looks through."""
    yield from (row.month, row.moa, row.state.value, row.due, row.since)
