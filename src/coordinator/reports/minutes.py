"""R5 Minutes of a public meeting: who was present, what was said, asked and answered, and what is to be done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from coordinator.compliance.dates import long_date
from coordinator.compliance.marks import Mark
from coordinator.reports.document.blocks import Block, Column, Document, Figure, Figures, Heading, Table, Text
from coordinator.reports.meeting import (
    Action,
    Paper,
    Present,
    Question,
    day_words,
    for_the_public,
    notice_blocks,
    number_in,
    where,
)
from coordinator.reports.source import Named, plural

NAME = Named("R5M", "Meeting minutes")


@dataclass(frozen=True, slots=True)
class Minutes(Paper):
    """What was said at a meeting; without *held_on* there is no record that it was held by the day."""

    held_on: date | None
    agency: int
    ice: int
    others: int
    public: int
    present: Sequence[Present]
    discussion: str
    questions: Sequence[Question]
    actions: Sequence[Action]
    drafted_on: date | None
    approved_on: date | None
    next: datetime | None

    @property
    def number(self) -> str:
        """The number of the report, which a clearance of its release names."""
        return number_in(self, NAME)


def document(minutes: Minutes, *, cleared: bool) -> Document:
    """Return the minutes, marked as a draft unless ICE *cleared* their release."""
    return for_the_public(minutes, NAME, _story(minutes), cleared=cleared)


def _story(minutes: Minutes) -> Iterator[Block]:
    yield Text(_result(minutes), "lead")
    yield Text(_approval(minutes))
    if minutes.held_on is not None:
        yield Heading("Who was present")
        yield Figures(
            [
                Figure(minutes.agency, "", "The agency", Mark.NEUTRAL),
                Figure(minutes.ice, "", "ICE", Mark.NEUTRAL),
                Figure(minutes.others, "", "Organizations and media", Mark.NEUTRAL),
                Figure(minutes.public, "", "Public", Mark.NEUTRAL),
            ]
        )
        yield Table(_PRESENT, [(one.part, one.organization, str(one.heads)) for one in minutes.present])
    yield from notice_blocks(minutes.notices, minutes.meeting)
    yield Heading("Agenda")
    yield Table(_POINTS, [(f"{one.number}. {one.title}", one.presenter, one.section) for one in minutes.items])
    yield Heading("What was presented and discussed")
    paragraphs = [line.strip() for line in minutes.discussion.splitlines() if line.strip()]
    yield from (Text(one) for one in paragraphs or ["None recorded."])
    yield Heading("Questions and answers")
    yield Table(_ASKED, [_asked(one) for one in minutes.questions])
    yield Heading("Action items")
    yield Table(_ACTIONS, [_action(one) for one in minutes.actions])
    yield Heading("Next meeting")
    yield Text(f"{long_date(minutes.next.date())} at {minutes.next:%H:%M}." if minutes.next else "No day is on record.")


_PRESENT = (Column("For", 160, header=True), Column("Organization", 264), Column("People", 80, "right"))
_POINTS = (Column("Point", 264, header=True), Column("Presented by", 130), Column("Handout", 110))
_ASKED = (Column("Question", 230, header=True), Column("Answer", 194), Column("Answered", 80))
_ACTIONS = (
    Column("What", 230, header=True),
    Column("Who", 114),
    Column("Due", 80),
    Column("Done", 80),
)


def _result(minutes: Minutes) -> str:
    meeting = minutes.meeting
    if minutes.held_on is None:
        planned = f"planned for {long_date(meeting.at.date())}"
        return f"No record by this day says that the meeting was held; it was {planned}."
    there = f" ({where(meeting)})" if where(meeting) else ""
    people = minutes.agency + minutes.ice + minutes.others + minutes.public
    came = plural(people, "person", "people") if people else "no count of people"
    return f"Held on {long_date(minutes.held_on)}{there}; {came} on record as present."


def _approval(minutes: Minutes) -> str:
    if minutes.approved_on is not None:
        return f"Approved on {long_date(minutes.approved_on)}."
    drafted = f" of {long_date(minutes.drafted_on)}" if minutes.drafted_on else ""
    return f"Not approved by this day: a draft{drafted}."


def _asked(one: Question) -> Sequence[str]:
    answered = "there" if one.there else str(one.later) if one.later else f"due {one.due}" if one.due else "open"
    return f"{one.number}. {one.text}\n{one.came}", one.answer or "None recorded.", answered


def _action(one: Action) -> Sequence[str]:
    return f"{one.number}. {one.text}", one.owner, day_words(one.due_on), str(one.done_on) if one.done_on else "open"
