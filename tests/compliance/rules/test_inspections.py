"""What is expected around inspections, at its borders."""

from dataclasses import replace
from datetime import date

import pytest

from coordinator.compliance.choices import InspectionKind, MoaEventKind
from coordinator.compliance.facts import Moa
from coordinator.compliance.program_facts import CorrectiveAction, Inspection
from coordinator.compliance.register import Register
from tests.compliance.agency import JEM, TFM, WSO, around, due, moa_event, own_terms, printed, status, statuses

ROUTINE = InspectionKind.OPR_ROUTINE


def inspected(*rows: Inspection, moa: Moa = JEM) -> Register:
    return around(Register(moas=(moa,)), inspections=rows)


def routine(day: date | None, code: str = "I1", moa: str = "J") -> Inspection:
    return Inspection(code, moa, ROUTINE, day)


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2023, 6, 7), "CANNOT_TELL"),
        (date(2023, 6, 8), "MET"),
        (date(2025, 3, 9), "MET"),
        (date(2025, 3, 10), "DUE_SOON"),
        (date(2025, 6, 8), "DUE_SOON"),
        (date(2025, 6, 9), "OVERDUE"),
    ],
)
def test_ins_01_expects_an_inspection_two_years_after_the_last_one_ended(as_of: date, expected: str) -> None:
    assert status(inspected(routine(date(2023, 6, 8))), "INS-01", as_of) == expected


def test_ins_01_takes_the_latest_routine_inspection_of_the_agreement() -> None:
    rows = (
        routine(date(2024, 2, 29), "I2"),
        routine(date(2023, 6, 8)),
        routine(None, "I3"),
        routine(date(2025, 1, 1), "I4", "W"),
        Inspection("I5", "J", InspectionKind.OPR_FOLLOW_UP, date(2025, 1, 1)),
        Inspection("I6", "J", InspectionKind.LOCAL_SELF_ASSESSMENT, date(2025, 1, 1)),
    )
    assert due(inspected(*rows), "INS-01", date(2025, 2, 1)) == "2026-02-28"


@pytest.mark.parametrize("moa", [WSO, TFM, printed(JEM, "JEM-2016")])
def test_ins_01_is_not_asked_elsewhere(moa: Moa) -> None:
    assert status(inspected(moa=moa), "INS-01", date(2025, 1, 1)) == "-"


def test_ins_01_of_another_agreement_by_local_policy_hides_none_after_it() -> None:
    register = replace(own_terms(inspected(moa=WSO), "INS-01", interval_months=12), moas=(WSO, JEM))
    assert set(statuses(register, "INS-01", date(2025, 1, 1))) == {"moa:J"}


def test_ins_01_follows_the_agreements_own_interval_while_it_binds() -> None:
    own = own_terms(inspected(routine(date(2023, 6, 8))), "INS-01", interval_months=36)
    assert due(own, "INS-01", date(2025, 1, 1)) == "2026-06-08"
    over = replace(own, moa_events=(moa_event(MoaEventKind.TERMINATED, date(2025, 1, 1)),))
    assert status(over, "INS-01", date(2025, 1, 1)) == "-"
    warrants = own_terms(inspected(moa=WSO), "INS-01", interval_months=36)
    assert status(warrants, "INS-01", date(2025, 1, 1)) == "-"


def corrected(due_on: date | None, completed: date | None, ended: date | None = date(2023, 6, 8)) -> Register:
    row = CorrectiveAction("I1", "02", "1", due_on, completed)
    return around(inspected(routine(ended)), actions=(row,))


@pytest.mark.parametrize(
    ("due_on", "completed", "as_of", "expected"),
    [
        (date(2023, 10, 6), None, date(2023, 6, 7), "-"),
        (date(2023, 10, 6), None, date(2023, 6, 8), "PENDING"),
        (date(2023, 10, 6), None, date(2023, 9, 21), "PENDING"),
        (date(2023, 10, 6), None, date(2023, 9, 22), "DUE_SOON"),
        (date(2023, 10, 6), None, date(2023, 10, 6), "DUE_SOON"),
        (date(2023, 10, 6), None, date(2023, 10, 7), "OVERDUE"),
        (date(2023, 10, 6), date(2023, 10, 6), date(2023, 10, 6), "MET"),
        (date(2023, 10, 6), date(2023, 10, 7), date(2023, 10, 6), "DUE_SOON"),
        (date(2023, 10, 6), date(2023, 10, 7), date(2023, 10, 7), "LATE"),
        (None, None, date(2023, 7, 1), "CANNOT_TELL"),
        (None, date(2023, 7, 1), date(2023, 6, 30), "CANNOT_TELL"),
        (None, date(2023, 7, 1), date(2023, 7, 1), "MET"),
    ],
)
def test_ins_02_wants_what_was_found_mended_by_its_day(
    due_on: date | None, completed: date | None, as_of: date, expected: str
) -> None:
    register = corrected(due_on, completed)
    assert status(register, "INS-02", as_of) == expected
    assert set(statuses(register, "INS-02", as_of)) <= {"action:I1/02/1"}


def test_ins_02_asks_nothing_before_the_inspection_ended() -> None:
    assert status(corrected(date(2023, 10, 6), None, ended=None), "INS-02", date(2024, 1, 1)) == "-"
    lost = around(corrected(date(2023, 10, 6), None), inspections=())
    assert status(lost, "INS-02", date(2024, 1, 1)) == "-"
