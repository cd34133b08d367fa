from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from coordinator.compliance.choices import ComplaintSubject
from coordinator.compliance.complaint import ComplaintState, clock_words, state_of, time_words
from coordinator.compliance.facts import Moa
from coordinator.compliance.program_facts import Complaint
from coordinator.compliance.register import Register
from tests.compliance.agency import JEM, TFM, WSO, around, facts, printed, verdict

FRIDAY = datetime(2026, 1, 9, 16)
LATER = date(2026, 11, 22)


def complaint(moa: Moa = JEM, **fields: object) -> Complaint:
    made = Complaint("C-1", moa.code, FRIDAY, ComplaintSubject.PARTICIPATING_OFFICER, "1", related=True)
    return replace(made, **fields)  # type: ignore[arg-type]  # fields by name


def words(rule: str, moa: Moa = JEM, as_of: date = LATER, **fields: object) -> str:
    one = complaint(moa, **fields)
    register = around(Register(moas=(moa,)), complaints=(one,))
    found = verdict(register, rule, as_of)
    assert found is not None
    return clock_words(found, one)


@pytest.mark.parametrize(
    ("fields", "as_of", "state"),
    [
        ({}, date(2026, 1, 8), ComplaintState.AHEAD),
        ({}, date(2026, 1, 9), ComplaintState.RECEIVED),
        ({"ice_told_at": datetime(2026, 1, 12, 11)}, date(2026, 1, 11), ComplaintState.RECEIVED),
        ({"ice_told_at": datetime(2026, 1, 12, 11)}, date(2026, 1, 12), ComplaintState.TOLD),
        ({"resolved_on": date(2026, 3, 20)}, date(2026, 3, 20), ComplaintState.RESOLVED),
        (
            {"resolved_on": date(2026, 3, 20), "results_reported_on": date(2026, 4, 20)},
            date(2026, 4, 19),
            ComplaintState.RESOLVED,
        ),
        (
            {"resolved_on": date(2026, 3, 20), "results_reported_on": date(2026, 4, 20)},
            date(2026, 4, 20),
            ComplaintState.CLOSED,
        ),
    ],
)
def test_a_complaint_stands_where_its_days_say(fields: dict[str, object], as_of: date, state: ComplaintState) -> None:
    assert state_of(facts(Register(moas=(JEM,)), as_of), complaint(JEM, **fields)) is state


def test_where_nobody_is_owed_results_a_resolved_complaint_is_closed() -> None:
    one = complaint(WSO, resolved_on=date(2026, 3, 20))
    assert state_of(facts(Register(moas=(WSO,)), LATER), one) is ComplaintState.CLOSED


@pytest.mark.parametrize(
    ("ran", "said"),
    [
        (timedelta(hours=31), "31 h"),
        (timedelta(hours=19, minutes=20), "19 h 20 min"),
        (timedelta(minutes=45), "45 min"),
        (timedelta(), "0 h"),
        (timedelta(days=2, minutes=1), "48 h 1 min"),
    ],
)
def test_the_time_of_a_clock_is_told_in_hours(ran: timedelta, said: str) -> None:
    assert time_words(ran) == said


def test_the_clock_to_tell_ice_counts_weekdays_and_says_so() -> None:
    told = words("CMP-01", ice_told_at=datetime(2026, 1, 12, 11, 20))
    assert told == "ICE told after 19 h 20 min; due within 48 h on weekdays"
    assert words("CMP-01") == "ICE not told; due within 48 h on weekdays"
    before = words("CMP-01", as_of=date(2026, 1, 11), ice_told_at=datetime(2026, 1, 12, 11, 20))
    assert before == "ICE not told; due within 48 h on weekdays"


def test_the_clock_of_other_staff_counts_every_hour() -> None:
    told = words("CMP-02", subject_kind=ComplaintSubject.NON_DESIGNATED, ice_told_at=datetime(2026, 1, 12, 11, 20))
    assert told == "ICE told after 67 h 20 min; due within 48 h"


def test_clocks_of_days_say_how_long_they_ran() -> None:
    reported = words("CMP-03", resolved_on=date(2026, 3, 20), results_reported_on=date(2026, 4, 20))
    assert reported == "Results reported after 31 days; due within 30 days"
    assert words("CMP-03", resolved_on=date(2026, 3, 20)) == "Results not reported; due within 30 days"
    texas = printed(TFM, "TFM-2025-TX")
    assert words("CMP-04", texas, resolved_on=date(2026, 1, 10)) == "Resolved after 1 day; expected within 90 days"
    assert words("CMP-04", texas) == "Not resolved; expected within 90 days"


def test_the_removal_is_told_by_its_days() -> None:
    assert words("CMP-05", TFM) == "Officer not removed; due at once"
    assert words("CMP-05", TFM, removed_on=date(2026, 1, 9)) == "Officer removed on the same day; due at once"
    assert words("CMP-05", TFM, removed_on=date(2026, 1, 11)) == "Officer removed after 2 days; due at once"
