"""R5 Agenda of a public meeting: what is to be said there, and how to come and ask."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from coordinator.compliance.dates import long_date
from coordinator.reports.document.blocks import Block, Bullets, Column, Document, Heading, Table, Text
from coordinator.reports.meeting import Action, Item, Paper, day_words, for_the_public, notice_blocks, number_in, where
from coordinator.reports.source import Named, plural

NAME = Named("R5A", "Meeting agenda")


@dataclass(frozen=True, slots=True)
class Agenda(Paper):
    """What is to be said at a meeting; *actions* of earlier ones are still open."""

    asked: int
    actions: Sequence[Action]

    @property
    def number(self) -> str:
        """The number of the report, which a clearance of its release names."""
        return number_in(self, NAME)


def document(agenda: Agenda, *, cleared: bool) -> Document:
    """Return the agenda, marked as a draft unless ICE *cleared* its release."""
    return for_the_public(agenda, NAME, _story(agenda), cleared=cleared)


def _story(agenda: Agenda) -> Iterator[Block]:
    meeting = agenda.meeting
    there = f": {where(meeting)}" if where(meeting) else ""
    yield Text(f"{long_date(meeting.at.date())} at {meeting.at:%H:%M}{there}.", "lead")
    yield Bullets([*_invitation(agenda)])
    yield Heading("Order of the meeting")
    yield Table(_ORDER, [*_order(agenda.items, meeting.at)])
    yield Heading("Questions from the public")
    came = plural(agenda.asked, "question has come in", "questions have come in")
    yield Text(f"By the day of this paper {came if agenda.asked else 'no question is on record'}.")
    yield Heading("Still open from earlier meetings")
    yield Table(
        _OPEN, [(f"{one.meeting}, {one.number}", one.text, one.owner, day_words(one.due_on)) for one in agenda.actions]
    )
    yield from notice_blocks(agenda.notices, meeting)


def _invitation(agenda: Agenda) -> Iterator[str]:
    meeting = agenda.meeting
    if meeting.open_to_public:
        yield "Everybody may come; nobody has to give a name."
    if meeting.questions_until is not None:
        yield f"Questions that come in by {long_date(meeting.questions_until)} are answered at the meeting."
    if meeting.interpreter:
        yield "An interpreter is offered."
    if meeting.accessibility:
        yield f"Help to attend: {meeting.accessibility}."
    if meeting.agreements:
        yield f"It is about {plural(len(meeting.agreements), 'agreement')} with ICE: {', '.join(meeting.agreements)}."


_ORDER = (
    Column("From", 44),
    Column("Point", 220, header=True),
    Column("Presented by", 110),
    Column("Handout", 80),
    Column("Minutes", 50, "right"),
)
_OPEN = (Column("From", 70), Column("What", 234, header=True), Column("Who", 110), Column("Due", 90))


def _order(items: Sequence[Item], begins: datetime) -> Iterator[Sequence[str]]:
    """Yield the points with the time at which each begins, as far as the lengths before it are known."""
    at: datetime | None = begins
    for one in items:
        starts = f"{at:%H:%M}" if at else ""
        yield starts, f"{one.number}. {one.title}", one.presenter, one.section, str(one.minutes or "")
        at = at + timedelta(minutes=one.minutes) if at and one.minutes else None
