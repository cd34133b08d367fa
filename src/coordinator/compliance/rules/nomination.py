"""Duties about whom the agency may put forward, and what must be known of a candidate."""

from collections.abc import Iterator, Sequence

from coordinator.compliance.agreement import standing
from coordinator.compliance.authority import authority_of
from coordinator.compliance.choices import Check, CheckResult, Model
from coordinator.compliance.dates import add_months, is_by
from coordinator.compliance.facts import Moa, Participation
from coordinator.compliance.program_facts import Nomination
from coordinator.compliance.register import Facts
from coordinator.compliance.terms import Term
from coordinator.compliance.verdicts import Rule, Status, Step, Verdict, Weight, step

_JAIL = frozenset({Model.JEM, Model.WSO, Model.HYBRID})
_RECORD_IT = "Record what was verified, when and by whom."


def _nominated(facts: Facts) -> Iterator[tuple[Participation, Moa, Nomination]]:
    """Yield participations that have not ended under agreements that bind, with their latest nomination."""
    for held in facts.participations:
        moa = facts.moa_of(held)
        nomination = facts.nomination(held)
        if nomination and standing(facts, moa).live and not authority_of(facts, held).ended:
            yield held, moa, nomination


def _recorded(facts: Facts, held: Participation, check: Check) -> tuple[Status, Step, Sequence[str]]:
    """Return how a check stands, in words, and the record that says so."""
    row = facts.check(held, check)
    if row is None or row.verified_on is None or row.verified_on > facts.as_of:
        return Status.CANNOT_TELL, step("{}: nothing is recorded as verified by this day", check.words), ()
    line = step("{}: {}, verified on {}", check.words, row.result.words.lower(), row.verified_on)
    if row.result is CheckResult.MET:
        return Status.MET, line, [row.ref]
    return Status.NOT_MET if row.result is CheckResult.NOT_MET else Status.CANNOT_TELL, line, [row.ref]


def _asked(
    facts: Facts, rule: Rule, models: frozenset[Model], check: Check
) -> Iterator[tuple[Participation, Term, Verdict]]:
    for held, moa, nomination in _nominated(facts):
        term = facts.asked(moa, rule.code)
        if term is None or moa.model not in models:
            continue
        status, line, refs = _recorded(facts, held, check)
        verdict = rule.of(held.subject, term, _RECORD_IT).answer(status, [line], [nomination.ref, *refs])
        yield held, term, verdict


def _citizen(facts: Facts) -> Iterator[Verdict]:
    return (verdict for *_, verdict in _asked(facts, CITIZEN, frozenset(Model), Check.CIT))


def _experienced(facts: Facts) -> Iterator[Verdict]:
    for held, moa, nomination in _nominated(facts):
        term = facts.asked(moa, "NOM-02")
        if term is None or not moa.model.counts_as(Model.TFM):
            continue
        officer = facts.register.file(held.badge).officer
        mend = "Record since when the officer has worked in law enforcement."
        if officer is None or officer.experience_from is None:
            lines = [step("Since when the officer has worked in law enforcement is not on record")]
            yield EXPERIENCED.of(held.subject, term, mend).answer(Status.CANNOT_TELL, lines, [nomination.ref])
            continue
        months = term.number("experience_months")
        enough = add_months(officer.experience_from, months)
        lines = [
            step("in law enforcement since {}", officer.experience_from),
            step("plus {} months is {}", months, enough),
            step("nominated on {}", nomination.nominated_on),
        ]
        status = Status.MET if enough <= nomination.nominated_on else Status.NOT_MET
        yield EXPERIENCED.of(held.subject, term, mend).answer(status, lines, [officer.ref, nomination.ref])


def _secure(facts: Facts) -> Iterator[Verdict]:
    return (verdict for *_, verdict in _asked(facts, SECURE, _JAIL, Check.SECTRN))


def _investigated(facts: Facts) -> Iterator[Verdict]:
    jail = frozenset({Model.JEM, Model.HYBRID})
    for held, term, verdict in _asked(facts, INVESTIGATED, jail, Check.ICEBI):
        letters = facts.authorizations(held)
        known = [letter for letter in letters if letter.dated <= facts.as_of]
        if not known:
            yield verdict
            continue
        first = min(known, key=lambda letter: letter.dated)
        row = facts.check(held, Check.ICEBI)
        in_time = verdict.status is Status.MET and row is not None and is_by(row.verified_on, first.dated)
        lines = [*verdict.steps, step("first letter of {}", first.dated)]
        status = Status.MET if in_time else Status.NOT_MET
        mend = "Record ICE's decision with its day, or explain why the letter came first."
        yield INVESTIGATED.of(held.subject, term, mend).answer(status, lines, [*verdict.rests_on, first.ref])


def _released(facts: Facts) -> Iterator[Verdict]:
    if not facts.keeps.checks:
        return iter(())
    return (verdict for *_, verdict in _asked(facts, RELEASED, frozenset({Model.WSO}), Check.DISCREL))


def _no_open_matter(facts: Facts) -> Iterator[Verdict]:
    term = facts.own("NOM-08")
    for held, _, nomination in _nominated(facts) if facts.keeps.complaints else ():
        day = nomination.nominated_on
        found = [
            one
            for one in facts.program.complaints_of.get(held.badge, ())
            if one.received_at.date() < day and not is_by(one.resolved_on, day)
        ]
        lines = [step("complaint {} was open on {}", one.log_no, day) for one in found]
        lines = lines or [step("no complaint on the officer was open on {}", day)]
        status = Status.NOT_MET if found else Status.MET
        refs = [nomination.ref, *(one.subject for one in found)]
        mend = "Tell ICE of the open matter, or record that it was settled before."
        yield NO_OPEN_MATTER.of(held.subject, term, mend).answer(status, lines, refs)


CITIZEN = Rule(
    "NOM-01",
    "Citizenship verified",
    "A candidate is a citizen of the United States, and the agency has verified it.",
    Weight.DUTY,
    _citizen,
    of_officers=True,
)

EXPERIENCED = Rule(
    "NOM-02",
    "Two years of experience",
    "A task force candidate has at least two years of law-enforcement work on the day of the nomination.",
    Weight.DUTY,
    _experienced,
    of_officers=True,
)

SECURE = Rule(
    "NOM-03",
    "Trained in facility security",
    "A candidate for jail or warrant service work has been trained in keeping the agency's facilities secure.",
    Weight.DUTY,
    _secure,
    of_officers=True,
)

INVESTIGATED = Rule(
    "NOM-04",
    "ICE's background decision",
    "ICE decides on a jail candidate's background before it authorizes the officer.",
    Weight.DUTY,
    _investigated,
    of_officers=True,
)

RELEASED = Rule(
    "NOM-06",
    "Release of disciplinary records",
    "A warrant service candidate has agreed in writing that ICE sees disciplinary records when it asks for them.",
    Weight.EXPECTATION,
    _released,
    of_officers=True,
)

NO_OPEN_MATTER = Rule(
    "NOM-08",
    "No open matter at nomination",
    "No complaint that may lead to discipline, charges or a suit is open on a candidate on the day of the nomination.",
    Weight.ADVICE,
    _no_open_matter,
    of_officers=True,
)
