"""Lists of records of one kind: which there are under conditions and in what order, and their rows page by page."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coordinator.records import RECORDS
from coordinator.records.conditions import Condition, Order, holds
from coordinator.records.declaration import Fields, Kind, fields_of
from coordinator.records.plain_words import folded, in_words
from coordinator.services.choosing import called
from coordinator.services.filtering import Askable
from coordinator.store import Look
from coordinator.store.listing import listed, occurring

PAGE = 128
"""How many rows are read at once."""
_OFFERED = 12
_OCCURS = frozenset({Kind.TEXT, Kind.WORDS, Kind.RECORD_KIND, Kind.RECORD_KEY})


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A record in a list: its row number, its key, and the values of all its fields, references by what people say."""

    number: int
    key: str
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is asked for."""

    conditions: tuple[Condition, ...] = ()
    orders: tuple[Order, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """The numbers of the records found, in their order, how many there are at all, and the rows of the first page."""

    numbers: "array[int]"
    total: int
    first: Sequence[RecordRow]


class Called:
    """What people call the rows of each kind, remembered as long as the records do not change."""

    def __init__(self) -> None:
        """Begin without a name."""
        self._head = ""
        self._names: dict[str, Mapping[int, str]] = {}

    def names(self, look: Look, kind: str) -> Mapping[int, str]:
        """Return what people call every row of *kind*."""
        if look.head != self._head:
            self._head = look.head
            self._names.clear()
        if kind not in self._names:
            self._names[kind] = called(look, kind)
        return self._names[kind]


def askable(record: type[Fields]) -> Sequence[Askable]:
    """Return the fields of *record* that a filter can name: all of them."""
    return [Askable(one.name, one.title, holds(one.kind)) for one in fields_of(record)]


def listing(look: Look, record: type[Fields], asked: Asked, known: Called) -> Listed:
    """Return the records of a kind that are asked for.

    Raises:
        Unavailable: words are looked for, and the index of words is missing.
    """
    numbers = listed(look, record, asked.conditions, asked.orders, lambda kind: known.names(look, kind))
    return Listed(numbers, look.count(record), record_rows(look, record, numbers[:PAGE]))


def record_rows(look: Look, record: type[Fields], numbers: Sequence[int]) -> list[RecordRow]:
    """Return the rows *numbers* of a kind, those that are still there, in the order of *numbers*."""
    fields = fields_of(record)
    keys = look.keys(record.about.kind, numbers)
    found = look.numbered(
        record, [one.name for one in fields], numbers, known=lambda kind, only: called(look, kind, only)
    )
    rows = {number: RecordRow(number, keys[number], tuple(values)) for number, *values in found}
    return [rows[number] for number in numbers if number in rows]


def words_for(look: Look, record: type[Fields], name: str, begins: str, known: Called) -> Sequence[str]:
    """Return words that the field *name* holds in some record and that hold *begins*, for completing a filter."""
    field = next(one for one in fields_of(record) if one.name == name)
    if field.kind in _OCCURS:
        return occurring(look, record, field, begins, _OFFERED)
    if field.refers_to:
        words = list(known.names(look, field.refers_to).values())
    elif field.choices is not None:
        words = [one.words for one in field.choices]
    else:
        words = [in_words(yes) for yes in (True, False)] if field.kind is Kind.YES_NO else []
    return [word for word in words if folded(begins) in folded(word)][:_OFFERED]


def counts(look: Look) -> Mapping[str, int]:
    """Return how many records there are of each kind."""
    return {record.about.kind: look.count(record) for record in RECORDS}
