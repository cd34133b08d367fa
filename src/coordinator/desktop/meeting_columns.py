"""What the list of committee meetings shows, and its filters."""

from collections.abc import Callable, Iterator

from coordinator.desktop.duty_columns import URGENCY
from coordinator.desktop.listing import Column
from coordinator.services.committee_view import MeetingRow, Meetings


def _urgency(row: MeetingRow) -> tuple[int, int, str]:
    return 0 if row.attention else 1, URGENCY.get(row.status, 7), row.due or "9999"


def _latest_first(row: MeetingRow) -> int:
    return -int("".join(filter(str.isdigit, row.scheduled)))


COLUMNS: tuple[Column[MeetingRow], ...] = (
    Column("Day", lambda row: row.scheduled, _latest_first, 140, strong=True),
    Column("State", lambda row: row.state_words, lambda row: row.state_words, 120, gives_way=1),
    Column("Result", lambda row: row.status_words, _urgency, 128, code=lambda row: row.status),
    Column("About", lambda row: row.clock, _urgency, 190, gives_way=3),
    Column(
        "Due",
        lambda row: row.due,
        lambda row: row.due or "9999",
        104,
        late=lambda row: row.status == "OVERDUE",
        gives_way=2,
    ),
    Column("Code", lambda row: row.code, lambda row: row.code, 90, gives_way=4),
    Column("Agreements", lambda row: row.agreements, lambda row: row.agreements, 150, gives_way=5),
    Column("Title", lambda row: row.title, lambda row: row.title.casefold(), 220, shown=False, gives_way=6),
)
DAY = 0

SHOWS: dict[Meetings, Callable[[MeetingRow], bool]] = {
    Meetings.ALL: lambda _: True,
    Meetings.AHEAD: lambda row: row.state is Meetings.AHEAD,
    Meetings.ATTENTION: lambda row: row.attention,
    Meetings.HELD: lambda row: row.state is Meetings.HELD,
    Meetings.NOT_HELD: lambda row: row.state is Meetings.NOT_HELD,
}


def words_of(row: MeetingRow) -> Iterator[str]:
    """Yield what a search for meetings looks through."""
    yield from (row.code, row.title, row.scheduled, row.agreements, row.state_words, row.clock, row.status_words)
