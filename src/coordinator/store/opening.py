"""The ways to a program: making a new one, and opening one that is there."""

from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa

from coordinator.errors import Unavailable
from coordinator.store.changing import Stamp, opened
from coordinator.store.durable import parts_in, sync_folder
from coordinator.store.engine import make_engine
from coordinator.store.faults import said_plainly
from coordinator.store.folder import Folder, existing_folder, new_folder
from coordinator.store.lock import Lock
from coordinator.store.manifest import Reason
from coordinator.store.passphrase import opened as opened_records
from coordinator.store.program import Store
from coordinator.store.schema import SCHEMA_VERSION, bring_up, make, version_of
from coordinator.store.searching import keep_up
from coordinator.store.verifying import RECENT


def create_store(path: Path, stamp: Callable[[], Stamp]) -> Store:
    """Make a new program folder with an empty file of records.

    Raises:
        Unavailable: the place is taken or cannot be written.
    """
    folder = new_folder(path)
    lock = Lock(folder.lock, stamp())
    try:
        folder.records.touch()
        engine = make_engine(folder.records, write=True)
        with said_plainly(folder.records):
            make(engine)
            with opened(engine, "New program", stamp()) as step:
                keep_up(step.connection)
        sync_folder(folder.path)
    except BaseException:
        lock.release()
        raise
    return Store(folder, engine, lock, stamp)


def open_store(
    path: Path, stamp: Callable[[], Stamp], *, write: bool, altered: bool = False, passphrase: str = ""
) -> Store:
    """Open the program at *path*; for writing, take its lock and bring its file to the present form.

    *altered* also opens a file whose history was altered, to look into it.

    Raises:
        Locked: it is protected, and *passphrase* is not the one.
        Unavailable: there is no program, somebody else has it, or the file is not ours, newer, damaged, or altered.
    """
    folder = existing_folder(path)
    _, key = opened_records(folder.records, passphrase)
    lock = _held(folder, stamp()) if write else None
    engine = make_engine(folder.records, write=write, key=key)
    store = Store(folder, engine, lock, stamp, key)
    try:
        _bring_up(store, engine, folder)
        store.unseal_papers()
        if not altered:
            _refuse_altered(store)
    except BaseException:
        store.close()
        raise
    return store


def _held(folder: Folder, stamp: Stamp) -> Lock:
    """Take the lock, and sweep what a restore left that did not come to its end."""
    lock = Lock(folder.lock, stamp)
    for part in parts_in(folder.path):
        part.unlink()
    return lock


def _bring_up(store: Store, engine: sa.Engine, folder: Folder) -> None:
    with store.reading() as connection:
        version = version_of(connection, folder.records)
    if version < SCHEMA_VERSION:
        if not store.writable:
            raise Unavailable(f"{folder.records} has an older form. Open it once for writing to bring it up to date.")
        if version:
            store.back_up(Reason.MIGRATION)
        with said_plainly(folder.records):
            bring_up(engine, version)
    if store.writable:
        with store.beside_history() as connection:
            keep_up(connection)


def _refuse_altered(store: Store) -> None:
    if altered := store.problems(newest=RECENT):
        path = store.folder.path
        raise Unavailable(f"The history of {path} was altered: {altered[0]} Run a check, or restore a backup.")
