"""Putting several files into a folder at once: all of them, or none, and none over what is there unless agreed to."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from coordinator.errors import Refused
from coordinator.reports.posting import OURS
from coordinator.store.durable import content_of, copied, sync_folder
from coordinator.store.faults import disk_said_plainly

INDEX = "index.html"
"""The page that names the files; one that was written here is written anew without asking."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The files that were written, and those that were there already with the same content."""

    written: Sequence[Path]
    unchanged: Sequence[Path]


def place(staged: Path, folder: Path, *, over: bool) -> Placed:
    """Put every file of the folder *staged* into *folder*, which is made if it is not there.

    Raises:
        Refused: files are there with another content, and nobody agreed to write *over* them; nothing was written.
        Unavailable: the folder cannot be written; what was there is there as before.
    """
    with disk_said_plainly(folder):
        names = sorted((one.name for one in staged.iterdir()), key=lambda name: (name == INDEX, name))
        same = {name for name in names if _same(staged / name, folder / name)}
        others = [name for name in names if name not in same and (folder / name).exists()]
        in_the_way = [name for name in others if not (name == INDEX and _is_ours(folder / name))]
        if any((folder / name).is_dir() for name in names) or (in_the_way and not over):
            what = ", ".join(in_the_way)
            raise Refused(f"{folder} holds something else under these names: {what}. Agree to replace it, or move it.")
        new = [name for name in names if name not in same]
        folder.mkdir(parents=True, exist_ok=True)
        _put(staged, folder, new)
    return Placed([folder / name for name in new], [folder / name for name in names if name in same])


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and content_of(one) == content_of(other)


def _is_ours(page: Path) -> bool:
    return page.is_file() and OURS.strip() in page.read_text("utf-8", errors="replace")


def _put(staged: Path, folder: Path, names: Sequence[str]) -> None:
    """Copy *names* beside their places, then give them their names; on an error take back what was done."""
    done: list[str] = []
    with TemporaryDirectory(prefix=".posting-", dir=folder) as beside:
        new, old = Path(beside, "new"), Path(beside, "old")
        new.mkdir()
        old.mkdir()
        for name in names:
            _copy(staged / name, new / name)
        try:
            for name in names:
                if (folder / name).exists():
                    (folder / name).replace(old / name)
                done.append(name)
                (new / name).replace(folder / name)
        except OSError:
            for name in done:
                _take_back(folder / name, old / name)
            raise
        sync_folder(folder)


def _take_back(target: Path, before: Path) -> None:
    if before.exists():
        before.replace(target)
    else:
        target.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    with source.open("rb") as read, target.open("xb") as write:
        copied(read, write)
        write.flush()
        os.fsync(write.fileno())
    target.chmod(0o644)
