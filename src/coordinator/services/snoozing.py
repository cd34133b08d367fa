"""Putting a reminder off until a day, with a reason: a recorded change that touches no verdict."""

from collections.abc import Mapping
from datetime import date, timedelta

from coordinator.errors import Invalid, Problem
from coordinator.records import SnoozeFields
from coordinator.services.deleting import delete
from coordinator.services.editing import Edited, detail, save_fields, save_new
from coordinator.services.judged import Judged
from coordinator.store import Changes, Look, Store

FARTHEST = timedelta(days=366)
"""How far ahead a reminder may be put off: what must never be told again is waived, not put off."""


def put_off(store: Store, today: date, rule: str, subject: str, said: Mapping[str, object]) -> Changes | None:
    """Put the reminder of a duty off; *said* holds ``until_on`` and ``reason``. Put off twice a day, the last holds.

    Raises:
        Invalid: a day or a reason is missing or cannot be, by field; nothing was written.
        Unavailable: the disk cannot be written.
    """
    until = said.get("until_on")
    if isinstance(until, date) and not today < until <= today + FARTHEST:
        raise Invalid([Problem("it must be a later day, at most a year ahead", field="until_on")])
    with store.looking() as look:
        number = look.number_of("snooze", f"{rule}/{subject}/{today.isoformat()}")
        before = detail(look, SnoozeFields, number).values if number is not None else {}
    if number is None:
        return save_new(
            store, SnoozeFields, {"rule": rule, "subject": subject, "from_on": today, **said}, today
        ).changes
    edits = {name: Edited(before[name], value) for name, value in said.items()}
    return save_fields(store, SnoozeFields, number, edits, today).changes


def tell_again(store: Store, today: date, rule: str, subject: str) -> Changes | None:
    """Tell of a duty again from now on: what puts its reminder off today is deleted; nothing if nothing does.

    Raises:
        Unavailable: the disk cannot be written.
    """
    with store.looking() as look:
        found = [number for number, _ in _waiting(look, today, rule, subject)]
    return delete(store, SnoozeFields, found[-1], today) if found else None


def waits_until(look: Look, known: Judged, rule: str, subject: str) -> tuple[date, str] | None:
    """Return until when, and why, the reminder of a duty waits on the day that is judged."""
    found = _waiting(look, known.as_of, rule, subject)
    return found[-1][1] if found else None


def _waiting(look: Look, day: date, rule: str, subject: str) -> list[tuple[int, tuple[date, str]]]:
    names = ("rule", "subject", "from_on", "until_on", "reason")
    return [
        (number, (until, reason))
        for number, one, about, on, until, reason in look.numbered(SnoozeFields, names)
        if (one, about) == (rule, subject) and on <= day < until
    ]
