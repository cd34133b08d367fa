"""The bin: what was deleted, when and by whom, and the way to bring it back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from coordinator.errors import Invalid, Refused
from coordinator.records import RECORD_OF
from coordinator.records.declaration import Fields, fields_of
from coordinator.records.plain_words import listed
from coordinator.services.choosing import titled
from coordinator.services.editing import checked_row
from coordinator.services.entering import entering
from coordinator.services.history import Past
from coordinator.store import Changes, Store
from coordinator.store.trail import Step, Trail


@dataclass(frozen=True, slots=True)
class Deleted:
    """A record that is not there any more: its row, what a sentence calls it, and the change by which it went."""

    kind: str
    number: int
    title: str
    kind_words: str
    at: datetime
    actor: str
    label: str


def deleted(store: Store, limit: int = 500) -> tuple[Deleted, ...]:
    """Return the newest *limit* records that are not there any more, the last one first."""
    with store.looking() as look:
        past = Past(look, Trail(look.connection))
        steps: dict[int, Step] = {}
        found = []
        for kind, number, change in past.trail.gone(limit):
            if not past.trail.last(kind, number):
                continue  # what it said has been removed for good
            if change not in steps:
                steps[change] = past.trail.steps(1, change + 1)[0]
            found.append(_deleted(past, kind, number, steps[change]))
    return tuple(found)


def _deleted(past: Past, kind: str, number: int, step: Step) -> Deleted:
    title, at = titled(kind, past.key(kind, number)), datetime.fromisoformat(step.at)
    return Deleted(kind, number, title, RECORD_OF[kind].about.title, at, step.actor, step.label)


def restore(store: Store, kind: str, number: int, today: date) -> Changes | None:
    """Bring a record back as it last was, as a change that can be undone.

    Raises:
        Refused: it is not in the bin, or something that it refers to is not there.
        Invalid: another record has its key by now, or what it says cannot be kept any more.
    """
    record = RECORD_OF[kind]
    with store.looking() as look:
        past = Past(look, Trail(look.connection))
        title = titled(kind, past.key(kind, number))
        values = past.trail.last(kind, number)
        if not values or look.keys(kind, [number]):
            raise Refused(f"{title} is not in the bin any more. Nothing was changed.")
        if missing := list(_missing(past, record, values)):
            raise Refused(f"{title} cannot be brought back: it refers to {listed(missing)}. Bring that back first.")
        found = checked_row(look, record, values, {}, number)
    if found.problems:
        raise Invalid(found.problems)
    with store.change(f"Restore {title}") as step:
        with entering(step, today) as entered:
            step.insert(record, {"id": number, **found.columns})
        entered.refuse()
    return step.changes


def _missing(past: Past, record: type[Fields], values: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a sentence calls the records that *values* refer to and that are not there."""
    for one in fields_of(record):
        value = values.get(one.column)
        if one.refers_to and value is not None:
            numbers = value if isinstance(value, tuple) else (value,)
            there = past.look.keys(one.refers_to, numbers)
            gone = (number for number in numbers if number not in there)
            yield from (titled(one.refers_to, past.key(one.refers_to, number)) for number in gone)
