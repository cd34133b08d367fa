"""What the list of duties shows, and its filters."""

from collections.abc import Callable, Iterator
from datetime import date

from coordinator.desktop.listing import Column
from coordinator.desktop.views import View
from coordinator.records.conditions import Holds
from coordinator.services.duty_view import Duties, DutyRow

URGENCY = {"OVERDUE": 0, "NOT_MET": 1, "LATE": 2, "CANNOT_TELL": 3, "DUE_SOON": 4, "PENDING": 5, "MET": 6}
"""How soon a status needs somebody, the lowest first."""
_OPEN = frozenset({"OVERDUE", "NOT_MET", "LATE"})


def _urgency(row: DutyRow) -> tuple[bool, int, str]:
    return row.settled, URGENCY.get(row.status, 7), row.due or "9999"


def _due(row: DutyRow) -> date | None:
    return date.fromisoformat(row.due[:10]) if row.due else None


COLUMNS: tuple[Column[DutyRow], ...] = (
    Column("Duty", lambda row: row.title, lambda row: (row.title, row.about), 220, strong=True),
    Column("About", lambda row: row.about, lambda row: row.about.casefold(), 190),
    Column("Result", lambda row: row.status_words, _urgency, 140, code=lambda row: row.status),
    Column(
        "Due",
        lambda row: row.due[:10],
        lambda row: row.due or "9999",
        104,
        late=lambda row: row.overdue,
        value=_due,
        holds=Holds.DAYS,
    ),
    Column("Agreement", lambda row: row.agreement, lambda row: row.agreement, 104, gives_way=3),
    Column("Weight", lambda row: row.weight, lambda row: row.weight, 104, gives_way=2),
    Column("Basis", lambda row: row.basis, lambda row: row.basis, 220, shown=False, gives_way=4),
    Column("Rule", lambda row: row.rule, lambda row: row.rule, 84, shown=False, gives_way=1),
)
RESULT = 2

SHOWS: dict[Duties, Callable[[DutyRow], bool]] = {
    Duties.ALL: lambda _: True,
    Duties.ATTENTION: lambda row: row.counted and row.status in _OPEN and not row.settled,
    Duties.DUE_SOON: lambda row: row.counted and row.status == "DUE_SOON",
    Duties.CANNOT_TELL: lambda row: row.counted and row.status == "CANNOT_TELL",
    Duties.ADVICE: lambda row: not row.counted and not row.settled,
    Duties.SETTLED: lambda row: row.settled,
}

VIEWS = (
    View("Overdue, the oldest first", "result:overdue", orders=(("due", False),)),
    View("Due within 30 days", "due:30d", orders=(("due", False),)),
    View("Due within 90 days", "due:90d", orders=(("due", False),)),
    View("Duties without a day", "due:none"),
)
"""What the place of compliance offers besides its filters."""


def words_of(row: DutyRow) -> Iterator[str]:
    """Yield what a search for duties looks through."""
    yield from (row.rule, row.title, row.about, row.agreement, row.status_words, row.due, row.weight, row.basis)
