"""The state of an agreement on a day."""

from dataclasses import dataclass
from datetime import date

from coordinator.compliance.choices import AmendmentKind, Choice, MoaEventKind, TermKind
from coordinator.compliance.facts import Amendment, Moa
from coordinator.compliance.register import Facts
from coordinator.compliance.verdicts import Step, step


class MoaState(Choice):
    """Where an agreement stands, in the order of its life."""

    DRAFT = "DRAFT", "Draft"
    LEA_SIGNED = "LEA_SIGNED", "Signed by the agency"
    NOT_YET_EFFECTIVE = "NOT_YET_EFFECTIVE", "Signed, not yet in effect"
    IN_FORCE = "IN_FORCE", "In force"
    SUSPENDED = "SUSPENDED", "Suspended"
    TERMINATED = "TERMINATED", "Terminated"
    SUPERSEDED = "SUPERSEDED", "Superseded"
    EXPIRED = "EXPIRED", "Expired"


LIVE = frozenset({MoaState.IN_FORCE, MoaState.SUSPENDED})
"""States in which an agreement binds."""

_TERMINATED = frozenset({MoaEventKind.TERMINATED})
_SUSPENSION = frozenset({MoaEventKind.SUSPENDED, MoaEventKind.REINSTATED})


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of an agreement with the step and the records that decide it; *since* is its first day, if any."""

    state: MoaState
    step: Step
    rests_on: tuple[str, ...]
    since: date | None = None

    @property
    def live(self) -> bool:
        """Return whether the agreement binds, suspended or not."""
        return self.state in LIVE


def effective_day(moa: Moa) -> date | None:
    """Return the day from which both parties are bound: the latest of both signatures and the stated day."""
    if moa.lea_signed_on is None or moa.ice_signed_on is None:
        return None
    return max(moa.lea_signed_on, moa.ice_signed_on, moa.effective_on or moa.ice_signed_on)


def changed_from(change: Amendment) -> date | None:
    """Return the first day on which an amendment counts: the latest of both signatures and the stated day."""
    if change.lea_signed_on is None or change.ice_signed_on is None:
        return None
    return max(change.lea_signed_on, change.ice_signed_on, change.effective_on or change.ice_signed_on)


def end_of_term(facts: Facts, moa: Moa) -> tuple[date, tuple[str, ...]] | None:
    """Return the first day on which a fixed term no longer binds, with the records that set it."""
    if moa.term_kind is not TermKind.FIXED_TERM or moa.expires_on is None:
        return None
    end = moa.expires_on
    rests_on: tuple[str, ...] = (moa.subject,)
    for change in facts.register.amendments_of.get(moa.code, ()):
        if change.kind is not AmendmentKind.EXTENSION or change.new_expires_on is None:
            continue
        begins = changed_from(change)
        if begins is not None and begins <= facts.as_of and change.new_expires_on > end:
            end, rests_on = change.new_expires_on, (moa.subject, change.ref)
    return end, rests_on


def standing(facts: Facts, moa: Moa) -> Standing:
    """Return the state of *moa* at the end of the day; computed on first asking."""
    if moa.code not in facts.states:
        facts.states[moa.code] = _standing(facts, moa)
    return facts.states[moa.code]


def live(facts: Facts) -> list[Moa]:
    """Return the agreements that bind."""
    return [moa for moa in facts.register.moas if standing(facts, moa).live]


def _standing(facts: Facts, moa: Moa) -> Standing:
    """Return the first of the conditions that holds."""
    return _before_force(facts, moa) or _ended(facts, moa) or _suspended(facts, moa) or _in_force(moa)


def _before_force(facts: Facts, moa: Moa) -> Standing | None:
    on = (moa.subject,)
    if moa.lea_signed_on is None or facts.as_of < moa.lea_signed_on:
        return Standing(MoaState.DRAFT, step("{} is not signed by the agency", moa.code), on)
    if moa.ice_signed_on is None or facts.as_of < moa.ice_signed_on:
        half = step("{} is signed by the agency and not yet by ICE", moa.code)
        return Standing(MoaState.LEA_SIGNED, half, on, moa.lea_signed_on)
    effective = effective_day(moa)
    if effective is not None and facts.as_of < effective:
        signed_on = max(moa.lea_signed_on, moa.ice_signed_on)
        return Standing(MoaState.NOT_YET_EFFECTIVE, step("{} takes effect on {}", moa.code, effective), on, signed_on)
    return None


def _ended(facts: Facts, moa: Moa) -> Standing | None:
    for event in facts.moa_events(moa, _TERMINATED):
        ended = step("{} was terminated with effect from {}", moa.code, event.effective_on)
        return Standing(MoaState.TERMINATED, ended, (moa.subject, event.ref), event.effective_on)
    for successor in facts.register.successors_of.get(moa.code, ()):
        begins = effective_day(successor)
        if begins is not None and begins <= facts.as_of:
            replaced = step("{} was superseded by {} on {}", moa.code, successor.code, begins)
            return Standing(MoaState.SUPERSEDED, replaced, (moa.subject, successor.subject), begins)
    if (term := end_of_term(facts, moa)) and facts.as_of >= term[0]:
        lapsed = step("The term of {} ended on {}", moa.code, term[0])
        return Standing(MoaState.EXPIRED, lapsed, term[1], term[0])
    return None


def _suspended(facts: Facts, moa: Moa) -> Standing | None:
    events = facts.moa_events(moa, _SUSPENSION)
    if not events or events[-1].kind is not MoaEventKind.SUSPENDED:
        return None
    last = events[-1]
    stopped = step("{} has been suspended since {}", moa.code, last.effective_on)
    return Standing(MoaState.SUSPENDED, stopped, (moa.subject, last.ref), last.effective_on)


def _in_force(moa: Moa) -> Standing:
    since = effective_day(moa)
    return Standing(MoaState.IN_FORCE, step("{} has been in force since {}", moa.code, since), (moa.subject,), since)
