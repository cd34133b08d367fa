"""Rows of every kind of record, drawn by Hypothesis from the declared fields alone."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

import annotated_types
from hypothesis import assume
from hypothesis import strategies as st

from coordinator.compliance.verdicts import SUBJECTS
from coordinator.records import RECORD_OF
from coordinator.records.declaration import Field, Fields, Kind, fields_of
from coordinator.services.validating import checked
from coordinator.store import Look
from tests.conftest import SAMPLE

Keys = Mapping[str, Mapping[str, int]]
"""The row number of every record by its key, by kind."""

_UNWRITABLE: tuple[Literal["Cc", "Cs"], ...] = ("Cc", "Cs")
_LINE = st.text(st.characters(exclude_categories=_UNWRITABLE, exclude_characters="/;"), min_size=1, max_size=12)
_PARAGRAPH = st.text(st.characters(exclude_categories=_UNWRITABLE, include_characters="\n,;\"'="))
_ZONES = ("America/Chicago", "America/New_York", "UTC")

_HASHES = sorted(hashlib.sha256(path.read_bytes()).hexdigest() for path in (SAMPLE / "documents").iterdir())
"""What the papers of the sample agency are known by: a document has a file that is there."""

_BY_NAME: dict[str, st.SearchStrategy[Any]] = {
    "agency.state": st.sampled_from(("WI", "TX")),
    "agency.time_zone": st.sampled_from(_ZONES),
    "activity_month.year_month": st.dates(date(2018, 1, 1), date(2030, 1, 1)).map(lambda day: f"{day:%Y-%m}"),
    "document.sha256": st.sampled_from(_HASHES),
    **{f"{kind}.rule": st.sampled_from(("TRN-03", "MOA-01", "CMP-01")) for kind in ("waiver", "explanation", "snooze")},
    **{
        f"{kind}.subject": st.sampled_from(sorted(SUBJECTS.keys() - {"agency"})).map(
            lambda word: f"{word}:4117/KC-JEM-2"
        )
        for kind in ("waiver", "explanation", "snooze")
    },
}
"""What a declaration says only in words."""


def keys_of(look: Look) -> Keys:
    """Return every key in the program."""
    return {kind: {key: number for number, key in look.keys(kind).items()} for kind in RECORD_OF}


def _bounds(record: type[Fields], field: Field) -> tuple[int, int]:
    marks = record.model_fields[field.column].metadata
    low = next((mark.ge for mark in marks if isinstance(mark, annotated_types.Ge)), -1_000)
    high = next((mark.le for mark in marks if isinstance(mark, annotated_types.Le)), 1_000_000)
    return int(str(low)), int(str(high))


def _value(record: type[Fields], field: Field, keys: Keys) -> st.SearchStrategy[Any]:
    by_name = _BY_NAME.get(f"{record.about.kind}.{field.name}")
    if by_name is not None:
        return by_name
    low, high = _bounds(record, field) if field.kind in {Kind.NUMBER, Kind.DECIMAL, Kind.MONEY} else (0, 0)
    words = list(field.choices or ())
    there = sorted(keys.get(field.refers_to, ()))
    made: Mapping[Kind, Callable[[], st.SearchStrategy[Any]]] = {
        Kind.TEXT: lambda: _LINE.map(str.strip).filter(bool),
        Kind.LONG_TEXT: lambda: _PARAGRAPH.map(_printable).filter(bool),
        Kind.DAY: lambda: st.dates(date(2000, 1, 1), date(2026, 11, 24)),
        Kind.MOMENT: lambda: st.datetimes(datetime(2000, 1, 1), datetime(2026, 11, 24)).map(_to_the_minute),
        Kind.YES_NO: st.booleans,
        Kind.NUMBER: lambda: st.integers(low, high),
        Kind.DECIMAL: lambda: st.decimals(low, high, places=1),
        Kind.MONEY: lambda: st.integers(0, 10**8).map(lambda cents: Decimal(cents) / 100),
        Kind.CHOICE: lambda: st.sampled_from(words),
        Kind.CHOICES: lambda: st.sets(st.sampled_from(words)).map(lambda some: tuple(w for w in words if w in some)),
        Kind.WORDS: lambda: st.lists(_LINE.map(str.strip).filter(bool), max_size=3).map(tuple),
        Kind.REFERENCE: lambda: st.sampled_from(there),
        Kind.REFERENCES: lambda: st.lists(st.sampled_from(there), unique=True, max_size=3).map(tuple),
        Kind.RECORD_KIND: lambda: st.just("officer"),
        Kind.RECORD_KEY: lambda: st.sampled_from(sorted(keys["officer"])),
    }
    return made[field.kind]()


def _printable(text: str) -> str:
    return "".join(mark for mark in text if mark.isprintable() or mark == "\n").strip()


def _to_the_minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


@st.composite
def rows(draw: st.DrawFn, record: type[Fields], keys: Keys) -> dict[str, Any]:
    """Draw a row that can be kept, by column: references as row numbers."""
    values: dict[str, Any] = {}
    for field in fields_of(record):
        if field.derived:
            continue
        known = field.required or draw(st.booleans())
        drawn = draw(_value(record, field, keys)) if known else _nothing(field)
        values[field.column] = _numbered(field, drawn, keys)
    parent = record.about.parent
    if parent is not None:
        inspection, number = draw(st.sampled_from(sorted(keys[parent.kind]))).rsplit("/", 1)
        values |= {"inspection_id": keys["inspection"][inspection], "finding": int(number)}
    return _mended(draw, record, values, keys)


def _nothing(field: Field) -> Any:
    return () if field.kind in {Kind.CHOICES, Kind.WORDS, Kind.REFERENCES} else None


def _numbered(field: Field, drawn: Any, keys: Keys) -> Any:
    if not field.refers_to or drawn is None:
        return drawn
    numbers = keys[field.refers_to]
    return tuple(numbers[key] for key in drawn) if isinstance(drawn, tuple) else numbers[drawn]


def _mended(draw: st.DrawFn, record: type[Fields], values: dict[str, Any], keys: Keys) -> dict[str, Any]:
    """Blank what cannot be and fill in what is missing, as a person would who reads the problems."""
    by_name = {field.name: field for field in fields_of(record)}
    for _ in range(8):
        columns, problems, _warnings = checked(record, values)
        if not problems:
            return columns
        for problem in problems:
            field = by_name[problem.field]
            old = values.get(field.column)
            again = field.required or old in (None, ())
            new = draw(_value(record, field, keys)) if again else _nothing(field)
            values[field.column] = _numbered(field, new, keys)
    assume(False)
    raise AssertionError


def shown(record: type[Fields], columns: Mapping[str, Any], names: Mapping[str, Mapping[int, str]]) -> Sequence[object]:
    """Return a row as files write it: in the order of the fields, references as keys."""
    return [_named(field, columns[field.column], names) for field in fields_of(record)]


def _named(field: Field, value: Any, names: Mapping[str, Mapping[int, str]]) -> object:
    if not field.refers_to or value is None:
        return value
    keys = names[field.refers_to]
    return tuple(keys[number] for number in value) if isinstance(value, tuple) else keys[value]
