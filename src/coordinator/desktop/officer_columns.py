"""What the list of officers shows, and its filters."""

from collections.abc import Callable, Iterator
from datetime import date

from coordinator.desktop.listing import Column
from coordinator.services.officer_view import OfficerRow
from coordinator.services.today import Show


def _last(day: date | None) -> date:
    return day or date.max


COLUMNS: tuple[Column[OfficerRow], ...] = (
    Column("Badge", lambda row: row.badge, lambda row: row.badge.rjust(12), 80),
    Column("Name", lambda row: row.name, lambda row: row.name.casefold(), 176, strong=True),
    Column("Rank", lambda row: row.rank, lambda row: row.rank.casefold(), 120, shown=False, gives_way=1),
    Column("Facility", lambda row: row.facility, lambda row: row.facility.casefold(), 160, shown=False, gives_way=2),
    Column("Agreement", lambda row: row.agreements, lambda row: row.agreements, 110),
    Column("Status", lambda row: row.status_words, lambda row: row.status_words, 190, code=lambda row: row.status),
    Column(
        "Next due",
        lambda row: row.next_due.isoformat() if row.next_due else "",
        lambda row: _last(row.next_due),
        110,
        late=lambda row: row.overdue,
    ),
    Column(
        "For", lambda row: row.next_words, lambda row: (row.next_words == "", row.next_words), 160, False, gives_way=3
    ),
    Column("Flags", lambda row: "; ".join(row.flags), lambda row: -len(row.flags), 240, gives_way=4),
)
NAME = 1

SHOWS: dict[Show, Callable[[OfficerRow], bool]] = {
    Show.ALL: lambda _: True,
    Show.AUTHORIZED: lambda row: row.status == "AUTHORIZED",
    Show.NOT_AUTHORIZED: lambda row: row.status not in {"", "AUTHORIZED"} and not row.ended,
    Show.ATTENTION: lambda row: row.attention,
    Show.DUE_SOON: lambda row: row.due_soon,
    Show.CANNOT_TELL: lambda row: row.cannot_tell,
    Show.ENDED: lambda row: row.ended,
}


def words_of(row: OfficerRow) -> Iterator[str]:
    """Yield what a search for officers looks through."""
    yield from (row.badge, row.name, row.rank, row.facility, row.agreements, row.status_words, *row.flags)
