"""R14 Proof of authority: whether one officer was authorized on one day, and the chain of papers that says so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from coordinator.compliance.dates import long_date
from coordinator.compliance.marks import Mark
from coordinator.reports.document.blocks import (
    Block,
    Column,
    Document,
    Heading,
    Signatures,
    Table,
    Text,
    Title,
    Verification,
)
from coordinator.reports.source import Named, Source, internal, method

NAME = Named("R14", "Proof of authority")


@dataclass(frozen=True, slots=True)
class Link:
    """One paper of the chain; *day* is none where it is missing, *documents* are what is on file for it."""

    title: str
    day: date | None
    detail: str
    documents: Sequence[str]


@dataclass(frozen=True, slots=True)
class Holding:
    """The officer's part under one agreement.

    *decides* is the condition that decides, in words, and *ends* until when authority lasts. *since* is the first day
    of the present stretch of authority.
    """

    agreement: str
    model: str
    role: str
    status: str
    mark: str
    authorized: bool
    decides: str
    mend: str
    since: date | None
    ends: str
    functions: Sequence[str]
    chain: Sequence[Link]


@dataclass(frozen=True, slots=True)
class Proof:
    """What the records say of one officer on one day; *post* is rank and place of work.

    The *holdings* decide the answer; *others* are parts under other agreements, without their papers.
    """

    source: Source
    name: str
    badge: str
    post: str
    holdings: Sequence[Holding]
    others: Sequence[Holding]


def document(proof: Proof) -> Document:
    """Return the report."""
    about = f"Authority of {proof.name}, badge {proof.badge}, as of {long_date(proof.source.as_of)}"
    return internal(proof, NAME, about, partial(_story, proof))


def _story(proof: Proof, verification: Verification) -> Iterator[Block]:
    who = " · ".join(part for part in (proof.name, f"badge {proof.badge}", proof.post) if part)
    yield Title(f"Report {NAME.code}", NAME.title, who, proof.source.as_of)
    yield Text(sentence(proof), "lead")
    yield from body(proof)
    yield from method(proof.source, *_METHOD)
    yield Signatures(["Program coordinator", "Sheriff or designee"])
    yield verification


def sentence(proof: Proof) -> str:
    """Return the answer in one sentence."""
    day, who = long_date(proof.source.as_of), f"{proof.name} (badge {proof.badge})"
    under = [one.agreement for one in proof.holdings if one.authorized]
    if under:
        return f"As of {day}, {who} is authorized under {' and '.join(under)}."
    if not proof.holdings:
        return f"As of {day}, {who} is not authorized: no part in the program had begun by then."
    reasons = "; ".join(f"under {one.agreement}, {one.status.lower()}" for one in proof.holdings)
    return f"As of {day}, {who} is not authorized: {reasons}."


_CHAIN = (
    Column("Paper or event", 140, header=True),
    Column("Day", 64),
    Column("Detail", 142),
    Column("Document on file", 158),
)


def body(proof: Proof) -> Iterator[Block]:
    """Yield the chain under every agreement that decides, and what the others say."""
    for one in proof.holdings:
        yield Heading(f"{one.agreement}, {one.model}")
        yield Text(f"{one.mark} {one.status}, as {one.role.lower()}. {_decision(one)}")
        yield Table(_CHAIN, [_link(link) for link in one.chain])
        if one.functions:
            yield Text(f"Functions that the letter names: {'; '.join(one.functions)}.", "note")
    for one in proof.others:
        yield Text(f"Under {one.agreement}: {one.status.lower()}. {one.decides}.", "note")


def _decision(one: Holding) -> str:
    if not one.authorized:
        return f"What decides: {one.decides}. {one.mend}".rstrip()
    since = f"Authorized without a break since {long_date(one.since)}" if one.since else one.decides
    return f"{since}; authority lasts {one.ends}."


def _link(link: Link) -> Sequence[str]:
    day = link.day.isoformat() if link.day else f"{Mark.BAD} missing"
    return (link.title, day, link.detail, "\n".join(link.documents))


_METHOD = (
    """An officer is authorized while these hold together: a certified initial course of the model; an agreement in
    force; no revocation, withdrawal or separation; no suspension; a letter of authorization that counts and has not
    run out; under the Jail Enforcement and Warrant Service models, ICE Form 70-006. The first that fails decides.""",
    """Only what is dated on or before the day of this report counts. Training that is overdue does not end authority.
    Nothing in the last column: no document is on file in these records.""",
)
