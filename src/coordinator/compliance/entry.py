"""What cannot be, over several records at once: refused on entry, by form, import and command alike."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, pairwise
from typing import NamedTuple

from coordinator.compliance.agreement import effective_day
from coordinator.compliance.choices import FUNCTIONS_OF, MoaEventKind, TermKind
from coordinator.compliance.facts import Amendment, Authorization, Moa
from coordinator.compliance.register import Register
from coordinator.compliance.terms import Template


class Refusal(NamedTuple):
    """What cannot be: the record as ``kind:key``, the field to mend, and the reason as a sentence."""

    ref: str
    field: str
    reason: str


OTHER = "OTHER"
"""The template of a print that the data files do not know."""


def refusals(register: Register, templates: Mapping[str, Template], today: date) -> Iterator[Refusal]:
    """Yield everything among the kept facts that cannot be, as known on *today*."""
    for moa in register.moas:
        yield from _unknown_print(moa, templates)
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
