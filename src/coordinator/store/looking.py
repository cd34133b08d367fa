"""A look at the records by columns, never as objects: values by field, references as the keys that people know."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

import sqlalchemy as sa

from coordinator.compliance.choices import Choice
from coordinator.records import RECORD_OF
from coordinator.records.declaration import Field, Fields, Kind, fields_of, key_fields, naming_fields
from coordinator.records.plain_words import in_words
from coordinator.store.changing import table_of
from coordinator.store.knowing import Then, as_known
from coordinator.store.ledger import change
from coordinator.store.sealing import head
from coordinator.store.standing import Past

_AT_A_TIME = 1000
"""How many rows are fetched at once: far fewer calls than one by one, and little memory."""


def key_text(values: Sequence[object]) -> str:
    """Return a natural key as one text: its parts joined by ``/``, as subjects and references write it."""
    return "/".join(_part(value) for value in values)


def _part(value: object) -> str:
    if isinstance(value, Choice):
        return str(value.value)
    return value.isoformat(timespec="minutes") if isinstance(value, datetime) else str(value)


Where = Callable[[sa.FromClause], sa.ColumnElement[bool]]
"""Says which rows of a table are meant."""

Known = Callable[[str, Collection[int] | None], Mapping[int, str]]
"""Says what the rows of a kind, all or only some, are called."""


def among(column: sa.ColumnElement[Any], numbers: Collection[int]) -> sa.ColumnElement[bool]:
    """Return the condition that *column* is one of *numbers*, however many there are."""
    listed = sa.func.json_each(json.dumps([*numbers])).table_valued("value")
    return column.in_(sa.select(listed.c.value))


def naming(column: sa.ColumnElement[Any], field: Field, numbers: Collection[int]) -> sa.ColumnElement[bool]:
    """Return the condition that a reference *field*, to one row or to several, names one of *numbers*."""
    if field.kind is Kind.REFERENCE:
        return among(column, numbers)
    named = sa.func.json_each(column).table_valued("value", name="named")
    return sa.exists(sa.select(1).select_from(named).where(among(named.c.value, numbers)))


@dataclass(frozen=True, slots=True)
class Kept:
    """A row as it stands: its number, and its values by column, references as row numbers."""

    number: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Look:
    """One consistent look at the records; it ends with the block that opened it.

    With a *then* it sees them as they were then.
    """

    connection: sa.Connection
    then: Then | None = None

    @property
    def head(self) -> str:
        """The hash of the last sealed change."""
        return head(self.connection, self.then.seen if self.then else None)

    @property
    def origin(self) -> str:
        """The hash of the first change, which no other program has; nothing before any change."""
        first = sa.select(change.c.hash).order_by(change.c.id).limit(1)
        return self.connection.execute(first).scalar() or ""

    @property
    def unseen(self) -> int | None:
        """The number of the first change that it does not see; nothing if it sees all."""
        if self.then is None:
            return None
        newest = sa.select(sa.func.max(change.c.id)).where(self.then.seen)
        return int(self.connection.execute(newest).scalar() or 0) + 1

    def past(self, newest: int) -> list[Past]:
        """Return the newest changes, the last one first."""
        query = sa.select(change.c.id, change.c.at, change.c.actor, change.c.label).order_by(change.c.id.desc())
        return [Past(*row) for row in self.connection.execute(query.limit(newest))]

    def rows(self, record: type[Fields], names: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Yield the fields *names* of every row in the order of entry; a reference is the key text of what it names."""
        return (row[1:] for row in self._read(record, names))

    def numbered(
        self,
        record: type[Fields],
        names: Sequence[str],
        only: Collection[int] | None = None,
        known: Known | None = None,
    ) -> Iterator[tuple[Any, ...]]:
        """Yield the same with the row's number in front; of *only* these rows, references as *known* calls them."""
        return self._read(record, names, _only(only), known)

    def rows_naming(
        self, record: type[Fields], names: Sequence[str], reference: str, numbers: Collection[int]
    ) -> Iterator[tuple[Any, ...]]:
        """Yield the fields *names* of the rows whose *reference* is one of *numbers*, in the order of entry."""
        field = next(one for one in fields_of(record) if one.name == reference)
        return (row[1:] for row in self._read(record, names, lambda table: among(table.c[field.column], numbers)))

    def keys(self, kind: str, only: Collection[int] | None = None) -> Mapping[int, str]:
        """Return the natural key of every row of *kind*, or *only* of these, by its number."""
        record = RECORD_OF[kind]
        parts = [field.name for field in key_fields(record)]
        return {number: key_text(values) for number, *values in self._read(record, parts, _only(only))}

    def names(self, kind: str, only: Collection[int] | None = None) -> Mapping[int, str]:
        """Return what people call every row of *kind*, or *only* these: ``Ruiz, Ana, Sergeant``."""
        record = RECORD_OF[kind]
        parts = [field.name for field in naming_fields(record)]
        rows = self._read(record, parts, _only(only), self.names)
        return {number: ", ".join(filter(None, map(in_words, values))) for number, *values in rows}

    def number_of(self, kind: str, key: str) -> int | None:
        """Return the number of the row of *kind* with the natural key *key*."""
        return next((number for number, found in self.keys(kind).items() if found == key), None)

    def kept(self, record: type[Fields]) -> Mapping[str, Kept]:
        """Return every row of a kind by its natural key, for comparing with what comes in."""
        table = self.source(record.about.kind)
        columns = [field.column for field in fields_of(record)]
        found = self.connection.execute(sa.select(table.c.id, *(table.c[column] for column in columns)))
        names = self.keys(record.about.kind)
        return {names[number]: Kept(number, dict(zip(columns, values, strict=True))) for number, *values in found}

    def values(self, record: type[Fields], number: int) -> Mapping[str, Any]:
        """Return the values of one row by column, references as row numbers."""
        table = table_of(record.about.kind)
        columns = [field.column for field in fields_of(record)]
        query = sa.select(*(table.c[column] for column in columns)).where(table.c.id == number)
        return dict(zip(columns, self.connection.execute(query).one(), strict=True))

    def count(self, record: type[Fields]) -> int:
        """Return how many rows of a kind there are."""
        found: int = self.connection.execute(
            sa.select(sa.func.count()).select_from(self.source(record.about.kind))
        ).scalar_one()
        return found

    def referring(self, record: type[Fields], field: Field, numbers: Collection[int]) -> list[int]:
        """Return the rows of *record* whose reference *field* is one of the rows *numbers*."""
        table = table_of(record.about.kind)
        query = sa.select(table.c.id).where(naming(table.c[field.column], field, numbers)).order_by(table.c.id)
        return list(self.connection.execute(query).scalars())

    def twin(self, record: type[Fields], number: int, values: Mapping[str, Any]) -> int | None:
        """Return the row other than *number* whose natural key is that of *values*."""
        table = table_of(record.about.kind)
        same = [table.c[field.column] == values[field.column] for field in key_fields(record)]
        query = sa.select(table.c.id).where(table.c.id != number, *same)
        found: int | None = self.connection.execute(query).scalar()
        return found

    def _read(
        self,
        record: type[Fields],
        names: Sequence[str],
        where: Where | None = None,
        known: Known | None = None,
    ) -> Iterator[tuple[Any, ...]]:
        table = self.source(record.about.kind)
        by_name = {field.name: field for field in fields_of(record)}
        chosen = [by_name[name] for name in names]
        columns = (table.c[field.column] for field in chosen)
        query = sa.select(table.c.id, *columns).order_by(table.c.id)
        references = [(place, field) for place, field in enumerate(chosen, 1) if field.refers_to]
        call = known or self.keys
        if where is None:
            found: Iterable[Sequence[Any]] = chain.from_iterable(self.connection.execute(query).partitions(_AT_A_TIME))
            resolved = [(place, call(field.refers_to, None)) for place, field in references]
        else:
            found = self.connection.execute(query.where(where(table))).all()
            resolved = [(place, call(field.refers_to, _referred(found, place))) for place, field in references]
        if self.then:
            found = [_filled(row, chosen) for row in found]
        return (_with_keys(row, resolved) for row in found) if resolved else (tuple(row) for row in found)

    def source(self, kind: str) -> sa.FromClause:
        """Return the rows of *kind* as this look sees them."""
        return as_known(table_of(kind), self.then) if self.then else table_of(kind)


def _only(numbers: Collection[int] | None) -> Where | None:
    return None if numbers is None else lambda table: among(table.c.id, numbers)


def _referred(rows: Iterable[Sequence[Any]], place: int) -> set[int]:
    found = (row[place] for row in rows if row[place] is not None)
    return {number for value in found for number in (value if isinstance(value, tuple) else (value,))}


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
            values[place] = tuple(names.get(number) or f"row {number}" for number in found)
        elif found is not None:
            values[place] = names.get(found) or f"row {found}"
    return tuple(values)
