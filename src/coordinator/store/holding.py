"""What a file of records holds, told by looking into it: for the manifest of a backup, and for checking one."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import sqlalchemy as sa

from coordinator.errors import Unavailable
from coordinator.records import RECORDS
from coordinator.store.engine import looking_into
from coordinator.store.faults import said_plainly
from coordinator.store.ledger import change
from coordinator.store.passphrase import Key
from coordinator.store.schema import version_of
from coordinator.store.sealing import GENESIS, head
from coordinator.store.verifying import damage


class Holding(NamedTuple):
    """The form of the file, the last and the first link of its history, and the number of changes and of records."""

    form: int
    head: str
    first: str
    changes: int
    counts: Mapping[str, int]


def whole_holding(path: Path, key: Key | None = None) -> Holding:
    """Return what the file *path* holds, once its pages and references were found whole; *key* opens a protected one.

    Raises:
        Unavailable: it is not ours, of a newer program, or damaged.
    """
    with said_plainly(path), looking_into(path, key) as connection:
        form = version_of(connection, path)
        for found in damage(connection, quick=True):
            raise Unavailable(f"{path} is not whole. {found}")
        return Holding(form, head(connection), _first(connection), changes_in(connection), _counts(connection))


def _first(connection: sa.Connection) -> str:
    return connection.execute(sa.select(change.c.hash).order_by(change.c.id).limit(1)).scalar() or GENESIS


def changes_in(connection: sa.Connection) -> int:
    """Return how many changes the history has."""
    return connection.execute(sa.select(sa.func.count()).select_from(change)).scalar_one()


def _counts(connection: sa.Connection) -> Mapping[str, int]:
    """Count the records of each kind that this form of the file knows."""
    there = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
    kinds = [record.about.kind for record in RECORDS if record.about.kind in there]
    return {kind: connection.exec_driver_sql(f'SELECT count(*) FROM "{kind}"').scalar_one() for kind in kinds}
