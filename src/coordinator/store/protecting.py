"""Setting, changing and taking away the passphrase of a program that nobody has open.

A crash at any moment leaves the program as it was, or as it is to be, by this order:

1. The program's lock is taken, and a backup is made as the program is.
2. Every paper is written once more, sealed or unsealed, beside the one that is there; a paper that is not named in
   the end is swept later.
3. The records are written anew to ``records.db.….part``, with the new key or none, seen on the disk, opened, and
   found to hold the same history; the change of passphrase is the last change in it.
4. The records are brought out of write-ahead logging, so that no log lies beside them.
5. The part is renamed to ``records.db``: this one step is the change of passphrase.
6. The papers that are not named any more are deleted, and a backup is made as the program is now.

What was readable before stays readable in older backups, and perhaps on the free blocks of the disk.
"""

from collections.abc import Collection, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from coordinator.errors import Refused, Unavailable
from coordinator.store.backing_up import back_up
from coordinator.store.backups import Backup, Backups
from coordinator.store.changing import Stamp, opened
from coordinator.store.documents import Documents
from coordinator.store.durable import Content, part_of, put_in_place, sync_file
from coordinator.store.elsewhere import second_place
from coordinator.store.engine import connect, looking_into, make_engine
from coordinator.store.faults import disk_said_plainly, said_plainly
from coordinator.store.folder import existing_folder
from coordinator.store.holding import whole_holding
from coordinator.store.lock import Lock
from coordinator.store.manifest import Reason
from coordinator.store.passphrase import Key, Opened, is_protected, new_key
from coordinator.store.passphrase import opened as opened_records
from coordinator.store.restoring import end_logging
from coordinator.store.schema import APPLICATION_ID, SCHEMA_VERSION
from coordinator.store.sealed_documents import SealedDocuments, new_identity, sealed_document, sealing


@dataclass(frozen=True, slots=True)
class Protected:
    """What was done: the program's folder, how many papers it has, and where how many readable backups are left."""

    folder: Path
    papers: int
    readable: Mapping[Path, int]


def protect(path: Path, stamp: Stamp, old: str, new: str) -> Protected:
    """Set the passphrase of the program at *path*, or put *new* in the place of *old*.

    Raises:
        Locked: it is protected, and *old* does not open it.
        Refused: *new* is too short, or the same.
        Unavailable: it, or a paper of it, is damaged; it is open somewhere or of an older form; its disk cannot be
            written.
    """
    protected = is_protected(existing_folder(path).records)
    if protected and new == old:
        raise Refused("This is the passphrase that it has.")
    label = "Change the passphrase" if protected else "Protect with a passphrase"
    return _rewrite(path, stamp, old, new_key(new), label)


def unprotect(path: Path, stamp: Stamp, old: str) -> Protected:
    """Take the passphrase of the program at *path* away: whoever reads the folder can read the records after that.

    Raises:
        Locked: *old* does not open it.
        Refused: it is not protected.
        Unavailable: it is open somewhere, damaged, of an older form, or its disk cannot be written.
    """
    if not is_protected(existing_folder(path).records):
        raise Refused(f"{path} is not protected by a passphrase.")
    return _rewrite(path, stamp, old, None, "Take the passphrase away")


def see_that_it_opens(path: Path, passphrase: str) -> None:
    """Find out whether *passphrase* opens the program at *path*, before anything else is asked for.

    Raises:
        Locked: it does not.
        Unavailable: there is no program, or its file is not ours.
    """
    opened_records(existing_folder(path).records, passphrase)


def readable_backups(path: Path) -> Mapping[Path, Sequence[Backup]]:
    """Return the backups of the program at *path* that open without a passphrase, by the folder they lie in."""
    folder = existing_folder(path)
    places = filter(None, (folder.backups, second_place(folder)))
    found = {place: [one for one in Backups(place).listed() if not is_protected(one.path)] for place in places}
    return {place: backups for place, backups in found.items() if backups}


def delete_readable_backups(path: Path) -> None:
    """Delete the backups of a protected program that anybody can read.

    Raises:
        Refused: it is not protected, so that all backups are as readable as itself.
        Unavailable: a folder of backups cannot be written.
    """
    if not is_protected(existing_folder(path).records):
        raise Refused(f"{path} is not protected by a passphrase. No backup was deleted.")
    for place, backups in readable_backups(path).items():
        Backups(place).delete(backups)


