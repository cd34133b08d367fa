"""The way to the file: one driver, its pragmas, and the column types of SQLite's strict tables."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlcipher3 import dbapi2

from coordinator.records.plain_words import folded
from coordinator.store.passphrase import Key, tell_key
from coordinator.store.whereabouts import whereabouts

for _text in (sa.Date, sa.DateTime, sa.String):
    compiles(_text, "sqlite")(lambda _type, _compiler, **_: "TEXT")
compiles(sa.Boolean, "sqlite")(lambda _type, _compiler, **_: "INTEGER")

_WRITING = ("foreign_keys=ON", "recursive_triggers=ON", "journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000")
_CAREFUL = (
    "foreign_keys=ON",
    "recursive_triggers=ON",
    "journal_mode=DELETE",
    "synchronous=EXTRA",
    "busy_timeout=10000",
)
"""On the network, and where a program synchronizes the folder: no memory is shared, and no log lies beside the file."""
_READING = ("foreign_keys=ON", "query_only=ON", "busy_timeout=10000")


def address(path: Path, *, write: bool) -> str:
    """Return how the driver is told to open *path*; a folder that cannot be written is read as it stands."""
    mode = "mode=rw" if write else "mode=ro"
    if not write and not os.access(path.parent, os.W_OK):
        mode = "mode=ro&immutable=1"  # the write-ahead log cannot even be read there
    return f"{path.as_uri()}?{mode}"


def connect(path: Path, *, write: bool, key: Key | None = None) -> Any:
    """Open *path* with the bare driver; a protected file with its *key*."""
    connection = dbapi2.connect(address(path, write=write), uri=True, timeout=10, check_same_thread=False)
    connection.isolation_level = None  # BEGIN is ours
    tell_key(connection, key)
    connection.create_function("folded", 1, _folded, deterministic=True)
    for pragma in _ways(path) if write else _READING:
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection


def _ways(path: Path) -> tuple[str, ...]:
    return _CAREFUL if whereabouts(path.parent).risky else _WRITING


def _folded(text: str | None) -> str | None:
    return None if text is None else folded(text)


def make_engine(path: Path, *, write: bool, key: Key | None = None) -> sa.Engine:
    """Return an engine on *path*; its transactions begin with IMMEDIATE where the connection asks for it."""
    engine = sa.create_engine(
        "sqlite+pysqlite://",
        module=dbapi2,
        creator=lambda: connect(path, write=write, key=key),
        poolclass=sa.pool.QueuePool,
    )

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("sqlite_begin", "BEGIN"))

    return engine


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Open a transaction that holds the right to write from its start; leave it by an error to write nothing."""
    with engine.execution_options(sqlite_begin="BEGIN IMMEDIATE").begin() as connection:
        yield connection


@contextmanager
def looking_into(path: Path, key: Key | None = None) -> Iterator[sa.Connection]:
    """Open one consistent look into the file *path*, apart from any program that is open."""
    engine = make_engine(path, write=False, key=key)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()
