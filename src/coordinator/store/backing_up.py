"""Making a backup of a program that is open: nobody who reads or writes waits for it.

The driver copies the file as it stood at one moment, in steps. The copy is looked into, set to a form that can be read
where nothing can be written, seen on the disk, and only then given its name.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from coordinator import __version__
from coordinator.errors import Refused, Unavailable
from coordinator.store.backups import Backup, Backups
from coordinator.store.changing import Stamp
from coordinator.store.documents import Documents
from coordinator.store.durable import Content, content_of, part_of, sync_file
from coordinator.store.elsewhere import second_place
from coordinator.store.engine import looking_into
from coordinator.store.faults import disk_said_plainly, said_plainly
from coordinator.store.folder import Folder
from coordinator.store.holding import Holding, whole_holding
from coordinator.store.manifest import Manifest, Reason
from coordinator.store.passphrase import Key, tell_key
from coordinator.store.sealing import head

Progress = Callable[[int, int], None]
"""Is told how many pages of the file are done, of how many."""

PAGES = 2_000
"""How many pages (of 4 KiB) are copied in one step."""


@dataclass(frozen=True, slots=True)
class BackedUp:
    """The backup that was made; *notes* are sentences on what went wrong beside it."""

    backup: Backup
    notes: Sequence[str] = ()


def no_progress(_done: int, _whole: int) -> None:
    """Tell nobody."""


def back_up(
    folder: Folder, stamp: Stamp, reason: Reason, progress: Progress = no_progress, key: Key | None = None
) -> BackedUp:
    """Make a backup of the program in *folder*, and a copy of it in the second place if one is named.

    The backup of a protected program is protected by the same passphrase, and does not name who made it.

    Raises:
        Unavailable: the records are damaged, or the place for backups cannot be written; then nothing was made.
    """
    place = Backups(folder.backups)
    with disk_said_plainly(folder.backups):
        folder.backups.mkdir(exist_ok=True)
    with place.alone():
        with part_of(folder.backups / "snapshot.db") as part:
            found = snapshot(folder.records, part, progress, key)
            with ThreadPoolExecutor(1) as beside:
                content = beside.submit(_on_the_disk, part)
                holding = _checked(folder.records, part, found, key)
            documents, notes = _documents(Documents(folder.documents), place.documents)
            actor = stamp.actor if key is None else ""
            manifest = _manifest(replace(stamp, actor=actor), reason, holding, content.result(), documents)
            backup = place.admit(part, manifest)
        place.thin(stamp.at)
    return BackedUp(backup, (*notes, *_second(folder, backup, stamp)))


def snapshot(records: Path, part: Path, progress: Progress, key: Key | None = None) -> str:
    """Copy the records as they stand to the new file *part*; return the head of their history."""
    with said_plainly(records), looking_into(records, key) as connection:
        found = head(connection)  # from here on this look stands still; who writes meanwhile does not restart the copy
        source: Any = connection.connection.driver_connection
        target = dbapi2.connect(str(part))
        try:
            tell_key(target, key)
            target.execute("PRAGMA synchronous=OFF")  # it is seen on the disk once, at its end
            target.execute("PRAGMA journal_mode=OFF").fetchall()
            source.backup(target, pages=PAGES, progress=lambda _, left, whole: progress(whole - left, whole))
            target.execute("PRAGMA journal_mode=DELETE").fetchall()
        finally:
            target.close()
    return found


def _on_the_disk(part: Path) -> Content:
    sync_file(part)
    return content_of(part)


def _checked(records: Path, part: Path, found: str, key: Key | None) -> Holding:
    try:
        holding = whole_holding(part, key)
    except Unavailable as error:
        raise Unavailable(f"No backup of {records} was made: its copy is not whole. Run a check. ({error})") from error
    if holding.head != found:
        raise Unavailable(f"No backup of {records} was made: the history of its copy ends elsewhere. Try again.")
    return holding


def _documents(source: Documents, target: Documents) -> tuple[dict[str, int], list[str]]:
    """Copy each paper that the backups lack; return those that the backup has, and a sentence for each damaged one."""
    held, here, notes = dict(source.listed()), target.listed(), []
    for sha256, size in source.listed().items():
        if here.get(sha256) != size:
            try:
                with source.path_of(sha256).open("rb") as stream:
                    target.receive(stream, Content(size, sha256))
            except Refused as error:
                del held[sha256]
                notes.append(f"{error} It is not in this backup.")
    return held, notes


def _manifest(stamp: Stamp, reason: Reason, holding: Holding, content: Content, documents: dict[str, int]) -> Manifest:
    return Manifest(
        made=stamp.at.astimezone(UTC),
        reason=reason,
        actor=stamp.actor,
        version=__version__,
        **{**holding._asdict(), "counts": dict(holding.counts)},
        **content._asdict(),
        documents=documents,
    )


def _second(folder: Folder, backup: Backup, stamp: Stamp) -> list[str]:
    place = second_place(folder)
    if place is None:
        return []
    try:
        Backups(place).receive(backup, stamp.at)
    except (Refused, Unavailable) as error:
        return [f"The backup was made, but not its copy in the second place: {error}"]
    return []
