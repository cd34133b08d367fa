"""Which numbers of a workbook are days and times: it keeps them as numbers of days, and only their format tells."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from enum import Enum, auto


class Part(Enum):
    """What a number's format shows: parts of a moment, or hundredths."""

    DAY = auto()
    TIME = auto()
    BOTH = auto()
    PERCENT = auto()


_SECONDS = 86_400
_LAST_DAY = 2_958_465
"""9999-12-31, counted from 1900."""

_A_YEAR = 366
_A_YEAR = 366
_NO_LEAP_DAY = 60
"""The number of February 29, 1900, which spreadsheets count and which never was."""

_BUILT_IN: Mapping[int, Part] = {
    **dict.fromkeys([*range(14, 18), *range(27, 32), 36, *range(50, 55), 57, 58], Part.DAY),
    **dict.fromkeys([*range(18, 22), *range(32, 36), *range(45, 48), 55, 56], Part.TIME),
    22: Part.BOTH,
    **dict.fromkeys([9, 10], Part.PERCENT),
}
"""Formats that files name by number without saying what they are."""

_PLAIN_TEXT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]')
_LETTERS = re.compile(r"[a-z]")


def part_shown(number: int, code: str | None) -> Part | None:
    """Return what the format shows, which has this *number* and is written as *code* where the file says so."""
    if code is None:
        return _BUILT_IN.get(number)
    shown = _PLAIN_TEXT.sub("", code.partition(";")[0].lower().replace("general", ""))
    if "%" in shown:
        return Part.PERCENT
    letters = set(_LETTERS.findall(shown))
    has_time = not letters.isdisjoint("hs")
    has_day = not letters.isdisjoint("dy") or ("m" in letters and not has_time)
    if has_day and has_time:
        return Part.BOTH
    return Part.DAY if has_day else Part.TIME if has_time else None


def as_shown(number: float, part: Part | None, *, from_1904: bool = False) -> float | date | datetime | time:
    """Return what *number* stands for: a day, a time or a moment, to the second; 85 for 85 %; else itself.

    A number with the format of a day and a part of a day is a moment, whatever of it is shown.
    """
    if part is None:
        return number
    if part is Part.PERCENT:
        return round(number * 100, 9)
    return _moment(number, part, from_1904=from_1904)


def _moment(serial: float, part: Part, *, from_1904: bool) -> float | date | datetime | time:
    days, seconds = divmod(round(serial * _SECONDS), _SECONDS)
    if part is Part.TIME and 0 <= days < _A_YEAR:  # more than a day is a length of time, such as hours worked
        return serial if days else time(seconds // 3600, seconds // 60 % 60, seconds % 60)
    day = _day(days, from_1904=from_1904)
    if day is None or (part is Part.DAY and not seconds):
        return serial if day is None else day
    return datetime.combine(day, time(seconds // 3600, seconds // 60 % 60, seconds % 60))


def _day(days: int, *, from_1904: bool) -> date | None:
    if from_1904:
        return date(1904, 1, 1) + timedelta(days) if 0 <= days <= _LAST_DAY - 1462 else None
    if not 1 <= days <= _LAST_DAY or days == _NO_LEAP_DAY:
        return None
    return date(1899, 12, 31 if days < _NO_LEAP_DAY else 30) + timedelta(days)
