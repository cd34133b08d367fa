"""Duties about the agreement itself."""

from collections.abc import Iterator

from coordinator.compliance.agreement import MoaState, standing
from coordinator.compliance.register import Facts
from coordinator.compliance.verdicts import Rule, Status, Verdict, Weight

_NOT_ASKED = frozenset({MoaState.DRAFT, MoaState.NOT_YET_EFFECTIVE, MoaState.SUPERSEDED})


def _in_force(facts: Facts) -> Iterator[Verdict]:
    for moa in facts.register.moas:
        found = standing(facts, moa)
        if found.state in _NOT_ASKED:
            continue
        met = found.state is MoaState.IN_FORCE
        yield Verdict(
            IN_FORCE,
            moa.subject,
            Status.MET if met else Status.NOT_MET,
            facts.term(moa, "MOA-01"),
            steps=(found.step,),
            rests_on=found.rests_on,
            mend="" if met else "Nobody may act under this agreement until an agreement is in force again.",
        )


IN_FORCE = Rule(
    "MOA-01",
    "Agreement in force",
    "An agreement is in force: signed by both parties, in effect, not suspended, terminated, expired or superseded.",
    Weight.DUTY,
    _in_force,
)
