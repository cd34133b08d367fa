"""Writing an iCalendar file (RFC 5545) by which calendars of any maker take over days, and update them later."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

_LONGEST = 75
"""How many bytes a line may have; what is longer goes on in the next one after a space."""


@dataclass(frozen=True, slots=True)
class Event:
    """One entry: *uid* stays the same for the same thing, so that a later file updates it.

    It fills the days from *starts* to *ends*; if *starts* is a moment, it needs a zone, and *ends* is left out. The
    alarms are so many days before it, at nine in the morning for whole days.
    """

    uid: str
    starts: date
    summary: str
    ends: date | None = None
    description: str = ""
    place: str = ""
    category: str = ""
    alarms: Sequence[int] = ()


def icalendar(events: Sequence[Event], name: str, as_of: date, sequence: int, product: str) -> bytes:
    """Return the file; *sequence* must grow with each change of what the events are made from."""
    stamp = datetime.combine(as_of, time(12), tzinfo=UTC)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_text(product)}//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
    ]
    for one in events:
        lines += _event(one, _moment(stamp), sequence)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _event(one: Event, stamp: str, sequence: int) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{one.uid}"
    yield f"DTSTAMP:{stamp}"
    yield f"SEQUENCE:{sequence}"
    yield from _when(one)
    yield f"SUMMARY:{_text(one.summary)}"
    for name, value in (("DESCRIPTION", one.description), ("LOCATION", one.place), ("CATEGORIES", one.category)):
        if value:
            yield f"{name}:{_text(value)}"
    yield "CLASS:PRIVATE"
    for days in one.alarms:
        yield from _alarm(one, days)
    yield "END:VEVENT"


def _when(one: Event) -> Iterator[str]:
    if isinstance(one.starts, datetime):
        yield f"DTSTART:{_moment(one.starts)}"
        return
    yield f"DTSTART;VALUE=DATE:{one.starts:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{(one.ends or one.starts) + timedelta(days=1):%Y%m%d}"
    yield "TRANSP:TRANSPARENT"  # a deadline keeps nobody busy


def _alarm(one: Event, days: int) -> Iterator[str]:
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{_text(one.summary)}"
    if isinstance(one.starts, datetime):
        yield f"TRIGGER:-P{days}D"
    else:
        yield f"TRIGGER:-P{days - 1}DT15H" if days else "TRIGGER:PT9H"
    yield "END:VALARM"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    kept = "".join(one for one in text if one == "\n" or one.isprintable())
    return kept.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Yield a line in parts that are short enough, never cut within a character."""
    part, room = "", _LONGEST
    for letter in line:
        size = len(letter.encode())
        if size > room:
            yield part
            part, room = " ", _LONGEST - 1
        part, room = part + letter, room - size
    yield part
