"""Gathers records of one kind for a report: the fields that are named, in words, with what was known by the day."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from coordinator.records.declaration import Fields, fields_of
from coordinator.records.plain_words import in_words
from coordinator.reports.listing import Listing
from coordinator.store import Look

Row = Mapping[str, Any]
_PLANS = frozenset(
    {
        "due_on",
        "destroy_after",
        "follow_up_due",
        "answer_due_on",
        "valid_to",
        "expires_on",
        "scheduled_at",
        "questions_due_on",
    }
)
"""Days that are plans at any time; every other one counts once it has come."""


def day_of(value: Any) -> date | None:
    """Return the day of a day or a moment."""
    return value.date() if isinstance(value, datetime) else value


def known_by(value: Any, as_of: date) -> Any:
    """Return *value*; nothing for a day or moment that had not come by then."""
    return None if isinstance(value, date) and (day_of(value) or as_of) > as_of else value


def records(look: Look, record: type[Fields], as_of: date) -> list[Row]:
    """Return every record of a kind by the names of its fields, without the days that had not come."""
    names = [one.name for one in fields_of(record)]
    found = (zip(names, row, strict=True) for row in look.rows(record, names))
    return [{name: value if name in _PLANS else known_by(value, as_of) for name, value in row} for row in found]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which records a table shows: those that *keep* wants, in *order*, with the fields of *shares* as its columns.

    The shares say how the width is parted among the columns.
    """

    record: type[Fields]
    shares: Mapping[str, int]
    keep: Callable[[Row], Any] = bool
    order: Callable[[Row], Any] | None = None
    title: str = ""
    note: str = ""


def listing(look: Look, as_of: date, wanted: Wanted) -> Listing:
    """Return a table of records as they were known by a day."""
    titles = {one.name: one.title for one in fields_of(wanted.record)}
    found = [row for row in records(look, wanted.record, as_of) if wanted.keep(row)]
    if wanted.order is not None:
        found.sort(key=wanted.order)
    rows: Sequence[Sequence[str]] = [[in_words(row[name]) for name in wanted.shares] for row in found]
    columns = [(titles[name], share) for name, share in wanted.shares.items()]
    return Listing(wanted.title or wanted.record.about.plural, columns, rows, wanted.note)
