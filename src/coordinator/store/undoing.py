"""Undo and redo: each is a change of its own that puts back the images before another one."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import sqlalchemy as sa

from coordinator.errors import Refused
from coordinator.store.changing import OpenChange, table_of
from coordinator.store.ledger import change, history


@dataclass(frozen=True, slots=True)
class Undoable:
    """A change that an undo, or a redo, would take back: its name, when it was made (UTC, ISO), and by whom."""

    id: int
    label: str
    at: str
    actor: str


class _Past(NamedTuple):
    id: int
    label: str
    at: str
    actor: str
    undoes: int | None

    @property
    def undoable(self) -> Undoable:
        return Undoable(self.id, self.label, self.at, self.actor)


class _Entry(NamedTuple):
    id: int
    kind: str
    row_id: int
    op: str
    text: str | None


def _taken_back(connection: sa.Connection) -> tuple[Sequence[_Past], set[int]]:
    """Return all changes with rows, the newest first, and the numbers of those that are taken back now."""
    with_rows = sa.exists().where(history.c.change_id == change.c.id)
    query = sa.select(change.c.id, change.c.label, change.c.at, change.c.actor, change.c.undoes)
    rows = [_Past(*row) for row in connection.execute(query.where(with_rows).order_by(change.c.id.desc()))]
    taken: set[int] = set()
    for row in rows:
        if row.undoes is not None and row.id not in taken:
            taken.add(row.undoes)
    return rows, taken


def standing(connection: sa.Connection) -> Iterator[Undoable]:
    """Yield the changes that still stand, the newest first: in this order undo takes them back."""
    rows, taken = _taken_back(connection)
    return (row.undoable for row in rows if row.undoes is None and row.id not in taken)


def next_undo(connection: sa.Connection) -> Undoable | None:
    """Return the newest change that still stands."""
    return next(standing(connection), None)


def next_redo(connection: sa.Connection) -> Undoable | None:
    """Return the newest undo that still stands, unless something else was done since."""
    rows, taken = _taken_back(connection)
    ordinary = {row.id for row in rows if row.undoes is None}
    for row in rows:
        if row.undoes is None:
            return None
        if row.id not in taken and row.undoes in ordinary:
            return row.undoable
    return None


def take_back(step: OpenChange, change_id: int) -> None:
    """Put every row that the change *change_id* wrote back to what it was before it.

    Raises:
        Refused: a row was changed since.
    """
    step.connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    columns = (history.c.id, history.c.kind, history.c.row_id, history.c.op, history.c.text)
    query = sa.select(*columns).where(history.c.change_id == change_id).order_by(history.c.id.desc())
    undone: set[tuple[str, int]] = set()
    for entry in [_Entry(*row) for row in step.connection.execute(query)]:
        if (entry.kind, entry.row_id) not in undone:
            _refuse_if_changed_since(step.connection, entry)
            undone.add((entry.kind, entry.row_id))
        _put_back(step, entry)


def _image(connection: sa.Connection, kind: str, row_id: int, before: int | None = None) -> str | None:
    query = sa.select(history.c.text).where(history.c.kind == kind, history.c.row_id == row_id)
    if before is not None:
        query = query.where(history.c.id < before)
    found: str | None = connection.execute(query.order_by(history.c.id.desc()).limit(1)).scalar()
    return found


def _refuse_if_changed_since(connection: sa.Connection, entry: _Entry) -> None:
    if _image(connection, entry.kind, entry.row_id) != entry.text:
        title = entry.kind.replace("_", " ")
        raise Refused(
            f"This cannot be taken back: the {title} has been changed since. Take the later change back first."
        )


def _put_back(step: OpenChange, entry: _Entry) -> None:
    table = table_of(entry.kind)
    before = _image(step.connection, entry.kind, entry.row_id, before=entry.id)
    if before is None:
        step.connection.execute(table.delete().where(table.c.id == entry.row_id))
        step.counted(entry.kind, "delete")
        return
    values = json.loads(before)
    columns = ", ".join(f'"{column}"' for column in values)
    marks = ", ".join("?" for _ in values)
    if entry.op == "delete":
        step.connection.exec_driver_sql(f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})', (*values.values(),))
        step.counted(entry.kind, "insert")
    else:
        sets = ", ".join(f'"{column}" = ?' for column in values)
        parameters = (*values.values(), entry.row_id)
        step.connection.exec_driver_sql(f'UPDATE "{table.name}" SET {sets} WHERE id = ?', parameters)
        step.counted(entry.kind, "update")
