"""Duties about the agreement itself: in force, renewed, reviewed, met about, changed and ended as it says."""

from collections.abc import Iterator
from datetime import date, timedelta

from coordinator.compliance.agreement import MoaState, effective_day, end_of_term, live, standing
from coordinator.compliance.choices import ContactRole, DecidedBy, MoaEventKind, OversightKind
from coordinator.compliance.dates import add_months, recurring_task, single_task, validity
from coordinator.compliance.facts import Moa
from coordinator.compliance.program_register import latest
from coordinator.compliance.register import Facts
from coordinator.compliance.rules.recurring import since_last
from coordinator.compliance.terms import Term
from coordinator.compliance.verdicts import Rule, Status, Verdict, Weight, step

_NOT_ASKED = frozenset({MoaState.DRAFT, MoaState.NOT_YET_EFFECTIVE, MoaState.SUPERSEDED})
_MEETINGS = frozenset({OversightKind.ANNUAL_COMPLIANCE, OversightKind.INITIAL_REVIEW})
_REVIEWS = frozenset({OversightKind.ICE_INTERNAL_REVIEW})
_CONTACT_ROLES = (ContactRole.FOD, ContactRole.LEA_POC, ContactRole.LEA_PIO, ContactRole.ICE_PAO)


def asked_of_live(facts: Facts, rule: str) -> Iterator[tuple[Moa, Term]]:
    """Yield the agreements that bind and have *rule*, by their print or by local policy."""
    for moa in live(facts):
        if term := facts.asked(moa, rule):
            yield moa, term


def _in_force(facts: Facts) -> Iterator[Verdict]:
    for moa in facts.register.moas:
        found = standing(facts, moa)
        if found.state in _NOT_ASKED:
            continue
        status = Status.MET if found.state is MoaState.IN_FORCE else Status.NOT_MET
        mend = "Nobody may act under this agreement until an agreement is in force again."
        yield IN_FORCE.of(moa.subject, facts.term(moa, "MOA-01"), mend).answer(status, [found.step], found.rests_on)


def _renewed(facts: Facts) -> Iterator[Verdict]:
    for moa in live(facts):
        term = facts.asked(moa, "MOA-03") or facts.own("MOA-03")
        if end := end_of_term(facts, moa):
            clock = validity(end[0], window=term.number("due_soon_days"), as_of=facts.as_of)
            lines = [step("The agreement is in force for a fixed term")]
            mend = "Agree on an extension or a new agreement, and record its signatures."
            yield RENEWED.of(moa.subject, term, mend).timed(clock, lines, end[1])


def _reviewed(facts: Facts) -> Iterator[Verdict]:
    for moa, term in asked_of_live(facts, "MOA-04"):
        last = facts.program.last_oversight(moa.code, _REVIEWS, facts.as_of)
        begun = effective_day(moa)
        day = last.held_on if last else begun
        if day is None:
            continue
        months = term.number("interval_months")
        clock = recurring_task(add_months(day, months), window=term.number("due_soon_days"), as_of=facts.as_of)
        first = "ICE last reviewed the agreement on {}" if last else "No review is on record; in effect since {}"
        lines = [step(first, day), step("plus {} months", months)]
        mend = "This is ICE's own act. Ask the field office whether it was done, and record its day."
        yield REVIEWED.of(moa.subject, term, mend).timed(clock, lines, [last.ref if last else moa.subject])


def _met_yearly(facts: Facts) -> Iterator[Verdict]:
    for moa, term in asked_of_live(facts, "MOA-06"):
        last = facts.program.last_oversight(moa.code, _MEETINGS, facts.as_of)
        yield since_last(
            MET_YEARLY.of(moa.subject, term, "Hold the meeting with the field office, or record it if it was held."),
            facts.as_of,
            (last.held_on, last.ref) if last else None,
            (
                "The last meeting on compliance was held on {}",
                "No meeting with the field office on compliance is on record",
            ),
        )


def _met_first(facts: Facts) -> Iterator[Verdict]:
    for moa, term in asked_of_live(facts, "MOA-07"):
        start, said, ref = _first_review_start(facts, moa, term)
        mend = "Record the first review meeting, or the day from which it is counted."
        if start is None or start > facts.as_of:
            lines = [step("The day from which the first review is counted is not known yet")]
            yield MET_FIRST.of(moa.subject, term, mend).answer(Status.CANNOT_TELL, lines, [moa.subject])
            continue
        meetings = [one for one in facts.program.oversight if one.moa == moa.code and one.kind in _MEETINGS]
        first = min((one for one in meetings if one.held_on <= facts.as_of), key=lambda one: one.held_on, default=None)
        months = term.number("interval_months")
        due = add_months(start, months)
        window = term.number("due_soon_days")
        done_on = first.held_on if first else None
        clock = single_task(due, window=window, as_of=facts.as_of, done_on=done_on)
        held = step("first meeting held on {}", first.held_on) if first else step("no meeting is on record")
        lines = [step(said, start), step("plus {} months", months), held]
        yield MET_FIRST.of(moa.subject, term, mend).timed(clock, lines, [ref, *([first.ref] if first else [])])


def _first_review_start(facts: Facts, moa: Moa, term: Term) -> tuple[date | None, str, str]:
    """Return the day from which the first review is counted, in words, and the record that says so."""
    if term.word("anchor") == "OPERATIONAL":
        return moa.operational_on, "Operational since {}", moa.subject
    rows = [row for one in facts.held_under(moa) for row in facts.certifications(one) if row.certified_on is not None]
    first = min(rows, key=lambda row: row.certified_on or date.max, default=None)
    return (first.certified_on, "First certification on {}", first.ref) if first else (None, "", moa.subject)


