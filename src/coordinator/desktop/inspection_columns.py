"""What the list of inspections shows, and its filters."""

from collections.abc import Callable, Iterator

from coordinator.desktop.listing import Column
from coordinator.records.conditions import Holds
from coordinator.services.inspection_view import InspectionRow, Inspections


def _latest_first(row: InspectionRow) -> int:
    return -int(row.starts.replace("-", ""))


def _count(number: int) -> str:
    return str(number) if number else ""


COLUMNS: tuple[Column[InspectionRow], ...] = (
    Column("Code", lambda row: row.code, lambda row: row.code.casefold(), 110, strong=True),
    Column("Starts", lambda row: row.starts, _latest_first, 104),
    Column("Kind", lambda row: row.kind, lambda row: row.kind, 200, gives_way=3),
    Column("State", lambda row: row.state_words, lambda row: row.state_words, 160, gives_way=1),
    Column(
        "Findings",
        lambda row: _count(row.findings),
        lambda row: row.findings,
        84,
        gives_way=4,
        value=lambda row: row.findings,
        holds=Holds.NUMBERS,
    ),
    Column(
        "To do",
        lambda row: _count(row.to_do),
        lambda row: row.to_do,
        70,
        value=lambda row: row.to_do,
        holds=Holds.NUMBERS,
    ),
    Column("Due", lambda row: row.due, lambda row: row.due or "9999", 104, late=lambda row: row.late, gives_way=2),
    Column("Agreement", lambda row: row.agreement, lambda row: row.agreement, 110, gives_way=5),
)
STARTS = 1

SHOWS: dict[Inspections, Callable[[InspectionRow], bool]] = {
    Inspections.ALL: lambda _: True,
    **{
        one: lambda row, one=one: row.state is one  # type: ignore[misc]  # the default binds the filter to its state
        for one in (Inspections.AHEAD, Inspections.OPEN, Inspections.CLOSED)
    },
}


def words_of(row: InspectionRow) -> Iterator[str]:
    """Yield what a search for inspections looks through."""
    yield from (row.code, row.agreement, row.kind, row.starts, row.state_words, row.due)
