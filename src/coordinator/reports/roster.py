"""R2 Roster and authority: who was authorized, under which agreement and by which papers, as of a day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import groupby

from coordinator.compliance.dates import long_date
from coordinator.compliance.marks import Mark
from coordinator.reports.document.blocks import (
    Bar,
    Block,
    Column,
    Document,
    Figure,
    Figures,
    Heading,
    Lane,
    NewPage,
    Table,
    Text,
    Timeline,
    Verification,
)
from coordinator.reports.source import Named, Source, internal, method, period_title, plural

NAME = Named("R2", "Roster and authority")
ATTENTION = 10
"""How many things that need attention stand on page 1; the lists behind it have them all."""


@dataclass(frozen=True, slots=True)
class Flag:
    """Something besides authority that needs attention: in words, the day it is about, and how binding it is."""

    text: str
    due: date | None
    weight: str


@dataclass(frozen=True, slots=True)
class Line:
    """One officer under one agreement; *until* is the first day without authority, *open_end* what is said for none."""

    name: str
    badge: str
    rank: str
    facility: str
    model: str
    agreement: str
    certified_on: date | None
    letter_on: date | None
    until: date | None
    open_end: str
    card: str
    status: str
    mark: str
    reason: str
    flags: Sequence[Flag]


@dataclass(frozen=True, slots=True)
class Ending:
    """A participation that ended in the period."""

    name: str
    badge: str
    agreement: str
    ended_on: date
    how: str
    card: str


@dataclass(frozen=True, slots=True)
class Total:
    """How many participations under one model stand at one status."""

    model: str
    status: str
    mark: str
    count: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days of authority of one officer; *until* is the first day after, or none."""

    name: str
    badge: str
    agreement: str
    days: Sequence[tuple[date, date | None]]


@dataclass(frozen=True, slots=True)
class Roster:
    """The roster of one agency as of a day, with what ended and who was authorized in a period."""

    source: Source
    period_from: date
    officers: int
    totals: Sequence[Total]
    authorized: Sequence[Line]
    not_authorized: Sequence[Line]
    ended: Sequence[Ending]
    stretches: Sequence[Stretch]
    stretches_left_out: int


def document(roster: Roster) -> Document:
    """Return the report."""
    return internal(
        roster, NAME, f"Officers authorized as of {long_date(roster.source.as_of)}", partial(_story, roster)
    )


def _story(roster: Roster, verification: Verification) -> Iterator[Block]:
    yield from _front(roster, verification)
    yield from body(roster)
    yield from method(roster.source, *_METHOD)


def body(roster: Roster) -> Iterator[Block]:
    """Yield the lists, as the inspection packet has them too."""
    yield from _lists(roster)
    yield from _timeline(roster)


def _front(roster: Roster, verification: Verification) -> Iterator[Block]:
    yield period_title(NAME, roster.source, (roster.period_from, roster.source.as_of))
    yield Text(_sentence(roster), "lead")
    flagged = sum(1 for line in roster.authorized if line.flags)
    taking_part = len(roster.authorized) + len(roster.not_authorized)
    yield Figures(
        [
            Figure(len(roster.authorized), f"of {taking_part}", "Authorized", Mark.GOOD),
            Figure(flagged, "", "Authorized, with a flag", Mark.SOON),
            Figure(len(roster.not_authorized), "", "Not authorized now", Mark.BAD),
            Figure(len(roster.ended), "", "Ended in the period", Mark.NEUTRAL),
        ]
    )
    yield Heading("By model and status")
    columns = (Column("Model", 190, header=True), Column("Status", 214), Column("Participations", 100, "right"))
    yield Table(columns, [(one.model, f"{one.mark} {one.status}", str(one.count)) for one in roster.totals])
    yield from _attention(roster)
    yield verification
    yield NewPage()


def _sentence(roster: Roster) -> str:
    officers = plural(roster.officers, "officer")
    verb = "is" if roster.officers == 1 else "are"
    if not roster.authorized and not roster.not_authorized:
        return f"No officer is on record as of {long_date(roster.source.as_of)}."
    rest = len(roster.not_authorized)
    others = f"{rest} participation{' is' if rest == 1 else 's are'} not authorized, with the reason for each."
    if not rest:
        others = "Nobody else takes part."
    return f"{officers} {verb} authorized as of {long_date(roster.source.as_of)}. {others}"


