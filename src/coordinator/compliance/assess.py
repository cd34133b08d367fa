"""From facts to verdicts: every rule asked of every subject."""

from collections.abc import Mapping
from dataclasses import dataclass

from coordinator.compliance.authority import Authority, authority_of
from coordinator.compliance.facts import Participation
from coordinator.compliance.register import Facts
from coordinator.compliance.rules import RULES
from coordinator.compliance.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Assessment:
    """All answers as of one day: the authority of each participation, and every verdict in the order of the rules."""

    authority: Mapping[Participation, Authority]
    verdicts: tuple[Verdict, ...]


def assess(facts: Facts) -> Assessment:
    """Ask every rule; rules that do not apply to a subject answer nothing about it."""
    read = {held: authority_of(facts, held) for held in facts.participations}
    return Assessment(read, tuple(verdict for rule in RULES for verdict in rule.judge(facts)))
