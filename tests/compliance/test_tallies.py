import pytest

from coordinator.compliance.choices import Model, ReimbursementProgram
from coordinator.compliance.tallies import FUNCTIONS_BEHIND, Claim, Month, beyond_the_model, claimed_twice
from coordinator.records import ActivityMonthFields
from coordinator.records.declaration import fields_of

TRAVEL, AWARD = ReimbursementProgram.ICE_TRAVEL, ReimbursementProgram.ICE_TFM_AWARD


@pytest.mark.parametrize(
    ("model", "counts", "beyond"),
    [
        (Model.WSO, {"detainers_issued": 3}, ["detainers_issued"]),
        (Model.WSO, {"detainers_issued": 0, "interviews": None}, []),
        (Model.WSO, {"arrest_warrants_served": 6, "removal_warrants_served": 3}, []),
        (Model.WSO, {"screened": 1, "charging_docs_prepared": 1}, ["screened", "charging_docs_prepared"]),
        (Model.JEM, {"detainers_issued": 14, "tfm_arrests": 1}, ["tfm_arrests"]),
        (Model.TFM, {"tfm_arrests": 2, "removal_warrants_served": 1}, ["removal_warrants_served"]),
        (Model.HYBRID, dict.fromkeys(FUNCTIONS_BEHIND, 1), []),
    ],
)
def test_counts_of_functions_that_the_model_lacks_are_refused(
    model: Model, counts: dict[str, int | None], beyond: list[str]
) -> None:
    found = list(beyond_the_model([Month("K", "2026-05", model, counts)]))
    assert [one.field for one in found] == beyond
    assert all(one.ref == "activity_month:K/2026-05" for one in found)


def test_every_count_behind_a_function_is_a_field() -> None:
    assert set(FUNCTIONS_BEHIND) <= {field.name for field in fields_of(ActivityMonthFields)}


def test_a_cost_is_claimed_once_from_one_program() -> None:
    claims = [Claim("R1", TRAVEL, ("C1", "C2")), Claim("R2", AWARD, ("C1",)), Claim("R3", TRAVEL, ("C2",))]
    assert [(one.ref, one.reason) for one in claimed_twice(claims)] == [
        ("reimbursement:R3", "C2 is claimed by R1 from the same program already")
    ]
