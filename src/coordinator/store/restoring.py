"""Bringing a backup back: into a new folder, or in the place of the records that are there.

In place, a crash at any moment leaves the program as it was or as it is restored, by this order:

1. The program's lock is taken, so that nobody writes.
2. The copy's papers are added to those that are there. They are named by their content, so that none is replaced; a
   program that is not restored in the end has some papers too many, which are swept a day later.
3. The copy's records are written to ``records.db.….part``, seen on the disk, and checked against the manifest; that
   they were restored, by whom and when, is the newest change in them.
4. The present records are kept as a backup of their own; if they are damaged, their files are copied aside as they are.
5. The present records are brought out of write-ahead logging, which moves their log into the file itself. No log lies
   beside ``records.db`` after that which could be played into the file that takes its place.
6. The part is renamed to ``records.db``, and the folder is seen on the disk: this one step is the restore.

Until 6 the program opens as before, the part being swept at the next opening; after it, as restored. A new folder has
no ``records.db`` until all else is in it.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coordinator.compliance.dates import long_moment
from coordinator.errors import CoordinatorError, Refused, Unavailable
from coordinator.store.backing_up import back_up
from coordinator.store.backups import MANIFEST, RECORDS, Backups
from coordinator.store.changing import Stamp
from coordinator.store.changing import opened as change_opened
from coordinator.store.copies import Copy, bring_documents, bring_records
from coordinator.store.documents import Documents
from coordinator.store.durable import LOGS, part_of, put_in_place, sync_file, sync_folder
from coordinator.store.engine import connect, looking_into, make_engine
from coordinator.store.faults import disk_said_plainly, said_plainly
from coordinator.store.folder import Folder, new_folder, restorable_folder
from coordinator.store.holding import whole_holding
from coordinator.store.lock import Lock
from coordinator.store.manifest import Manifest, Reason, moment_name
from coordinator.store.passphrase import Opened, opened
from coordinator.store.portable import opened_portable
from coordinator.store.schema import SCHEMA_VERSION
from coordinator.store.verifying import RECENT, broken_links, damage, strayed_rows


@contextmanager
def opened_copy(path: Path) -> Iterator[Copy]:
    """Open the copy that *path* names: a backup, by either of its files, or a portable copy.

    Raises:
        Refused: it is damaged, or no copy of a program.
        Unavailable: it is not there, or cannot be read.
    """
    if path.suffix in {RECORDS, MANIFEST}:
        yield Backups(path.parent).named(path.stem)
    else:
        with opened_portable(path) as copy:
            yield copy


@dataclass(frozen=True, slots=True)
class Restored:
    """Where the restored program lies, where its former records are kept, and what is to be looked at."""

    folder: Path
    former: Path | None = None
    notes: tuple[str, ...] = ()


def restore_new(copy: Copy, path: Path, passphrase: str = "") -> Restored:
    """Make a program of *copy* in the new or empty folder *path*; what was begun is taken away if it fails.

    Raises:
        Locked: the copy is protected, and *passphrase* does not open it.
        Refused: the copy is damaged.
        Unavailable: the place is taken, or cannot be written.
    """
    folder = new_folder(path)
    try:
        with disk_said_plainly(folder.path), part_of(folder.records) as part:
            notes = _bring(copy, part, folder, passphrase)
            put_in_place(part, folder.records)
            sync_folder(folder.path.parent)
    except BaseException:
        shutil.rmtree(folder.path, ignore_errors=True)
        raise
    return Restored(folder.path, notes=notes)


def restore_in_place(copy: Copy, path: Path, stamp: Stamp, passphrase: str = "") -> Restored:
    """Put *copy* in the place of the records of the program at *path*, which are kept as a backup.

    The history of what was restored says so, by a change that has no rows: there is nothing in it to take back.

    Raises:
        Locked: the copy is protected, and *passphrase* does not open it.
        Refused: the copy is damaged.
        Unavailable: the program is open somewhere, or its folder cannot be written.
    """
    folder = restorable_folder(path)
    lock = Lock(folder.lock, stamp)
    try:
        with disk_said_plainly(folder.path), part_of(folder.records) as part:
            notes = _bring(copy, part, folder, passphrase)
            _tell_restored(opened(part, passphrase), copy.manifest, stamp)
            former, more = _keep_former(folder, stamp, passphrase)
            put_in_place(part, folder.records)
    finally:
        lock.release()
    return Restored(folder.path, former, (*notes, *more))


def _bring(copy: Copy, part: Path, folder: Folder, passphrase: str) -> tuple[str, ...]:
    bring_documents(copy, Documents(folder.documents))
    bring_records(copy, part)
    return tuple(_looked_through(opened(part, passphrase), copy.manifest, str(copy)))


def _looked_through(part: Opened, manifest: Manifest, name: str) -> list[str]:
    """Refuse what could not be opened; return a sentence for what was altered in the past."""
    try:
        holding = whole_holding(*part)
    except Unavailable as error:
        raise Refused(f"{name} cannot be restored. ({error})") from error
    with said_plainly(part.path), looking_into(*part) as connection:
        bad = [*damage(connection), *broken_links(connection, RECENT)]
        if bad or (holding.head, holding.form) != (manifest.head, manifest.form):
            raise Refused(f"{name} cannot be restored: {(bad or ['it is not what its manifest says.'])[0]}")
        strayed = strayed_rows(connection) if holding.form == SCHEMA_VERSION else []
        return [*broken_links(connection), *strayed]


def _tell_restored(part: Opened, manifest: Manifest, stamp: Stamp) -> None:
    made = manifest.made.astimezone(stamp.at.tzinfo)
    engine = make_engine(part.path, write=True, key=part.key)
    try:
        with said_plainly(part.path), change_opened(engine, f"Restore the backup of {long_moment(made)}", stamp):
            pass
    finally:
        engine.dispose()
    end_logging(part)
    sync_file(part.path)


def _keep_former(folder: Folder, stamp: Stamp, passphrase: str) -> tuple[Path | None, tuple[str, ...]]:
    """Keep the present records, and see that no log lies beside them any more."""
    if not folder.records.exists():
        return None, ()
    try:
        former = opened(folder.records, passphrase)
        whole_holding(*former)
    except CoordinatorError as error:
        return _put_aside(folder, stamp), (f"The former records were kept as they were. ({error})",)
    kept = back_up(folder, stamp, Reason.RESTORE, key=former.key)
    end_logging(former)
    return kept.backup.path, tuple(kept.notes)


def end_logging(records: Opened) -> None:
    """Bring a file of records out of write-ahead logging: nothing lies beside it after that."""
    with said_plainly(records.path):
        connection: Any = connect(records.path, write=True, key=records.key)
        try:
            connection.execute("PRAGMA journal_mode=DELETE").fetchall()
        finally:
            connection.close()


def _put_aside(folder: Folder, stamp: Stamp) -> Path:
    """Copy records that cannot be read, with their logs, into a folder of their own among the backups."""
    aside = folder.put_aside(moment_name(stamp.at))
    aside.mkdir(parents=True, exist_ok=True)
    there = [folder.records, *(folder.records.with_name(folder.records.name + log) for log in LOGS)]
    for path in there:
        if path.exists():
            sync_file(Path(shutil.copyfile(path, aside / path.name)))
    sync_folder(aside)
    sync_folder(folder.backups)
    for path in there[1:]:
        path.unlink(missing_ok=True)
    sync_folder(folder.path)
    return aside / folder.records.name
