"""The chain: each sealed change carries a hash over the one before it, its own fields and its rows' digests.

The digests, not the texts, enter the link: a text can later be blanked, as retention may ask, and the chain still
holds. Salt keeps a digest of a short text from being guessed.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from coordinator.store.ledger import change, history

GENESIS = "0" * 64
"""What the first link takes for its predecessor."""


def digest(salt: str, text: str | None) -> str:
    """Return the digest of one image."""
    return hashlib.sha256(f"{salt}\n{text or ''}".encode()).hexdigest()


def link(prev: str, fields: Sequence[Any], entries: Iterable[Sequence[Any]]) -> str:
    """Return the link of a change: *fields* are its own, *entries* its rows as (id, kind, row, operation, digest)."""
    found = hashlib.sha256(json.dumps([prev, *fields], ensure_ascii=False).encode())
    for entry in entries:
        found.update(json.dumps([*entry], ensure_ascii=False).encode())
    return found.hexdigest()


ENTRY = (history.c.id, history.c.kind, history.c.row_id, history.c.op, history.c.digest)
FIELDS = (change.c.id, change.c.at, change.c.actor, change.c.label, change.c.undoes)


def head(connection: sa.Connection, seen: sa.ColumnElement[bool] | None = None) -> str:
    """Return the hash of the last sealed change, of those that are *seen* if not all are."""
    newest = sa.select(change.c.hash).where(change.c.hash.is_not(None)).order_by(change.c.id.desc()).limit(1)
    if seen is not None:
        newest = newest.where(seen)
    return connection.execute(newest).scalar() or GENESIS


def seal(connection: sa.Connection, change_id: int) -> str:
    """Close the open change *change_id* and return its hash."""
    own = history.c.change_id == change_id
    rows = connection.execute(sa.select(history.c.salt, history.c.text, history.c.id).where(own)).all()
    if rows:
        digests = [(digest(salt, text), id_) for salt, text, id_ in rows]
        connection.exec_driver_sql("UPDATE history SET digest = ? WHERE id = ?", digests)
    fields = connection.execute(sa.select(*FIELDS).where(change.c.id == change_id)).one()
    prev = connection.execute(sa.select(change.c.prev).where(change.c.id == change_id)).scalar_one()
    entries = connection.execute(sa.select(*ENTRY).where(own).order_by(history.c.id))
    found = link(prev, fields, entries)
    connection.execute(change.update().where(change.c.id == change_id).values(hash=found))
    return found
