"""Reading the history: which changes there were, and what each made of a row."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite.base import SQLiteDialect

from coordinator.records import RECORD_OF
from coordinator.records.declaration import fields_of
from coordinator.store.changing import table_of
from coordinator.store.ledger import REDACTION, change, history

_DIALECT = SQLiteDialect()
_FIELDS = (change.c.id, change.c.at, change.c.actor, change.c.label, change.c.undoes)
_STEP = sa.select(*_FIELDS).order_by(change.c.id.desc())
Values = Mapping[str, Any]


class Step(NamedTuple):
    """A change: when (UTC, ISO), who, its name, the change it takes back, and its rows by kind and operation."""

    id: int
    at: str
    actor: str
    label: str
    undoes: int | None
    counts: Mapping[tuple[str, str], int]


class Turn(NamedTuple):
    """What a change made of one row: its values by column before and after; none where there was no row.

    Where they were removed for good, they are empty.
    """

    kind: str
    number: int
    before: Values | None
    after: Values | None


_WRITTEN = (
    sa.select(history.c.id, history.c.kind, history.c.row_id, history.c.text, history.c.salt)
    .where(history.c.kind != REDACTION)
    .order_by(history.c.id)
)
"""Every image, in the order of writing."""


@dataclass(frozen=True, slots=True)
class Trail:
    """The history as one look at the file shows it."""

    connection: sa.Connection

    def steps(self, limit: int, before: int | None = None, row: tuple[str, int] | None = None) -> list[Step]:
        """Return the newest *limit* changes *before* a change, of one row if given, the last one first."""
        wanted = [] if before is None else [change.c.id < before]
        if row is not None:
            wanted.append(change.c.id.in_(_changes_of(*row)))
        return self._steps(_STEP.where(*wanted).limit(limit))

    def all_steps(self, row: tuple[str, int] | None = None) -> list[Step]:
        """Return every change, or each of one row, the last one first; removals are counted as a kind of their own."""
        own = sa.true() if row is None else change.c.id.in_(_changes_of(*row))
        found = self.connection.execute(_STEP.where(own)).all()
        counts = self._counted(sa.true() if row is None else history.c.change_id.in_(_changes_of(*row)))
        return [Step(one.id, one.at, one.actor, one.label, one.undoes, counts.get(one.id, {})) for one in found]

    def rows_of_small(self, most: int) -> Mapping[int, Sequence[tuple[str, int]]]:
        """Return kind and number of the rows of each change that wrote at most so many images."""
        small = sa.select(history.c.change_id).group_by(history.c.change_id).having(sa.func.count() <= most)
        query = sa.select(history.c.change_id, history.c.kind, history.c.row_id).distinct()
        query = query.where(history.c.change_id.in_(small), history.c.kind != REDACTION)
        found: dict[int, list[tuple[str, int]]] = {}
        for number, kind, row in self.connection.execute(query):
            found.setdefault(number, []).append((kind, row))
        return found

    def named(self, label: str) -> list[Step]:
        """Return the changes with that name, the last one first."""
        return self._steps(_STEP.where(change.c.label == label))

    def _steps(self, query: "sa.Select[Any]") -> list[Step]:
        found = self.connection.execute(query).all()
        counts = self._counts([one.id for one in found])
        return [Step(one.id, one.at, one.actor, one.label, one.undoes, counts.get(one.id, {})) for one in found]

    def _counts(self, changes: list[int]) -> Mapping[int, Mapping[tuple[str, str], int]]:
        return self._counted(history.c.change_id.in_(changes) & (history.c.kind != REDACTION))

    def _counted(self, which: sa.ColumnElement[bool]) -> Mapping[int, Mapping[tuple[str, str], int]]:
        count = sa.func.count(history.c.row_id.distinct())
        query = (
            sa.select(history.c.change_id, history.c.kind, history.c.op, count)
            .where(which)
            .group_by(history.c.change_id, history.c.kind, history.c.op)
        )
        counts: dict[int, dict[tuple[str, str], int]] = {}
        for number, kind, operation, rows in self.connection.execute(query):
            counts.setdefault(number, {})[kind, operation] = rows
        return counts

    def turns(self, change_id: int, row: tuple[str, int] | None = None) -> list[Turn]:
        """Return what a change made of each row it wrote, or of one, in the order of writing."""
        query = _WRITTEN.where(history.c.change_id == change_id)
        if row is not None:
            query = query.where(history.c.kind == row[0], history.c.row_id == row[1])
        return self._turned(self.connection.execute(query).all())

    def since(self, head: str, most: int) -> list[Turn] | None:
        """Return what became of each row that was written after the change that was sealed as *head*.

        Nothing if that cannot be told: there is no such change, more than *most* images were written since, or what a
        row was then was removed for good.
        """
        sealed = self.connection.execute(sa.select(change.c.id).where(change.c.hash == head)).scalar()
        if sealed is None:
            return None
        later = sa.select(change.c.id).where(change.c.id > sealed)  # by each change's own rows, not through all of them
        written = self.connection.execute(_WRITTEN.where(history.c.change_id.in_(later)).limit(most + 1)).all()
        if len(written) > most:
            return None
        turns = self._turned(written)
        return None if any({} in (one.before, one.after) for one in turns) else turns

    def _turned(self, written: Sequence[Any]) -> list[Turn]:
        found: dict[tuple[str, int], tuple[int, Values | None]] = {}
        for entry, kind, number, text, salt in written:
            first = found.get((kind, number), (entry, None))[0]
            found[kind, number] = (first, _values(kind, text, salt))
        return [
            Turn(kind, number, self._image(kind, number, first), after)
            for (kind, number), (first, after) in found.items()
        ]

    def last(self, kind: str, number: int) -> Values | None:
        """Return the last values that a row had, alive or not."""
        query = sa.select(history.c.text).where(history.c.kind == kind, history.c.row_id == number)
        query = query.where(history.c.text.is_not(None)).order_by(history.c.id.desc()).limit(1)
        return values_of(kind, self.connection.execute(query).scalar())

    def gone(self, limit: int) -> list[tuple[str, int, int]]:
        """Return kind and number of the newest *limit* rows that are gone, and the change they went by."""
        later = history.alias()
        same = (later.c.kind == history.c.kind) & (later.c.row_id == history.c.row_id) & (later.c.id > history.c.id)
        query = (
            sa.select(history.c.kind, history.c.row_id, history.c.change_id)
            .where(history.c.op == "delete", ~sa.exists().where(same))
            .order_by(history.c.id.desc())
            .limit(limit)
        )
        return [(kind, number, step) for kind, number, step in self.connection.execute(query) if kind in RECORD_OF]

    def images(self, kind: str, number: int | None = None) -> Iterator[tuple[int, Values]]:
        """Yield every image of a kind's rows, or of one row, with the row's number, the newest first."""
        query = sa.select(history.c.row_id, history.c.text).where(history.c.kind == kind, history.c.text.is_not(None))
        if number is not None:
            query = query.where(history.c.row_id == number)
        for row, text in self.connection.execute(query.order_by(history.c.id.desc())):
            if values := values_of(kind, text):
                yield row, values

    def _image(self, kind: str, number: int, before: int) -> Values | None:
        query = sa.select(history.c.text, history.c.salt).where(
            history.c.kind == kind, history.c.row_id == number, history.c.id < before
        )
        found = self.connection.execute(query.order_by(history.c.id.desc()).limit(1)).first()
        return _values(kind, found.text, found.salt) if found else None


def _changes_of(kind: str, number: int) -> sa.Select[tuple[int]]:
    return sa.select(history.c.change_id).where(history.c.kind == kind, history.c.row_id == number)


def _values(kind: str, text: str | None, salt: str | None) -> Values | None:
    """Return an image's values, none at all if they were removed for good."""
    return {} if salt is None else values_of(kind, text)


def values_of(kind: str, text: str | None) -> Values | None:
    """Return an image's values by column; what its column no longer knows stays as it was written."""
    if text is None or kind not in RECORD_OF:
        return None
    table = table_of(kind)
    kept = json.loads(text)
    columns = (one.column for one in fields_of(RECORD_OF[kind]) if one.column in kept)
    return {column: _read(table.c[column].type, kept[column]) for column in columns}


def _read(kind: sa.types.TypeEngine[Any], kept: Any) -> Any:
    read = kind.dialect_impl(_DIALECT).result_processor(_DIALECT, None)
    try:
        return read(kept) if read else kept
    except ValueError:  # a word of an enumeration that this program no longer has
        return kept
