"""What agenda and minutes of a public meeting have in common: neither names an officer or a complaint."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from coordinator.compliance.dates import long_date
from coordinator.reports.coding import code_of, number_of
from coordinator.reports.document.blocks import Block, Column, Document, Heading, Table, Text, Title
from coordinator.reports.public import Passages
from coordinator.reports.source import Named, Source, plural


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
class Paper:
    """What every paper of a meeting says of itself, and how the meeting was announced."""

    source: Source
    passages: Passages
    meeting: Announced
    items: Sequence[Item]
    notices: Sequence[Notice]


def number_in(paper: Paper, name: Named) -> str:
    """Return the number of the report *name*, which a clearance of its release names."""
    return number_of(name.code, paper.source.as_of, code_of(paper))


def for_the_public(paper: Paper, name: Named, story: Iterable[Block], *, cleared: bool) -> Document:
    """Return the paper that says *story*, marked as a draft unless ICE *cleared* the release of what has its number."""
    source, meeting = paper.source, paper.meeting
    code, number = code_of(paper), number_in(paper, name)
    said, day = paper.passages.said, long_date(meeting.at.date())
    foot = said("foot", day=long_date(source.as_of), number=number, code=code)
    return Document(
        title=name.title,
        subject=f"{meeting.title}, {day}",
        agency=source.agency,
        marking=said("cleared" if cleared else "draft"),
        number=number,
        as_of=source.as_of,
        blocks=[
            Title(f"Report {name.code}", name.title, f"{source.agency} · {meeting.title} of {day}", source.as_of),
            *story,
            Text("The committee informs and listens; it decides nothing about the program.", "note"),
            Text(foot, "note"),
        ],
        code=code,
        head=source.head,
    )


def where(meeting: Announced) -> str:
    """Return how and where a meeting is held, as far as it is known."""
    return ", ".join(filter(None, (meeting.mode.lower(), meeting.place)))


def notice_blocks(notices: Sequence[Notice], meeting: Announced) -> Iterator[Block]:
    """Yield the proof of the public notice: when it stood where, and how long before the meeting."""
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


def day_words(day: date | None) -> str:
    """Return a day as a table has it, or that there is none."""
    return str(day) if day else "no day set"
