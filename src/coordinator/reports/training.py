"""R3 Training compliance: who owes which course by when, what was completed and whether in time, what is planned."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from coordinator.compliance.dates import add_months, long_date
from coordinator.compliance.marks import Mark
from coordinator.reports.answers import Need
from coordinator.reports.document.blocks import (
    Block,
    Chart,
    Column,
    Document,
    Figure,
    Figures,
    Heading,
    NewPage,
    Point,
    Table,
    Text,
    Verification,
)
from coordinator.reports.months import month_points
from coordinator.reports.source import Named, Source, distance, internal, method, period_title, plural

NAME = Named("R3", "Training compliance")
AHEAD = 12
"""How many months ahead the chart looks."""
ATTENTION = 5
"""How many courses that are owed stand on page 1."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A course that one officer owes; *last* is the day it was last taken, *planned* the class that is on record.

    What is only expected of ICE is not *counted*.
    """

    officer: str
    what: str
    basis: str
    last: date | None
    due: date | None
    status: str
    mark: str
    need: str
    counted: bool
    planned: str


@dataclass(frozen=True, slots=True)
class Requirement:
    """How many owe one requirement, and how they stand."""

    what: str
    basis: str
    asked: int
    in_time: int
    soon: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Done:
    """A course that was completed in the period; *due* is the day that it missed, or none."""

    officer: str
    course: str
    completed_on: date
    certified_on: date | None
    due: date | None


@dataclass(frozen=True, slots=True)
class Exams:
    """How the examinations of one officer's initial course stand, with the attempts in words."""

    officer: str
    course: str
    status: str
    mark: str
    attempts: Sequence[str]


@dataclass(frozen=True, slots=True)
class Planned:
    """A class that is planned, and who of this agency has a seat."""

    course: str
    starts_on: date
    ends_on: date
    where: str
    seats: int | None
    who: Sequence[str]


@dataclass(frozen=True, slots=True)
class Training:
    """The training of everybody as of a day, with what was completed in a period."""

    source: Source
    period: tuple[date, date]
    requirements: Sequence[Requirement]
    owed: Sequence[Owed]
    done: Sequence[Done]
    exams: Sequence[Exams]
    without_certificate: Sequence[tuple[str, str, date]]
    planned: Sequence[Planned]


def document(training: Training) -> Document:
    """Return the report."""
    about = f"Training as of {long_date(training.source.as_of)}"
    return internal(training, NAME, about, partial(_story, training))


def _story(training: Training, verification: Verification) -> Iterator[Block]:
    source = training.source
    yield period_title(NAME, source, training.period)
    yield Text(_sentence(training), "lead")
    yield Figures([Figure(_count(training, need), "", label, need.mark) for need, label in _LABELS])
    yield from _summary(training)
    yield from _first(training)
    yield verification
    yield NewPage()
    yield from body(training)
    yield from method(source, *_METHOD)


_LABELS = (
    (Need.ATTENTION, "Overdue"),
    (Need.UNKNOWN, "Cannot tell"),
    (Need.SOON, "Due soon"),
    (Need.SETTLED, "In time"),
)


def _count(training: Training, need: Need) -> int:
    return sum(1 for one in training.owed if one.counted and one.need == need.words)


def _sentence(training: Training) -> str:
    day = long_date(training.source.as_of)
    if not training.owed:
        return f"No officer owes a recurring course as of {day}."
    overdue, soon = _count(training, Need.ATTENTION), _count(training, Need.SOON)
    late = f"{plural(overdue, 'course is', 'courses are')} overdue" if overdue else "no course is overdue"
    counted = sum(one.counted for one in training.owed)
    return f"As of {day}, {late} and {soon or 'none'} {'is' if soon == 1 else 'are'} due soon, of {counted}."


_SUMMARY = (
    Column("Requirement", 150, header=True),
    Column("Basis", 84),
    Column("Asked of", 56, "right"),
    Column("In time", 90, "right"),
    Column("Due soon", 60, "right"),
    Column("Day passed", 64, "right"),
)


def _summary(training: Training) -> Iterator[Block]:
    yield Heading("By requirement")
    rows = [
        (one.what, one.basis, str(one.asked), _share(one.in_time, one.asked), str(one.soon), str(one.overdue))
        for one in training.requirements
    ]
    yield Table(_SUMMARY, rows)


def _share(part: int, whole: int) -> str:
    return f"{part} ({part * 100 / whole:.0f} percent)"


_OWED = (
    Column("Officer", 112, header=True),
    Column("Course", 104),
    Column("Last taken", 58),
    Column("Due", 98),
    Column("Status", 66),
    Column("Class on record", 66),
)


