"""From facts to verdicts: every rule asked of every subject, then what the agency waived or explained."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from coordinator.compliance.authority import Authority, authority_of
from coordinator.compliance.facts import Participation
from coordinator.compliance.register import Facts
from coordinator.compliance.rules import RULES
from coordinator.compliance.verdicts import Rule, Status, Verdict, step

_PAST_MENDING = frozenset({Status.NOT_MET, Status.LATE})


@dataclass(frozen=True, slots=True)
class Assessment:
    """All answers as of one day: the authority of each participation, and every verdict in the order of the rules."""

    authority: Mapping[Participation, Authority]
    verdicts: tuple[Verdict, ...]


def assess(facts: Facts) -> Assessment:
    """Ask every rule; rules that do not apply to a subject answer nothing about it."""
    read = {held: authority_of(facts, held) for held in facts.participations}
    return Assessment(read, tuple(verdict for rule in RULES for verdict in asked(facts, rule)))


def asked(facts: Facts, rule: Rule) -> Iterator[Verdict]:
    """Yield the verdicts of one rule, waived or explained where the agency's own records say so."""
    return (_ruled(facts, verdict) for verdict in rule.judge(facts))


def _ruled(facts: Facts, found: Verdict) -> Verdict:
    if waiver := facts.program.waiver(found.rule.code, found.subject, facts.as_of):
        by = step("waived from {} by {}", waiver.from_on, waiver.authority or "somebody who is not named")
        lines, refs = (*found.steps, by), (*found.rests_on, waiver.ref)
        return replace(found, status=Status.WAIVED, otherwise=found.status, steps=lines, rests_on=refs, mend="")
    if found.status in _PAST_MENDING and (answer := facts.program.answer(found.rule.code, found.subject, facts.as_of)):
        return replace(found, answered=answer.ref, rests_on=(*found.rests_on, answer.ref))
    return found
