"""Deleting a record, unless others refer to it."""

from collections.abc import Iterator
from datetime import date

from coordinator.compliance.subjects import followed
from coordinator.errors import Refused
from coordinator.records import RECORDS
from coordinator.records.declaration import Field, Fields, Kind, fields_of
from coordinator.services.choosing import titled
from coordinator.services.editing import Detail, detail, listed
from coordinator.services.entering import attempt, entering
from coordinator.store import Changes, Look, Store, key_text

_NAMED = 3
"""How many of the records that stand in the way are named."""


def delete(store: Store, record: type[Fields], number: int, today: date) -> Changes | None:
    """Delete a record that nothing refers to.

    Raises:
        Refused: it is not there any more, or other records refer to it, which are named.
        Invalid: without it, other records say together what cannot be.
    """
    with store.looking() as look:
        found = detail(look, record, number)
        in_the_way = list(_referring(look, found))
    if in_the_way:
        more = len(in_the_way) - _NAMED
        named = [*in_the_way[:_NAMED], *([f"{more} more"] if more > 0 else [])]
        verb = "refers" if len(in_the_way) == 1 else "refer"
        raise Refused(f"{found.title} cannot be deleted: {listed(named)} {verb} to it. Delete or change that first.")
    with attempt(store, f"Delete {found.title}", dry_run=False) as step:
        with entering(step, today) as entered:
            step.delete(record, number)
        entered.refuse()
    return step.changes


def _referring(look: Look, found: Detail) -> Iterator[str]:
    """Yield what refers to a record: by a reference, by the columns that name a parent, or by its key in words."""
    kind = found.kind
    for other in RECORDS:
        numbers: dict[int, None] = {}
        for one in fields_of(other):
            if one.refers_to == kind:
                numbers |= dict.fromkeys(look.referring(other, one, found.number))
            elif one.kind is Kind.RECORD_KEY:
                numbers |= dict.fromkeys(_naming(look, other, one, found))
        numbers |= dict.fromkeys(_children(look, other, found))
        keys = look.keys(other.about.kind, list(numbers)) if numbers else {}
        yield from (titled(other.about.kind, keys[number]) for number in numbers)


def _naming(look: Look, other: type[Fields], field: Field, found: Detail) -> Iterator[int]:
    moves = {found.kind: {found.key: f"{found.key}\0"}}
    beside = [one.name for one in fields_of(other) if one.kind is Kind.RECORD_KIND]
    for number, text, *kind in look.numbered(other, (field.name, *beside)):
        subject = "".join(f"{word}:" for word in kind) + (text or "")
        if followed(subject, moves) != subject:
            yield number


def _children(look: Look, other: type[Fields], found: Detail) -> Iterator[int]:
    parent = other.about.parent
    if parent is None or parent.kind != found.kind:
        return
    by_column = {one.column: one.name for one in fields_of(other)}
    for number, *parts in look.numbered(other, [by_column[column] for column, _ in parent.columns]):
        if key_text(parts) == found.key:
            yield number
