"""Duties about the authority of officers: the papers without which nobody acts, and how long they last."""

from collections.abc import Iterator

from coordinator.compliance.authority import AuthorityWord, authority_of
from coordinator.compliance.choices import Model
from coordinator.compliance.dates import validity
from coordinator.compliance.register import Facts
from coordinator.compliance.verdicts import Rule, Status, Verdict, Weight, step

_COMPLETE_OR_NOT = frozenset({AuthorityWord.AUTHORIZED, AuthorityWord.INCOMPLETE})
_LASTING = _COMPLETE_OR_NOT | {AuthorityWord.LAPSED}


def _papers(facts: Facts) -> Iterator[Verdict]:
    for held in facts.participations:
        moa = facts.moa_of(held)
        found = authority_of(facts, held)
        if moa.model is Model.TFM or found.word not in _COMPLETE_OR_NOT:
            continue
        met = found.word is AuthorityWord.AUTHORIZED
        yield Verdict(
            PAPERS,
            held.subject,
            Status.MET if met else Status.NOT_MET,
            facts.term(moa, "AUT-01"),
            steps=found.steps,
            rests_on=found.rests_on,
            mend=found.mend,
        )


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
        yield Verdict(
            VALIDITY,
            held.subject,
            clock.status,
            term,
            clock.due,
            (
                step("Authorization from {}", found.letter.granted_from),
                length,
                step("no longer valid from {}", clock.due),
            ),
            (found.letter.ref, *(row.ref for row in term.overrides)),
            "" if clock.status is Status.MET else "Ask ICE for a new authorization and record the letter.",
        )


PAPERS = Rule(
    "AUT-01",
    "Authority papers complete",
    "An officer acts only when certified, with an authorization letter and ICE Form 70-006, under a valid agreement.",
    Weight.DUTY,
    _papers,
)

VALIDITY = Rule(
    "AUT-02",
    "Authorization still valid",
    "The authorization of an officer has not run out.",
    Weight.DUTY,
    _validity,
)
