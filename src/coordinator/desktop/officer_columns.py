"""What the list of officers shows, and its filters."""

from collections.abc import Callable, Iterator
from datetime import date

from coordinator.desktop.listing import Column
from coordinator.desktop.views import View
from coordinator.records.conditions import Holds
from coordinator.records.plain_words import in_words
from coordinator.services.officer_view import OfficerRow, Papers
from coordinator.services.today import Show


def _takes_part(row: OfficerRow) -> bool:
    return bool(row.agreements) and not row.ended


def _last(day: date | None) -> date:
    return day or date.max


def _paper(title: str, name: str, day_of: Callable[[Papers], date | None]) -> Column[OfficerRow]:
    """Return the column of a paper's latest day."""

    def day(row: OfficerRow) -> date | None:
        return day_of(row.papers)

    return Column(
        title,
        lambda row: in_words(day(row)),
        lambda row: _last(day(row)),
        110,
        shown=False,
        gives_way=5,
        name=name,
        value=day,
        holds=Holds.DAYS,
    )


COLUMNS: tuple[Column[OfficerRow], ...] = (
    Column("Badge", lambda row: row.badge, lambda row: row.badge.rjust(12), 80),
    Column("Name", lambda row: row.name, lambda row: row.name.casefold(), 176, strong=True),
    Column("Rank", lambda row: row.rank, lambda row: row.rank.casefold(), 120, shown=False, gives_way=1),
    Column("Facility", lambda row: row.facility, lambda row: row.facility.casefold(), 160, shown=False, gives_way=2),
    Column("Agreement", lambda row: row.agreements, lambda row: row.agreements, 110),
    Column("Status", lambda row: row.status_words, lambda row: row.status_words, 190, code=lambda row: row.status),
    Column(
        "Next due",
        lambda row: in_words(row.next_due),
        lambda row: _last(row.next_due),
        110,
        late=lambda row: row.overdue,
        name="due",
        value=lambda row: row.next_due,
        holds=Holds.DAYS,
    ),
    Column(
        "For", lambda row: row.next_words, lambda row: (row.next_words == "", row.next_words), 160, False, gives_way=3
    ),
    Column(
        "Flags",
        lambda row: "; ".join(row.flags),
        lambda row: -len(row.flags),
        240,
        gives_way=4,
        value=lambda row: tuple(row.flags),
    ),
    Column("Model", lambda row: row.model, lambda row: row.model, 200, shown=False, gives_way=5),
    Column(
        "Taking part",
        lambda row: in_words(_takes_part(row)),
        lambda row: not _takes_part(row),
        100,
        shown=False,
        gives_way=5,
        value=_takes_part,
    ),
    _paper("Initial course", "initial", lambda papers: papers.initial),
    _paper("Certified", "certified", lambda papers: papers.certified),
    _paper("Letter", "letter", lambda papers: papers.letter),
    _paper("Form 70-006", "form", lambda papers: papers.form),
    _paper("Credential card", "card", lambda papers: papers.card),
    _paper("Refresher", "refresher", lambda papers: papers.refresher),
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


def _lacks(title: str, name: str) -> View:
    """Return the view of those who take part without a paper."""
    return View(title, f"{name}:none taking_part:yes", columns=("badge", "name", "agreement", "status", name, "due"))


VIEWS = (
    _lacks("No initial course on record", "initial"),
    _lacks("No certification on record", "certified"),
    _lacks("No letter of authorization on record", "letter"),
    _lacks("No Form 70-006 in hand", "form"),
    _lacks("No credential card in hand", "card"),
    _lacks("No refresher on record", "refresher"),
    View("Refresher older than two years", "refresher<-730d taking_part:yes", columns=("badge", "name", "refresher")),
    View("Due within 30 days", "due<=30d", orders=(("due", False),)),
    View("Ended, credential card still out", "-card:none taking_part:no"),
)
"""Who has not: what the place of officers offers besides its filters."""


def words_of(row: OfficerRow) -> Iterator[str]:
    """Yield what a search for officers looks through."""
    yield from (row.badge, row.name, row.rank, row.facility, row.agreements, row.status_words, *row.flags)
