"""Who holds a program: a lock of the operating system, and a note beside it that says who and since when.

The system frees its lock when the process ends, however it ends; the note alone therefore never keeps anybody out on
the same machine. A note of another machine is taken at its word, since its lock may not reach over a network.
"""

import json
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from coordinator.errors import Held, Unavailable
from coordinator.store.changing import Stamp
from coordinator.store.faults import disk_said_plainly

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[str]) -> None:
        file.seek(_FAR)  # the system's lock there does not keep others from reading the note
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: IO[str]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


_FAR = 1 << 20


@contextmanager
def alone(path: Path, refusal: str) -> Iterator[None]:
    """Hold the system's lock on the file *path*, which is made if need be, for the length of the block.

    Raises:
        Unavailable: another process or thread holds it; *refusal* says so to a person.
    """
    path.touch()
    with path.open("r+", encoding="utf-8") as file:
        try:
            _take(file)
        except OSError:
            raise Unavailable(refusal) from None
        yield


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the program open."""

    person: str
    host: str
    process: int
    since: str

    def __str__(self) -> str:
        """Return the holder as a person reads it."""
        return f"{self.person} on {self.host} since {self.since}"


def holder_noted(path: Path) -> Holder | None:
    """Return who the lock file *path* says has the program open; after a crash it may be nobody any more."""
    try:
        return Holder(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None  # no note, or half of one: the system's lock alone counts


class Lock:
    """The right to write into one program folder."""

    def __init__(self, path: Path, stamp: Stamp) -> None:
        """Take the lock at *path*.

        Raises:
            Held: somebody else holds it.
            Unavailable: the folder cannot be written, or its disk is full.
        """
        self.path = path
        self._file = self._open()
        try:
            _take(self._file)
        except OSError:
            self._file.close()
            raise Held(self._refusal()) from None
        if (other := self.holder()) and other.host != socket.gethostname():
            self._file.close()
            gone = f" If it is no longer open on {other.host}, delete {self.path.name} there."
            raise Held(self._refusal() + gone)
        since = stamp.at.strftime("%Y-%m-%d %H:%M")
        self._note_or_let_go(json.dumps(asdict(Holder(stamp.actor, socket.gethostname(), os.getpid(), since))))

    def _open(self) -> IO[str]:
        try:
            self.path.touch()
            return self.path.open("r+", encoding="utf-8")
        except OSError as error:
            raise Unavailable(f"{self.path.parent} cannot be written: {error.strerror}.") from error

    def _refusal(self) -> str:
        who = self.holder() or "another program"
        return f"{self.path.parent} is open: {who}. Close it there, or look at the records without writing."

    def _note_or_let_go(self, text: str) -> None:
        try:
            with disk_said_plainly(self.path.parent):
                self._note(text)
        except Unavailable:
            with suppress(OSError):  # closing tries once more to write what there is no room for
                self._file.close()
            raise

    def _note(self, text: str) -> None:
        self._file.seek(0)
        self._file.truncate()
        self._file.write(text)
        self._file.flush()

    def holder(self) -> Holder | None:
        """Return who is noted as holding the program."""
        return holder_noted(self.path)

    def release(self) -> None:
        """Give the right back."""
        self._note("")
        self._file.close()
