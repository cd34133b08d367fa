"""The only date arithmetic of the program: months, the Monday-to-Friday clock, tasks and validities.

Days are ``date``; moments are naive ``datetime`` in the agency's local time, as typed. Nothing here reads the clock.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from coordinator.compliance.verdicts import Status

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SATURDAY = 5
_LAST_MOMENT = time(23, 59, 59)


def long_date(day: date) -> str:
    """Return *day* as prose has it: ``March 15, 2026`` (never by the locale of the machine)."""
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def long_moment(moment: datetime) -> str:
    """Return *moment* as prose has it, by its own zone: ``March 15, 2026, 14:30``."""
    return f"{long_date(moment.date())}, {moment:%H:%M}"


def add_months(day: date, months: int) -> date:
    """Return the same day *months* later, clamped to the month's end: February 29 plus 24 is February 28."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_weekday_hours(start: datetime, hours: int) -> datetime:
    """Return the moment when *hours* have run from *start* on a clock that stands still on Saturday and Sunday.

    Holidays are not excluded: the agreements do not say so. A clock that runs out at Friday's midnight ends on
    Monday at 00:00.
    """
    now, left = _next_running(start), timedelta(hours=hours)
    while left >= (to_midnight := _midnight_after(now) - now):
        left -= to_midnight
        now = _next_running(_midnight_after(now))
    return now + left


def weekday_time(start: datetime, end: datetime) -> timedelta:
    """Return how long a clock that stands still on Saturday and Sunday has run from *start* to *end*."""
    now, ran = _next_running(start), timedelta()
    while now < end:
        until = min(_midnight_after(now), end)
        ran += until - now
        now = _next_running(until)
    return ran


def _midnight_after(moment: datetime) -> datetime:
    return datetime.combine(moment.date() + timedelta(days=1), time.min)


def _next_running(moment: datetime) -> datetime:
    if moment.weekday() < _SATURDAY:
        return moment
    return datetime.combine(moment.date() + timedelta(days=7 - moment.weekday()), time.min)


def add_weekdays(day: date, count: int) -> date:
    """Return the day *count* weekdays later; Saturday and Sunday do not count."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < _SATURDAY
    return day


def is_by(day: date | None, limit: date) -> bool:
    """Return whether something was done on or before *limit*; without a day it was not."""
    return day is not None and day <= limit


def federal_year(day: date) -> tuple[date, date]:
    """Return first and last day of the federal fiscal year (October to September) of *day*."""
    begins = date(day.year - (day.month < 10), 10, 1)
    return begins, date(begins.year + 1, 9, 30)


@dataclass(frozen=True, slots=True)
class Clock:
    """How a due day, or for clocks of hours a due moment, stands as of a day."""

    status: Status
    due: date | datetime


def recurring_task(due: date, *, window: int, as_of: date) -> Clock:
    """Judge a duty that returns: the due day is still in time, and *window* days before it, it is due soon."""
    return Clock(_open_task(due, window, as_of, Status.MET), due)


def single_task(due: date, *, window: int, as_of: date, done_on: date | None) -> Clock:
    """Judge a duty that is done once; *done_on* counts only when it is not after *as_of*."""
    if done_on is not None and done_on <= as_of:
        return Clock(Status.MET if done_on <= due else Status.LATE, due)
    return Clock(_open_task(due, window, as_of, Status.PENDING), due)


def _open_task(due: date, window: int, as_of: date, before: Status) -> Status:
    if as_of > due:
        return Status.OVERDUE
    return Status.DUE_SOON if as_of >= due - timedelta(days=window) else before


def hourly_task(due: datetime, *, as_of: date, done_at: datetime | None) -> Clock:
    """Judge a duty with a clock of hours at the end of *as_of*; in its last 24 hours it is due soon."""
    end = datetime.combine(as_of, _LAST_MOMENT)
    if done_at is not None and done_at <= end:
        return Clock(Status.MET if done_at <= due else Status.LATE, due)
    if due <= end:
        return Clock(Status.OVERDUE, due)
    return Clock(Status.DUE_SOON if due - timedelta(hours=24) <= end else Status.PENDING, due)


def validity(end: date, *, window: int, as_of: date) -> Clock:
    """Judge something that is valid up to the day before *end*."""
    if as_of >= end:
        return Clock(Status.OVERDUE, end)
    return Clock(Status.DUE_SOON if as_of >= end - timedelta(days=window) else Status.MET, end)
