"""One unit of work: opened, written into, sealed; it is the trail, the undo step and the news, all in one."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import SQLModel

from coordinator.records.declaration import Fields, key_fields
from coordinator.store.engine import writing
from coordinator.store.ledger import change
from coordinator.store.sealing import head, seal


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who changes something, and when."""

    actor: str
    at: datetime

    @property
    def utc(self) -> str:
        """The moment as it is kept: UTC, to the second."""
        return self.at.astimezone(UTC).isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class Changes:
    """What a change did: how many rows of which kind it inserted, updated and deleted."""

    id: int
    label: str
    head: str
    counts: Mapping[tuple[str, str], int]

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of record that changed."""
        return frozenset(kind for kind, _ in self.counts)


def table_of(kind: str) -> sa.Table:
    """Return the table that keeps records of *kind*."""
    return SQLModel.metadata.tables[kind]


@dataclass(eq=False)
class OpenChange:
    """What can be written while a change is open; values go by column name."""

    connection: sa.Connection
    id: int
    label: str
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    changes: Changes | None = None

    def insert(self, record: type[Fields], values: Mapping[str, object]) -> int:
        """Add a row and return its number."""
        kind = record.about.kind
        key = self.connection.execute(table_of(kind).insert().values(_numbered(record, values))).inserted_primary_key
        self.counts[kind, "insert"] += 1
        return int(key[0]) if key else 0

    def insert_all(self, record: type[Fields], rows: Sequence[Mapping[str, object]]) -> None:
        """Add many rows at once."""
        if rows:
            self.connection.execute(table_of(record.about.kind).insert(), [_numbered(record, row) for row in rows])
            self.counts[record.about.kind, "insert"] += len(rows)

    def update(self, record: type[Fields], row_id: int, values: Mapping[str, object]) -> None:
        """Change the named columns of a row."""
        table = table_of(record.about.kind)
        self.connection.execute(table.update().where(table.c.id == row_id).values(**values))
        self.counts[record.about.kind, "update"] += 1

    def delete(self, record: type[Fields], row_id: int) -> None:
        """Take a row away; its images stay in the history."""
        table = table_of(record.about.kind)
        self.connection.execute(table.delete().where(table.c.id == row_id))
        self.counts[record.about.kind, "delete"] += 1

    @property
    def redacts(self) -> bool:
        """Whether something is removed from the history for good."""
        return any(operation == "redact" for _, operation in self.counts)

    def counted(self, kind: str, operation: str) -> None:
        """Note a row that was written by other means."""
        self.counts[kind, operation] += 1


def _numbered(record: type[Fields], values: Mapping[str, object]) -> dict[str, object]:
    """Return *values*; the only row of a record without a key is always row 1."""
    return dict(values) if key_fields(record) else {"id": 1, **values}


@contextmanager
def opened(engine: sa.Engine, label: str, stamp: Stamp, undoes: int | None = None) -> Iterator[OpenChange]:
    """Open a change named *label*; seal and commit it at the end, or write nothing if an error leaves the block.

    Once the block is left, *changes* of what it yields says what was committed.
    """
    with writing(engine) as connection, begun(connection, label, stamp, undoes) as step:
        yield step


@contextmanager
def begun(connection: sa.Connection, label: str, stamp: Stamp, undoes: int | None = None) -> Iterator[OpenChange]:
    """Open a change within a transaction that may hold several, one after the other; seal it at the end."""
    values: dict[str, Any] = {
        "at": stamp.utc,
        "actor": stamp.actor,
        "label": label,
        "undoes": undoes,
        "prev": head(connection),
    }
    key = connection.execute(change.insert().values(**values)).inserted_primary_key
    step = OpenChange(connection, int(key[0]) if key else 0, label)
    yield step
    step.changes = Changes(step.id, label, seal(connection, step.id), dict(step.counts))