def _attention(roster: Roster) -> Iterator[Block]:
    found = [(line, flag) for line in roster.authorized for flag in line.flags]
    yield Heading("Needs attention")
    yield Text("What bears on authority and training; other duties are no part of this report.", "note")
    rows = [
        (f"{line.name} ({line.badge})", line.agreement, flag.text, str(flag.due or "now"), flag.weight)
        for line, flag in found[:ATTENTION]
    ]
    yield Table(_FLAGGED, rows, "No authorized officer has a flag.")
    if len(found) > ATTENTION:
        yield Text(f"{len(found) - ATTENTION} more stand in the lists that follow.", "note")


_FLAGGED = (
    Column("Officer", 140, header=True),
    Column("Agreement", 80),
    Column("What", 134),
    Column("Due", 66),
    Column("Weight", 84),
)
_AUTHORIZED = (
    Column("Officer", 128, header=True),
    Column("Badge", 38),
    Column("Certified", 54),
    Column("Letter", 54),
    Column("Until", 68),
    Column("Card", 62),
    Column("Status", 100),
)
_OTHERS = (
    Column("Officer", 132, header=True),
    Column("Badge", 42),
    Column("Agreement", 70),
    Column("Status", 110),
    Column("Reason", 150),
)
_ENDED = (
    Column("Officer", 132, header=True),
    Column("Badge", 42),
    Column("Agreement", 80),
    Column("Ended on", 64),
    Column("How", 86),
    Column("Card", 100),
)


def _lists(roster: Roster) -> Iterator[Block]:
    yield Heading("Authorized officers")
    yield Text("By model and last name. Days are year-month-day.", "note")
    for model, lines in groupby(roster.authorized, key=lambda line: (line.model, line.agreement)):
        yield Heading(f"{model[0]}, agreement {model[1]}", 3)
        yield Table(_AUTHORIZED, [_authorized_row(line) for line in lines])
    if not roster.authorized:
        yield Text("None recorded.")
    yield Heading("Not authorized now")
    yield Table(_OTHERS, [_other_row(line) for line in roster.not_authorized])
    yield Heading(f"Ended from {roster.period_from} to {roster.source.as_of}")
    yield Table(_ENDED, [_ended_row(one) for one in roster.ended])


def _who(line: Line) -> str:
    return "\n".join([line.name, ", ".join(part for part in (line.rank, line.facility) if part)]).rstrip()


def _day(day: date | None) -> str:
    return day.isoformat() if day else "not recorded"


def _authorized_row(line: Line) -> Sequence[str]:
    until = (line.until - timedelta(days=1)).isoformat() if line.until else line.open_end
    flags = [f"{Mark.SOON} {flag.text}" + (f"\ndue {flag.due}" if flag.due else "") for flag in line.flags]
    status = "\n".join([f"{line.mark} {line.status}", *flags])
    return (_who(line), line.badge, _day(line.certified_on), _day(line.letter_on), until, line.card, status)


def _other_row(line: Line) -> Sequence[str]:
    return (_who(line), line.badge, line.agreement, f"{line.mark} {line.status}", line.reason)


def _ended_row(one: Ending) -> Sequence[str]:
    return (one.name, one.badge, one.agreement, one.ended_on.isoformat(), one.how, one.card)


def _timeline(roster: Roster) -> Iterator[Block]:
    yield Heading("Authority over time")
    if not roster.stretches:
        yield Text("None recorded.")
        return
    left_out = f" The {roster.stretches_left_out} that changed least recently are left out."
    yield Text(
        "A bar is a stretch of authority; an arrow: no end is on record. The lists above say the same in words."
        + (left_out if roster.stretches_left_out else ""),
        "note",
    )
    lanes = [
        Lane(one.name, f"{one.badge}, {one.agreement}", [Bar(start, until) for start, until in one.days])
        for one in roster.stretches
    ]
    start = min(first for one in roster.stretches for first, _ in one.days)
    yield Timeline(
        "authorized", lanes, date(start.year, 1, 1), date(roster.source.as_of.year + 1, 12, 31), roster.source.as_of
    )


_METHOD = (
    """An officer is authorized while these hold together: a certified initial course of the model, an agreement in
    force, no revocation, withdrawal or separation, no suspension, a letter of authorization that has not run out, and
    under the Jail Enforcement and Warrant Service models ICE Form 70-006.""",
    """Training that is overdue does not end authority; it is flagged. The refresher every two years is ICE practice and
    not in the text of the agreement.""",
    """A fact counts only if its own day is on or before the day of this report. “Until” is the last day with authority;
    where the agreement sets no end, authority lasts until it is revoked or withdrawn.""",
    """“Not authorized now” lists who takes part, or left in the period, without authority; a supervisor or coordinator
    without authority is not listed.""",
)
