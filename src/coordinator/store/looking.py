"""A look at the records by columns, never as objects: values by field, references as the keys that people know."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from coordinator.compliance.choices import Choice
from coordinator.records import RECORD_OF
from coordinator.records.declaration import Field, Fields, fields_of, key_fields
from coordinator.store.changing import table_of
from coordinator.store.knowing import as_known
from coordinator.store.ledger import change
from coordinator.store.sealing import head
from coordinator.store.standing import Past


def key_text(values: Sequence[object]) -> str:
    """Return a natural key as one text: its parts joined by ``/``, as subjects and references write it."""
    return "/".join(value.value if isinstance(value, Choice) else str(value) for value in values)


@dataclass(frozen=True, slots=True)
class Kept:
    """A row as it stands: its number, and its values by column, references as row numbers."""

    number: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Look:
    """One consistent look at the records; it ends with the block that opened it.

    With a *moment* (UTC, as changes keep it) it sees them as they were then.
    """

    connection: sa.Connection
    moment: str = ""

    @property
    def head(self) -> str:
        """The hash of the last sealed change."""
        return head(self.connection, self.moment)

    def past(self, newest: int) -> list[Past]:
        """Return the newest changes, the last one first."""
        query = sa.select(change.c.id, change.c.at, change.c.actor, change.c.label).order_by(change.c.id.desc())
        return [Past(*row) for row in self.connection.execute(query.limit(newest))]

    def rows(self, record: type[Fields], names: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Yield the fields *names* of every row in the order of entry; a reference is the key text of what it names."""
        return (row[1:] for row in self._read(record, names))

    def numbered(self, record: type[Fields], names: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Yield the same with the row's number in front."""
        return self._read(record, names)

    def keys(self, kind: str) -> Mapping[int, str]:
        """Return the natural key of every row of *kind* by its number."""
        record = RECORD_OF[kind]
        parts = [field.name for field in key_fields(record)]
        return {number: key_text(values) for number, *values in self._read(record, parts)}

    def kept(self, record: type[Fields]) -> Mapping[str, Kept]:
        """Return every row of a kind by its natural key, for comparing with what comes in."""
        table = self._source(record.about.kind)
        columns = [field.column for field in fields_of(record)]
        found = self.connection.execute(sa.select(table.c.id, *(table.c[column] for column in columns)))
        names = self.keys(record.about.kind)
        return {names[number]: Kept(number, dict(zip(columns, values, strict=True))) for number, *values in found}

    def _read(self, record: type[Fields], names: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        table = self._source(record.about.kind)
        by_name = {field.name: field for field in fields_of(record)}
        chosen = [by_name[name] for name in names]
        columns = (table.c[field.column] for field in chosen)
        found = self.connection.execute(sa.select(table.c.id, *columns).order_by(table.c.id))
        resolved = self._resolving(chosen)
        if self.moment:
            found = [_filled(row, chosen) for row in found]  # type: ignore[assignment]  # rows either way
        return (_with_keys(row, resolved) for row in found) if resolved else (tuple(row) for row in found)

    def _source(self, kind: str) -> sa.FromClause:
        return as_known(table_of(kind), self.moment) if self.moment else table_of(kind)

    def _resolving(self, chosen: Sequence[Field]) -> list[tuple[int, Mapping[int, str]]]:
        return [(place, self.keys(field.refers_to)) for place, field in enumerate(chosen, 1) if field.refers_to]


def _filled(row: Sequence[Any], chosen: Sequence[Field]) -> tuple[Any, ...]:
    """Return *row* with nothing listed where a list did not exist yet."""
    return (
        row[0],
        *(() if value is None and one.is_list else value for one, value in zip(chosen, row[1:], strict=True)),
    )


def _with_keys(row: Sequence[Any], resolved: Sequence[tuple[int, Mapping[int, str]]]) -> tuple[Any, ...]:
    values = list(row)
    for place, names in resolved:
        found = values[place]
        if isinstance(found, tuple):
            values[place] = tuple(names[number] for number in found)
        elif found is not None:
            values[place] = names[found]
    return tuple(values)