def _first(training: Training) -> Iterator[Block]:
    open_ = [one for one in training.owed if one.counted and one.need != Need.SETTLED.words]
    yield from _owed(training, "Owed first", open_[:ATTENTION])
    if len(open_) > ATTENTION:
        yield Text(f"{len(open_) - ATTENTION} more stand in the lists that follow.", "note")


def _owed(training: Training, title: str, owed: Sequence[Owed]) -> Iterator[Block]:
    yield Heading(title)
    yield Table(_OWED, [_owed_row(training, one) for one in owed])


def _owed_row(training: Training, one: Owed) -> Sequence[str]:
    due = f"{one.due}\n{distance((one.due - training.source.as_of).days)}" if one.due else "not known"
    last = one.last.isoformat() if one.last else "no record"
    return (one.officer, f"{one.what}\n{one.basis}", last, due, f"{one.mark} {one.status}", one.planned or "none")


def body(training: Training) -> Iterator[Block]:
    """Yield the lists, as the inspection packet has them too."""
    yield from _owed(training, "Who owes what", training.owed)
    yield from _due_by_month(training)
    yield from _done(training)
    yield from _exams(training)
    yield from _certificates(training)
    yield from _planned(training)


_DUE = (Column("Month", 120, header=True), Column("Courses due", 120, "right"))


def _due_by_month(training: Training) -> Iterator[Block]:
    yield Heading("Courses due by month")
    as_of = training.source.as_of
    dues = [one.due for one in training.owed if one.due and as_of <= one.due <= add_months(as_of, AHEAD)]
    if not dues:
        yield Text(f"None within {AHEAD} months.")
        return
    points: list[Point] = month_points(as_of, AHEAD, [dues])
    yield Chart("courses due by month", ["Courses due"], points)
    yield Table(_DUE, [(one.name, str(one.values[0])) for one in points if any(one.values)])


_DONE = (
    Column("Officer", 150, header=True),
    Column("Course", 90),
    Column("Completed", 70),
    Column("Certified", 70),
    Column("In time", 124),
)


def _done(training: Training) -> Iterator[Block]:
    begins, ends = training.period
    yield Heading(f"Completed from {begins} to {ends}")
    yield Table(_DONE, [_done_row(one) for one in training.done])


def _done_row(one: Done) -> Sequence[str]:
    certified = one.certified_on.isoformat() if one.certified_on else ""
    late = ""
    if one.due:
        late = f"{Mark.BAD} {plural((one.completed_on - one.due).days, 'day')} late\ndue {one.due}"
    return (one.officer, one.course, one.completed_on.isoformat(), certified, late or f"{Mark.GOOD} Not late")


_EXAMS = (Column("Officer", 130, header=True), Column("Course", 64), Column("Result", 80), Column("Attempts", 230))
_CERTIFICATES = (Column("Officer", 200, header=True), Column("Course", 150), Column("Completed", 154))


def _exams(training: Training) -> Iterator[Block]:
    yield Heading("Examinations of initial courses")
    rows = [(one.officer, one.course, f"{one.mark} {one.status}", "; ".join(one.attempts)) for one in training.exams]
    yield Table(_EXAMS, rows)


def _certificates(training: Training) -> Iterator[Block]:
    yield Heading("Completed without a certificate on file")
    yield Text("Asked only where documents are kept in this program.", "note")
    rows = [(officer, course, day.isoformat()) for officer, course, day in training.without_certificate]
    yield Table(_CERTIFICATES, rows)


_PLANNED = (
    Column("Course", 90, header=True),
    Column("Days", 120),
    Column("Where", 110),
    Column("Seats", 44, "right"),
    Column("Who", 140),
)


def _planned(training: Training) -> Iterator[Block]:
    yield Heading("Planned classes")
    yield Table(_PLANNED, [_planned_row(one) for one in training.planned])


def _planned_row(one: Planned) -> Sequence[str]:
    days = one.starts_on.isoformat() if one.starts_on == one.ends_on else f"{one.starts_on} to {one.ends_on}"
    seats = "" if one.seats is None else str(one.seats)
    return (one.course, days, one.where, seats, "\n".join(one.who) or "nobody yet")


_METHOD = (
    """The refresher every two years and the yearly online courses are ICE practice: the text of the agreements sets no
    such interval. The update of task force officers is ICE's to offer. Overdue training does not end authority.""",
    """What was completed is late if the day on which it was due had passed; that stays to be seen after it is made
    good. “No record” says that nothing is on record here, not that the course was not taken.""",
)
