"""Duties when a complaint comes, at their borders; clocks of hours are read at the end of the day."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from coordinator.compliance.choices import ComplaintSubject, MoaEventKind
from coordinator.compliance.facts import Moa
from coordinator.compliance.program_facts import Complaint
from coordinator.compliance.register import Register
from coordinator.compliance.verdicts import Basis
from tests.compliance.agency import (
    HYBRID,
    JEM,
    TFM,
    WSO,
    around,
    due,
    moa_event,
    own_terms,
    printed,
    status,
    statuses,
    verdict,
)

OFFICER, STAFF, PROGRAM = (
    ComplaintSubject.PARTICIPATING_OFFICER,
    ComplaintSubject.NON_DESIGNATED,
    ComplaintSubject.PROGRAM,
)
FRIDAY = datetime(2026, 1, 9, 16)
PRINTS = {
    "JEM-2020": JEM, "JEM-2025": JEM, "WSO-2019": WSO, "WSO-2020": WSO, "WSO-2025": WSO,
    "TFM-2025-TX": TFM, "TFM-2025": TFM, "JEM-2016": JEM, "STD-2009": JEM,
}  # fmt: skip


def complained(
    moa: Moa = JEM, received: datetime = FRIDAY, about: ComplaintSubject = OFFICER, **fields: object
) -> Register:
    told = {"related": True} | fields
    row = replace(Complaint("C-1", moa.code, received, about, "1"), **told)  # type: ignore[arg-type]  # fields by name
    return around(Register(moas=(moa,)), complaints=(row,))


@pytest.mark.parametrize(
    ("rule", "prints"),
    [
        ("CMP-01", {"JEM-2020", "JEM-2025", "WSO-2019", "WSO-2020", "WSO-2025", "TFM-2025-TX"}),
        ("CMP-02", {"JEM-2020", "JEM-2025", "WSO-2020", "WSO-2025", "TFM-2025-TX"}),
        ("CMP-03", {"JEM-2020", "JEM-2025", "TFM-2025-TX"}),
        ("CMP-04", {"WSO-2019", "TFM-2025-TX", "TFM-2025"}),
        ("CMP-05", {"TFM-2025"}),
    ],
)
def test_each_rule_is_asked_under_the_prints_that_have_it(rule: str, prints: set[str]) -> None:
    about = STAFF if rule == "CMP-02" else OFFICER
    found = {
        template
        for template, moa in PRINTS.items()
        if statuses(
            complained(printed(moa, template), about=about, resolved_on=date(2026, 2, 1)), rule, date(2026, 3, 1)
        )
    }
    assert found == prints


@pytest.mark.parametrize(
    ("received", "end"),
    [
        (datetime(2026, 1, 9, 16), "2026-01-13T16:00"),
        (datetime(2026, 1, 10, 10), "2026-01-14T00:00"),
        (datetime(2026, 1, 11, 23, 59), "2026-01-14T00:00"),
        (datetime(2026, 1, 8, 9), "2026-01-12T09:00"),
        (datetime(2026, 1, 12, 0), "2026-01-14T00:00"),
        (datetime(2026, 1, 8, 0), "2026-01-12T00:00"),
        (datetime(2026, 1, 9, 0), "2026-01-13T00:00"),
        (datetime(2026, 1, 9, 23, 59), "2026-01-13T23:59"),
        (datetime(2024, 2, 28, 12), "2024-03-01T12:00"),
    ],
)
def test_cmp_01_gives_48_hours_that_stand_still_on_weekends(received: datetime, end: str) -> None:
    assert due(complained(received=received), "CMP-01", received.date()) == end


@pytest.mark.parametrize(
    ("told", "as_of", "expected"),
    [
        (None, date(2026, 1, 8), "-"),
        (None, date(2026, 1, 9), "PENDING"),
        (None, date(2026, 1, 11), "PENDING"),
        (None, date(2026, 1, 12), "DUE_SOON"),
        (None, date(2026, 1, 13), "OVERDUE"),
        (datetime(2026, 1, 12, 11, 20), date(2026, 1, 11), "PENDING"),
        (datetime(2026, 1, 12, 11, 20), date(2026, 1, 12), "MET"),
        (datetime(2026, 1, 13, 16), date(2026, 1, 13), "MET"),
        (datetime(2026, 1, 13, 16, 1), date(2026, 1, 13), "LATE"),
        (datetime(2026, 1, 14, 8), date(2026, 1, 13), "OVERDUE"),
        (datetime(2026, 1, 14, 8), date(2026, 1, 14), "LATE"),
    ],
)
def test_cmp_01_says_how_the_clock_stood_at_the_end_of_the_day(
    told: datetime | None, as_of: date, expected: str
) -> None:
    assert status(complained(ice_told_at=told), "CMP-01", as_of) == expected


@pytest.mark.parametrize(
    ("received", "as_of", "expected"),
    [
        (datetime(2026, 1, 10, 10), date(2026, 1, 13), "DUE_SOON"),
        (datetime(2026, 1, 10, 10), date(2026, 1, 12), "PENDING"),
        (datetime(2026, 1, 10, 10), date(2026, 1, 14), "OVERDUE"),
        (datetime(2026, 1, 12, 23, 59), date(2026, 1, 13), "DUE_SOON"),
        (datetime(2026, 1, 12, 23, 59), date(2026, 1, 14), "OVERDUE"),
    ],
)
def test_cmp_01_counts_a_clock_that_runs_out_at_midnight_to_the_new_day(
    received: datetime, as_of: date, expected: str
) -> None:
    assert status(complained(received=received), "CMP-01", as_of) == expected


@pytest.mark.parametrize(
    ("about", "related", "grave", "asked"),
    [
        (OFFICER, True, False, True),
        (OFFICER, False, True, True),
        (OFFICER, False, False, False),
        (PROGRAM, True, False, True),
        (PROGRAM, False, True, True),
        (PROGRAM, False, False, False),
        (STAFF, True, True, False),
    ],
)
def test_cmp_01_asks_of_what_concerns_the_program_or_may_lead_to_something(
    about: ComplaintSubject, related: bool, grave: bool, asked: bool
) -> None:
    register = complained(about=about, related=related, grave=grave)
    assert bool(statuses(register, "CMP-01", date(2026, 1, 9))) is asked


def test_cmp_01_follows_the_agreements_own_hours_and_local_policy_elsewhere() -> None:
    assert due(own_terms(complained(), "CMP-01", hours=24), "CMP-01", date(2026, 1, 9)) == "2026-01-12T16:00"
    local = verdict(own_terms(complained(TFM), "CMP-01", hours=48), "CMP-01", date(2026, 1, 9))
    assert local is not None
    assert (local.due_iso, local.term.basis) == ("2026-01-13T16:00", Basis.LOCAL_POLICY)


@pytest.mark.parametrize(
    ("received", "end"),
    [
        (datetime(2026, 1, 9, 16), "2026-01-11T16:00"),
        (datetime(2026, 1, 8, 0), "2026-01-10T00:00"),
        (datetime(2024, 2, 28, 0, 30), "2024-03-01T00:30"),
        (datetime(2026, 3, 7, 12), "2026-03-09T12:00"),
    ],
)
def test_cmp_02_counts_every_hour(received: datetime, end: str) -> None:
    register = complained(received=received, about=STAFF, related=False)
    assert due(register, "CMP-02", received.date()) == end


@pytest.mark.parametrize(
    ("told", "as_of", "expected"),
    [
        (None, date(2026, 1, 8), "-"),
        (None, date(2026, 1, 9), "PENDING"),
        (None, date(2026, 1, 10), "DUE_SOON"),
        (None, date(2026, 1, 11), "OVERDUE"),
        (datetime(2026, 1, 11, 16), date(2026, 1, 11), "MET"),
        (datetime(2026, 1, 11, 16, 1), date(2026, 1, 11), "LATE"),
    ],
)
def test_cmp_02_wants_a_complaint_on_other_staff_forwarded(told: datetime | None, as_of: date, expected: str) -> None:
    register = complained(about=STAFF, ice_told_at=told)
    assert status(register, "CMP-02", as_of) == expected
    for about in (OFFICER, PROGRAM):
        assert status(complained(about=about, ice_told_at=told), "CMP-02", as_of) == "-"


@pytest.mark.parametrize(
    ("resolved", "reported", "as_of", "expected"),
    [
        (None, None, date(2026, 3, 20), "-"),
        (date(2026, 3, 20), None, date(2026, 3, 19), "-"),
        (date(2026, 3, 20), None, date(2026, 4, 11), "PENDING"),
        (date(2026, 3, 20), None, date(2026, 4, 12), "DUE_SOON"),
        (date(2026, 3, 20), None, date(2026, 4, 19), "DUE_SOON"),
        (date(2026, 3, 20), None, date(2026, 4, 20), "OVERDUE"),
        (date(2026, 3, 20), date(2026, 4, 19), date(2026, 4, 19), "MET"),
        (date(2026, 3, 20), date(2026, 4, 20), date(2026, 4, 19), "DUE_SOON"),
        (date(2026, 3, 20), date(2026, 4, 20), date(2026, 4, 20), "LATE"),
    ],
)
@pytest.mark.parametrize("about", [OFFICER, STAFF, PROGRAM])
def test_cmp_03_wants_the_result_reported_thirty_days_after_it(
    about: ComplaintSubject, resolved: date | None, reported: date | None, as_of: date, expected: str
) -> None:
    register = complained(about=about, related=False, resolved_on=resolved, results_reported_on=reported)
    assert status(register, "CMP-03", as_of) == expected


def test_cmp_03_and_04_follow_the_agreements_own_days_and_windows() -> None:
    own = own_terms(complained(resolved_on=date(2026, 1, 31)), "CMP-03", days=10, due_soon_days=2)
    assert due(own, "CMP-03", date(2026, 2, 1)) == "2026-02-10"
    assert status(own, "CMP-03", date(2026, 2, 7)) == "PENDING"
    assert status(own, "CMP-03", date(2026, 2, 8)) == "DUE_SOON"
    assert due(own_terms(complained(TFM), "CMP-04", days=60), "CMP-04", date(2026, 2, 1)) == "2026-03-10"
    local = own_terms(complained(JEM), "CMP-04", days=60)
    assert due(local, "CMP-04", date(2026, 2, 1)) == "2026-03-10"


@pytest.mark.parametrize(
    ("resolved", "as_of", "expected"),
    [
        (None, date(2026, 1, 8), "-"),
        (None, date(2026, 1, 9), "PENDING"),
        (None, date(2026, 3, 25), "PENDING"),
        (None, date(2026, 3, 26), "DUE_SOON"),
        (None, date(2026, 4, 9), "DUE_SOON"),
        (None, date(2026, 4, 10), "OVERDUE"),
        (date(2026, 4, 9), date(2026, 4, 8), "DUE_SOON"),
        (date(2026, 4, 9), date(2026, 4, 9), "MET"),
        (date(2026, 4, 10), date(2026, 4, 10), "LATE"),
    ],
)
@pytest.mark.parametrize("about", [OFFICER, STAFF, PROGRAM])
def test_cmp_04_expects_a_resolution_within_ninety_days(
    about: ComplaintSubject, resolved: date | None, as_of: date, expected: str
) -> None:
    assert status(complained(TFM, about=about, related=False, resolved_on=resolved), "CMP-04", as_of) == expected


@pytest.mark.parametrize(
    ("removed", "as_of", "expected"),
    [
        (None, date(2026, 1, 8), "-"),
        (None, date(2026, 1, 9), "NOT_MET"),
        (date(2026, 1, 8), date(2026, 1, 9), "MET"),
        (date(2026, 1, 9), date(2026, 1, 9), "MET"),
        (date(2026, 1, 10), date(2026, 1, 9), "NOT_MET"),
        (date(2026, 1, 10), date(2026, 1, 10), "LATE"),
    ],
)
def test_cmp_05_wants_the_officer_out_on_the_day(removed: date | None, as_of: date, expected: str) -> None:
    register = complained(TFM, removed_on=removed)
    assert status(register, "CMP-05", as_of) == expected
    found = verdict(register, "CMP-05", date(2026, 2, 1))
    assert found is not None
    assert found.due is None


@pytest.mark.parametrize(
    ("about", "related", "grave", "asked"),
    [
        (OFFICER, True, False, True),
        (OFFICER, False, True, True),
        (OFFICER, False, False, False),
        (PROGRAM, True, True, False),
        (STAFF, True, True, False),
    ],
)
def test_cmp_05_asks_of_participating_officers_in_what_matters(
    about: ComplaintSubject, related: bool, grave: bool, asked: bool
) -> None:
    register = complained(TFM, about=about, related=related, grave=grave)
    assert bool(statuses(register, "CMP-05", date(2026, 1, 9))) is asked


def test_complaints_of_ended_agreements_are_asked() -> None:
    over = replace(complained(), moa_events=(moa_event(MoaEventKind.TERMINATED, date(2025, 1, 1)),))
    assert status(over, "CMP-01", date(2026, 1, 13)) == "OVERDUE"


def test_a_historic_agreement_has_no_clock_and_another_print_has_that_of_the_nearest() -> None:
    assert status(complained(HYBRID, datetime(2010, 5, 3, 8)), "CMP-01", date(2010, 5, 3)) == "-"
    found = verdict(complained(printed(WSO, "OTHER")), "CMP-01", date(2026, 1, 9))
    assert found is not None
    assert "confirm with your MOA" in found.term.citation
