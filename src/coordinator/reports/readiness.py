"""R15 Readiness: every verdict by agreement and duty, the worst first, each with its explanation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from coordinator.compliance.dates import long_date
from coordinator.reports.answers import Answer, Duty, Need, duty_blocks, status_cell, tally
from coordinator.reports.document.blocks import (
    Block,
    Column,
    Document,
    Figure,
    Figures,
    Heading,
    NewPage,
    Table,
    Text,
    Title,
    Verification,
)
from coordinator.reports.source import Named, Source, internal, method, plural

NAME = Named("R15", "Readiness")
FIRST = 4
"""How many things to do stand on page 1."""


@dataclass(frozen=True, slots=True)
class Group:
    """What is asked under one agreement, or of the program whatever the agreement."""

    title: str
    duties: Sequence[Duty]


@dataclass(frozen=True, slots=True)
class Readiness:
    """Every verdict of a day."""

    source: Source
    groups: Sequence[Group]


def document(readiness: Readiness) -> Document:
    """Return the report."""
    about = f"Every duty as of {long_date(readiness.source.as_of)}, the worst first"
    return internal(readiness, NAME, about, partial(_story, readiness))


def _story(readiness: Readiness, verification: Verification) -> Iterator[Block]:
    source = readiness.source
    duties = [duty for group in readiness.groups for duty in group.duties]
    yield Title(f"Report {NAME.code}", NAME.title, f"{source.agency} · Rehearsal before an inspection", source.as_of)
    yield Text(_sentence(readiness, duties), "lead")
    yield Figures([Figure(tally(duties, need), "", need.words, need.mark) for need in Need])
    yield from _by_agreement(readiness)
    yield from _to_do(duties)
    yield verification
    if duties:
        yield NewPage()
    yield from body(readiness)
    yield from method(source, *_METHOD)


def _sentence(readiness: Readiness, duties: Sequence[Duty]) -> str:
    day = long_date(readiness.source.as_of)
    if not duties:
        return f"Nothing is asked as of {day}: no agreement is on record."
    bad, unknown = tally(duties, Need.ATTENTION), tally(duties, Need.UNKNOWN)
    attention = f"{plural(bad, 'thing needs', 'things need')} attention" if bad else "nothing needs attention"
    told = f"{unknown} cannot be told because a paper is missing" if unknown else "everything can be told"
    return f"As of {day}, {attention}, and {told}."


_TALLY = (Column("Asked under", 204, header=True), *(Column(need.words, 75, "right") for need in Need))


def _by_agreement(readiness: Readiness) -> Iterator[Block]:
    yield Heading("By agreement")
    yield Text("Duties, expectations and ICE practice. Advice and information are listed and not counted.", "note")
    rows = [(one.title, *(str(tally(one.duties, need)) for need in Need)) for one in readiness.groups]
    yield Table(_TALLY, rows)


_FIRST = (Column("What", 118, header=True), Column("About", 112), Column("Status", 80), Column("To do", 194))


def _to_do(duties: Sequence[Duty]) -> Iterator[Block]:
    yield Heading("What to do first")
    wanting = [(duty, one) for need in Need for duty in duties if duty.counted for one in _wanting(duty, need)]
    yield Table(_FIRST, [_first_row(duty, one) for duty, one in islice(wanting, FIRST)], "Nothing that counts is open.")
    if len(wanting) > FIRST:
        yield Text(f"{len(wanting) - FIRST} more stand in the lists that follow.", "note")


def _wanting(duty: Duty, need: Need) -> Iterator[Answer]:
    return (one for one in duty.answers if one.need == need.words and need is not Need.SETTLED)


def _first_row(duty: Duty, one: Answer) -> Sequence[str]:
    return (duty.title, one.about, status_cell(one), one.mend)


def body(readiness: Readiness) -> Iterator[Block]:
    """Yield every duty with its answers, as the inspection packet has them too."""
    for group in readiness.groups:
        yield Heading(group.title)
        for duty in group.duties:
            yield from duty_blocks(duty)


_METHOD = (
    """Every rule of the agreements is asked of everybody and everything it concerns. What needs attention is overdue,
    not met, or was done late and is not explained; what cannot be told lacks a record or a paper.""",
    """Only a duty is called one: an expectation is what the agreement says should be, ICE practice is not in its text,
    advice is this program's or the agency's own care, and information is ICE's act or right.""",
    """A fact counts only if its own day is on or before the day of this report. “No record” says that nothing is on
    record here, not that it did not happen.""",
)
