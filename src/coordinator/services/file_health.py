"""Where a program lies and how safe it is: its place, its size, who has it open, its backups, and what they hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from coordinator.errors import CoordinatorError
from coordinator.store import Backup, Backups, Store, second_place
from coordinator.store.faults import disk_said_plainly
from coordinator.store.holding import changes_in
from coordinator.store.lock import Holder, holder_noted
from coordinator.store.passphrase import is_protected
from coordinator.store.redacting import Removal, removals
from coordinator.store.whereabouts import Whereabouts, whereabouts


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A backup, whether it lies in the second place, opens without a passphrase, and the removals that it misses.

    What was removed for good after it was made is still in it.
    """

    backup: Backup
    elsewhere: bool
    readable: bool
    misses: tuple[Removal, ...]

    @property
    def key(self) -> str:
        """What tells it from every other: its path."""
        return str(self.backup.path)

    @property
    def size(self) -> int:
        """The bytes of its records and of the papers that it needs, which backups share."""
        return self.backup.manifest.size + sum(self.backup.manifest.documents.values())


@dataclass(frozen=True, slots=True)
class Health:
    """How a program lies and is kept; sizes in bytes.

    *unreadable* has a sentence for each backup without a manifest that can be read, *damaged* the folders with records
    that could not be read when a restore took their place.
    """

    folder: Path
    where: Whereabouts
    records: int
    papers: int
    papers_size: int
    holder: Holder | None
    protected: bool
    changes: int
    head: str
    second: Path | None
    second_there: bool
    backups: tuple[KeptBackup, ...]
    unreadable: tuple[str, ...]
    damaged: tuple[Path, ...]

    @property
    def newest(self) -> datetime | None:
        """When the newest backup was made."""
        return max((one.backup.manifest.made for one in self.backups), default=None)

    @property
    def holding(self) -> tuple[KeptBackup, ...]:
        """The backups that still hold what was removed for good."""
        return tuple(one for one in self.backups if one.misses)

    @property
    def open_to_all(self) -> tuple[KeptBackup, ...]:
        """The backups of a protected program that open without its passphrase."""
        return tuple(one for one in self.backups if one.readable and self.protected)


def file_health(store: Store) -> Health:
    """Return how the program that is open lies and is kept.

    Raises:
        Unavailable: its folder cannot be read any more.
    """
    with disk_said_plainly(store.folder.path):
        return _health(store)


def _health(store: Store) -> Health:
    folder, second = store.folder, second_place(store.folder)
    with store.looking() as look:
        removed, changes, head = removals(look.connection), changes_in(look.connection), look.head
    papers = store.documents.listed()
    here, there = Backups(folder.backups), Backups(second) if second else None
    kept = [*_kept(here, removed, elsewhere=False), *(_kept(there, removed, elsewhere=True) if there else ())]
    return Health(
        folder=folder.path,
        where=whereabouts(folder.path),
        records=folder.records.stat().st_size,
        papers=len(papers),
        papers_size=sum(papers.values()),
        holder=holder_noted(folder.lock),
        protected=store.protected,
        changes=changes,
        head=head,
        second=second,
        second_there=second is not None and second.is_dir(),
        backups=tuple(sorted(kept, key=lambda one: (one.backup.mark, not one.elsewhere), reverse=True)),
        unreadable=(*here.unreadable(), *(there.unreadable() if there else ())),
        damaged=tuple(store.damaged_records()),
    )


def _kept(backups: Backups, removed: Sequence[Removal], *, elsewhere: bool) -> Iterator[KeptBackup]:
    for one in backups.listed():
        misses = tuple(past for past in removed if past.id > one.manifest.changes)
        yield KeptBackup(one, elsewhere, not is_protected(one.path), misses)


def read_through(backup: Backup) -> list[str]:
    """Read a backup and its papers through; return a sentence for everything that is not what its manifest says."""
    return list(_wrong_in(backup))


def _wrong_in(backup: Backup) -> Iterator[str]:
    try:
        backup.verify_records()
    except CoordinatorError as error:
        yield str(error)
    for sha256 in backup.manifest.documents:
        try:
            Backups(backup.place).documents.verify(sha256)
        except CoordinatorError as error:
            yield f"{backup}: {error}"


def delete_backups(backups: Sequence[Backup]) -> None:
    """Delete *backups* for good, and the papers that none needs that is left.

    Raises:
        Unavailable: somebody else writes there now, or the folder cannot be written.
    """
    for place in {one.place for one in backups}:
        Backups(place).delete([one for one in backups if one.place == place])
