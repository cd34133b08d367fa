"""Days and times as people type them: ``3/16/2026``, ``Mar 16 2026``, ``today``, ``+90d``; ``16:00``, ``4 pm``."""

import re
from datetime import date, time, timedelta

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_OFFSET = re.compile(r"([+-])\s*(\d{1,5})\s*d?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{2}|\d{4}))?")
_WORDS = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:\s*,?\s+(\d{4}))?")
_TIME = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))?\s*(?:([ap])\.?m\.?)?")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def parse_day(text: str, today: date) -> date | None:
    """Return the day that *text* means; a day without a year is of this one. Nothing if it means none."""
    text = text.strip().lower()
    if text == "today":
        return today
    if found := _OFFSET.fullmatch(text):
        days = int(found[2]) if found[1] == "+" else -int(found[2])
        return today + timedelta(days=days)
    try:
        return _written(text, today)
    except ValueError:
        return None


def _written(text: str, today: date) -> date | None:
    if found := _ISO.fullmatch(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _SLASHES.fullmatch(text):
        return date(_year(found[3], today), int(found[1]), int(found[2]))
    if found := _WORDS.fullmatch(text):
        month = next((at for at, name in enumerate(_MONTHS, 1) if name.startswith(found[1])), 0)
        return date(_year(found[3], today), month, int(found[2]))
    return None


def _year(text: str | None, today: date) -> int:
    if text is None:
        return today.year
    return int(text) if len(text) == 4 else 2000 + int(text)


def parse_time(text: str) -> time | None:
    """Return the time of day that *text* means: ``16:00``, ``1600``, ``4 pm``. Nothing if it means none."""
    found = _TIME.fullmatch(text.strip().lower())
    if found is None or (found[2] is None and found[3] is None):
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3] is not None:
        hour = hour % 12 + (12 if found[3] == "p" else 0) if 1 <= hour <= 12 else 24
    return time(hour, minute) if hour < 24 and minute < 60 else None


def weekday_and_distance(day: date, today: date) -> str:
    """Return what tells a person whether a day was meant: ``Mon, 23 days ago``."""
    days = (day - today).days
    if days == 0:
        return f"{_WEEKDAYS[day.weekday()]}, today"
    far = abs(days)
    count, unit = (far, "day") if far < 60 else (far // 30, "month") if far < 730 else (far // 365, "year")
    length = f"{count} {unit}{'' if count == 1 else 's'}"
    return f"{_WEEKDAYS[day.weekday()]}, {f'in {length}' if days > 0 else f'{length} ago'}"
