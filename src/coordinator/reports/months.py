"""Months as charts and tables of reports show them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from coordinator.compliance.dates import add_months
from coordinator.reports.document.blocks import Point

_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def months_from(day: date, count: int) -> Sequence[date]:
    """Return the first days of the month of *day* and of the *count* months after it."""
    return [add_months(day.replace(day=1), place) for place in range(count + 1)]


def month_points(day: date, count: int, series: Sequence[Iterable[date]]) -> list[Point]:
    """Return the month of *day* and *count* more as points: how many days of each of *series* lie in them."""
    counted = [Counter(one.replace(day=1) for one in days) for days in series]
    return [month_point(first, [one[first] for one in counted], day) for first in months_from(day, count)]


def month_label(first: date) -> str:
    """Return a month as the head of a column."""
    return f"{_SHORT[first.month - 1]} {first.year}"


def month_point(first: date, values: Sequence[int], begins: date) -> Point:
    """Return one month as a point; the first of a chart that *begins* on a day, and every January, has its year."""
    month = _SHORT[first.month - 1]
    with_year = first.month == 1 or first == begins.replace(day=1)
    return Point(f"{first:%Y-%m}", f"{month}\n{first.year}" if with_year else month, values)
