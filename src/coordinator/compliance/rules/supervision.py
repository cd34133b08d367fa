"""What is expected of ICE's supervision: that somebody is named, and comes."""

from collections.abc import Iterator

from coordinator.compliance.choices import ContactRole, Model, OversightKind
from coordinator.compliance.register import Facts
from coordinator.compliance.rules.moa import asked_of_live
from coordinator.compliance.rules.recurring import since_last
from coordinator.compliance.verdicts import Rule, Status, Verdict, Weight, step

_SUPERVISORS = frozenset({ContactRole.FPM, ContactRole.ICE_SUPERVISOR})
_VISITS = frozenset({OversightKind.SITE_VISIT})


def _supervised(facts: Facts) -> Iterator[Verdict]:
    for moa, term in asked_of_live(facts, "SUP-01"):
        if moa.model is Model.WSO:
            continue
        found = facts.program.holders(_SUPERVISORS, facts.as_of)
        lines = [step("{}: {}", one.role.words, one.name) for one in found]
        lines = lines or [step("no field program manager or supervisor of ICE is valid on this day")]
        status = Status.MET if found else Status.NOT_MET
        mend = "Ask the field office who supervises the program, and record the contact."
        yield SUPERVISED.of(moa.subject, term, mend).answer(status, lines, [one.ref for one in found])


def _visited(facts: Facts) -> Iterator[Verdict]:
    for moa, term in asked_of_live(facts, "SUP-02"):
        last = facts.program.last_oversight(moa.code, _VISITS, facts.as_of)
        yield since_last(
            VISITED.of(moa.subject, term, "Ask for a visit, or record the one that took place."),
            facts.as_of,
            (last.held_on, last.ref) if last else None,
            ("The last visit was on {}", "No visit of ICE's supervisor is on record"),
        )


SUPERVISED = Rule(
    "SUP-01",
    "ICE supervisor named",
    "Officers act under the supervision of ICE: a field program manager or supervisor is named.",
    Weight.DUTY,
    _supervised,
)

VISITED = Rule(
    "SUP-02",
    "Visit of the supervisor",
    "The supervisor's visits are recorded, one in three months. The agreement sets no such interval.",
    Weight.ADVICE,
    _visited,
)
