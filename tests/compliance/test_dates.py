from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.compliance.dates import (
    add_months,
    add_weekday_hours,
    add_weekdays,
    federal_year,
    hourly_task,
    is_by,
    long_date,
    recurring_task,
    single_task,
    validity,
    weekday_time,
)
from coordinator.compliance.verdicts import Status

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2024, 3, 15), 24, date(2026, 3, 15)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 11, 30), 1, date(2024, 12, 30)),
    ],
)
def test_months_are_clamped_to_the_month_end(start: date, months: int, expected: date) -> None:
    assert add_months(start, months) == expected


@given(DAYS, DAYS, st.integers(0, 240))
def test_adding_months_keeps_the_order_of_days(one: date, other: date, months: int) -> None:
    assert add_months(min(one, other), months) <= add_months(max(one, other), months)


@given(DAYS, st.integers(0, 240))
def test_adding_months_never_rolls_into_the_next_one(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (datetime(2026, 1, 9, 16), datetime(2026, 1, 13, 16)),  # Friday to Tuesday
        (datetime(2026, 1, 10, 10), datetime(2026, 1, 14)),  # Saturday: runs from Monday
        (datetime(2026, 1, 8, 9), datetime(2026, 1, 12, 9)),  # Thursday to Monday
        (datetime(2026, 1, 7), datetime(2026, 1, 9)),  # Wednesday midnight to Friday
        (datetime(2026, 1, 8), datetime(2026, 1, 12)),  # runs out at Friday's midnight: Monday
    ],
)  # fmt: skip
def test_48_hours_stand_still_on_the_weekend(start: datetime, end: datetime) -> None:
    assert add_weekday_hours(start, 48) == end


@given(st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1)), st.integers(1, 500))
def test_the_weekday_clock_ran_as_long_as_it_was_set(start: datetime, hours: int) -> None:
    begins = add_weekday_hours(start, 0)
    assert weekday_time(begins, add_weekday_hours(begins, hours)) == timedelta(hours=hours)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1)), st.integers(1, 500))
def test_the_weekday_clock_never_ends_on_a_weekend(start: datetime, hours: int) -> None:
    assert add_weekday_hours(start, hours).weekday() < 5


@pytest.mark.parametrize(
    ("as_of", "status"),
    [
        (date(2025, 11, 14), Status.MET),
        (date(2025, 11, 15), Status.DUE_SOON),
        (date(2026, 3, 15), Status.DUE_SOON),
        (date(2026, 3, 16), Status.OVERDUE),
    ],
)
def test_the_due_day_of_a_returning_duty_is_still_in_time(as_of: date, status: Status) -> None:
    assert recurring_task(date(2026, 3, 15), window=120, as_of=as_of).status is status


@pytest.mark.parametrize(
    ("as_of", "done_on", "status"),
    [
        (date(2026, 4, 1), None, Status.PENDING),
        (date(2026, 4, 12), None, Status.DUE_SOON),
        (date(2026, 4, 19), None, Status.DUE_SOON),
        (date(2026, 4, 20), None, Status.OVERDUE),
        (date(2026, 4, 20), date(2026, 4, 19), Status.MET),
        (date(2026, 4, 20), date(2026, 4, 20), Status.LATE),
        (date(2026, 4, 1), date(2026, 4, 20), Status.PENDING),
    ],
)
def test_a_single_duty_is_met_late_or_open(as_of: date, done_on: date | None, status: Status) -> None:
    assert single_task(date(2026, 4, 19), window=7, as_of=as_of, done_on=done_on).status is status


@pytest.mark.parametrize(
    ("as_of", "status"),
    [
        (date(2027, 1, 9), Status.MET),
        (date(2027, 1, 10), Status.DUE_SOON),
        (date(2027, 4, 9), Status.DUE_SOON),
        (date(2027, 4, 10), Status.OVERDUE),
    ],
)
def test_a_validity_is_over_on_its_end(as_of: date, status: Status) -> None:
    assert validity(date(2027, 4, 10), window=90, as_of=as_of).status is status


@given(DAYS, st.integers(0, 400), st.integers(-500, 500))
def test_a_task_never_becomes_less_urgent_with_time(due: date, window: int, offset: int) -> None:
    order = (Status.MET, Status.DUE_SOON, Status.OVERDUE)
    day = due + timedelta(days=offset)
    today = recurring_task(due, window=window, as_of=day).status
    tomorrow = recurring_task(due, window=window, as_of=day + timedelta(days=1)).status
    assert order.index(today) <= order.index(tomorrow)


