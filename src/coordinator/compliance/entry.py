"""What the records say together, asked on entry by form, import and command alike.

What cannot be is refused. What should not have been is kept, warned about, and judged by the rules afterwards.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import NamedTuple

from coordinator.compliance.agreement import MoaState, changed_from, effective_day, end_of_term, standing
from coordinator.compliance.choices import (
    FUNCTIONS_OF,
    AmendmentKind,
    Check,
    CheckResult,
    MoaEventKind,
    Model,
    Satisfies,
    TermKind,
)
from coordinator.compliance.dates import add_months
from coordinator.compliance.facts import Amendment, Authorization, Moa
from coordinator.compliance.program_facts import EligibilityCheck
from coordinator.compliance.register import Facts, Register
from coordinator.compliance.terms import Template, unfit


class Refusal(NamedTuple):
    """What cannot be: the record as ``kind:key``, the field to mend, and the reason as a sentence."""

    ref: str
    field: str
    reason: str


class Warned(NamedTuple):
    """What should not have been, said as a refusal is; it stops nothing."""

    ref: str
    field: str
    reason: str


OTHER = "OTHER"
"""The template of a print that the data files do not know."""


def refusals(register: Register, templates: Mapping[str, Template], today: date) -> Iterator[Refusal]:
    """Yield everything among the kept facts that cannot be, as known on *today*."""
    for moa in register.moas:
        yield from _unknown_print(moa, templates)
    for term in register.overrides:
        if wrong := unfit(templates, term):
            yield Refusal(term.ref, *wrong)
    yield from _two_in_force(register)
    for letters in register.authorizations_of.values():
        yield from _overlapping(letters)
    for letter in register.authorizations:
        yield from _beyond_the_model(register, letter)
    for amendment in register.amendments:
        yield from _end_without_term(register.moa[amendment.moa], amendment)
    for training in register.trainings:
        if training.completed_on > today:
            yield Refusal(training.ref, "completed_on", f"{training.completed_on} is in the future; plan it instead")


def _unknown_print(moa: Moa, templates: Mapping[str, Template]) -> Iterator[Refusal]:
    found = templates.get(moa.template)
    if found is None and moa.template != OTHER:
        known = ", ".join([*(code for code, one in templates.items() if one.models), OTHER])
        yield Refusal(moa.subject, "template", f"{moa.template} is no known print: {known}")
    elif found is not None and not any(moa.model.counts_as(model) for model in found.models):
        yield Refusal(moa.subject, "template", f"{moa.template} is no print of the {moa.model.words}")


def _two_in_force(register: Register) -> Iterator[Refusal]:
    spans = {moa.code: span for moa in register.moas if (span := _span(register, moa))}
    for first, second in combinations([moa for moa in register.moas if moa.code in spans], 2):
        (begin, end), (other_begin, other_end) = spans[first.code], spans[second.code]
        if first.model is second.model and begin < other_end and other_begin < end:
            later, earlier = (first, second) if begin > other_begin else (second, first)
            reason = (
                f"{earlier.code} of the same model is in force then; say which one it supersedes, or when that ended"
            )
            yield Refusal(later.subject, "effective_on", reason)


def _span(register: Register, moa: Moa) -> tuple[date, date] | None:
    begin = effective_day(moa)
    if begin is None:
        return None
    ends = [row.effective_on for row in register.events_of.get(moa.code, ()) if row.kind is MoaEventKind.TERMINATED]
    ends += [day for heir in register.successors_of.get(moa.code, ()) if (day := effective_day(heir))]
    if moa.expires_on is not None:
        ends.append(moa.expires_on)
    return begin, min(ends, default=date.max)


def _end_without_term(moa: Moa, amendment: Amendment) -> Iterator[Refusal]:
    if moa.term_kind is TermKind.OPEN_ENDED and amendment.new_expires_on is not None:
        reason = f"{moa.code} runs until terminated and has no end day that an amendment could move"
        yield Refusal(amendment.ref, "new_expires_on", reason)


def _overlapping(letters: Sequence[Authorization]) -> Iterator[Refusal]:
    in_order = sorted(letters, key=lambda row: row.granted_from)
    for earlier, later in pairwise(in_order):
        if earlier.granted_until is not None and earlier.granted_until > later.granted_from:
            reason = f"the authorization of {earlier.granted_from} lasts until {earlier.granted_until}"
            yield Refusal(later.ref, "granted_from", reason)


def _beyond_the_model(register: Register, letter: Authorization) -> Iterator[Refusal]:
    model = register.moa[letter.moa].model
    beyond = sorted(letter.functions - FUNCTIONS_OF[model])
    if beyond:
        yield Refusal(letter.ref, "functions", f"the {model.words} does not delegate {', '.join(beyond)}")


def warnings(register: Register, templates: Mapping[str, Template]) -> Iterator[Warned]:
    """Yield everything among the kept facts that should not have been, whatever its date."""
    for check in _SHOULD_NOT_HAVE_BEEN:
        yield from check(register, templates)


def _untrained(register: Register, templates: Mapping[str, Template]) -> Iterator[Warned]:
    """The first letter comes after the initial course and after ICE's certification of it."""
    for (badge, moa), letters in register.authorizations_of.items():
        first = min(letters, key=lambda row: row.dated)
        known = Facts(register, templates, first.dated)
        model = register.moa[moa].model
        field = "letter_on" if first.letter_on else "granted_from"
        courses = known.completions(badge, model, frozenset({Satisfies.INITIAL}))
        if not courses:
            yield Warned(first.ref, field, f"by {first.dated} no initial course of the {model.words} was completed")
        elif not any(row.certified_on is not None and row.certified_on <= first.dated for row in courses):
            yield Warned(first.ref, field, f"by {first.dated} ICE had not certified {courses[-1].course}")


