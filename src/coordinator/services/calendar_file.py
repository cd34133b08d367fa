"""Deadlines, meetings and classes as a file for any calendar."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from coordinator import __version__
from coordinator.compliance.dates import add_months
from coordinator.exchange.icalendar import Event, icalendar
from coordinator.records import AgencyFields
from coordinator.services.deadlines import Deadline, classes_ahead, deadlines, meetings_ahead
from coordinator.services.judged import Judged, judged
from coordinator.store import Look, Store
from coordinator.store.durable import write_durably
from coordinator.store.faults import disk_said_plainly

MONTHS = 24
"""How far ahead it goes unless told."""
_ALARMS = (7, 0)


def calendar_file(store: Store, as_of: date, months: int = MONTHS, *, names: bool = False) -> bytes:
    """Return what is overdue, and what is due, planned or held within *months*, as an iCalendar file.

    Officers are named only where *names* says so: calendars are often shared. The same records give the same bytes; a
    file that is made later updates what an earlier one brought in, by the same UID and a higher SEQUENCE.
    """
    with store.looking() as look:
        known = judged(look, as_of)
        agency, zone = next(iter(look.rows(AgencyFields, ("name", "time_zone"))), ("Agency not recorded", ""))
        events = [*_events(look, known, add_months(as_of, months), ZoneInfo(zone) if zone else UTC, names=names)]
        sequence = next((one.id for one in look.past(1)), 0)
    return icalendar(events, f"287(g) · {agency}", as_of, sequence, f"Coordinator {__version__}")


def save_calendar(content: bytes, path: Path) -> None:
    """Write the file to *path*, all of it or nothing.

    Raises:
        Unavailable: it cannot be written there.
    """
    with disk_said_plainly(path):
        write_durably(path, content)


def _events(look: Look, known: Judged, until: date, zone: tzinfo, *, names: bool) -> Iterator[Event]:
    salt = look.origin
    for one in deadlines(look, known):
        if one.counted and one.due <= until:
            yield _of_deadline(one, known.as_of, salt, names=names)
    for meeting in meetings_ahead(look, known.as_of):
        at = meeting.at.replace(tzinfo=zone)
        yield Event(
            _uid(salt, "meeting", meeting.code),
            at,
            meeting.title,
            place=meeting.place,
            category="Meeting",
            alarms=(7, 1),
        )
    for held in classes_ahead(look, known.as_of):
        title = f"Class {held.code}: {held.course}"
        yield Event(
            _uid(salt, "class", held.code),
            held.starts,
            title,
            held.ends,
            place=held.place,
            category="Class",
            alarms=(7,),
        )


def _of_deadline(one: Deadline, as_of: date, salt: str, *, names: bool) -> Event:
    whom = one.who if names else one.whom
    late = "Overdue: " if one.overdue and one.due < as_of else ""
    said = f"{one.words}\n{one.weight}, {one.basis}. Judged as of {as_of.isoformat()}: {one.status}."
    return Event(
        _uid(salt, one.rule, one.subject),
        one.due,
        f"{late}{one.title} · {whom}",
        description=said,
        category="Deadline",
        alarms=() if late else _ALARMS,
    )


def _uid(salt: str, *parts: str) -> str:
    """Return what names one thing in every file of one program; nobody can tell from it what it is."""
    digest = hashlib.sha256("\n".join((salt, *parts)).encode()).hexdigest()
    return f"{digest[:32]}@coordinator"
