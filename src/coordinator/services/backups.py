"""Backups as a person has them made, listed, carried elsewhere and brought back, with a look at what that changes."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from coordinator.compliance.dates import long_moment
from coordinator.errors import Refused, Unavailable
from coordinator.records import RECORD_OF
from coordinator.store import (
    BackedUp,
    Backup,
    Backups,
    Comparison,
    Manifest,
    Progress,
    Reason,
    Restored,
    Stamp,
    Store,
    compare,
    no_progress,
    opened_copy,
    restore_in_place,
    restore_new,
    write_portable,
)
from coordinator.store.folder import RECORDS_FILE, Folder, restorable_folder

EVERY = timedelta(minutes=30)
"""How long changes wait for a backup while a program is open."""


def backup_due(store: Store, now: datetime) -> bool:
    """Return whether something changed since the last backup, and that is half an hour ago."""
    made = [one.manifest.made for one in store.backups.listed()]
    return not any(now - EVERY < moment <= now for moment in made) and not store.backed_up()


def backup_if_changed(store: Store, reason: Reason, progress: Progress = no_progress) -> BackedUp | None:
    """Make a backup unless one holds the records as they are; the first one of a new program too.

    Raises:
        Unavailable: the records are damaged, or the place for backups cannot be written.
    """
    return None if store.backed_up() else store.back_up(reason, progress)


def back_up_by_hand(
    store: Store,
    now: datetime,
    *,
    also: Path | None = None,
    portable: Path | None = None,
    progress: Progress = no_progress,
) -> BackedUp:
    """Make a backup whether or not anything changed, a copy of it in the folder *also*, and a *portable* one.

    A copy in another folder that cannot be made is a note: the backup itself stands.

    Raises:
        Refused: the file *portable* is there already.
        Unavailable: the backup, or the portable copy, cannot be written.
    """
    if portable is not None and portable.exists():
        raise Refused(f"{portable} is there already. Name a new file; no backup was made.")
    made = store.back_up(Reason.BY_HAND, progress)
    notes = [*made.notes]
    if also is not None:
        try:
            Backups(also).receive(made.backup, now)
        except (Refused, Unavailable) as error:
            notes.append(f"The backup was made, but not its copy in {also}: {error}")
    if portable is not None:
        write_portable(made.backup, portable)
    return BackedUp(made.backup, notes)


def backups_at(path: Path) -> Backups:
    """Return the backups of the program at *path*, whose records may be damaged or gone.

    Raises:
        Unavailable: there is no program.
    """
    return Backups(restorable_folder(path).backups)


def backup_as_json(one: Backup) -> Mapping[str, object]:
    """Return the document that ``coordinator backup --json`` prints of a backup."""
    return {"name": one.name, "path": str(one.path), **one.manifest.model_dump(mode="json")}


@dataclass(frozen=True, slots=True)
class Preview:
    """What a copy holds, and what its restore would change in the program that is there, if there is one."""

    manifest: Manifest
    comparison: Comparison | None

    def as_json(self) -> Mapping[str, object]:
        """Return the document that ``coordinator restore --preview --json`` prints."""
        found = self.comparison
        return {
            "copy": self.manifest.model_dump(mode="json"),
            "kinds": [asdict(one) for one in found.differences] if found else [],
            "lost_changes": found.lost if found else 0,
            "newest_lost": [one._asdict() for one in found.newest_lost] if found else [],
        }


def kind_title(kind: str) -> str:
    """Return what people call records of *kind*."""
    return RECORD_OF[kind].about.title


def chosen_copy(source: Path, folder: Path) -> Path:
    """Return the file that *source* names: itself, or a backup of the program in *folder* by its name alone."""
    if source.exists() or source.parent != Path():
        return source
    named = _program_at(folder).backups / f"{source.name}.db"
    return named if named.exists() else source


def copy_newest(folder: Path, target: Path, passphrase: str = "") -> Backup:
    """Make a program of the newest backup of *folder* in the new folder *target*, to be looked at; return the backup.

    Raises:
        Locked: it is protected, and *passphrase* does not open it.
        Unavailable: there is no backup, or *target* cannot be written.
    """
    newest = next(iter(backups_at(folder).listed()), None)
    if newest is None:
        raise Unavailable(f"There is no backup of {folder} to look at.")
    restore_new(newest, target, passphrase)
    return newest


def copy_words(backup: Backup, folder: Path) -> str:
    """Return what a window says that shows the backup of the program in *folder*."""
    made = long_moment(backup.manifest.made.astimezone())
    return f"This is the backup of {made} of {folder}. What was changed there since does not show here."


def _program_at(path: Path) -> Folder:
    """Return the program folder that *path* names, whether or not there is one yet."""
    path = path.expanduser().absolute()
    return Folder(path.parent if path.name == RECORDS_FILE else path)


def preview_restore(source: Path, folder: Path, passphrase: str = "") -> Preview:
    """Look at what a restore of *source* into *folder* would change; nothing is written there.

    Raises:
        Locked: one of them is protected, and *passphrase* does not open it.
        Refused: the copy is damaged.
        Unavailable: the copy, or the program that is there, cannot be read.
    """
    present = _program_at(folder).records
    with opened_copy(source) as copy:
        return Preview(copy.manifest, compare(copy, present, passphrase) if present.exists() else None)


def restore(source: Path, folder: Path, stamp: Stamp, *, in_place: bool, passphrase: str = "") -> Restored:
    """Bring the copy *source* back: into the new folder *folder*, or in the place of the program there.

    Raises:
        Locked: the copy is protected, and *passphrase* does not open it.
        Refused: the copy is damaged.
        Unavailable: the place is taken, the program is open somewhere, or the disk cannot be written.
    """
    with opened_copy(source) as copy:
        if in_place:
            return restore_in_place(copy, folder, stamp, passphrase)
        return restore_new(copy, folder, passphrase)
