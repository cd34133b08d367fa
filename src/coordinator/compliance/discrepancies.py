"""What does not fit together, or is not proven, with what would settle each: no verdicts, but what lies behind them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from coordinator.compliance.agreement import effective_day, end_of_term
from coordinator.compliance.assess import Assessment
from coordinator.compliance.authority import authority_of
from coordinator.compliance.choices import DirectoryKind, MoaEventKind, Model
from coordinator.compliance.facts import Moa
from coordinator.compliance.register import Facts
from coordinator.compliance.verdicts import Status, subject_words

_GAPS = frozenset({"AUT-06"})
_RETURNS = frozenset({"CRD-02"})
_EVIDENCE = frozenset({"TRN-08"})


@dataclass(frozen=True, slots=True)
class Listed:
    """The agency's own line of ICE's list; *ref* is its record, and *gone_on* the day of the first list without it."""

    model: Model
    kind: DirectoryKind
    signed_on: date | None
    list_date: date
    ref: str
    gone_on: date | None = None

    def stands(self, as_of: date) -> bool:
        """Return whether the list of the day still has it."""
        return self.gone_on is None or self.gone_on > as_of


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One thing to settle: the sort of it, what it is about, what does not fit, and what would settle it."""

    sort: str
    subject: str
    words: str
    settle: str
    rests_on: Sequence[str]


def discrepancies(facts: Facts, found: Assessment, listed: Sequence[Listed]) -> list[Discrepancy]:
    """Return everything that does not fit as of the day of *facts*; *listed* is what ICE's list says of this agency."""
    return [
        *_from_verdicts(found),
        *_between_agreements(facts),
        *_unseparated(facts),
        *_unproven(facts),
        *_against_the_list(facts, listed),
    ]


def _from_verdicts(found: Assessment) -> Iterator[Discrepancy]:
    for one in found.verdicts:
        code, words = one.rule.code, "; ".join(str(line) for line in one.steps)
        if code in _GAPS:
            sort = "Gap in authority"
        elif code in _RETURNS and one.status in {Status.OVERDUE, Status.DUE_SOON}:
            sort = "Not given back"
        elif code in _EVIDENCE and one.status is Status.CANNOT_TELL:
            sort = "Record without evidence"
        elif one.status is Status.CANNOT_TELL:
            sort = "Missing paper"
        else:
            continue
        about = f"{one.rule.title}, {subject_words(one.subject)}"
        yield Discrepancy(sort, one.subject, f"{about}: {words}", one.mend, one.rests_on)


def _between_agreements(facts: Facts) -> Iterator[Discrepancy]:
    """Yield the days between two agreements of a model on which neither was in force."""
    for later in facts.register.moas:
        earlier = facts.register.moa.get(later.supersedes)
        begins = effective_day(later)
        ended = _end(facts, earlier) if earlier else None
        if earlier is None or begins is None or begins > facts.as_of or ended is None or ended >= begins:
            continue
        words = f"Neither {earlier.code} nor {later.code} was in force from {ended} to before {begins}"
        settle = "Record the extension that covers these days, or show that nobody acted on them."
        yield Discrepancy("Gap between agreements", later.subject, words, settle, (earlier.subject, later.subject))


def _end(facts: Facts, moa: Moa) -> date | None:
    """Return the day on which an agreement ended by itself or by notice."""
    events = facts.register.events_of.get(moa.code, ())
    days = [one.effective_on for one in events if one.kind is MoaEventKind.TERMINATED]
    if term := end_of_term(facts, moa):
        days.append(term[0])
    return min(days, default=None)


def _unseparated(facts: Facts) -> Iterator[Discrepancy]:
    for held in facts.participations:
        officer = facts.register.file(held.badge).officer
        leaves = officer.planned_last_day if officer else None
        if officer is None or leaves is None or leaves >= facts.as_of or authority_of(facts, held).ended:
            continue
        words = f"The planned last day of {held.badge}, {leaves}, has passed, and no separation is on record"
        settle = "Record the separation with its day, or a new planned last day."
        yield Discrepancy("Left without separation", held.subject, words, settle, (officer.ref, held.subject))


def _unproven(facts: Facts) -> Iterator[Discrepancy]:
    """Yield records that decide about authority and have no document; asked once any document is kept."""
    if not facts.keeps.papers:
        return
    deciding = [
        *((one.subject, effective_day(one)) for one in facts.register.moas),
        *((one.ref, one.dated) for one in facts.register.authorizations),
        *((one.ref, one.effective_on) for file in facts.register.files.values() for one in file.status_events),
    ]
    for ref, day in deciding:
        if day is not None and day <= facts.as_of and not facts.program.papers_behind(ref, facts.as_of):
            words = f"No document is on file for {ref}"
            yield Discrepancy("Record without evidence", ref, words, "Add the signed paper to the record.", (ref,))


def _against_the_list(facts: Facts, listed: Sequence[Listed]) -> Iterator[Discrepancy]:
    standing = [line for line in listed if line.stands(facts.as_of)]
    for line in standing:
        own = [moa for moa in facts.register.moas if moa.model is line.model]
        dates = {day for moa in own for day in (effective_day(moa), moa.ice_signed_on, moa.lea_signed_on) if day}
        if line.kind is DirectoryKind.PENDING or (line.signed_on in dates and own):
            continue
        signed = f"signed on {line.signed_on}" if line.signed_on else "without a day of signature"
        said = f"ICE's list of {line.list_date} has a {line.model.words} agreement {signed}"
        kept = (
            "; ".join(f"{moa.code} signed on {moa.ice_signed_on}" for moa in own) or "none of that model is on record"
        )
        settle = "Ask the field office which is right; the list never changes the agency's own records."
        refs = (line.ref, *(moa.subject for moa in own))
        yield Discrepancy("ICE's list differs", line.ref, f"{said}; here: {kept}", settle, refs)
    missing = {moa.model for moa in facts.register.moas if effective_day(moa)} - {line.model for line in standing}
    for model in sorted(missing) if listed else ():
        words = f"ICE's list has no {model.words} agreement of this agency"
        yield Discrepancy("ICE's list differs", "agency:", words, "Ask the field office why it is not listed.", ())
