"""R6 MOA summary: what one agreement is, until when it binds, what it asks and when that is due next."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from coordinator.compliance.dates import long_date
from coordinator.reports.document.blocks import (
    Bar,
    Block,
    Bullets,
    Column,
    Document,
    Heading,
    Lane,
    NewPage,
    Table,
    Text,
    Timeline,
    Title,
    Verification,
)
from coordinator.reports.listing import Listing, listing_blocks
from coordinator.reports.source import INTERNAL, Named, Source, internal, method

NAME = Named("R6", "Agreement summary")


@dataclass(frozen=True, slots=True)
class Obligation:
    """One rule under the agreement; *terms* are its parameters in words, *due* the day that comes next."""

    code: str
    title: str
    weight: str
    clause: str
    terms: str
    status: str
    mark: str
    due: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """An agreement of the same model with the days on which it was in force."""

    code: str
    title: str
    days: Sequence[tuple[date, date | None]]


@dataclass(frozen=True, slots=True)
class Summary:
    """One agreement as of a day; *facts* are what it says of itself, by what each is."""

    source: Source
    code: str
    model: str
    state: str
    mark: str
    decides: str
    ends: str
    facts: Sequence[tuple[str, str]]
    obligations: Sequence[Obligation]
    functions: Sequence[str]
    costs: Sequence[str]
    ending: Sequence[str]
    listings: Sequence[Listing]
    instruments: Sequence[Instrument]


def document(summary: Summary) -> Document:
    """Return the report."""
    about = f"{summary.code} as of {long_date(summary.source.as_of)}"
    return internal(summary, NAME, about, partial(_story, summary), INTERNAL)


def _story(summary: Summary, verification: Verification) -> Iterator[Block]:
    source = summary.source
    yield Title(f"Report {NAME.code}", NAME.title, f"{source.agency} · {summary.code}, {summary.model}", source.as_of)
    yield Text(_sentence(summary), "lead")
    yield from _facts(summary)
    yield from _due_next(summary)
    yield verification
    yield NewPage()
    yield from body(summary)
    yield from method(source, *_METHOD)


def _sentence(summary: Summary) -> str:
    return f"As of {long_date(summary.source.as_of)} the agreement is {summary.state.lower()}. {summary.ends}"


_FACTS = (Column("What", 150, header=True), Column("On record", 354))


def _facts(summary: Summary) -> Iterator[Block]:
    yield Heading("The instrument")
    yield Table(_FACTS, [("State", f"{summary.mark} {summary.state}\n{summary.decides}"), *summary.facts])


NEXT = 4
"""How many obligations that are due next stand on page 1."""
_NEXT = (Column("What", 210, header=True), Column("Weight", 100), Column("Status", 114), Column("Day", 80))


def _due_next(summary: Summary) -> Iterator[Block]:
    counted = Counter(one.weight for one in summary.obligations)
    yield Heading("What it asks next")
    yield Text("In all: " + ", ".join(f"{weight.lower()} {count}" for weight, count in counted.items()) + ".", "note")
    ahead = sorted((one for one in summary.obligations if one.due), key=lambda one: (one.due, one.code))
    rows = [(one.title, one.weight, f"{one.mark} {one.status}", one.due) for one in ahead[:NEXT]]
    yield Table(_NEXT, rows, "Nothing that is asked has a day ahead.")


_OBLIGATIONS = (
    Column("Obligation", 128, header=True),
    Column("Weight", 62),
    Column("Clause", 148),
    Column("Status", 94),
    Column("Next day", 72),
)


def body(summary: Summary) -> Iterator[Block]:
    """Yield what stands behind the first page, as the inspection packet has it too."""
    yield Heading(f"Obligations under {summary.code}")
    yield Text(
        "The status is the worst of all it is asked of; the day is the next one that is due. What is asked of the"
        " program as a whole stands under every agreement that asks it.",
        "note",
    )
    yield Table(_OBLIGATIONS, [_obligation_row(one) for one in summary.obligations])
    yield Heading("Functions that its model may delegate")
    yield Bullets(summary.functions)
    yield Heading("Who pays for what")
    yield Bullets(summary.costs)
    yield Heading("How it ends")
    yield Bullets(summary.ending)
    for listing in summary.listings:
        yield from listing_blocks(listing)
    yield from _timeline(summary)


def _obligation_row(one: Obligation) -> Sequence[str]:
    title = f"{one.title} ({one.code})"
    return (
        "\n".join(part for part in (title, one.terms) if part),
        one.weight,
        one.clause,
        f"{one.mark} {one.status}",
        one.due,
    )


_DAYS = (Column("Agreement", 160, header=True), Column("In force", 344))


def _timeline(summary: Summary) -> Iterator[Block]:
    yield Heading("Agreements of the same model over time")
    shown = [one for one in summary.instruments if one.days]
    if not shown:
        yield Text("None was in force up to this day.")
        return
    as_of = summary.source.as_of
    lanes = [Lane(one.code, one.title, [Bar(start, until) for start, until in one.days]) for one in shown]
    begins = min(start for one in shown for start, _ in one.days)
    yield Timeline("in force", lanes, date(begins.year, 1, 1), date(as_of.year + 1, 12, 31), as_of)
    yield Table(_DAYS, [(one.code, "; ".join(_span(*days) for days in one.days)) for one in shown])


def _span(start: date, until: date | None) -> str:
    return f"from {start} to before {until}" if until else f"from {start}, with no end on record"


_METHOD = (
    """Clauses are cited by the print that the agreement was signed on, as this program's data has them; “confirm with
    your MOA” marks what could not be checked against a signed copy. The agreement itself is the source.""",
    """ICE practice and advice are no obligations of the agreement and are named as what they are.""",
)
