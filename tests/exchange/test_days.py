from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.exchange.days import DayOrder, written_day, written_moment, written_time

JUNE_1 = date(2024, 6, 1)


@pytest.mark.parametrize(
    "text",
    [
        *("6/1/24", "6/1/2024", "06/01/2024", "6-1-24", "6-1-2024", "6.1.2024", " 6 / 1 / 2024 ", "20240601"),
        *("2024-06-01", "2024-6-1", "2024/06/01", "June 1, 2024", "june 1 2024", "Jun 1, 2024", "Jun. 1, 2024"),
        *("1 Jun 2024", "1-Jun-24", "1-Jun-2024", "1 June, 2024", "June 1st, 2024", "1st of June 2024", "Jun-1-24"),
        *("Sat, June 1, 2024", "Saturday, Jun 1 2024", "Sat 6/1/2024"),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert written_day(text) == JUNE_1


@pytest.mark.parametrize(
    "text", ["", "6/1", "2/30/2024", "13/1/2024", "June", "June 31, 2024", "1/2", "Ju 1, 2024", "Smarch 3, 2024",
             "6/1-2024", "24-06-01x", "June 1, 202", "May be 4", "3 of 4", "1142", "16 March"]
)  # fmt: skip
def test_what_is_no_day_is_none(text: str) -> None:
    assert written_day(text) is None


@pytest.mark.parametrize(
    ("text", "day"), [("1/6/2024", JUNE_1), ("25/12/23", date(2023, 12, 25)), ("12/25/23", None), ("Jun 1, 24", JUNE_1)]
)
def test_numbers_are_read_in_the_order_that_is_given(text: str, day: date | None) -> None:
    assert written_day(text, DayOrder.DAY_FIRST) == day


@pytest.mark.parametrize(("text", "year"), [("6/1/49", 2049), ("6/1/50", 1950), ("6/1/00", 2000), ("6/1/98", 1998)])
def test_a_year_of_two_digits_is_within_fifty_years_of_2000(text: str, year: int) -> None:
    assert written_day(text) == date(year, 6, 1)


def test_a_day_without_a_year_is_one_only_where_the_year_is_known() -> None:
    assert written_day("6/1", this_year=2024) == JUNE_1
    assert written_day("June 1st", this_year=2024) == JUNE_1


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_any_day_comes_back_however_it_is_written(day: date) -> None:
    month = day.strftime("%B")
    for text in (str(day), f"{day:%m/%d/%Y}", f"{day:%m-%d-%y}", f"{month} {day.day}, {day.year}", f"{day:%d %b %Y}"):
        assert written_day(text) == day
    assert written_day(f"{day:%d.%m.%Y}", DayOrder.DAY_FIRST) == day


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        *(("16:00", "16:00"), ("1600", "16:00"), ("0930", "09:30"), ("930", "09:30"), ("9.30", "09:30")),
        *(("4 pm", "16:00"), ("4:30 P.M.", "16:30"), ("12 am", "00:00"), ("12 pm", "12:00"), ("9:05", "09:05")),
        *(("9:30:00 AM", "09:30"), ("16:00:00.000", "16:00")),
        *(("24:00", ""), ("13 pm", ""), ("16", ""), ("4:75", ""), ("9:30:75", ""), ("", "")),
    ],
)
def test_a_time_is_read_as_people_write_it(text: str, hour: str) -> None:
    found = written_time(text)
    assert (found.strftime("%H:%M") if found else "") == hour


@pytest.mark.parametrize(
    "text",
    [
        *("2024-06-01T09:30", "2024-06-01 09:30:00", "6/1/24 9:30 am", "6/1/2024, 0930", "June 1, 2024 at 9:30 AM"),
        *("1 Jun 2024 09:30", "2024-06-01T09:30:00.000"),
    ],
)
def test_a_moment_is_a_day_and_a_time(text: str) -> None:
    assert written_moment(text) == datetime(2024, 6, 1, 9, 30)


@pytest.mark.parametrize("text", ["", "6/1/2024", "June 1, 2024", "9:30 am", "6/1/24 25:00", "soon 9:30"])
def test_what_is_no_moment_is_none(text: str) -> None:
    assert written_moment(text) is None
