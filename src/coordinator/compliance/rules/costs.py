"""Who pays for what, by the agreement."""

from collections.abc import Iterator

from coordinator.compliance.choices import CostCategory, Payer
from coordinator.compliance.register import Facts
from coordinator.compliance.resource_facts import Cost
from coordinator.compliance.terms import Term
from coordinator.compliance.verdicts import Rule, Status, Verdict, Weight, step

_TRAVEL = frozenset({CostCategory.TRAVEL, CostCategory.LODGING_PER_DIEM})
_OVERTIME = frozenset({CostCategory.OVERTIME_TRAINING, CostCategory.OVERTIME_BACKFILL, CostCategory.OVERTIME_DUTY})
_AGENCY_PAYS = _OVERTIME | {
    CostCategory.SALARY,
    CostCategory.BENEFITS,
    CostCategory.SUPPLIES,
    CostCategory.SECURITY_EQUIPMENT,
}


def _incurred(facts: Facts) -> Iterator[Cost]:
    return (one for one in facts.program.costs if one.incurred_on <= facts.as_of)


def _paid_rightly(facts: Facts) -> Iterator[Verdict]:
    for one in _incurred(facts):
        moa = facts.register.moa.get(one.moa)
        term = facts.asked(moa, "CST-01") if moa else None
        if term is None or one.payer is None or (wanted := _payer(one, term)) is None:
            continue
        lines = [step("{} paid by {}", one.category.words, one.payer.words), step("by the agreement: {}", wanted.words)]
        status = Status.MET if one.payer is wanted else Status.NOT_MET
        mend = "Correct the payer, or record the order or agreement by which another paid."
        yield PAID_RIGHTLY.of(one.subject, term, mend).answer(status, lines, [one.subject])


def _payer(one: Cost, term: Term) -> Payer | None:
    """Return who pays by the agreement; nothing where it does not say."""
    if one.category in _TRAVEL and one.for_training:
        return Payer(term.word("travel_payer"))
    return Payer.LEA if one.category in _AGENCY_PAYS else None


def _method_stated(facts: Facts) -> Iterator[Verdict]:
    term = facts.own("CST-02")
    for one in _incurred(facts):
        if one.category not in _OVERTIME:
            continue
        line = step("found as {}", one.method.words.lower()) if one.method else step("how it was found is not stated")
        status = Status.MET if one.method else Status.CANNOT_TELL
        mend = "State whether the hours are actual or allocated; the two differ widely."
        yield METHOD_STATED.of(one.subject, term, mend).answer(status, [line], [one.subject])


PAID_RIGHTLY = Rule(
    "CST-01",
    "Paid by whom the agreement names",
    "Salaries, overtime, supplies and restraints are the agency's cost; training travel is as the agreement says.",
    Weight.DUTY,
    _paid_rightly,
)

METHOD_STATED = Rule(
    "CST-02",
    "Overtime with its method",
    "An amount of overtime says whether it was counted or allocated.",
    Weight.ADVICE,
    _method_stated,
)
