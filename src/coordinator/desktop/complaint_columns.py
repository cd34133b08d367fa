"""What the list of complaints shows, and its filters; nothing in it says who complained, or of whom."""

from collections.abc import Callable, Iterator

from coordinator.desktop.duty_columns import URGENCY
from coordinator.desktop.listing import Column
from coordinator.services.complaint_view import ComplaintRow, Complaints

_OPEN = frozenset({"RECEIVED", "TOLD", "RESOLVED"})
_STATES = ("AHEAD", "RECEIVED", "TOLD", "RESOLVED", "CLOSED")


def _urgency(row: ComplaintRow) -> tuple[bool, int, str, int]:
    """Sort what is overdue first, then what else is open, then the rest, the latest first."""
    behind = row.state == "CLOSED" and not row.attention
    return behind, 0 if behind else URGENCY.get(row.status, 7), row.due or "9999", -_moment(row.received)


def _moment(received: str) -> int:
    return int("".join(filter(str.isdigit, received)))


COLUMNS: tuple[Column[ComplaintRow], ...] = (
    Column("Log number", lambda row: row.log_no, lambda row: row.log_no, 104, strong=True),
    Column("Received", lambda row: row.received[:10], lambda row: row.received, 104),
    Column("Nature", lambda row: row.nature, lambda row: row.nature.casefold(), 140, gives_way=3),
    Column("Result", lambda row: row.status_words, _urgency, 128, code=lambda row: row.status),
    Column("Clock", lambda row: row.clock, _urgency, 220, gives_way=1),
    Column("State", lambda row: row.state_words, lambda row: _STATES.index(row.state), 100),
    Column("Due", lambda row: row.due, lambda row: row.due or "9999", 140, late=lambda row: row.overdue, gives_way=4),
    Column("Agreement", lambda row: row.agreement, lambda row: row.agreement, 104, gives_way=5),
)
RESULT = 3

SHOWS: dict[Complaints, Callable[[ComplaintRow], bool]] = {
    Complaints.ALL: lambda _: True,
    Complaints.OPEN: lambda row: row.state in _OPEN,
    Complaints.ATTENTION: lambda row: row.attention,
    Complaints.DUE_SOON: lambda row: row.status == "DUE_SOON",
    Complaints.CLOSED: lambda row: row.state == "CLOSED",
}


def words_of(row: ComplaintRow) -> Iterator[str]:
    """Yield what a search for complaints looks through."""
    yield from (row.log_no, row.received, row.nature, row.agreement, row.state_words, row.clock, row.status_words)
    yield from (row.due, row.summary)
