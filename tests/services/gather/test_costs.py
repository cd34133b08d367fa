from datetime import date

import pytest

from coordinator.reports.costs import Costs
from coordinator.reports.money import dollars
from coordinator.services.gather.costs import gather
from coordinator.services.gather.report import Options
from coordinator.services.judged import judged
from coordinator.services.reporting import make_report
from coordinator.store import Store
from tests.reports.pdf_reading import reading_text
from tests.services.gather.asked import DAY, query

PERIOD = (date(2024, 1, 1), DAY)


def costs(store: Store, day: date = DAY, period: tuple[date, date] = PERIOD) -> Costs:
    with store.looking() as look:
        return gather(look, judged(look, day), period)


def cents(store: Store, statement: str, *values: object) -> int:
    ((found,),) = query(store, statement, *values)
    return round(float(found or 0) * 100)


@pytest.mark.parametrize("incremental", [True, False])
def test_categories_add_up_to_what_the_records_hold(sample: Store, *, incremental: bool) -> None:
    statement = "SELECT sum(amount) FROM cost WHERE payer = 'LEA' AND incremental = ? AND incurred_on <= ?"
    expected = cents(sample, statement, incremental, str(DAY))
    found = sum(one.incremental if incremental else one.allocated for one in costs(sample).agency)
    assert found == expected != 0


def test_what_others_paid_is_no_cost_of_the_agency(sample: Store) -> None:
    found = costs(sample)
    assert [(one.category, one.total) for one in found.ice] == [("Travel", 41260), ("Lodging and per diem", 286000)]
    assert [(payer, one.category, one.total) for payer, one in found.others] == [
        ("Another federal agency", "Vehicle", 640000),
        ("The state", "Legal advice", 75000),
    ]


def test_what_came_back_leaves_out_other_money(sample: Store) -> None:
    statement = (
        "SELECT sum(received) FROM reimbursement"
        " WHERE program NOT IN ('SCAAP', 'IGSA') AND received_on BETWEEN ? AND ?"
        " AND code NOT IN ('R-2024-1', 'R-2026-1')"  # these are for what ICE and the state had paid
    )
    assert costs(sample).back == cents(sample, statement, *map(str, PERIOD))
    assert {one.code for one in costs(sample).claims if not one.inside} == {
        "R-2024-1",
        "R-2025-4",
        "R-2026-1",
        "R-2026-2",
    }


def test_a_year_is_the_sum_of_its_months(sample: Store) -> None:
    years = {one.begins.year: one for one in costs(sample).years}
    assert list(years) == [2022, 2023, 2024, 2025, 2026]
    for year, one in years.items():
        spent = cents(
            sample,
            "SELECT sum(amount) FROM cost WHERE payer = 'LEA' AND substr(incurred_on, 1, 4) = ?",
            str(year),
        )
        assert one.net == spent - one.received


def test_a_claim_stands_as_it_was_on_the_day(sample: Store) -> None:
    (claim,) = [one for one in costs(sample, date(2025, 12, 31)).claims if one.code == "R-2025-1"]
    assert (claim.status, claim.claimed, claim.approved) == ("Claimed", 4167000, None)
    (later,) = [one for one in costs(sample).claims if one.code == "R-2025-1"]
    assert (later.status, later.approved) == ("Approved", 4167000)


def test_the_period_is_the_fiscal_year_unless_told(sample: Store) -> None:
    read = reading_text(make_report(sample, "costs", Options(DAY)).pdf)
    assert "P      Kettle County Sheriff's Office · Period January 1, 2026 to November 22, 2026" in read


def test_both_views_of_overtime_stand_side_by_side(sample: Store) -> None:
    found = costs(sample).overtime
    assert [one.code for one in found] == ["C-2024-003", "C-2025-001", "C-2025-004"]
    assert sum(one.amount for one in found) == cents(
        sample, "SELECT sum(amount) FROM cost WHERE category LIKE 'OVERTIME%'"
    )


@pytest.mark.parametrize(
    ("amount", "written"),
    [(0, "$0.00"), (5, "$0.05"), (899500, "$8,995.00"), (-1250, "-$12.50"), (123456789, "$1,234,567.89")],
)
def test_money_is_written_as_people_write_it(amount: int, written: str) -> None:
    assert dollars(amount) == written
