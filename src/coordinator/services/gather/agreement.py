"""Gathers R6 MOA summary."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from coordinator.compliance.agreement import MoaState, effective_day, end_of_term, standing
from coordinator.compliance.choices import FUNCTIONS_OF, Function, Model, TermKind
from coordinator.compliance.dates import long_date
from coordinator.compliance.facts import Moa
from coordinator.compliance.marks import Mark
from coordinator.compliance.register import Facts
from coordinator.compliance.rules import RULES
from coordinator.compliance.terms import Term
from coordinator.compliance.verdicts import Rule, Verdict
from coordinator.errors import Refused
from coordinator.records import (
    ContactFields,
    MoaAmendmentFields,
    MoaEventFields,
    MoaFields,
    MoaTermFields,
)
from coordinator.records.declaration import fields_of
from coordinator.records.plain_words import in_words
from coordinator.reports.agreement import NAME, Instrument, Obligation, Summary, document
from coordinator.reports.document.blocks import Document
from coordinator.reports.listing import Listing
from coordinator.services.gather.answers import agreements_of, shown, urgency
from coordinator.services.gather.listing import Row, Wanted, listing, records
from coordinator.services.gather.report import AGREEMENT, Options, Report, source_of
from coordinator.services.judged import Judged
from coordinator.store import Look

_MARKS = {MoaState.IN_FORCE: Mark.GOOD, MoaState.SUSPENDED: Mark.SOON, MoaState.TERMINATED: Mark.BAD}
_FACTS = (
    "title",
    "template",
    "lea_signed_on",
    "lea_signer",
    "ice_signed_on",
    "ice_signer",
    "operational_on",
    "supersedes",
    "original_participation_on",
    "field_office",
    "facilities",
    "url_public_copy",
)


def gather(look: Look, known: Judged, code: str) -> Summary:
    """Return one agreement as of the day that was judged.

    Raises:
        Refused: no agreement has that code.
    """
    facts = known.facts
    moa = facts.register.moa.get(code)
    if moa is None:
        raise Refused(f"No agreement has the code {code}.")
    found = standing(facts, moa)
    row = next(row for row in records(look, MoaFields, known.as_of) if row["code"] == code)
    same = [one for one in facts.register.moas if one.model is moa.model]
    return Summary(
        source=source_of(look, known),
        code=code,
        model=moa.model.words,
        state=found.state.words,
        mark=_MARKS.get(found.state, Mark.NEUTRAL).value,
        decides=str(found.step),
        ends=_ends(facts, moa),
        facts=list(_facts(row, moa)),
        obligations=list(_obligations(known, moa)),
        functions=[one.words for one in Function if one in FUNCTIONS_OF[moa.model]],
        costs=list(_costs(facts, moa)),
        ending=list(_ending(facts, moa)),
        listings=list(_listings(look, known, row)),
        instruments=[Instrument(one.code, one.template, in_force(facts, one)) for one in same],
    )


def _ends(facts: Facts, moa: Moa) -> str:
    if moa.term_kind is not TermKind.FIXED_TERM:
        return "No expiration: it binds until it is terminated or suspended."
    term = end_of_term(facts, moa)
    return f"Its term ends on {long_date(term[0])}." if term else "Its term is fixed; no end is on record."


def _facts(row: Row, moa: Moa) -> Iterator[tuple[str, str]]:
    titles = {one.name: one.title for one in fields_of(MoaFields)}
    for name in _FACTS:
        yield titles[name], in_words(row[name]) or "not recorded"
        if name == "ice_signer":
            yield titles["effective_on"], in_words(effective_day(moa)) or "not yet"


def _obligations(known: Judged, moa: Moa) -> Iterator[Obligation]:
    verdicts: dict[str, list[Verdict]] = {}
    for one in known.found.verdicts:
        under = agreements_of(known.facts, one.subject)
        if not under or moa.code in under:
            verdicts.setdefault(one.rule.code, []).append(one)
    for rule in RULES:
        term = known.facts.asked(moa, rule.code)
        if term is not None:
            yield _obligation(rule, term, verdicts.get(rule.code, ()), known.as_of)


def _obligation(rule: Rule, term: Term, found: Sequence[Verdict], as_of: date) -> Obligation:
    worst = min(found, key=urgency, default=None)
    status, mark = shown(worst) if worst else ("Not asked now", Mark.NEUTRAL.value)
    dues = sorted(one.due_day for one in found if one.due_day is not None and one.due_day >= as_of)
    return Obligation(
        code=rule.code,
        title=rule.title,
        weight=rule.weight.words,
        clause=term.citation,
        terms=", ".join(_parameters(term)),
        status=status,
        mark=mark,
        due=dues[0].isoformat() if dues else "",
    )


def _parameters(term: Term) -> Iterator[str]:
    for name, value in (term.parameters or {}).items():
        if name in _WORDS:
            yield _WORDS[name].format(value)


_WORDS = {
    "interval_months": "every {} months",
    "length_months": "for {} months",
    "hours": "within {} hours",
    "days": "within {} days",
    "weekdays": "within {} weekdays",
    "pass_mark": "pass mark {}",
    "day_of_month": "by day {} of the month",
    "experience_months": "after {} months",
}
"""What a parameter of a rule says, by its name."""


def _costs(facts: Facts, moa: Moa) -> Iterator[str]:
    term = facts.asked(moa, "CST-01")
    if term is None:
        yield "The print is not known to say who pays; look into the agreement."
        return
    payer = {"ICE": "ICE", "LEA": "the agency"}[term.word("travel_payer")]
    yield f"Travel to training: {payer}."
    yield "Salaries, benefits, overtime and its backfill, supplies and restraints: the agency."
    yield f"ICE's computers and network, training and oversight: ICE. ({term.citation})"


def _ending(facts: Facts, moa: Moa) -> Iterator[str]:
    by_notice, after_suspension = facts.asked(moa, "MOA-09"), facts.asked(moa, "MOA-10")
    if by_notice is not None:
        days = by_notice.number("days")
        said = f"Either party ends it by written notice, {days} days ahead unless safety leaves no time."
        yield f"{said} ({by_notice.citation})"
    if after_suspension is not None:
        yield (
            "The agency may end it in writing at any time. ICE suspends it first, with its reasons and how to respond,"
            f" and ends it with {after_suspension.number('days')} days' notice. ({after_suspension.citation})"
        )
    if by_notice is None and after_suspension is None:
        yield "The print is not known to set a notice; look into the agreement."
    yield "When it is suspended or ends, the authority of every officer under it ends the same day."
    if moa.model is not Model.TFM:
        yield "ICE's cards and tokens then go back to ICE."


def _listings(look: Look, known: Judged, row: Row) -> Iterator[Listing]:
    code, as_of = row["code"], known.as_of
    named = {row[name] for name in ("lea_poc", "ice_poc", "public_info_lea_poc", "public_info_ice_poc")}
    own = Wanted(MoaTermFields, _OWN_TERM, lambda one: one["moa"] == code)
    contacts = Wanted(ContactFields, _CONTACT, lambda one: f"{one['role'].value}/{one['name']}" in named)
    yield listing(look, as_of, Wanted(MoaAmendmentFields, _AMENDMENT, lambda one: one["moa"] == code and _signed(one)))
    yield _events(look, code, as_of)
    yield listing(look, as_of, own)
    yield replace(listing(look, as_of, contacts), title="Points of contact that it names")


_AMENDMENT = {"number": 12, "kind": 14, "clause": 24, "summary": 32, "lea_signed_on": 14, "ice_signed_on": 14}
_EVENT = {"kind": 20, "notified_on": 14, "effective_on": 14, "decided_by": 12, "served_by": 14, "reason": 32}
_OWN_TERM = {"rule": 12, "parameter": 20, "value": 14, "clause": 24, "quoted": 34}
_CONTACT = {"role": 26, "name": 22, "organization": 22, "phone": 16, "email": 30, "last_verified_on": 16}


def _signed(row: Row) -> bool:
    return any(row[name] for name in ("lea_signed_on", "ice_signed_on", "sent_on"))


def _events(look: Look, code: str, as_of: date) -> Listing:
    """Return what happened to an agreement; an ending with effect from later is known once it was notified."""
    wanted = Wanted(MoaEventFields, _EVENT, lambda one: one["moa"] == code, lambda one: one["effective_on"])
    found = listing(look, date.max, wanted)
    day = [*_EVENT].index("notified_on")
    rows = [row for row in found.rows if (row[day] or row[day + 1]) <= as_of.isoformat()]
    return replace(found, rows=rows)


def in_force(facts: Facts, moa: Moa) -> list[tuple[date, date | None]]:
    """Return the stretches of days on which an agreement was in force up to now."""
    found: list[tuple[date, date | None]] = []
    start: date | None = None
    for day in _turning_days(facts, moa):
        runs = standing(facts.on(day), moa).state is MoaState.IN_FORCE
        if runs and start is None:
            start = day
        elif not runs and start is not None:
            found.append((start, day))
            start = None
    if start is not None:
        term = end_of_term(facts, moa)
        found.append((start, term[0] if term else None))
    return found


def _turning_days(facts: Facts, moa: Moa) -> list[date]:
    register = facts.register
    days = [effective_day(moa), moa.expires_on]
    days += [effective_day(heir) for heir in register.successors_of.get(moa.code, ())]
    days += [event.effective_on for event in register.events_of.get(moa.code, ())]
    for change in register.amendments_of.get(moa.code, ()):
        days += [change.lea_signed_on, change.ice_signed_on, change.effective_on, change.new_expires_on]
    return sorted({day for day in days if day is not None and day <= facts.as_of})


def _make(look: Look, known: Judged, options: Options) -> Document:
    return document(gather(look, known, options.agreement))


SUMMARY = Report(
    "agreement",
    NAME,
    "What one agreement is, until when it binds, what it asks and when that is due next.",
    "Sheriff, county board, counsel",
    (AGREEMENT,),
    _make,
)
