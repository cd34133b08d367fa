"""Days as people type them into a form: as they write them anywhere, and ``today``, ``+90d``."""

import re
from datetime import date, timedelta

from coordinator.exchange.days import written_day

_OFFSET = re.compile(r"([+-])\s*(\d{1,5})\s*d?")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def parse_day(text: str, today: date) -> date | None:
    """Return the day that *text* means; a day without a year is of this one. Nothing if it means none."""
    text = text.strip().lower()
    if text == "today":
        return today
    if found := _OFFSET.fullmatch(text):
        days = int(found[2]) if found[1] == "+" else -int(found[2])
        return today + timedelta(days=days)
    return written_day(text, this_year=today.year)


def weekday_and_distance(day: date, today: date) -> str:
    """Return what tells a person whether a day was meant: ``Mon, 23 days ago``."""
    days = (day - today).days
    if days == 0:
        return f"{_WEEKDAYS[day.weekday()]}, today"
    far = abs(days)
    count, unit = (far, "day") if far < 60 else (far // 30, "month") if far < 730 else (far // 365, "year")
    length = f"{count} {unit}{'' if count == 1 else 's'}"
    return f"{_WEEKDAYS[day.weekday()]}, {f'in {length}' if days > 0 else f'{length} ago'}"
