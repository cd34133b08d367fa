"""A meeting planned back from its day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.compliance.meeting_plan import planned_back


def test_notice_and_questions_of_a_meeting_in_september() -> None:
    plan = planned_back(date(2026, 9, 10), notice_days=30, minutes_days=45)
    assert (plan.draft_by, plan.send_by) == (date(2026, 7, 12), date(2026, 7, 27))
    assert (plan.notice_by, plan.questions_until) == (date(2026, 8, 11), date(2026, 8, 31))
    assert plan.minutes_by == date(2026, 10, 25)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(10, 45), st.integers(0, 400))
def test_what_a_meeting_needs_comes_in_its_order(meeting: date, notice: int, minutes: int) -> None:
    plan = planned_back(meeting, notice_days=notice, minutes_days=minutes)
    days = [plan.draft_by, plan.send_by, plan.notice_by, plan.questions_until, meeting, plan.minutes_by]
    assert days == sorted(days)


def test_a_meeting_at_the_end_of_the_calendar_has_no_plan() -> None:
    with pytest.raises(OverflowError):
        planned_back(date.max, notice_days=30, minutes_days=45)
