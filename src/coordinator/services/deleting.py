"""Deleting a record, unless others refer to it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from coordinator.compliance.subjects import followed
from coordinator.errors import Refused
from coordinator.records import RECORDS
from coordinator.records.declaration import Fields, Kind, fields_of
from coordinator.records.plain_words import listed
from coordinator.services.choosing import titled
from coordinator.services.editing import detail
from coordinator.services.entering import attempt, entering
from coordinator.store import Changes, Look, Store, key_text

Gone = Mapping[str, Mapping[int, str]]
"""Rows that are to go, by kind and number, each with its key."""

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
        in_the_way = list(referring(look, {found.kind: {number: found.key}}))
    if in_the_way:
        words = in_the_way_words(in_the_way)
        raise Refused(f"{found.title} cannot be deleted: {words} to it. Delete or change that first.")
    with attempt(store, f"Delete {found.title}", dry_run=False) as step:
        with entering(step, today) as entered:
            step.delete(record, number)
        entered.refuse()
    return step.changes


def in_the_way_words(titles: Sequence[str]) -> str:
    """Return the first of *titles*, how many more there are, and the verb: ``Training 4117, … and 2 more refer``."""
    more = len(titles) - _NAMED
    named = [*titles[:_NAMED], *([f"{more} more"] if more > 0 else [])]
    return f"{listed(named)} {'refers' if len(titles) == 1 else 'refer'}"


def referring(look: Look, gone: Gone) -> Iterator[str]:
    """Yield, as a sentence names them, the records that refer to what would be *gone* and would be there without it."""
    for other in RECORDS:
        kind = other.about.kind
        numbers = dict.fromkeys(
            chain(_pointing(look, other, gone), _naming(look, other, gone), _children(look, other, gone))
        )
        still = [number for number in numbers if number not in gone.get(kind, {})]
        keys = look.keys(kind, still) if still else {}
        yield from (titled(kind, keys[number]) for number in still)


def _pointing(look: Look, other: type[Fields], gone: Gone) -> Iterator[int]:
    for one in fields_of(other):
        if one.refers_to in gone:
            yield from look.referring(other, one, gone[one.refers_to])


def _naming(look: Look, other: type[Fields], gone: Gone) -> Iterator[int]:
    moves = {kind: {key: f"{key}\0" for key in keys.values()} for kind, keys in gone.items()}
    beside = [one.name for one in fields_of(other) if one.kind is Kind.RECORD_KIND]
    for field in (one for one in fields_of(other) if one.kind is Kind.RECORD_KEY):
        for number, text, *kind in look.numbered(other, (field.name, *beside)):
            subject = "".join(f"{word}:" for word in kind) + (text or "")
            if followed(subject, moves) != subject:
                yield number


def _children(look: Look, other: type[Fields], gone: Gone) -> Iterator[int]:
    parent = other.about.parent
    if parent is None or parent.kind not in gone:
        return
    keys = frozenset(gone[parent.kind].values())
    by_column = {one.column: one.name for one in fields_of(other)}
    for number, *parts in look.numbered(other, [by_column[column] for column, _ in parent.columns]):
        if key_text(parts) in keys:
            yield number
