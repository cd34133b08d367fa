"""An open program: the one way to read its records, and the one way to change them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from coordinator.errors import Refused, Unavailable
from coordinator.store.backing_up import BackedUp, Progress, back_up, no_progress
from coordinator.store.backups import Backup, Backups
from coordinator.store.cache import Kept, keep
from coordinator.store.changing import Changes, OpenChange, Stamp, opened
from coordinator.store.documents import Documents
from coordinator.store.engine import looking_into, writing
from coordinator.store.faults import MOVED, said_plainly
from coordinator.store.folder import Folder, file_at
from coordinator.store.knowing import Then, change_sealed_as
from coordinator.store.lock import Lock
from coordinator.store.looking import Look
from coordinator.store.manifest import Reason
from coordinator.store.passphrase import Key, is_protected
from coordinator.store.report_log import ReportMade, note
from coordinator.store.sealed_documents import Papers, SealedDocuments, Vault, sealed_documents
from coordinator.store.searching import Hit, find, keep_up, rebuild
from coordinator.store.standing import Stand
from coordinator.store.undoing import Undoable, next_redo, standing, take_back, take_back_through
from coordinator.store.verifying import Looked, broken_links, look_over


class Store:
    """The records of one program folder, open for reading and, with the lock, for writing."""

    def __init__(
        self,
        folder: Folder,
        engine: sa.Engine,
        lock: Lock | None,
        stamp: Callable[[], Stamp],
        key: Key | None = None,
    ) -> None:
        """Use :func:`coordinator.store.open_store` or :func:`coordinator.store.create_store`."""
        self.folder = folder
        self._engine = engine
        self._lock = lock
        self._stamp = stamp
        self._key = key
        self._sealed: SealedDocuments | None = None
        self._kept: Kept | None = None
        self._file = file_at(folder.records)

    @property
    def protected(self) -> bool:
        """Whether a passphrase protects it."""
        return self._key is not None

    @property
    def writable(self) -> bool:
        """Whether changes can be made."""
        return self._lock is not None

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Open one consistent look at the records."""
        with said_plainly(self.folder.records), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def looking(self, known_at: datetime | None = None) -> Iterator[Look]:
        """Open one consistent look at the records, by fields; as they were at a second, if one is given."""
        then = Then(known_at.astimezone(UTC).isoformat(timespec="seconds")) if known_at else None
        with self.reading() as connection:
            yield Look(connection, then)

    @contextmanager
    def looking_back(self, head: str) -> Iterator[Look | None]:
        """Open a look at the records as they were when *head* was the history's head; nothing if it never was."""
        with self.reading() as connection:
            last = change_sealed_as(connection, head)
            yield None if last is None else Look(connection, Then(last=last))

    @contextmanager
    def change(self, label: str, undoes: int | None = None) -> Iterator[OpenChange]:
        """Open a change named *label* for people; leave it by an error and nothing was written.

        Raises:
            Refused: the program is open for reading only, or a constraint of the records says no.
            Unavailable: the file cannot be written now.
        """
        self._refuse_if_read_only()
        if self._sealed is not None:
            self._sealed.forget_new()
        with said_plainly(self.folder.records), opened(self._engine, label, self._stamp(), undoes) as step:
            yield step
            if step.redacts:
                rebuild(step.connection)  # words of what is gone are gone from the index too
            else:
                keep_up(step.connection)
            if self._sealed is not None:
                self._sealed.name_in(step.connection)

    def _refuse_if_read_only(self) -> None:
        if not self.writable:
            raise Refused(f"{self.folder.path} is open for reading only.")
        self._refuse_if_moved()

    def _refuse_if_moved(self) -> None:
        if file_at(self.folder.records) != self._file:  # what is open would still take what nobody finds again
            raise Unavailable(MOVED.format(path=self.folder.records))

    @contextmanager
    def beside_history(self) -> Iterator[sa.Connection]:
        """Write into the tables that are no records: what is computed from them."""
        self._refuse_if_read_only()
        with said_plainly(self.folder.records), writing(self._engine) as connection:
            yield connection

    def keep_standing(self, as_of: date, head: str, rules: str, stands: Mapping[str, Sequence[Stand]]) -> None:
        """Keep how every duty stands, by officer, for the next first look; a program open for reading keeps nothing."""
        if self.writable:
            now = Kept(as_of.isoformat(), head, rules, stands)
            with self.beside_history() as connection:
                keep(connection, now, self._kept)
            self._kept = now

    def note_report(self, made: Callable[[Stamp], ReportMade]) -> None:
        """Enter a report among those that were made; *made* is told by whom and when."""
        with self.beside_history() as connection:
            note(connection, made(self._stamp()))

    def find(self, text: str, limit: int) -> list[Hit]:
        """Return the first *limit* records that hold every word of *text*.

        Raises:
            Unavailable: the program is open for reading and nobody has made its index yet.
        """
        with self.reading() as connection:
            return find(connection, text, limit)

    def rebuild_search(self) -> None:
        """Make the search index anew."""
        with self.beside_history() as connection:
            rebuild(connection)

    def purge(self) -> None:
        """Write the file anew without what was removed: until then its blocks can still hold it.

        Raises:
            Refused: the program is open for reading only.
            Unavailable: there is no room on the disk for another file as large.
        """
        with self.beside_history() as connection:
            if self._sealed is not None:
                self._sealed.name_in(connection)
        with said_plainly(self.folder.records), self._engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("VACUUM")
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def next_redo(self) -> Undoable | None:
        """Return what a redo would take back."""
        with self.reading() as connection:
            return next_redo(connection)

    def undo(self) -> Changes | None:
        """Take back the newest change that stands; return nothing if there is none."""
        return self._take_back(next(iter(self.undoable(1)), None), "Undo: {}")

    def redo(self) -> Changes | None:
        """Take back the newest undo; return nothing if there is none."""
        return self._take_back(self.next_redo(), "Redo: {}")

    def undoable(self, most: int) -> list[Undoable]:
        """Return the newest *most* changes that stand, in the order in which undo takes them back."""
        with self.reading() as connection:
            return standing(connection, most)

    def undo_through(self, number: int) -> Sequence[Changes]:
        """Take back every change that stands from the newest to *number*, all or none, each by a change of its own."""
        self._refuse_if_read_only()
        with said_plainly(self.folder.records), writing(self._engine) as connection:
            return take_back_through(connection, number, self._stamp())

    def _take_back(self, found: Undoable | None, words: str) -> Changes | None:
        if found is None:
            return None
        with self.change(words.format(found.label.removeprefix("Undo: ")), undoes=found.id) as step:
            take_back(step, found.id)
        return step.changes

    def problems(self, *, newest: int | None = None) -> list[str]:
        """Return a sentence for everything that is wrong with file and history; *newest* looks at so many changes."""
        if newest is None:
            return [one.found for one in self.looked_over() if one.found]
        with self.reading() as connection:
            return list(broken_links(connection, newest))

    def looked_over(self) -> Iterator[Looked]:
        """Look over file and history in steps, between which the look can end."""
        with self.reading() as connection:
            yield from look_over(connection)

    @contextmanager
    def looking_into_backup(self, backup: Backup) -> Iterator[sa.Connection]:
        """Open one consistent look into the file of a backup.

        Raises:
            Unavailable: it is damaged, or another passphrase opens it than this program.
        """
        key = self._key if is_protected(backup.path) else None
        with said_plainly(backup.path), looking_into(backup.path, key) as connection:
            yield connection

    @property
    def backups(self) -> Backups:
        """The backups in the program folder."""
        return Backups(self.folder.backups)

    @property
    def documents(self) -> Papers:
        """The files of the documents."""
        return self._sealed or Documents(self.folder.documents)

    @property
    def vault(self) -> Vault | None:
        """What seals texts that are kept beside a protected program; nothing for one that is not."""
        return self._sealed.vault if self._sealed is not None else None

    def unseal_papers(self) -> None:
        """Learn from the records of a protected program which file holds which paper, and what opens them."""
        if self.protected:
            with self.reading() as connection:
                self._sealed = sealed_documents(connection, self.folder.documents)

    def damaged_records(self) -> list[Path]:
        """Return the folders with records that could not be read when a restore took their place."""
        return sorted(self.folder.backups.glob(self.folder.put_aside("*").name))

    def back_up(self, reason: Reason, progress: Progress = no_progress) -> BackedUp:
        """Make a backup while readers and writers go on.

        Raises:
            Unavailable: the records are damaged, or the place for backups cannot be written.
        """
        self._refuse_if_moved()
        return back_up(self.folder, self._stamp(), reason, progress, self._key)

    def backed_up(self) -> bool:
        """Return whether a backup holds the records as they are."""
        with self.looking() as look:
            found = look.head
        return any(one.manifest.head == found for one in self.backups.listed())

    def close(self) -> None:
        """Let go of the file and the lock."""
        self._engine.dispose()
        self._key = self._sealed = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None