def _rewrite(path: Path, stamp: Stamp, old: str, key: Key | None, label: str) -> Protected:
    folder = existing_folder(path)
    records = opened_records(folder.records, old)
    lock = Lock(folder.lock, stamp)
    try:
        _refuse_other_form(records)
        back_up(folder, stamp, Reason.PASSPHRASE, key=records.key)
        with disk_said_plainly(folder.path), part_of(folder.records) as part:
            part.touch()
            _export(records, Opened(part, key))
            papers = _written_anew(records, key, folder.documents)
            _change(Opened(part, key), records, papers, stamp, label)
            end_logging(records)
            put_in_place(part, folder.records)
        _delete_former(folder.documents, papers)
        back_up(folder, stamp, Reason.PASSPHRASE, key=key)
    finally:
        lock.release()
    left = readable_backups(path) if key is not None else {}
    return Protected(folder.path, len(papers.names), {place: len(backups) for place, backups in left.items()})


def _refuse_other_form(records: Opened) -> None:
    with said_plainly(records.path), closing(connect(records.path, write=False, key=records.key)) as connection:
        form = connection.execute("PRAGMA user_version").fetchone()[0]
    if form != SCHEMA_VERSION:
        raise Unavailable(f"{records.path} has an older form. Open it once for writing to bring it up to date.")


@dataclass(frozen=True, slots=True)
class _Papers:
    """What opens the sealed papers, if they are sealed; the file of each by its hash; and the files in former form."""

    identity: str
    names: Mapping[str, str]
    former: Collection[str] = ()


def _export(records: Opened, part: Opened) -> None:
    """Copy the records to the new file *part* under its own key."""
    key = part.key.literal if part.key else ""
    with said_plainly(records.path), closing(connect(records.path, write=True, key=records.key)) as connection:
        connection.execute("ATTACH DATABASE ? AS made KEY ?", (str(part.path), key))
        connection.execute("SELECT sqlcipher_export('made')").fetchall()
        connection.execute(f"PRAGMA made.application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA made.user_version={SCHEMA_VERSION}")
        connection.execute("DETACH DATABASE made")


def _written_anew(records: Opened, key: Key | None, documents: Path) -> _Papers:
    """Write every paper as it will be named beside records that open with *key*."""
    if records.key is None:
        return _sealed(documents)
    with said_plainly(records.path), looking_into(*records) as connection:
        identity = connection.execute(sa.select(sealing.c.identity)).scalar_one()
        names = {row.sha256: row.file for row in connection.execute(sa.select(sealed_document))}
    return _Papers(identity, names) if key else _unsealed(documents, identity, names)


def _sealed(documents: Path) -> _Papers:
    plain, identity = Documents(documents), new_identity()
    sealed, former = SealedDocuments(documents, identity, {}), [*plain.listed()]
    for sha256 in former:
        sealed.take(plain.verified(sha256))
    return _Papers(identity, sealed.names, former)


def _unsealed(documents: Path, identity: str, names: Mapping[str, str]) -> _Papers:
    plain, sealed = Documents(documents), SealedDocuments(documents, identity, names)
    here = sealed.listed()
    for sha256 in here:
        with part_of(documents / "incoming") as part:
            sealed.copy_out(sha256, part)
            plain.put(part, Content(part.stat().st_size, sha256))
    return _Papers("", dict.fromkeys(here, ""), [names[sha256] for sha256 in here])


def _change(part: Opened, records: Opened, papers: _Papers, stamp: Stamp, label: str) -> None:
    """Name the papers in the new file, seal the change of passphrase, and see that nothing else is different."""
    before, found = whole_holding(*records), whole_holding(*part)
    if found != before:
        raise Unavailable(f"The passphrase of {records.path} was not changed: its copy is not whole. Run a check.")
    engine = make_engine(part.path, write=True, key=part.key)
    try:
        with said_plainly(part.path), opened(engine, label, stamp) as step:
            _name(step.connection, papers)
    finally:
        engine.dispose()
    end_logging(part)
    sync_file(part.path)


def _name(connection: sa.Connection, papers: _Papers) -> None:
    connection.execute(sealing.delete())
    connection.execute(sealed_document.delete())
    if papers.identity:
        connection.execute(sealing.insert().values(identity=papers.identity))
        rows = [{"sha256": sha256, "file": file} for sha256, file in papers.names.items()]
        if rows:
            connection.execute(sealed_document.insert(), rows)


def _delete_former(documents: Path, papers: _Papers) -> None:
    with disk_said_plainly(documents):
        for file in papers.former:
            Documents(documents).path_of(file).unlink()
