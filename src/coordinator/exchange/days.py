"""Days and times of day as people write them: ``3/16/2026``, ``June 1, 2024``, ``1 Jun 24``; ``0930``, ``4 pm``."""

import re
from datetime import date, datetime, time
from enum import Enum


class DayOrder(Enum):
    """Which number of ``6/1/2024`` is the month; in the United States the first one is."""

    MONTH_FIRST = "month first"
    DAY_FIRST = "day first"


_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_PIVOT = 50
"""A year of two digits from here on is one of the last century: people are hired in '98, and letters end in '31."""

_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_UNPARTED = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
NUMBERS = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})(?:\s*\2\s*(\d{4}|\d{2}))?")
"""A day in numbers: the first, what parts them, the second, and the year if there is one."""

_WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+")
_MONTH_THEN_DAY = re.compile(r"([a-z]{3,9})\.?[\s-]*(\d{1,2})(?:st|nd|rd|th)?(?:[\s,-]+(\d{4}|\d{2}))?")
_DAY_THEN_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s-]*(?:of\s+)?([a-z]{3,9})\.?[\s,-]+(\d{4}|\d{2})")
_TIME = re.compile(r"(\d{1,2})(?:[:.]?(\d{2})(?::(\d{2})(?:\.0+)?)?)?\s*(?:([ap])\.?m\.?)?")
_DAY_AND_TIME = re.compile(r"(.+?)(?:t|,?\s+(?:at\s+)?)([0-9][0-9:.]*\s*(?:[ap]\.?m\.?)?)")


def written_day(text: str, order: DayOrder = DayOrder.MONTH_FIRST, this_year: int | None = None) -> date | None:
    """Return the day that *text* writes, in *order* where it writes numbers only; nothing if it writes none.

    Without a year it is a day of *this_year*, or no day.
    """
    text = _WEEKDAY.sub("", text.strip().lower(), count=1)
    try:
        return _day(text, order, this_year)
    except ValueError:  # there is no such day
        return None


def _day(text: str, order: DayOrder, this_year: int | None) -> date | None:
    if found := _ISO.fullmatch(text):
        return date(int(found[1]), int(found[3]), int(found[4]))
    if found := _UNPARTED.fullmatch(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := NUMBERS.fullmatch(text):
        numbers = int(found[1]), int(found[3])
        month, day = numbers if order is DayOrder.MONTH_FIRST else reversed(numbers)
        return _of_year(found[4], this_year, month, day)
    if found := _MONTH_THEN_DAY.fullmatch(text):
        return _of_year(found[3], this_year, _month(found[1]), int(found[2]))
    if found := _DAY_THEN_MONTH.fullmatch(text):
        return _of_year(found[3], this_year, _month(found[2]), int(found[1]))
    return None


def _of_year(text: str | None, this_year: int | None, month: int, day: int) -> date | None:
    if text is None:
        return None if this_year is None else date(this_year, month, day)
    year = int(text)
    if len(text) == 2:
        year += 1900 if year >= _PIVOT else 2000
    return date(year, month, day)


def _month(name: str) -> int:
    """Return the number of the month that *name* begins, or 0."""
    return next((number for number, month in enumerate(_MONTHS, 1) if month.startswith(name)), 0)


def written_time(text: str) -> time | None:
    """Return the time of day that *text* writes: ``16:00``, ``1600``, ``4 pm``. Nothing if it writes none."""
    found = _TIME.fullmatch(text.strip().lower())
    if found is None or (found[2] is None and found[4] is None):
        return None
    hour, minute, second = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if found[4] is not None:
        hour = hour % 12 + (12 if found[4] == "p" else 0) if 1 <= hour <= 12 else 24
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def written_moment(text: str, order: DayOrder = DayOrder.MONTH_FIRST) -> datetime | None:
    """Return the moment that *text* writes, a day and then a time: ``6/1/24 9:30 am``. Nothing if it writes none."""
    found = _DAY_AND_TIME.fullmatch(text.strip().lower())
    if found is None:
        return None
    day, hour = written_day(found[1], order), written_time(found[2])
    return datetime.combine(day, hour) if day and hour else None
