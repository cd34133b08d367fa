"""Lists of records of one kind, in words, and how many there are of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coordinator.records import RECORDS
from coordinator.records.declaration import Field, Fields, Kind, fields_of
from coordinator.records.plain_words import in_words
from coordinator.services.choosing import called
from coordinator.store import Look

_NUMBERS = frozenset({Kind.NUMBER, Kind.DECIMAL, Kind.MONEY})


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A record in a list: its row number, its key, each listed field in words, and what these sort by."""

    number: int
    key: str
    words: tuple[str, ...]
    order: tuple[Any, ...]


def listed_fields(record: type[Fields]) -> Sequence[Field]:
    """Return the fields that a list of *record* shows."""
    return [one for one in fields_of(record) if one.listed]


def record_rows(look: Look, record: type[Fields]) -> list[RecordRow]:
    """Return every record of a kind in the order of entry, references in words."""
    fields = listed_fields(record)
    keys = look.keys(record.about.kind)
    names = {one.refers_to: called(look, one.refers_to) for one in fields if one.refers_to}
    rows = look.numbered(record, [one.name for one in fields], known=lambda kind, _: names[kind])
    return [_row(number, keys[number], fields, values) for number, *values in rows]


def _row(number: int, key: str, fields: Sequence[Field], values: Sequence[Any]) -> RecordRow:
    words = tuple(in_words(value) for value in values)
    order = tuple(_order(*one) for one in zip(fields, values, words, strict=True))
    return RecordRow(number, key, words, order)


def _order(field: Field, value: Any, words: str) -> tuple[bool, Any]:
    """Return what a value sorts by: numbers as numbers, words without regard to case, nothing last."""
    if field.kind in _NUMBERS:
        return value is None, value or 0
    return not words, words.casefold()


def counts(look: Look) -> Mapping[str, int]:
    """Return how many records there are of each kind."""
    return {record.about.kind: look.count(record) for record in RECORDS}
