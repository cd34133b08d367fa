"""R10 Officer file: everything on record about one officer, complete without opening anything else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from coordinator.compliance.dates import long_date
from coordinator.reports import authority
from coordinator.reports.answers import Duty, Need, duty_blocks, tally
from coordinator.reports.authority import Proof
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
    Title,
    Verification,
)
from coordinator.reports.listing import Listing, listing_blocks
from coordinator.reports.source import Named, Source, internal, method

NAME = Named("R10", "Officer file")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days of authority under one agreement; *until* is the first day after, or none."""

    agreement: str
    role: str
    days: Sequence[tuple[date, date | None]]


@dataclass(frozen=True, slots=True)
class File:
    """One officer as of a day: who it is, the proof of authority, and the records of every kind."""

    source: Source
    proof: Proof
    about: Sequence[tuple[str, str]]
    stretches: Sequence[Stretch]
    duties: Sequence[Duty]
    listings: Sequence[Listing]


def document(file: File) -> Document:
    """Return the report."""
    about = f"The file of {file.proof.name}, badge {file.proof.badge}, as of {long_date(file.source.as_of)}"
    return internal(file, NAME, about, partial(_story, file))


def _story(file: File, verification: Verification) -> Iterator[Block]:
    proof = file.proof
    who = " · ".join(part for part in (proof.name, f"badge {proof.badge}", proof.post) if part)
    yield Title(f"Report {NAME.code}", NAME.title, who, file.source.as_of)
    yield Text(authority.sentence(proof), "lead")
    yield Figures([Figure(tally(file.duties, need), "", need.words, need.mark) for need in Need])
    yield Heading("Identity and assignment")
    yield Table(_ABOUT, file.about)
    yield verification
    yield NewPage()
    yield from body(file)
    yield from method(file.source, *_METHOD)


_ABOUT = (Column("What", 150, header=True), Column("On record", 354))
_DAYS = (Column("Agreement", 130, header=True), Column("Role", 150), Column("Authorized", 224))


def body(file: File) -> Iterator[Block]:
    """Yield the file behind its first page, as the inspection packet has it too."""
    yield from authority.body(file.proof)
    yield Heading("Authority over time")
    shown = [one for one in file.stretches if one.days]
    if shown:
        as_of = file.source.as_of
        lanes = [Lane(one.agreement, "", [Bar(start, until) for start, until in one.days]) for one in shown]
        begins = min(start for one in shown for start, _ in one.days)
        yield Timeline("authorized", lanes, date(begins.year, 1, 1), date(as_of.year + 1, 12, 31), as_of)
    yield Table(_DAYS, [(one.agreement, one.role, _days(one)) for one in file.stretches])
    for listing in file.listings:
        yield from listing_blocks(listing)
    if file.duties:
        yield Heading("Duties about this officer")
    for duty in file.duties:
        yield from duty_blocks(duty)


def _days(one: Stretch) -> str:
    spans = (f"{start} to before {until}" if until else f"from {start}, no end on record" for start, until in one.days)
    return "\n".join(spans) or "never"


_METHOD = (
    """Only what is dated on or before the day of this report counts. Birth dates, addresses, numbers of papers and
    results of investigations are not kept here; complaints stand with their numbers only.""",
)