def test_prose_days_do_not_follow_the_locale() -> None:
    assert long_date(date(2026, 3, 5)) == "March 5, 2026"


@given(DAYS, st.integers(1, 400))
def test_weekdays_never_land_on_a_weekend_and_pass_exactly_as_many(day: date, count: int) -> None:
    end = add_weekdays(day, count)
    between = [day + timedelta(days=offset) for offset in range(1, (end - day).days + 1)]
    assert end.weekday() < 5
    assert sum(one.weekday() < 5 for one in between) == count


def test_no_weekday_is_the_day_itself() -> None:
    assert add_weekdays(date(2026, 4, 11), 0) == date(2026, 4, 11)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1)), st.integers(0, 200), st.integers(0, 200))
def test_the_weekday_clock_runs_on_where_it_stopped(start: datetime, first: int, second: int) -> None:
    assert add_weekday_hours(add_weekday_hours(start, first), second) == add_weekday_hours(start, first + second)


@pytest.mark.parametrize(
    ("day", "begins", "ends"),
    [
        (date(2026, 9, 30), date(2025, 10, 1), date(2026, 9, 30)),
        (date(2026, 10, 1), date(2026, 10, 1), date(2027, 9, 30)),
        (date(2026, 1, 1), date(2025, 10, 1), date(2026, 9, 30)),
        (date(2026, 12, 31), date(2026, 10, 1), date(2027, 9, 30)),
    ],
)
def test_the_federal_year_begins_in_october(day: date, begins: date, ends: date) -> None:
    assert federal_year(day) == (begins, ends)


@pytest.mark.parametrize(
    ("due", "status"),
    [
        (datetime(2026, 1, 13, 23, 59, 59), Status.OVERDUE),
        (datetime(2026, 1, 14, 0, 0), Status.DUE_SOON),
        (datetime(2026, 1, 14, 23, 59, 59), Status.DUE_SOON),
        (datetime(2026, 1, 15, 0, 0), Status.PENDING),
    ],
)
def test_a_clock_of_hours_is_read_at_the_last_second_of_the_day(due: datetime, status: Status) -> None:
    assert hourly_task(due, as_of=date(2026, 1, 13), done_at=None).status is status


@pytest.mark.parametrize(
    ("done_at", "status"),
    [
        (datetime(2026, 1, 13, 16, 0), Status.MET),
        (datetime(2026, 1, 13, 16, 0, 1), Status.LATE),
        (datetime(2026, 1, 13, 23, 59, 59), Status.LATE),
        (datetime(2026, 1, 14, 0, 0), Status.OVERDUE),
    ],
)
def test_a_clock_of_hours_stops_when_it_is_done(done_at: datetime, status: Status) -> None:
    assert hourly_task(datetime(2026, 1, 13, 16), as_of=date(2026, 1, 13), done_at=done_at).status is status


@pytest.mark.parametrize(("day", "expected"), [(None, False), (date(2026, 1, 1), True), (date(2026, 1, 2), False)])
def test_what_has_no_day_is_not_done(day: date | None, expected: bool) -> None:
    assert is_by(day, date(2026, 1, 1)) is expected


@pytest.mark.parametrize(
    ("start", "end", "ran"),
    [
        (datetime(2026, 1, 9, 16), datetime(2026, 1, 12, 11, 20), timedelta(hours=19, minutes=20)),  # Friday to Monday
        (datetime(2026, 1, 10, 10), datetime(2026, 1, 11, 10), timedelta()),  # over the weekend it stands still
        (datetime(2026, 1, 10, 10), datetime(2026, 1, 12, 1), timedelta(hours=1)),  # Saturday: runs from Monday
        (datetime(2026, 1, 9, 16), datetime(2026, 1, 10, 9), timedelta(hours=8)),  # stops at Friday's midnight
        (datetime(2026, 1, 7, 9), datetime(2026, 1, 7, 9), timedelta()),
        (datetime(2026, 1, 8, 9), datetime(2026, 1, 7, 9), timedelta()),
    ],
)
def test_the_weekday_clock_says_how_long_it_ran(start: datetime, end: datetime, ran: timedelta) -> None:
    assert weekday_time(start, end) == ran


@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 12, 31)), st.integers(0, 500))
def test_the_weekday_clock_runs_as_long_as_it_was_set(start: datetime, hours: int) -> None:
    assert weekday_time(start, add_weekday_hours(start, hours)) == timedelta(hours=hours)
