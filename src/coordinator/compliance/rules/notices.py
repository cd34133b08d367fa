"""Duties about the posted notice that tells people how to complain."""

from collections.abc import Iterator

from coordinator.compliance.choices import FacilityKind, Intake
from coordinator.compliance.program_facts import Facility, PostingCheck
from coordinator.compliance.program_register import latest
from coordinator.compliance.register import Facts
from coordinator.compliance.rules.moa import asked_of_live
from coordinator.compliance.rules.recurring import since_last
from coordinator.compliance.verdicts import Rule, Status, Verdict, Weight, step

_POSTED = frozenset({FacilityKind.JAIL, FacilityKind.PROCESSING_AREA})


def _places(facts: Facts) -> Iterator[tuple[Facility, PostingCheck | None]]:
    """Yield where notices hang, with the last look at each."""
    for place in facts.program.facilities:
        if place.kind in _POSTED:
            rows = (one for one in facts.program.posting_checks if one.facility == place.name)
            yield place, latest(rows, lambda one: one.checked_on, facts.as_of)


def _posted(facts: Facts) -> Iterator[Verdict]:
    term = next((term for _, term in asked_of_live(facts, "PST-01")), None)
    if term is None:
        return
    for place, check in _places(facts):
        mend = "Look at the notices, mend what is wrong, and record both."
        if check is not None and not check.good and (check.fixed_on is None or check.fixed_on > facts.as_of):
            lines = [step("something was wrong on {} and is not mended", check.checked_on)]
            yield POSTED.of(place.subject, term, mend).answer(Status.NOT_MET, lines, [check.ref])
            continue
        good = (check.checked_on if check.good else check.fixed_on) if check else None
        yield since_last(
            POSTED.of(place.subject, term, mend),
            facts.as_of,
            (good, check.ref) if check and good else None,
            ("English and Spanish, legible and current on {}", "No look at the notices of this place is on record"),
        )


def _addressed(facts: Facts) -> Iterator[Verdict]:
    terms = [term for _, term in asked_of_live(facts, "PST-02")]
    wanted = {Intake(term.word("intake")) for term in terms}
    for place, check in _places(facts) if terms else ():
        if check is None or check.intake is None:
            continue
        status = Status.MET if check.intake in wanted else Status.NOT_MET
        known = " or ".join(sorted(one.words for one in wanted))
        lines = [step("the notice names {}", check.intake.words), step("the agreement in force names {}", known)]
        mend = "Hang up the edition that names the office of the agreement in force."
        yield ADDRESSED.of(place.subject, terms[0], mend).answer(status, lines, [check.ref])


POSTED = Rule(
    "PST-01",
    "Notices posted",
    "Notices in English and Spanish hang where people are processed; this program suggests to look every three months.",
    Weight.DUTY,
    _posted,
)

ADDRESSED = Rule(
    "PST-02",
    "Notices name the right office",
    "The notice names the office for complaints of an agreement that is in force.",
    Weight.DUTY,
    _addressed,
)
