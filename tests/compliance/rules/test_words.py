"""The arithmetic in words: what happened after the day is not told, and what is told has its day."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from coordinator.compliance.choices import (
    ComplaintSubject,
    ContactRole,
    FacilityKind,
    InspectionKind,
    StatusEventKind,
)
from coordinator.compliance.facts import Authorization, Moa, Officer, StatusEvent
from coordinator.compliance.program_facts import Complaint, Contact, CorrectiveAction, Facility, Inspection, Nomination
from coordinator.compliance.register import Register
from coordinator.compliance.resource_facts import ActivityMonth, SecurityAgreement
from tests.compliance.agency import JEM, TFM, WSO, around, having, officer, own_terms, statuses, verdict

DAY = date(2026, 6, 8)
NEXT = date(2026, 6, 9)


def lines(register: Register, rule: str) -> list[str]:
    found = verdict(register, rule, DAY)
    assert found is not None
    return [str(line) for line in found.steps]


def complaint(moa: Moa, **fields: Any) -> Register:
    row = Complaint("C", moa.code, datetime(2026, 6, 1, 8), ComplaintSubject.PARTICIPATING_OFFICER, "1", related=True)
    return around(Register(moas=(moa,)), complaints=(replace(row, **fields),))


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (None, []),
        (datetime(2026, 6, 9, 0, 0), []),
        (datetime(2026, 6, 2, 8), ["ICE was told June 2, 2026, 08:00"]),
        (datetime(2026, 6, 8, 8), ["ICE was told June 8, 2026, 08:00"]),
    ],
)
def test_a_complaint_tells_when_it_came_when_ice_was_told_and_the_limit(
    told: datetime | None, expected: list[str]
) -> None:
    assert lines(complaint(JEM, ice_told_at=told), "CMP-01") == [
        "received June 1, 2026, 08:00",
        "plus 48 hours, Saturdays and Sundays not counted",
        *expected,
        "due June 3, 2026, 08:00",
    ]


@pytest.mark.parametrize(("day", "expected"), [(None, []), (NEXT, []), (DAY, ["June 8, 2026"])])
def test_results_and_resolutions_are_told_from_their_day_on(day: date | None, expected: list[str]) -> None:
    resolved = complaint(JEM, resolved_on=date(2026, 6, 2), results_reported_on=day)
    assert lines(resolved, "CMP-03")[2:-1] == [f"reported on {word}" for word in expected]
    assert lines(complaint(TFM, resolved_on=day), "CMP-04")[2:-1] == [f"resolved on {word}" for word in expected]


@pytest.mark.parametrize(
    ("day", "expected"), [(None, "not locked"), (NEXT, "not locked"), (DAY, "locked on June 8, 2026")]
)
def test_a_month_is_locked_from_its_day_on(day: date | None, expected: str) -> None:
    months = (ActivityMonth("J", date(2026, 5, 1), day),)
    assert lines(around(Register(moas=(JEM,)), months=months), "ACT-01") == [
        "counts of 2026-05",
        expected,
        "due June 10, 2026",
    ]


@pytest.mark.parametrize(
    ("day", "expected"),
    [(None, "not recorded as done"), (NEXT, "not recorded as done"), (DAY, "done on June 8, 2026")],
)
def test_a_corrective_action_is_done_from_its_day_on(day: date | None, expected: str) -> None:
    register = around(
        Register(moas=(JEM,)),
        inspections=(Inspection("I", "J", InspectionKind.OPR_ROUTINE, date(2026, 5, 1)),),
        actions=(CorrectiveAction("I", "1", "1", date(2026, 7, 1), day),),
    )
    assert lines(register, "INS-02") == [expected, "due July 1, 2026"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (None, []),
        (datetime(2026, 6, 9, 8), []),
        (datetime(2026, 6, 8, 8), ["the other party was told on June 8, 2026"]),
    ],
)
def test_a_revocation_tells_who_was_told(told: datetime | None, expected: list[str]) -> None:
    row = StatusEvent("1", "T", StatusEventKind.REVOKED, date(2026, 6, 7), told)
    register = having(officer(TFM, letter=date(2026, 1, 1)), status_events=(row,))
    assert lines(register, "AUT-05") == ["revoked on June 7, 2026", *expected, "due June 9, 2026"]


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        (None, ["plus 24 months, the length the agreement gives", "no longer valid from January 5, 2028"]),
        (date(2027, 1, 5), ["as the letter says", "no longer valid from January 5, 2027"]),
    ],
)
def test_an_authorization_tells_where_its_end_comes_from(until: date | None, expected: list[str]) -> None:
    letter = Authorization("1", "T", date(2026, 1, 5), until)
    register = having(officer(TFM), authorizations=(letter,))
    assert lines(register, "AUT-02") == ["Authorization from January 5, 2026", *expected]


def test_a_supervisor_is_named() -> None:
    named = around(Register(moas=(JEM,)), contacts=(Contact(ContactRole.FPM, "Ann Lee"),))
    assert lines(named, "SUP-01") == ["287(g) program manager: Ann Lee"]
    nobody = "no field program manager or supervisor of ICE is valid on this day"
    assert lines(around(named, contacts=()), "SUP-01") == [nobody]


def test_the_agreement_of_a_site_is_named_by_its_day() -> None:
    rows = tuple(SecurityAgreement("Main", date(2024, month, 1), f"isa:{month}") for month in (1, 6))
    place = Facility("Main", FacilityKind.JAIL, has_ice_network=True)
    register = around(Register(moas=(JEM,)), facilities=(place,), security_agreements=rows)
    assert lines(register, "IT-01") == ["security agreement signed on June 1, 2024"]


def test_the_place_of_an_officer_is_named_with_the_officers_record() -> None:
    register = around(officer(), facilities=(Facility("Main", FacilityKind.JAIL),))
    found = verdict(having(register, officers=(Officer("1", "Main"),)), "AUT-08", DAY)
    assert found is not None
    assert ([str(line) for line in found.steps], found.rests_on) == (["serves at Main, jail"], ("officer:1",))


@pytest.mark.parametrize(
    ("rule", "moa", "parameter"),
    [
        ("AUT-08", TFM, "due_soon_days"),
        ("CRD-02", TFM, "weekdays"),
        ("NOM-02", JEM, "experience_months"),
        ("NOM-03", TFM, "due_soon_days"),
        ("NOM-04", WSO, "due_soon_days"),
        ("NOM-06", JEM, "due_soon_days"),
        ("TRN-05", JEM, "interval_months"),
        ("AUT-05", JEM, "hours"),
        ("AUT-07", WSO, "due_soon_days"),
        ("SUP-01", WSO, "due_soon_days"),
    ],
)
def test_local_policy_asks_no_rule_of_a_model_that_it_was_not_made_for(rule: str, moa: Moa, parameter: str) -> None:
    register = having(officer(moa, letter=date(2026, 1, 5)), nominations=(Nomination("1", moa.code, DAY),))
    register = around(register, facilities=(Facility("Main", FacilityKind.JAIL),))
    revoked = StatusEvent("1", moa.code, StatusEventKind.REVOKED, DAY)
    local = own_terms(register, rule, **{parameter: 1})
    assert statuses(local, rule, DAY) == {}
    assert statuses(having(local, status_events=(revoked,)), rule, DAY) == {}
