"""Whether the history is whole: every link, every digest, and every live row against its last image."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

import sqlalchemy as sa

from coordinator.records import RECORDS
from coordinator.records.declaration import Fields
from coordinator.store.changing import table_of
from coordinator.store.integrity import dangling
from coordinator.store.ledger import change, differs_from, history
from coordinator.store.redacting import redacted
from coordinator.store.sealing import ENTRY, FIELDS, GENESIS, digest, link
from coordinator.store.searching import read_anew, stale
from coordinator.store.standing import Past

RECENT = 1_000
"""How many of the newest changes are checked on every opening."""


class Looked(NamedTuple):
    """How far a look has come: what is looked at, how much of it is done, of how much; and a sentence if it is wrong.

    Whoever looks can stop between any two of them.
    """

    at: str
    done: int
    of: int
    found: str = ""


def look_over(connection: sa.Connection) -> Iterator[Looked]:
    """Look over file, history and live rows, in steps."""
    yield Looked("The pages of the file", 0, 1)
    yield from (Looked("The pages of the file", 1, 1, found) for found in damage(connection))
    for done, of, found in _links(connection, None):
        for sentence in found or ("",):
            yield Looked("The history", done, of, sentence)
    yield from _strayed(connection)


def _strayed(connection: sa.Connection) -> Iterator[Looked]:
    strayed = False
    for done, record in enumerate(RECORDS):
        at = "The records against the history"
        yield Looked(at, done, len(RECORDS))
        for found in _strayed_of(connection, record):
            strayed = True
            yield Looked(at, done, len(RECORDS), found)
    if not strayed:  # a row that strayed is said once
        yield Looked("The search index", 0, 1)
        yield from (Looked("The search index", 1, 1, found) for found in stale(connection))


def sealed_as(connection: sa.Connection, begins: str) -> Past | None:
    """Return the change whose link begins so: a change's link is the head of the history right after it."""
    query = sa.select(change.c.id, change.c.at, change.c.actor, change.c.label)
    found = connection.execute(query.where(change.c.hash.startswith(begins, autoescape=True)).limit(1)).first()
    return Past(*found) if found is not None else None


def links_of(connection: sa.Connection) -> Mapping[str, Past]:
    """Return every change by its link, in the order in which they were made."""
    query = sa.select(change.c.hash, change.c.id, change.c.at, change.c.actor, change.c.label).order_by(change.c.id)
    return {row[0]: Past(*row[1:]) for row in connection.execute(query)}


def broken_links(connection: sa.Connection, newest: int | None = None) -> Iterator[str]:
    """Yield a sentence for each change that is not as it was sealed, the oldest first.

    *newest* limits the look to that many changes, whose first then stands without its predecessor.
    """
    for _, _, found in _links(connection, newest):
        yield from found


def _links(connection: sa.Connection, newest: int | None) -> Iterator[tuple[int, int, list[str]]]:
    """Yield of each change its place, how many there are, and what is wrong with it."""
    query = sa.select(*FIELDS, change.c.prev, change.c.hash).order_by(change.c.id.desc()).limit(newest)
    rows = connection.execute(query).all()[::-1]
    expected = GENESIS if newest is None or len(rows) < newest else None
    blanked = cache(lambda: redacted(connection))
    for place, row in enumerate(rows, 1):
        found = list(_altered(connection, row, blanked))
        if expected is not None and row.prev != expected:
            found.insert(0, f"Change {row.id} ({row.label}, {row.at}) does not follow the change before it.")
        expected = row.hash
        yield place, len(rows), found


def _altered(
    connection: sa.Connection, row: sa.Row[*tuple[Any, ...]], blanked: Callable[[], Collection[int]]
) -> Iterator[str]:
    name = f"Change {row.id} ({row.label}, {row.at})"
    own = history.c.change_id == row.id
    entries = connection.execute(sa.select(*ENTRY, history.c.salt, history.c.text).where(own).order_by(history.c.id))
    seen = []
    for entry in entries:
        seen.append(tuple(entry)[: len(ENTRY)])
        if entry.salt is None:
            if entry.id not in blanked():
                yield f"{name}: what it wrote into {entry.kind} row {entry.row_id} was removed, and no change says so."
        elif digest(entry.salt, entry.text) != entry.digest:
            yield f"{name}: what it wrote into {entry.kind} row {entry.row_id} has been altered."
    if link(row.prev, tuple(row)[: len(FIELDS)], seen) != row.hash:
        yield f"{name} is not as it was sealed."


def strayed_rows(connection: sa.Connection) -> Iterator[str]:
    """Yield a sentence for each live row that is not what the history says of it."""
    for record in RECORDS:
        yield from _strayed_of(connection, record)


def _strayed_of(connection: sa.Connection, record: type[Fields]) -> Iterator[str]:
    kind = record.about.kind
    last = f"(SELECT text FROM history WHERE kind = '{kind}' AND row_id = live.id ORDER BY id DESC LIMIT 1)"
    table = table_of(kind)
    differing = (
        f'SELECT id FROM (SELECT live.*, {last} AS last_image FROM "{kind}" AS live) AS live'
        f" WHERE last_image IS NULL OR {differs_from('last_image', table, 'live')}"
    )
    missing = (
        f"SELECT row_id FROM history AS last WHERE kind = '{kind}' AND text IS NOT NULL AND NOT EXISTS"
        f' (SELECT 1 FROM "{kind}" WHERE id = row_id) AND NOT EXISTS (SELECT 1 FROM history AS later'
        " WHERE later.kind = last.kind AND later.row_id = last.row_id AND later.id > last.id)"
    )
    for (row_id,) in connection.exec_driver_sql(f"{differing} UNION {missing}"):
        yield f"The {record.about.title.lower()} in row {row_id} is not what its history says."


def damage(connection: sa.Connection, *, quick: bool = False) -> Iterator[str]:
    """Yield what SQLite itself finds wrong: pages, references, and unless it must be *quick*, indexes."""
    read_anew(connection)
    for (found,) in connection.exec_driver_sql("PRAGMA quick_check" if quick else "PRAGMA integrity_check").all():
        if found != "ok":
            yield f"The file is damaged: {found}."
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    for kind, row_id, target in [*((row[0], row[1], row[2]) for row in broken), *dangling(connection)]:
        yield f"The {kind} in row {row_id} refers to a {target} that is not there."
