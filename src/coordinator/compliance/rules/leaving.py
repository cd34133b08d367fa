"""Duties when an officer leaves: telling ICE beforehand, and giving back what is ICE's."""

from collections.abc import Iterator
from datetime import date, timedelta

from coordinator.compliance.agreement import MoaState, end_of_term, standing
from coordinator.compliance.authority import authority_of, last_ending
from coordinator.compliance.choices import CredentialKind, MoaEventKind, Model
from coordinator.compliance.dates import add_weekdays, single_task
from coordinator.compliance.facts import Moa, Participation
from coordinator.compliance.register import Facts
from coordinator.compliance.verdicts import Rule, Verdict, Weight, step

_GIVEN_BACK = (CredentialKind.CREDENTIAL_CARD, CredentialKind.VPN_TOKEN)
_TERMINATED = frozenset({MoaEventKind.TERMINATED})
_OVER = frozenset({MoaState.TERMINATED, MoaState.EXPIRED})


def _announced(facts: Facts) -> Iterator[Verdict]:
    for held in facts.participations:
        moa = facts.moa_of(held)
        term = facts.asked(moa, "EXT-01") if moa.model is Model.WSO else None
        officer = facts.register.file(held.badge).officer
        leaves = officer.planned_last_day if officer else None
        if officer is None or leaves is None or term is None:
            continue
        if not standing(facts, moa).live or authority_of(facts, held).ended:
            continue
        days = term.number("days")
        told = held.exit_notice_on
        window = term.number("due_soon_days")
        clock = single_task(leaves - timedelta(days=days), window=window, as_of=facts.as_of, done_on=told)
        lines = [step("planned last day {}", leaves), step("less {} days", days)]
        lines += [step("ICE was told on {}", told)] if told and told <= facts.as_of else []
        mend = "Tell ICE, where practicable, and record the day."
        yield ANNOUNCED.of(held.subject, term, mend).timed(clock, lines, [officer.ref, held.subject])


def _given_back(facts: Facts) -> Iterator[Verdict]:
    for held in facts.participations:
        moa = facts.moa_of(held)
        term = facts.asked(moa, "CRD-02") if moa.model is not Model.TFM else None
        ends = _ends(facts, held)
        if term is None or not ends:
            continue
        ended, ref = min(ends)
        weekdays = term.number("weekdays")
        due = add_weekdays(ended, weekdays)
        for kind in _GIVEN_BACK:
            for card in facts.credentials(held, kind):
                window = (due - ended).days
                clock = single_task(due, window=window, as_of=facts.as_of, done_on=card.returned_on)
                back = card.returned_on if card.returned_on and card.returned_on <= facts.as_of else None
                lines = [step("authority ended on {}", ended), step("plus {} weekdays", weekdays)]
                lines += [step("returned on {}", back)] if back else [step("no return is on record")]
                subject = f"credential:{card.badge}/{card.moa}/{card.kind}"
                mend = "Give it back to ICE, take a receipt, and record the day."
                yield GIVEN_BACK.of(subject, term, mend).timed(clock, lines, [ref, card.ref])


def _ends(facts: Facts, held: Participation) -> list[tuple[date, str]]:
    """Return what ended the officer's part by now, each with its record: an event, the last day, the agreement."""
    found = _ends_of(facts, facts.moa_of(held))
    if event := last_ending(facts, held):
        found.append((event.effective_on, event.ref))
    if held.ended_on is not None and held.ended_on <= facts.as_of:
        found.append((held.ended_on, held.subject))
    return found


def _ends_of(facts: Facts, moa: Moa) -> list[tuple[date, str]]:
    """Return what ended the agreement, unless another one superseded it, or it never bound anybody."""
    if standing(facts, moa).state not in _OVER:
        return []
    found = [(end.effective_on, end.ref) for end in facts.moa_events(moa, _TERMINATED)[:1]]
    if (term := end_of_term(facts, moa)) and term[0] <= facts.as_of:
        found.append((term[0], moa.subject))
    return found


ANNOUNCED = Rule(
    "EXT-01",
    "ICE told of a leaving",
    "Where practicable, the agency tells ICE ninety days before a warrant service officer leaves the program.",
    Weight.ADVICE,
    _announced,
    of_officers=True,
)

GIVEN_BACK = Rule(
    "CRD-02",
    "ICE's property given back",
    "Card and token go back to ICE when the officer leaves or the agreement ends. The five weekdays are this program's"
    " own measure: the agreement names no period.",
    Weight.DUTY,
    _given_back,
    of_officers=True,
)
