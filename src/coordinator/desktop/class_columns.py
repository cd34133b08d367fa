"""What the list of classes shows, and its filters."""

from collections.abc import Callable, Iterator
from datetime import date

from coordinator.desktop.listing import Column
from coordinator.services.training_view import Classes, ClassRow


def _last(row: ClassRow) -> date:
    return row.ends_on or row.started_on


COLUMNS: tuple[Column[ClassRow], ...] = (
    Column("First day", lambda row: row.started_on.isoformat(), lambda row: -row.started_on.toordinal(), 108),
    Column("Course", lambda row: row.course, lambda row: (row.course, row.started_on), 120, strong=True),
    Column("Title", lambda row: row.title, lambda row: row.title.casefold(), 220, gives_way=3),
    Column("Last day", lambda row: row.ends_on.isoformat() if row.ends_on else "", _last, 108, gives_way=4),
    Column("Location", lambda row: row.location, lambda row: row.location.casefold(), 150, gives_way=2),
    Column("Officers", lambda row: str(len(row.people)), lambda row: -len(row.people), 90),
    Column("Results", lambda row: row.results or "nobody yet", lambda row: row.results, 150),
    Column("Certified", lambda row: row.certified, lambda row: row.certified, 96, gives_way=1),
)
FIRST_DAY = 0

SHOWS: dict[Classes, Callable[[ClassRow], bool]] = {
    Classes.ALL: lambda _: True,
    Classes.AHEAD: lambda row: row.shown is Classes.AHEAD,
    Classes.OPEN: lambda row: row.shown is Classes.OPEN,
    Classes.HELD: lambda row: row.shown is Classes.HELD,
}


def words_of(row: ClassRow) -> Iterator[str]:
    """Yield what a search for classes looks through."""
    yield from (row.course, row.title, row.location, row.started_on.isoformat(), row.results, *row.people)
