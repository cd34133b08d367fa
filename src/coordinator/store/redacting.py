"""Removing what the history says of a record's past, for good: as retention or a mistyped name may ask.

The texts and their salts are blanked; their digests stay, so that the chain still holds, and nobody can guess from a
digest without its salt what the text was. Which entries were blanked is an entry of the change that did it, sealed
like any other: an entry that is blank and named by none was blanked by somebody else.
"""

import json
from collections.abc import Sequence
from typing import NamedTuple

import sqlalchemy as sa

from coordinator.store.changing import OpenChange
from coordinator.store.ledger import REDACTION, change, history


def redact(step: OpenChange, kind: str, number: int) -> int:
    """Remove every image of a row but that of what is on record now; return how many there were.

    The change that does it cannot be undone, nor can any before it.
    """
    own = (history.c.kind == kind) & (history.c.row_id == number)
    last = sa.select(sa.func.max(history.c.id)).where(own).scalar_subquery()
    images = sa.select(history.c.id).where(own, history.c.id < last, history.c.text.is_not(None))
    blanked = list(step.connection.execute(images).scalars())
    if blanked:
        step.connection.exec_driver_sql(
            "INSERT INTO history (change_id, kind, row_id, op, text, salt)"
            " VALUES (?, ?, ?, 'redact', ?, lower(hex(randomblob(16))))",
            (step.id, REDACTION, number, json.dumps({"kind": kind, "entries": blanked})),
        )
        step.connection.execute(history.update().where(history.c.id.in_(blanked)).values(text=None, salt=None))
        step.counted(kind, "redact")
    return len(blanked)


def redacted(connection: sa.Connection) -> frozenset[int]:
    """Return the entries of the history that sealed changes say they blanked."""
    found = connection.execute(
        sa.select(history.c.text)
        .join(change, change.c.id == history.c.change_id)
        .where(history.c.kind == REDACTION, change.c.hash.is_not(None))
    )
    return frozenset(entry for (text,) in found for entry in json.loads(text)["entries"])


class Removal(NamedTuple):
    """A change that removed something for good: its number, when (UTC, ISO), who, and its name."""

    id: int
    at: str
    actor: str
    label: str


def removals(connection: sa.Connection) -> Sequence[Removal]:
    """Return every change that removed something for good, the last one first."""
    removing = sa.exists().where(history.c.change_id == change.c.id, history.c.kind == REDACTION)
    query = sa.select(change.c.id, change.c.at, change.c.actor, change.c.label).where(removing)
    return [Removal(*row) for row in connection.execute(query.order_by(change.c.id.desc()))]


def last_redaction(connection: sa.Connection) -> int:
    """Return the number of the last change that removed something for good; 0 if none did."""
    newest = sa.select(sa.func.max(history.c.change_id)).where(history.c.kind == REDACTION)
    return connection.execute(newest).scalar() or 0


def rows_redacted(connection: sa.Connection, change_id: int) -> Sequence[tuple[str, int]]:
    """Return kind and number of each row whose past a change removed."""
    query = sa.select(history.c.text, history.c.row_id)
    query = query.where(history.c.kind == REDACTION, history.c.change_id == change_id).order_by(history.c.id)
    return [(json.loads(text)["kind"], number) for text, number in connection.execute(query)]
