"""Duties about the authority of officers: the papers without which nobody acts, and how long they last."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice, pairwise

from coordinator.compliance.agreement import live
from coordinator.compliance.authority import ENDING, AuthorityWord, authority_of, end_of
from coordinator.compliance.choices import FacilityKind, Model, StatusEventKind
from coordinator.compliance.dates import single_task, validity
from coordinator.compliance.register import Facts
from coordinator.compliance.spans import was_authorized_before
from coordinator.compliance.verdicts import Rule, Status, Verdict, Weight, step

_COMPLETE_OR_NOT = frozenset({AuthorityWord.AUTHORIZED, AuthorityWord.INCOMPLETE})
_LASTING = _COMPLETE_OR_NOT | {AuthorityWord.LAPSED}


def _papers(facts: Facts) -> Iterator[Verdict]:
    for held in facts.participations:
        moa = facts.moa_of(held)
        found = authority_of(facts, held)
        if moa.model is Model.TFM or found.word not in _COMPLETE_OR_NOT:
            continue
        status = Status.MET if found.word is AuthorityWord.AUTHORIZED else Status.NOT_MET
        duty = PAPERS.of(held.subject, facts.term(moa, "AUT-01"), found.mend)
        yield duty.answer(status, found.steps, found.rests_on)


def _validity(facts: Facts) -> Iterator[Verdict]:
    for held in facts.participations:
        found = authority_of(facts, held)
        if found.letter is None or found.until is None or found.word not in _LASTING:
            continue
        term = facts.term(facts.moa_of(held), "AUT-02")
        clock = validity(found.until, window=term.number("due_soon_days"), as_of=facts.as_of)
        months = term.optional("length_months")
        length = (
            step("as the letter says")
            if found.letter.granted_until is not None
            else step("plus {} months, the length the agreement gives", months)
        )
        begun = step("Authorization from {}", found.letter.granted_from)
        lines = (begun, length, step("no longer valid from {}", clock.due))
        duty = VALIDITY.of(held.subject, term, "Ask ICE for a new authorization and record the letter.")
        yield duty.answer(clock.status, lines, [found.letter.ref], clock.due)


_REVOKED = frozenset({StatusEventKind.REVOKED})
_DETENTION = frozenset({FacilityKind.JAIL, FacilityKind.PROCESSING_AREA})
TOLD_WITHIN_DAYS = 2
"""The agreement says 48 hours; a letter carries a day and no hour."""


def _told(facts: Facts) -> Iterator[Verdict]:
    for held in facts.participations:
        moa = facts.moa_of(held)
        term = facts.asked(moa, "AUT-05") if moa.model.counts_as(Model.TFM) else None
        for event in facts.status_events(held, _REVOKED):
            if term is None:
                continue
            due = event.effective_on + timedelta(days=TOLD_WITHIN_DAYS)
            told_on = event.other_party_told_at.date() if event.other_party_told_at else None
            clock = single_task(due, window=1, as_of=facts.as_of, done_on=told_on)
            lines = [step("revoked on {}", event.effective_on)]
            lines += [step("the other party was told on {}", told_on)] if told_on and told_on <= facts.as_of else []
            subject = f"event:{held.badge}/{held.moa}/{event.effective_on}"
            yield TOLD.of(subject, term, "Tell the other party and record when.").timed(clock, lines, [event.ref])


def _continuous(facts: Facts) -> Iterator[Verdict]:
    term = facts.own("AUT-06")
    for held in facts.participations:
        for earlier, later in pairwise(facts.authorizations(held)):
            end = end_of(facts, held, earlier)
            if end is None or end >= later.granted_from:
                continue
            cuts = facts.status_events(held, ENDING)
            if any(earlier.granted_from < cut.effective_on <= later.granted_from for cut in cuts):
                continue
            last = later.granted_from - timedelta(days=1)
            lines = [
                step("The authorization of {} counted through {}", earlier.granted_from, end - timedelta(days=1)),
                step("the next one counts from {}", later.granted_from),
                step("without authority from {} to {}", end, last),
            ]
            mend = "Show that the officer did not act on these days, or the letter that covers them."
            yield CONTINUOUS.of(f"gap:{held.badge}/{held.moa}/{end}", term, mend).answer(
                Status.NOT_MET, lines, [earlier.ref, later.ref]
            )


def _somebody_left(facts: Facts) -> Iterator[Verdict]:
    for moa in live(facts):
        term = facts.asked(moa, "AUT-07") if moa.model.counts_as(Model.JEM) else None
        if term is None or not any(was_authorized_before(facts, one) for one in facts.held_under(moa)):
            continue
        authorized = (one for one in facts.held_under(moa) if authority_of(facts, one).word is AuthorityWord.AUTHORIZED)
        able = list(islice(authorized, 1))
        line = "somebody is authorized under {}" if able else "nobody is authorized under {} any more"
        lines = [step(line, moa.code)]
        status = Status.MET if able else Status.NOT_MET
        mend = "Ask the field office whether the agreement counts as suspended."
        yield SOMEBODY_LEFT.of(moa.subject, term, mend).answer(status, lines, [one.subject for one in able])


def _in_the_jail(facts: Facts) -> Iterator[Verdict]:
    for held in facts.participations if facts.keeps.facilities else ():
        moa = facts.moa_of(held)
        term = facts.asked(moa, "AUT-08")
        if term is None or moa.model is Model.TFM or authority_of(facts, held).word is not AuthorityWord.AUTHORIZED:
            continue
        officer = facts.register.file(held.badge).officer
        place = facts.program.facility.get(officer.facility) if officer else None
        if officer is None or place is None:
            status, line = Status.CANNOT_TELL, step("No facility is on record for the officer")
        else:
            status = Status.MET if place.kind in _DETENTION else Status.NOT_MET
            line = step("serves at {}, {}", place.name, place.kind.words.lower())
        mend = "Record the officer's facility; the functions are for detention duty in the agency's jail."
        refs = [officer.ref] if officer else []
        yield IN_THE_JAIL.of(held.subject, term, mend).answer(status, [line], refs)


PAPERS = Rule(
    "AUT-01",
    "Authority papers complete",
    "An officer acts only when certified, with an authorization letter and ICE Form 70-006, under a valid agreement.",
    Weight.DUTY,
    _papers,
    of_officers=True,
)

VALIDITY = Rule(
    "AUT-02",
    "Authorization still valid",
    "The authorization of an officer has not run out.",
    Weight.DUTY,
    _validity,
    of_officers=True,
)

TOLD = Rule(
    "AUT-05",
    "Other party told of a revocation",
    "Whoever revokes a task force authorization tells the other party within 48 hours.",
    Weight.DUTY,
    _told,
    of_officers=True,
)

CONTINUOUS = Rule(
    "AUT-06",
    "No gap between authorizations",
    "Between two authorizations of an officer who did not leave there is no day without one.",
    Weight.ADVICE,
    _continuous,
    of_officers=True,
)

SOMEBODY_LEFT = Rule(
    "AUT-07",
    "Somebody is authorized",
    "When nobody authorized would be left under a jail agreement, ICE treats it like a suspension or an end.",
    Weight.INFORMATION,
    _somebody_left,
    over_officers=True,
)

IN_THE_JAIL = Rule(
    "AUT-08",
    "Serves in detention",
    "Jail and warrant service functions are exercised on detention duty in the agency's own facilities.",
    Weight.DUTY,
    _in_the_jail,
    of_officers=True,
)
