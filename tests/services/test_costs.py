from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from coordinator.compliance.choices import CostCategory, Payer
from coordinator.errors import Invalid, Refused
from coordinator.records import CostFields, ReimbursementFields
from coordinator.services.claims import claim_detail, claim_rows
from coordinator.services.costs import cost_month, cost_months, record_month
from coordinator.services.costs_view import Claims, CostMonthRow
from coordinator.services.editing import save_new
from coordinator.store import Store
from tests.services.test_complaints import answer
from tests.services.test_editing import number_of, said

TODAY = date(2026, 11, 24)
SHARED = {"incurred_on": date(2026, 6, 30), "payer": Payer.LEA, "incremental": True, "moa": "KC-JEM-2"}
AMOUNTS = {CostCategory.SALARY: Decimal("1200.50"), CostCategory.SUPPLIES: Decimal(80)}


def months(store: Store, day: date = TODAY) -> dict[str, CostMonthRow]:
    return {one.month: one for one in answer(store, cost_months, day)}


def test_months_tell_who_paid_and_what_came_back(sample: Store) -> None:
    found = months(sample)
    march = found["2024-03"]
    assert (march.agency, march.ice, march.incremental) == (8_995_00, 2_860_00, 11_855_00)
    assert found["2024-06"].received == 3_272_60
    assert (found["2024-06"].entries, found["2024-06"].agency) == (0, 0)
    assert "2024-03" not in months(sample, date(2024, 2, 29))


def test_a_month_of_costs_is_one_step_with_codes_of_its_own(sample: Store) -> None:
    done = record_month(sample, SHARED, AMOUNTS, TODAY)
    assert done is not None
    assert done.label == "Enter 2 costs of 2026-06"
    found = answer(sample, lambda look, known: cost_month(look, known, "2026-06"), TODAY)
    assert [(one.code, one.amount) for one in found.entries] == [
        ("2026-06 SALARY", 1_200_50),
        ("2026-06 SUPPLIES", 80_00),
    ]
    assert found.categories[0][:2] == ("Salary", 1_200_50)
    assert found.row.agency == 1_280_50
    record_month(sample, SHARED, {CostCategory.SALARY: Decimal(1)}, TODAY)
    again = answer(sample, lambda look, known: cost_month(look, known, "2026-06"), TODAY)
    assert [one.code for one in again.entries] == ["2026-06 SALARY", "2026-06 SALARY 2", "2026-06 SUPPLIES"]
    sample.undo()
    sample.undo()
    assert months(sample)["2026-06"].entries == 0


def test_the_year_so_far_adds_up_by_category_and_by_month(sample: Store) -> None:
    record_month(sample, SHARED, AMOUNTS, TODAY)
    record_month(sample, {**SHARED, "incurred_on": date(2026, 7, 20)}, AMOUNTS, TODAY)
    found = answer(sample, lambda look, known: cost_month(look, known, "2026-07"), TODAY)
    for_month, for_year = sum(one[1] for one in found.categories), sum(one[2] for one in found.categories)
    assert for_month == found.row.agency + found.row.ice + found.row.others == 1_280_50
    assert for_year == sum(amount for _, amount in found.year)
    assert dict(found.year)["2026-06"] == dict(found.year)["2026-07"] == 1_280_50


@pytest.mark.parametrize(
    ("shared", "amounts", "field", "reason"),
    [
        (SHARED, {}, "", "no amount was entered"),
        ({**SHARED, "incurred_on": None}, AMOUNTS, "incurred_on", ""),
        (SHARED, {CostCategory.SALARY: Decimal("1.005")}, "SALARY", "parts of a cent"),
    ],
)
def test_a_month_of_costs_that_cannot_be_kept_says_where(
    sample: Store, shared: dict[str, object], amounts: dict[CostCategory, Decimal], field: str, reason: str
) -> None:
    before = sample_count(sample)
    with pytest.raises(Invalid) as found:
        record_month(sample, shared, amounts, TODAY)
    assert reason in said(found)[field]
    assert sample_count(sample) == before


def sample_count(store: Store) -> int:
    with store.looking() as look:
        return look.count(CostFields)


def test_costs_that_do_not_fit_are_counted_and_say_why(sample: Store) -> None:
    record_month(sample, {**SHARED, "payer": Payer.ICE}, {CostCategory.SALARY: Decimal(5)}, TODAY)
    found = answer(sample, lambda look, known: cost_month(look, known, "2026-06"), TODAY)
    assert found.row.doubts == 1
    assert "by the agreement: The agency" in found.entries[0].doubt


def test_a_claim_stands_as_it_did_on_the_day(sample: Store) -> None:
    now = {one.code: one for one in answer(sample, claim_rows, TODAY)}
    assert (now["R-2024-1"].show, now["R-2024-1"].received) == (Claims.PAID, 3_272_60)
    then = {one.code: one for one in answer(sample, claim_rows, date(2024, 5, 1))}
    assert (then["R-2024-1"].status, then["R-2024-1"].approved) == ("Claimed", None)
    assert {one.show for one in now.values()} >= {Claims.PAID, Claims.OPEN, Claims.DENIED}


def test_a_claim_is_told_with_its_steps_and_its_costs(sample: Store) -> None:
    number = number_of(sample, "reimbursement", "R-2024-1")
    found = answer(sample, lambda look, known: claim_detail(look, known, number), TODAY)
    assert found.steps == [
        ("Claimed", "$3,272.60", "April 8, 2024"),
        ("Approved", "$3,272.60", "May 20, 2024"),
        ("Received", "$3,272.60", "June 3, 2024"),
    ]
    assert found.total == 3_272_60
    assert found.caps == []
    with pytest.raises(Refused, match="somebody deleted it"):
        answer(sample, lambda look, known: claim_detail(look, known, 999), TODAY)


def claim(store: Store, code: str, program: str, claimed: int, **more: Any) -> int:
    values = {"code": code, "program": program, "status": "CLAIMED", "claimed": claimed, "claimed_on": TODAY, **more}
    return save_new(store, ReimbursementFields, values, TODAY).detail.number


@pytest.mark.parametrize(
    ("program", "most"), [("ICE_TFM_VEHICLE", 100_000_00), ("ICE_TFM_EQUIPMENT", None), ("ICE_TFM_OVERTIME", 250_00)]
)
def test_caps_count_every_claim_of_the_program_but_those_denied(sample: Store, program: str, most: int | None) -> None:
    period = {"period_from": date(2026, 7, 1), "period_to": date(2026, 9, 30)}
    claim(sample, "S-1", "ICE_TFM_SALARY", 1000, **period)
    number = claim(sample, "A-1", program, 60, **period)
    claim(sample, "A-2", program, 50, **period)
    claim(sample, "A-3", program, 500, **{**period, "status": "DENIED"})
    (cap,) = answer(sample, lambda look, known: claim_detail(look, known, number), TODAY).caps
    assert cap.used == 110_00
    assert cap.most == most or (most is None and cap.most % 7_500_00 == 0 and cap.most > 0)


def test_an_empty_program_has_no_costs_and_no_claims(empty: Store) -> None:
    assert answer(empty, cost_months) == []
    assert answer(empty, claim_rows) == []
