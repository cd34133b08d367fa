"""What the list of agreements shows, and its filters."""

from collections.abc import Callable, Iterator

from coordinator.desktop.listing import Column
from coordinator.services.agreement_view import AgreementRow, Agreements

_STATES = (
    *("IN_FORCE", "SUSPENDED", "NOT_YET_EFFECTIVE", "LEA_SIGNED", "DRAFT"),
    *("TERMINATED", "EXPIRED", "SUPERSEDED"),
)


def _standing(row: AgreementRow) -> tuple[int, str]:
    return _STATES.index(row.state), row.code


COLUMNS: tuple[Column[AgreementRow], ...] = (
    Column("Code", lambda row: row.code, lambda row: row.code.casefold(), 110, strong=True),
    Column("Model", lambda row: row.model, lambda row: row.model, 170, gives_way=4),
    Column("Template", lambda row: row.template, lambda row: row.template, 104),
    Column("State", lambda row: row.state_words, _standing, 130, code=lambda row: row.state),
    Column("Since", lambda row: row.since, lambda row: row.since or "9999", 104),
    Column("Until", lambda row: row.until, lambda row: row.until or "9999", 104, gives_way=2),
    Column("Authorized", lambda row: row.officers, lambda row: row.officers, 96, gives_way=1),
    Column("Next due", lambda row: row.due, lambda row: row.due or "9999", 104, late=lambda row: row.overdue),
    Column("For", lambda row: row.due_words, lambda row: (not row.due_words, row.due_words), 160, gives_way=3),
)
STATE = 3

SHOWS: dict[Agreements, Callable[[AgreementRow], bool]] = {
    Agreements.ALL: lambda _: True,
    Agreements.LIVE: lambda row: row.show is Agreements.LIVE,
    Agreements.AHEAD: lambda row: row.show is Agreements.AHEAD,
    Agreements.ENDED: lambda row: row.show is Agreements.ENDED,
    Agreements.ATTENTION: lambda row: row.attention,
}


def words_of(row: AgreementRow) -> Iterator[str]:
    """Yield what a search for agreements looks through."""
    yield from (row.code, row.model, row.template, row.state_words, row.since, row.until, row.due, row.due_words)