def _without_agreement(register: Register, templates: Mapping[str, Template]) -> Iterator[Warned]:
    """A letter grants authority under an agreement that is in force on its first day."""
    for letter in register.authorizations:
        found = standing(Facts(register, templates, letter.granted_from), register.moa[letter.moa])
        if found.state is not MoaState.IN_FORCE:
            reason = f"the agreement was not in force on {letter.granted_from}: {found.step}"
            yield Warned(letter.ref, "granted_from", reason)


def _for_nothing(register: Register, templates: Mapping[str, Template]) -> Iterator[Warned]:
    """A letter names what it delegates."""
    del templates
    for letter in register.authorizations:
        if not letter.functions:
            yield Warned(letter.ref, "functions", "it names no function that the officer may perform")


def _extended_too_late(register: Register, templates: Mapping[str, Template]) -> Iterator[Warned]:
    """An extension counts from before the term's end; a later one leaves a gap without an agreement."""
    for change in register.amendments:
        begins = changed_from(change)
        if change.kind is not AmendmentKind.EXTENSION or begins is None:
            continue
        term = end_of_term(Facts(register, templates, begins - timedelta(days=1)), register.moa[change.moa])
        if term and term[0] < begins:
            reason = f"gap: {change.moa} had lapsed on {term[0]}, before the extension counts from {begins}"
            yield Warned(change.ref, _deciding(change, begins), reason)


def _deciding(change: Amendment, begins: date) -> str:
    days = {name: getattr(change, name) for name in ("effective_on", "ice_signed_on", "lea_signed_on")}
    return next(name for name, day in days.items() if day == begins)


def _inexperienced(register: Register, templates: Mapping[str, Template]) -> Iterator[Warned]:
    """A task force candidate has two years of law-enforcement work on the day of the nomination."""
    for row in register.nominations:
        facts, moa = Facts(register, templates, row.nominated_on), register.moa[row.moa]
        term, officer = facts.asked(moa, "NOM-02"), register.file(row.badge).officer
        if term is None or officer is None or officer.experience_from is None or not moa.model.counts_as(Model.TFM):
            continue
        enough = add_months(officer.experience_from, term.number("experience_months"))
        if enough > row.nominated_on:
            yield Warned(row.ref, "nominated_on", f"two years of experience are complete only on {enough}")


_NEEDED = ((Check.CIT, "NOM-01"), (Check.SECTRN, "NOM-03"), (Check.ICEBI, "NOM-04"))
"""What must be known of a candidate before a letter, with the rule that says so."""


def _unchecked(register: Register, templates: Mapping[str, Template]) -> Iterator[Warned]:
    """A nominated officer's first letter comes after every check that the agreement asks for."""
    for letters in register.authorizations_of.values():
        first = min(letters, key=lambda row: row.dated)
        facts = Facts(register, templates, first.dated)
        file = register.file(first.badge)
        nominated = any(row.moa == first.moa for row in file.nominations)
        for check, rule in _NEEDED if nominated else ():
            rows = [row for row in file.checks if row.moa == first.moa and row.check is check]
            if facts.asked(register.moa[first.moa], rule) is None or any(_met_by(row, first.dated) for row in rows):
                continue
            found = f"{rows[-1].result.words.lower()} on {rows[-1].verified_on}" if rows else "nothing is recorded"
            yield Warned(first.ref, "letter_on", f"by {first.dated} a check was open: {check.words}, {found}")


def _met_by(row: EligibilityCheck, day: date) -> bool:
    return row.result is CheckResult.MET and row.verified_on is not None and row.verified_on <= day


_SHOULD_NOT_HAVE_BEEN: tuple[Callable[[Register, Mapping[str, Template]], Iterator[Warned]], ...] = (
    _untrained,
    _without_agreement,
    _for_nothing,
    _extended_too_late,
    _inexperienced,
    _unchecked,
)
"""One function a kind of warning."""
