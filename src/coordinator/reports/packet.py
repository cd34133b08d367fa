"""R1 Inspection packet: fifteen sections for a review period, every rule with its evidence, and the documents."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Literal

from coordinator.compliance.dates import long_date
from coordinator.compliance.marks import Mark
from coordinator.reports import activity, agreement, authority, complaints, exceptions, roster, training
from coordinator.reports.activity import Counts
from coordinator.reports.agreement import Summary
from coordinator.reports.answers import Duty, duty_blocks
from coordinator.reports.authority import Proof
from coordinator.reports.complaints import Log
from coordinator.reports.document.blocks import (
    Block,
    Column,
    Contents,
    Document,
    Figure,
    Figures,
    Heading,
    NewPage,
    Signatures,
    Table,
    Text,
    Verification,
)
from coordinator.reports.exceptions import Exceptions
from coordinator.reports.listing import Listing, listing_blocks
from coordinator.reports.roster import Roster
from coordinator.reports.source import Named, Source, internal, method, period_title, plural
from coordinator.reports.training import Training

NAME = Named("R1", "Inspection packet")


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule and how it came out: its *outcome* is its result in one word, *open* whom it is not met for."""

    code: str
    title: str
    weight: str
    counted: bool
    outcome: str
    mark: str
    count: str
    open: Sequence[str]
    evidence: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section that is made of tables and duties alone."""

    listings: Sequence[Listing]
    duties: Sequence[Duty]


@dataclass(frozen=True, slots=True)
class Packet:
    """Everything that an inspection looks at, for the days from the first to the last of *period*."""

    source: Source
    period: tuple[date, date]
    since: str
    summaries: Sequence[Summary]
    roster: Roster
    changes: Listing
    training: Training
    proofs: Sequence[Proof]
    log: Log
    posters: Section
    meetings: Section
    supervision: Section
    systems: Section
    interpreters: Section
    releases: Section
    counts: Counts
    findings: Section
    exceptions: Exceptions
    rules: Sequence[RuleLine]
    documents: Listing


def document(packet: Packet) -> Document:
    """Return the report."""
    begins, ends = packet.period
    about = f"Review period {long_date(begins)} to {long_date(ends)}"
    return internal(packet, NAME, about, partial(_story, packet))


def _story(packet: Packet, verification: Verification) -> Iterator[Block]:
    yield from _cover(packet, verification)
    for number, (title, blocks) in enumerate(_sections(packet), 2):
        yield Heading(f"{number}  {title}")
        yield from blocks
    yield Heading("Annex A  Every rule and its evidence")
    yield from _rules(packet)
    yield Heading("Annex B  Index of documents")
    yield from _body_of(packet.documents)
    yield from method(packet.source, *_METHOD)


def _cover(packet: Packet, verification: Verification) -> Iterator[Block]:
    source = packet.source
    yield period_title(NAME, source, packet.period, "Review period")
    yield Text(_sentence(packet), "lead")
    yield Figures([Figure(count, "", label, mark) for label, count, mark in _figures(packet)])
    yield Contents()
    yield Signatures(["Program coordinator", "Sheriff or designee"])
    yield verification
    yield NewPage()


OUTCOMES = ("Met", "Not met", "Cannot tell", "Explained", "Waived", "Past the expected day", "Not applicable")
"""How a rule can come out, in one word."""


def _sentence(packet: Packet) -> str:
    asked = [one for one in packet.rules if one.counted and one.outcome != "Not applicable"]
    if not asked:
        return f"Nothing is asked on the last day of the review period. {packet.since}"
    bad = sum(one.outcome == "Not met" for one in asked)
    found = f"{plural(bad, 'is', 'are')} not met in every case" if bad else "none is found not met"
    return f"Of {len(asked)} duties, expectations and ICE practices that apply, {found}. {packet.since}"


def _figures(packet: Packet) -> Iterator[tuple[str, int, Mark]]:
    counted = [one for one in packet.rules if one.counted]
    for outcome, mark in (("Met", Mark.GOOD), ("Not met", Mark.BAD), ("Cannot tell", Mark.SOON)):
        yield outcome, sum(one.outcome == outcome for one in counted), mark
    yield "Other or not applicable", sum(one.outcome in OUTCOMES[3:] for one in counted), Mark.NEUTRAL


def _sections(packet: Packet) -> Iterator[tuple[str, Iterable[Block]]]:
    """Yield every section after the cover, which is the first."""
    yield "Agreements and amendments", _agreements(packet)
    yield "Roster and authority", _roster(packet)
    yield "Training", _demoted(training.body(packet.training))
    yield "Evidence for each officer", _proofs(packet)
    yield "Complaints and clocks", _demoted(complaints.body(packet.log))
    yield "Posters", _section(packet.posters)
    yield "Meetings", _section(packet.meetings)
    yield "Program manager and visits", _section(packet.supervision)
    yield "Equipment, connections and accounts", _section(packet.systems)
    yield "Interpreters", _section(packet.interpreters)
    yield "Release clearances", _section(packet.releases)
    yield "Monthly aggregates", _demoted(activity.body(packet.counts))
    yield "Earlier findings and corrective actions", _section(packet.findings)
    yield "Exceptions and explanations", _demoted(exceptions.body(packet.exceptions))


_LEVELS: dict[int, Literal[3, 4]] = {2: 3, 3: 4, 4: 4}


def _demoted(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield *blocks* with their headings one level lower."""
    for one in blocks:
        yield replace(one, level=_LEVELS[one.level]) if isinstance(one, Heading) else one