def _contacts_known(facts: Facts) -> Iterator[Verdict]:
    term = next((term for _, term in asked_of_live(facts, "MOA-08")), None)
    if term is None:
        return
    for role in _CONTACT_ROLES:
        subject = f"contact:{role}"
        holders = facts.program.holders(frozenset({role}), facts.as_of)
        mend = f"Record who is the {role.words}, and verify the address."
        if not holders:
            lines = [step("No contact in the role {} is valid on this day", role.words)]
            yield CONTACTS_KNOWN.of(subject, term, mend).answer(Status.NOT_MET, lines)
            continue
        last = latest(holders, lambda one: one.last_verified_on, facts.as_of)
        yield since_last(
            CONTACTS_KNOWN.of(subject, term, mend),
            facts.as_of,
            (last.last_verified_on, last.ref) if last and last.last_verified_on else None,
            ("Last verified on {}", "The contact was never verified"),
        )


def _changed_by_both(facts: Facts) -> Iterator[Verdict]:
    for moa in facts.register.moas:
        term = facts.asked(moa, "MOA-05")
        for change in facts.register.amendments_of.get(moa.code, ()):
            signed = [day for day in (change.lea_signed_on, change.ice_signed_on) if day and day <= facts.as_of]
            if term is None or not signed:
                continue
            both = len(signed) == 2
            lines = [step("signed on {}", day) for day in signed]
            lines += [] if both else [step("the other signature is not on record")]
            status = Status.MET if both else Status.CANNOT_TELL
            mend = "Record the other party's signature; until then the change binds nobody."
            yield CHANGED_BY_BOTH.of(f"amendment:{change.moa}/{change.number}", term, mend).answer(
                status, lines, [change.ref]
            )


def _notice_kept(facts: Facts) -> Iterator[Verdict]:
    yield from _ended_with_notice(NOTICE_KEPT, facts, by_ice_after_suspension=False)


def _ice_notice_kept(facts: Facts) -> Iterator[Verdict]:
    yield from _ended_with_notice(ICE_NOTICE_KEPT, facts, by_ice_after_suspension=True)


def _ended_with_notice(rule: Rule, facts: Facts, *, by_ice_after_suspension: bool) -> Iterator[Verdict]:
    for moa in facts.register.moas:
        term = facts.asked(moa, rule.code)
        events = facts.register.events_of.get(moa.code, ())
        ends = [one for one in events if one.kind is MoaEventKind.TERMINATED]
        for end in ends:
            if term is None or end.notified_on is None or end.notified_on > facts.as_of:
                continue
            before = [
                one for one in events if one.kind is MoaEventKind.SUSPENDED and one.effective_on <= end.notified_on
            ]
            if by_ice_after_suspension and (end.decided_by is not DecidedBy.ICE or not before):
                continue
            days = term.number("days")
            earliest = end.notified_on + timedelta(days=days)
            lines = [
                step("notice of {}", end.notified_on),
                step("plus {} days is {}", days, earliest),
                step("ended with effect from {}", end.effective_on),
            ]
            status = Status.MET if end.effective_on >= earliest else Status.NOT_MET
            mend = "Show the circumstances that allowed a shorter notice, or ask counsel."
            yield rule.of(moa.subject, term, mend).answer(status, lines, [end.ref])


IN_FORCE = Rule(
    "MOA-01",
    "Agreement in force",
    "An agreement is in force: signed by both parties, in effect, not suspended, terminated, expired or superseded.",
    Weight.DUTY,
    _in_force,
)

RENEWED = Rule(
    "MOA-03",
    "Term not run out",
    "An agreement for a fixed term is extended or replaced before its term ends.",
    Weight.DUTY,
    _renewed,
)

REVIEWED = Rule(
    "MOA-04",
    "ICE's internal review",
    "ICE may review the agreement internally every three years; this says when such a review can be expected.",
    Weight.INFORMATION,
    _reviewed,
)

CHANGED_BY_BOTH = Rule(
    "MOA-05",
    "Changes signed by both",
    "A change of the agreement is in writing and signed by both parties.",
    Weight.DUTY,
    _changed_by_both,
)

MET_YEARLY = Rule(
    "MOA-06",
    "Yearly meeting on compliance",
    "The agency and the field office make every effort to meet at least once a year about compliance.",
    Weight.EXPECTATION,
    _met_yearly,
)

MET_FIRST = Rule(
    "MOA-07",
    "First review meeting",
    "The agency and the field office should review the program about a year after it began.",
    Weight.EXPECTATION,
    _met_first,
    over_officers=True,
)

CONTACTS_KNOWN = Rule(
    "MOA-08",
    "Points of contact",
    "The points of contact that the agreement names are filled; this program suggests to verify them once a year.",
    Weight.DUTY,
    _contacts_known,
)

NOTICE_KEPT = Rule(
    "MOA-09",
    "Ninety days' notice",
    "A warrant service agreement ends no sooner than ninety days after the notice is received.",
    Weight.DUTY,
    _notice_kept,
)

ICE_NOTICE_KEPT = Rule(
    "MOA-10",
    "ICE's notice of the end",
    "After a suspension, ICE ends the agreement no sooner than ninety days after its notice.",
    Weight.INFORMATION,
    _ice_notice_kept,
)
