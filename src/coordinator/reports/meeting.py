"""R5 Agenda and minutes of a public meeting: what is to be said there, and what was; neither names an officer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coordinator.compliance.dates import long_date
from coordinator.compliance.marks import Mark
from coordinator.reports.coding import code_of, number_of
from coordinator.reports.document.blocks import (
    Block,
    Bullets,
    Column,
    Document,
    Figure,
    Figures,
    Heading,
    Table,
    Text,
    Title,
)
from coordinator.reports.public import Passages
from coordinator.reports.source import Named, Source, plural

AGENDA = Named("R5A", "Meeting agenda")
MINUTES = Named("R5M", "Meeting minutes")


@dataclass(frozen=True, slots=True)
class Announced:
    """What a meeting was announced as; *agreements* are their codes."""

    title: str
    at: datetime
    mode: str
    place: str
    agreements: Sequence[str]
    open_to_public: bool
    interpreter: bool
    accessibility: str
    questions_until: date | None


@dataclass(frozen=True, slots=True)
class Item:
    """A point of the agenda; *minutes* is its planned length."""

    number: int
    title: str
    presenter: str
    minutes: int | None
    section: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A public notice, where it stood and where it can be read."""

    published_on: date
    channels: str
    url: str


@dataclass(frozen=True, slots=True)
class Present:
    """How many came in one part; nobody is named."""

    part: str
    organization: str
    heads: int


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the committee, without who asked; no *answered* day is none yet, or in the meeting."""

    number: int
    text: str
    came: str
    there: bool
    answer: str
    later: date | None
    due: date | None


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a meeting asked for; *meeting* is its code."""

    meeting: str
    number: int
    text: str
    owner: str
    due_on: date | None
    done_on: date | None


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is to be said at a meeting; *actions* of earlier ones are still open."""

    source: Source
    passages: Passages
    meeting: Announced
    items: Sequence[Item]
    notices: Sequence[Notice]
    asked: int
    actions: Sequence[Action]

    @property
    def number(self) -> str:
        """The number of the report, which a clearance of its release names."""
        return number_of(AGENDA.code, self.source.as_of, code_of(self))


@dataclass(frozen=True, slots=True)
class Minutes:
    """What was said at a meeting; without *held_on* there is no record that it was held by the day."""

    source: Source
    passages: Passages
    meeting: Announced
    items: Sequence[Item]
    notices: Sequence[Notice]
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
        return number_of(MINUTES.code, self.source.as_of, code_of(self))


def document(content: Agenda | Minutes, *, cleared: bool) -> Document:
    """Return the paper, marked as a draft unless ICE *cleared* the release of what has its number."""
    source, said = content.source, content.passages.said
    if isinstance(content, Agenda):
        name, story = AGENDA, _agenda(content)
    else:
        name, story = MINUTES, _minutes(content)
    return Document(
        title=name.title,
        subject=f"{content.meeting.title}, {long_date(content.meeting.at.date())}",
        agency=source.agency,
        marking=said("cleared" if cleared else "draft"),
        number=content.number,
        as_of=source.as_of,
        blocks=[*_head(content, name), *story, *_foot(content)],
        code=code_of(content),
        head=source.head,
    )


def _head(content: Agenda | Minutes, name: Named) -> Iterator[Block]:
    meeting, source = content.meeting, content.source
    sub = f"{source.agency} · {meeting.title} of {long_date(meeting.at.date())}"
    yield Title(f"Report {name.code}", name.title, sub, source.as_of)


def _foot(content: Agenda | Minutes) -> Iterator[Block]:
    said = content.passages.said
    day = long_date(content.source.as_of)
    yield Text("The committee informs and listens; it decides nothing about the program.", "note")
    yield Text(said("foot", day=day, number=content.number, code=code_of(content)), "note")


def _where(meeting: Announced) -> str:
    return ", ".join(filter(None, (meeting.mode.lower(), meeting.place)))


def _agenda(agenda: Agenda) -> Iterator[Block]:
    meeting = agenda.meeting
    where = f": {_where(meeting)}" if _where(meeting) else ""
    yield Text(f"{long_date(meeting.at.date())} at {meeting.at:%H:%M}{where}.", "lead")
    yield Bullets([*_invitation(agenda)])
    yield Heading("Order of the meeting")
    yield Table(_ORDER, [*_order(agenda.items, meeting.at)])
    yield Heading("Questions from the public")
    came = plural(agenda.asked, "question has come in", "questions have come in")
    yield Text(f"By the day of this paper {came if agenda.asked else 'no question is on record'}.")
    yield Heading("Still open from earlier meetings")
    yield Table(
        _OPEN, [(f"{one.meeting}, {one.number}", one.text, one.owner, _day(one.due_on)) for one in agenda.actions]
    )
    yield from _notices(agenda.notices, meeting)


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


def _notices(notices: Sequence[Notice], meeting: Announced) -> Iterator[Block]:
    yield Heading("Public notice")
    rows = [
        (str(one.published_on), _before(one.published_on, meeting.at.date()), one.channels, one.url) for one in notices
    ]
    yield Table(_NOTICE, rows)


_NOTICE = (
    Column("Published on", 80, header=True),
    Column("Before the meeting", 100),
    Column("Where it stood", 160),
    Column("Where it can be read", 164),
)


def _before(published: date, meeting: date) -> str:
    days = (meeting - published).days
    return plural(days, "day") if days >= 0 else "after it"


def _day(day: date | None) -> str:
    return str(day) if day else "no day set"


def _minutes(minutes: Minutes) -> Iterator[Block]:
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
    yield from _notices(minutes.notices, minutes.meeting)
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
    where = f" ({_where(meeting)})" if _where(meeting) else ""
    people = minutes.agency + minutes.ice + minutes.others + minutes.public
    came = plural(people, "person", "people") if people else "no count of people"
    return f"Held on {long_date(minutes.held_on)}{where}; {came} on record as present."


def _approval(minutes: Minutes) -> str:
    if minutes.approved_on is not None:
        return f"Approved on {long_date(minutes.approved_on)}."
    drafted = f" of {long_date(minutes.drafted_on)}" if minutes.drafted_on else ""
    return f"Not approved by this day: a draft{drafted}."


def _asked(one: Question) -> Sequence[str]:
    answered = "there" if one.there else str(one.later) if one.later else f"due {one.due}" if one.due else "open"
    return f"{one.number}. {one.text}\n{one.came}", one.answer or "None recorded.", answered


def _action(one: Action) -> Sequence[str]:
    return f"{one.number}. {one.text}", one.owner, _day(one.due_on), str(one.done_on) if one.done_on else "open"