def _agreements(packet: Packet) -> Iterator[Block]:
    if not packet.summaries:
        yield Text("None was in force in the period.")
    for one in packet.summaries:
        yield Heading(f"{one.code}, {one.model}", 3)
        yield Text(f"{one.mark} {one.state}. {one.decides}. {one.ends}")
        yield Table(_FACTS, one.facts)
        for listing in one.listings:
            yield from listing_blocks(listing, 4)
        yield from (block for block in _demoted(agreement.body(replace(one, listings=()))))


_FACTS = (Column("What", 150, header=True), Column("On record", 354))


def _roster(packet: Packet) -> Iterator[Block]:
    yield Text(f"As of {long_date(packet.source.as_of)}, the last day of the review period.", "note")
    yield from _demoted(roster.body(packet.roster))
    yield from listing_blocks(packet.changes, 3)


def _proofs(packet: Packet) -> Iterator[Block]:
    if not packet.proofs:
        yield Text("No officer took part in the period.")
    for one in packet.proofs:
        yield Heading(f"{one.name}, badge {one.badge}", 3)
        yield from _demoted(_demoted(authority.body(one)))


def _section(section: Section) -> Iterator[Block]:
    for listing in section.listings:
        yield from listing_blocks(listing, 3)
    for duty in section.duties:
        yield from duty_blocks(duty)


_RULES = (
    Column("Rule", 148, header=True),
    Column("Weight", 62),
    Column("Result", 96),
    Column("Not met or not told for", 110),
    Column("Evidence", 88),
)


def _rules(packet: Packet) -> Iterator[Block]:
    yield Text(
        "A rule is not applicable where it is asked of nobody and nothing on the last day of the period. The cover"
        " counts duties, expectations and ICE practice; advice and information stand here too.",
        "note",
    )
    yield Table(_RULES, [_rule_row(one) for one in packet.rules])


def _rule_row(one: RuleLine) -> Sequence[str]:
    result = "\n".join(part for part in (f"{one.mark} {one.outcome}", one.count) if part)
    return (f"{one.title} ({one.code})", one.weight, result, "\n".join(one.open), one.evidence)


def _body_of(listing: Listing) -> Iterator[Block]:
    """Yield a listing without its heading."""
    yield from (block for block in listing_blocks(listing) if not isinstance(block, Heading))


_METHOD = (
    """The packet covers the review period: what happened in it, and how everything stood at the end of its last day.
    The same records give the same packet on any machine, so it can be printed again.""",
    """Gaps are shown and not hidden: what is not met, what cannot be told, and what was explained stands in section 15
    and in Annex A. No record of a paper is not the same as no paper.""",
    """A document's hash is the SHA-256 of its file; a document without one is kept on paper.""",
)
