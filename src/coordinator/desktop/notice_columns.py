"""What the list of posted notices shows, and its filters."""

from collections.abc import Callable, Iterator
from functools import partial

from coordinator.desktop.duty_columns import URGENCY
from coordinator.desktop.listing import Column
from coordinator.services.notice_view import NoticeRow, Notices


def _urgency(row: NoticeRow) -> tuple[bool, int, str]:
    return not row.status, URGENCY.get(row.status, 7), row.due or "9999"


def _due(row: NoticeRow) -> str:
    return row.due or "9999"


def _mark(row: NoticeRow, place: int) -> str:
    return row.marks[place].capitalize()


def _column(title: str, place: int, gives_way: int) -> Column[NoticeRow]:
    show = partial(_mark, place=place)
    return Column(title, show, show, 84, gives_way=gives_way)


COLUMNS: tuple[Column[NoticeRow], ...] = (
    Column("Facility", lambda row: row.name, lambda row: row.name.casefold(), 180, strong=True),
    Column("Result", lambda row: row.status_words, _urgency, 128, code=lambda row: row.status),
    Column("Checked", lambda row: row.checked_on, lambda row: row.checked_on, 104),
    _column("English", 0, 2),
    _column("Spanish", 1, 3),
    _column("Legible", 2, 4),
    _column("Current", 3, 5),
    Column("Due", lambda row: row.due, _due, 104, late=lambda row: row.status == "OVERDUE", gives_way=1),
    Column("Edition", lambda row: row.edition, lambda row: row.edition, 104, gives_way=6),
    Column("Problem", lambda row: row.problem, lambda row: (not row.problem, row.problem), 160, gives_way=7),
    Column("Kind", lambda row: row.kind, lambda row: row.kind, 120, shown=False, gives_way=8),
)
RESULT = 1

SHOWS: dict[Notices, Callable[[NoticeRow], bool]] = {
    Notices.ALL: lambda _: True,
    Notices.ATTENTION: lambda row: row.attention,
    Notices.DUE_SOON: lambda row: row.status == "DUE_SOON",
}


def words_of(row: NoticeRow) -> Iterator[str]:
    """Yield what a search for notices looks through."""
    yield from (row.name, row.kind, row.checked_on, row.edition, row.problem, row.status_words, row.due)
