"""Undo and redo: each is a change of its own that puts back the images before another one."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

import sqlalchemy as sa

from coordinator.errors import Refused
from coordinator.store.changing import Changes, OpenChange, Stamp, begun, table_of
from coordinator.store.ledger import change, history
from coordinator.store.redacting import last_redaction, rows_redacted
from coordinator.store.searching import keep_up


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
    """Return the changes with rows since something was last removed for good, and which of them are taken back now."""
    with_rows = sa.exists().where(history.c.change_id == change.c.id) & (change.c.id > last_redaction(connection))
    query = sa.select(change.c.id, change.c.label, change.c.at, change.c.actor, change.c.undoes)
    rows = [_Past(*row) for row in connection.execute(query.where(with_rows).order_by(change.c.id.desc()))]
    taken: set[int] = set()
    for row in rows:
        if row.undoes is not None and row.id not in taken:
            taken.add(row.undoes)
    return rows, taken


def standing(connection: sa.Connection, most: int | None = None) -> list[Undoable]:
    """Return the changes that still stand, or the newest *most*, in the order in which undo takes them back."""
    rows, taken = _taken_back(connection)
    return list(islice((row.undoable for row in rows if row.undoes is None and row.id not in taken), most))


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


def take_back_through(connection: sa.Connection, number: int, stamp: Stamp) -> list[Changes]:
    """Take back, each by a change of its own, what stands from the newest change to the change *number*.

    So redo brings one after the other back. Nothing is done if that change does not stand.

    Raises:
        Refused: a row was changed since, or what it was before is removed for good.
    """
    stand, done = standing(connection), list[OpenChange]()
    place = next((at for at, one in enumerate(stand, 1) if one.id == number), 0)
    for one in stand[:place]:
        with begun(connection, f"Undo: {one.label}", stamp, one.id) as step:
            take_back(step, one.id)
        done.append(step)
    keep_up(connection)
    return [step.changes for step in done if step.changes is not None]


def take_back(step: OpenChange, change_id: int) -> None:
    """Put every row that the change *change_id* wrote back to what it was before it.

    Raises:
        Refused: a row was changed since, or its past was removed for good.
    """
    if rows_redacted(step.connection, change_id):
        raise Refused("This cannot be taken back: what it removed is gone for good.")
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
    query = sa.select(history.c.text, history.c.salt).where(history.c.kind == kind, history.c.row_id == row_id)
    if before is not None:
        query = query.where(history.c.id < before)
    found = connection.execute(query.order_by(history.c.id.desc()).limit(1)).first()
    if found is not None and found.salt is None:
        title = kind.replace("_", " ")
        raise Refused(f"This cannot be taken back: what the {title} was before has been removed for good.")
    return found.text if found is not None else None


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
