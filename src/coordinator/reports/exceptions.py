"""R11 Gap and exceptions: what does not fit together or is not proven, and what was explained or waived."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from coordinator.compliance.dates import long_date
from coordinator.compliance.marks import Mark
from coordinator.reports.answers import Duty, duty_blocks
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

NAME = Named("R11", "Gaps and exceptions")


@dataclass(frozen=True, slots=True)
class Misfit:
    """One thing to settle: whom or what it is about, what does not fit, and what would settle it."""

    about: str
    words: str
    settle: str


@dataclass(frozen=True, slots=True)
class Sort:
    """Things to settle of one sort."""

    title: str
    misfits: Sequence[Misfit]


@dataclass(frozen=True, slots=True)
class Exceptions:
    """Everything to settle by sort, the gravest first; *answered* are failures that were explained or waived."""

    source: Source
    sorts: Sequence[Sort]
    answered: Sequence[Duty]


def document(exceptions: Exceptions) -> Document:
    """Return the report."""
    about = f"What does not fit as of {long_date(exceptions.source.as_of)}"
    return internal(exceptions, NAME, about, partial(_story, exceptions))


def _story(exceptions: Exceptions, verification: Verification) -> Iterator[Block]:
    source = exceptions.source
    yield Title(
        f"Report {NAME.code}", NAME.title, f"{source.agency} · To be nothing before an inspection", source.as_of
    )
    yield Text(_sentence(exceptions), "lead")
    yield from _by_sort(exceptions)
    yield verification
    yield NewPage()
    yield from body(exceptions)
    yield from method(source, *_METHOD)


def _sentence(exceptions: Exceptions) -> str:
    count = sum(len(one.misfits) for one in exceptions.sorts)
    day = long_date(exceptions.source.as_of)
    if not count:
        return f"Everything on record fits together as of {day}."
    settle = plural(count, "thing has", "things have")
    return f"As of {day}, {settle} to be settled; what would settle each stands beside it."


_SORTS = (Column("What", 404, header=True), Column("To settle", 100, "right"))


def _by_sort(exceptions: Exceptions) -> Iterator[Block]:
    settled = sum(len(duty.answers) for duty in exceptions.answered)
    count = sum(len(one.misfits) for one in exceptions.sorts)
    yield Figures(
        [
            Figure(count, "", "To settle", Mark.BAD if count else Mark.GOOD),
            Figure(settled, "", "Explained or waived", Mark.NEUTRAL),
        ]
    )
    yield Heading("By sort, the gravest first")
    yield Table(_SORTS, [(one.title, str(len(one.misfits))) for one in exceptions.sorts], "Nothing is to be settled.")


_MISFITS = (Column("About", 130, header=True), Column("What does not fit", 204), Column("What would settle it", 170))


def body(exceptions: Exceptions) -> Iterator[Block]:
    """Yield everything to settle and what was answered, as the inspection packet has them too."""
    for one in exceptions.sorts:
        yield Heading(one.title)
        yield Table(_MISFITS, [(misfit.about, misfit.words, misfit.settle) for misfit in one.misfits])
    if not exceptions.sorts:
        yield Heading("To settle")
        yield Text("None recorded.")
    yield Heading("Explained or waived")
    yield Text("What was not met or late and is explained, and duties that somebody in authority let rest.", "note")
    if not exceptions.answered:
        yield Text("None recorded.")
    for duty in exceptions.answered:
        yield from duty_blocks(duty)


_METHOD = (
    """What is listed is no verdict: it lies behind verdicts, where days do not meet, a paper is missing, or two sources
    say different things. “No document is on file” says what these records hold, not that there is no document.""",
    """Duties that are overdue or not met stand in report R15; here stand those of them that cannot be told.""",
)
