"""The backups in one folder: each a file of records with its manifest, and one copy of each paper that any needs.

``2026-11-24T160000Z.db`` is a backup once it and ``2026-11-24T160000Z.json`` are there. The manifest gets its name
first and the file of records last; when a backup goes, the file goes first. A manifest alone, and anything that ends
in ``.part``, is therefore what a crash left; it is swept at the next backup.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from coordinator.errors import Refused, Unavailable
from coordinator.store.copies import Copy, bring_document, bring_records
from coordinator.store.documents import Documents
from coordinator.store.durable import Content, content_of, part_of, parts_in, put_in_place, write_durably
from coordinator.store.faults import disk_said_plainly
from coordinator.store.lock import alone
from coordinator.store.manifest import LARGEST_MANIFEST, Manifest, moment_name, read_manifest
from coordinator.store.thinning import Mark, kept

RECORDS, MANIFEST = ".db", ".json"
NAME = re.compile(r"\d{4}-\d\d-\d\dT\d{6}Z(?:-\d\d+)?")
"""How a backup is named. Nothing else is touched: a folder on a stick may hold a person's own files too."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that is in place."""

    place: Path
    name: str
    manifest: Manifest

    def __str__(self) -> str:
        """Return what sentences call it."""
        return f"The backup {self.name} in {self.place}"

    @property
    def path(self) -> Path:
        """Its file of records."""
        return self.place / f"{self.name}{RECORDS}"

    @property
    def mark(self) -> Mark:
        """What thinning looks at."""
        return Mark(self.manifest.made, self.name, self.manifest.reason)

    def verify_records(self) -> None:
        """Read its file of records through.

        Raises:
            Refused: it is not the file that the manifest names.
            Unavailable: it cannot be read.
        """
        with disk_said_plainly(self.path):
            found = content_of(self.path)
        if found != Content(self.manifest.size, self.manifest.sha256):
            raise Refused(f"{self} is damaged: its records are not what its manifest says.")

    def open_records(self) -> IO[bytes]:
        """Open its file of records."""
        return self.path.open("rb")

    def open_document(self, sha256: str) -> IO[bytes]:
        """Open one of its papers."""
        return Documents(self.place / "documents").path_of(sha256).open("rb")


class Backups:
    """All backups in the folder *path*."""

    def __init__(self, path: Path) -> None:
        """Look into the folder *path*."""
        self.path = path
        self.documents = Documents(path / "documents")

    def listed(self) -> list[Backup]:
        """Return every backup, the newest first, except those whose manifest cannot be read."""
        found = [one for one in self._found() if isinstance(one, Backup)]
        return sorted(found, key=lambda one: one.mark, reverse=True)

    def unreadable(self) -> list[str]:
        """Return a sentence for each backup whose manifest cannot be read."""
        return [one for one in self._found() if isinstance(one, str)]

    def _found(self) -> Iterator[Backup | str]:
        for name in self._names():
            if (self.path / f"{name}{RECORDS}").is_file():
                try:
                    yield self.named(name)
                except Refused as error:
                    yield str(error)

    def _names(self) -> list[str]:
        return sorted(path.stem for path in self.path.glob(f"*{MANIFEST}") if NAME.fullmatch(path.stem))

    def named(self, name: str) -> Backup:
        """Return the backup *name*.

        Raises:
            Unavailable: it is not there, or has no manifest.
            Refused: its manifest is damaged, or of a newer program.
        """
        records, manifest = self.path / f"{name}{RECORDS}", self.path / f"{name}{MANIFEST}"
        if not records.is_file():
            raise Unavailable(f"There is no backup {name} in {self.path}.")
        if not manifest.is_file():
            raise Unavailable(
                f"{records} has no manifest {manifest.name} beside it, which says what it must hold."
                f" To look at it as it is, copy it into an empty folder under the name records.db."
            )
        with disk_said_plainly(manifest):
            content = manifest.read_bytes() if manifest.stat().st_size <= LARGEST_MANIFEST else b""
        return Backup(self.path, name, read_manifest(content, f"The backup {name} in {self.path}"))

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Write into the folder while nobody else does; what a crash or an error left is swept before and after.

        Raises:
            Unavailable: somebody else writes there now, or the folder cannot be written.
        """
        busy = f"Another backup is being written into {self.path} just now. Try again in a moment."
        with disk_said_plainly(self.path), alone(self.path / "backups.lock", busy):
            self._sweep()
            try:
                yield
            finally:
                self._sweep()

    def _sweep(self) -> None:
        alone = [name for name in self._names() if not (self.path / f"{name}{RECORDS}").exists()]
        manifests = [self.path / f"{name}{MANIFEST}" for name in alone]
        for path in [*parts_in(self.path), *parts_in(self.documents.path), *manifests]:
            _delete(path)

    def _free_name(self, moment: str) -> str:
        """Return the name of a backup of that moment; a second one in the same second is numbered."""
        there = sorted(path.stem for path in self.path.glob(f"{moment}*{RECORDS}"))
        return f"{moment}-{int(there[-1][len(moment) + 1 :] or 1) + 1:02}" if there else moment

    def admit(self, part: Path, manifest: Manifest) -> Backup:
        """Put a file that was checked and is on the disk in place, with its manifest."""
        backup = Backup(self.path, self._free_name(moment_name(manifest.made)), manifest)
        write_durably(self.path / f"{backup.name}{MANIFEST}", manifest.text())
        put_in_place(part, backup.path)
        return backup

    def receive(self, copy: Copy, now: datetime) -> Backup:
        """Keep another copy of a backup that lies elsewhere, unless it is here, and thin what was here.

        Raises:
            Refused: that backup is damaged, or this folder holds those of another program.
            Unavailable: the folder is missing or cannot be written.
        """
        if not self.path.is_dir():
            raise Unavailable(f"{self.path} is not there.")
        with self.alone():
            listed = self.listed()
            if any(one.manifest.first != copy.manifest.first for one in listed):
                raise Refused(f"{self.path} holds the backups of another program. Name another folder.")
            same = [one for one in listed if one.manifest == copy.manifest]
            backup = same[0] if same else self._take_in(copy)
            self.thin(now)
        return backup

    def _take_in(self, copy: Copy) -> Backup:
        here = self.documents.listed()
        for sha256, size in copy.manifest.documents.items():
            if here.get(sha256) != size:
                bring_document(copy, Content(size, sha256), self.documents)
        with part_of(self.path / f"incoming{RECORDS}") as part:
            bring_records(copy, part)
            return self.admit(part, copy.manifest)

    def thin(self, now: datetime) -> None:
        """Delete the backups that are not kept any longer, and the papers that none needs that is left."""
        listed = self.listed()
        keep = kept([one.mark for one in listed], now)
        self._let_go(one for one in listed if one.mark not in keep)

    def delete(self, backups: Iterable[Backup]) -> None:
        """Delete *backups*, and the papers that none needs that is left.

        Raises:
            Unavailable: somebody else writes there now, or the folder cannot be written.
        """
        with self.alone():
            self._let_go(backups)

    def _let_go(self, backups: Iterable[Backup]) -> None:
        for one in backups:
            if _delete(one.path):
                _delete(self.path / f"{one.name}{MANIFEST}")
        if not self.unreadable():
            needed = {sha256 for one in self.listed() for sha256 in one.manifest.documents}
            for sha256 in self.documents.listed().keys() - needed:
                _delete(self.documents.path_of(sha256))


def _delete(path: Path) -> bool:
    """Delete *path*, unless another program has it open where that forbids it: it goes the next time."""
    with suppress(PermissionError):
        path.unlink(missing_ok=True)
        return True
    return False
