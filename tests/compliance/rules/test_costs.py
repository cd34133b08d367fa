"""Who pays for what, under each print."""

from dataclasses import replace
from datetime import date

import pytest

from coordinator.compliance.choices import CostCategory, CostMethod, Payer
from coordinator.compliance.facts import Moa
from coordinator.compliance.register import Register
from coordinator.compliance.resource_facts import Cost
from tests.compliance.agency import HYBRID, JEM, TFM, WSO, around, printed, status, verdict

TODAY = date(2025, 1, 1)
AGENCY_PAYS = {
    CostCategory.SALARY, CostCategory.BENEFITS, CostCategory.OVERTIME_TRAINING, CostCategory.OVERTIME_BACKFILL,
    CostCategory.OVERTIME_DUTY, CostCategory.SUPPLIES, CostCategory.SECURITY_EQUIPMENT,
}  # fmt: skip
OVERTIME = {CostCategory.OVERTIME_TRAINING, CostCategory.OVERTIME_BACKFILL, CostCategory.OVERTIME_DUTY}
TRAVEL = {CostCategory.TRAVEL, CostCategory.LODGING_PER_DIEM}


def spent(category: CostCategory, payer: Payer | None = Payer.LEA, moa: Moa = JEM, **fields: object) -> Register:
    row = Cost("1", moa.code, TODAY, category, payer, None)
    return around(Register(moas=(moa,)), costs=(replace(row, **fields),))  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize("category", sorted(AGENCY_PAYS))
@pytest.mark.parametrize("moa", [JEM, WSO, TFM])
def test_cst_01_salaries_overtime_supplies_and_restraints_are_the_agencys(moa: Moa, category: CostCategory) -> None:
    assert status(spent(category, Payer.LEA, moa), "CST-01", TODAY) == "MET"
    for payer in (Payer.ICE, Payer.STATE, Payer.OTHER_FEDERAL):
        assert status(spent(category, payer, moa), "CST-01", TODAY) == "NOT_MET"


@pytest.mark.parametrize(
    ("moa", "payer"),
    [
        (JEM, Payer.ICE), (printed(JEM, "JEM-2025"), Payer.ICE), (TFM, Payer.ICE),
        (printed(TFM, "TFM-2025-TX"), Payer.ICE), (WSO, Payer.LEA), (printed(WSO, "WSO-2019"), Payer.LEA),
        (printed(WSO, "WSO-2020"), Payer.LEA), (printed(WSO, "OTHER"), Payer.LEA),
    ],
)  # fmt: skip
@pytest.mark.parametrize("category", sorted(TRAVEL))
def test_cst_01_training_travel_is_paid_as_the_print_says(category: CostCategory, moa: Moa, payer: Payer) -> None:
    other = Payer.LEA if payer is Payer.ICE else Payer.ICE
    assert status(spent(category, payer, moa, for_training=True), "CST-01", TODAY) == "MET"
    assert status(spent(category, other, moa, for_training=True), "CST-01", TODAY) == "NOT_MET"
    assert status(spent(category, other, moa), "CST-01", TODAY) == "-"


@pytest.mark.parametrize("category", sorted(set(CostCategory) - AGENCY_PAYS - TRAVEL))
def test_cst_01_asks_nothing_of_what_no_print_speaks_of(category: CostCategory) -> None:
    assert status(spent(category, Payer.STATE, for_training=True), "CST-01", TODAY) == "-"


def test_cst_01_asks_from_the_day_of_the_cost_where_payer_and_agreement_are_known() -> None:
    assert status(spent(CostCategory.SALARY), "CST-01", date(2024, 12, 31)) == "-"
    assert status(spent(CostCategory.SALARY, None), "CST-01", TODAY) == "-"
    nowhere = Cost("1", "", TODAY, CostCategory.SALARY, Payer.LEA, None)
    assert status(around(Register(moas=(JEM,)), costs=(nowhere,)), "CST-01", TODAY) == "-"
    assert status(spent(CostCategory.SALARY, moa=HYBRID), "CST-01", TODAY) == "-"


@pytest.mark.parametrize("category", CostCategory)
def test_cst_02_wants_the_method_of_overtime(category: CostCategory) -> None:
    asked = category in OVERTIME
    assert status(spent(category), "CST-02", TODAY) == ("CANNOT_TELL" if asked else "-")
    for method in CostMethod:
        assert status(spent(category, method=method), "CST-02", TODAY) == ("MET" if asked else "-")
    assert status(spent(category), "CST-02", date(2024, 12, 31)) == "-"


def test_a_cost_is_shown_with_both_payers() -> None:
    found = verdict(spent(CostCategory.SALARY, Payer.ICE), "CST-01", TODAY)
    assert found is not None
    assert [str(line) for line in found.steps] == ["Salary paid by ICE", "by the agreement: The agency"]
    assert (found.subject, found.due) == ("cost:1", None)


def test_overtime_says_how_it_was_found() -> None:
    for method, expected in (
        (CostMethod.ALLOCATED, "found as allocated share"),
        (None, "how it was found is not stated"),
    ):
        found = verdict(spent(CostCategory.OVERTIME_DUTY, method=method), "CST-02", TODAY)
        assert found is not None
        assert [str(line) for line in found.steps] == [expected]
