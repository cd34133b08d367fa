"""What database and disk say when something is wrong, in a person's words."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlcipher3 import dbapi2

from coordinator.errors import Refused, Unavailable

_FULL = "The disk with {path} is full. Nothing of this step was saved; make room and try again."
_READ_ONLY = "{path} cannot be written: the file or its folder is read-only. Nothing was saved."
_GONE = (
    "The disk with {path} does not answer. Nothing of this step was saved; plug it in or connect it again, and try"
    " again. What was saved before is on it."
)
MOVED = (
    "{path} was moved, renamed or replaced while it was open. Nothing of this step was saved; put it back where it was,"
    " or open the program where it lies now."
)

_SENTENCES = {
    "SQLITE_FULL": _FULL,
    "SQLITE_READONLY_DBMOVED": MOVED,
    "SQLITE_READONLY": _READ_ONLY,
    "SQLITE_CANTOPEN": "{path} cannot be opened: it is missing, or you may not read it.",
    "SQLITE_NOTADB": "{path} is not a file of this program, or it is protected with a passphrase.",
    "SQLITE_CORRUPT": "{path} is damaged. Nothing was written; restore the newest backup.",
    "SQLITE_BUSY": "{path} is being written by another program. Nothing was saved; try again in a moment.",
    "SQLITE_LOCKED": "{path} is being written by another program. Nothing was saved; try again in a moment.",
    "SQLITE_IOERR": _GONE,
}

_UNNAMED = {"database or disk is full": "SQLITE_FULL", "database disk image is malformed": "SQLITE_CORRUPT"}
"""What the driver's backup says, which gives its errors no names."""

_NO_ANSWER = (errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTCONN, errno.ETIMEDOUT, errno.EHOSTUNREACH)
"""What a disk says that was taken out, or a share whose server is gone."""

_OF_THE_DISK = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: "{path} cannot be used: you may not read or write there. Nothing was saved.",
    errno.ENOENT: "{path} is not there.",
    **dict.fromkeys(_NO_ANSWER, _GONE),
}


def sentence(error: BaseException | None, path: Path) -> str:
    """Return what the driver's *error* means for the person who works with *path*."""
    name = str(getattr(error, "sqlite_errorname", _UNNAMED.get(str(error), "")))
    for code, words in _SENTENCES.items():
        if name.startswith(code):
            return words.format(path=path)
    return f"{path} cannot be used: {error}."


@contextmanager
def said_plainly(path: Path) -> Iterator[None]:
    """Turn errors of the database into the sentences that people read.

    Raises:
        Refused: a constraint of the records says no.
        Unavailable: the file cannot be used now.
    """
    try:
        yield
    except sa.exc.IntegrityError as error:
        raise Refused(f"The records do not allow this: {error.orig}.") from error
    except sa.exc.DBAPIError as error:
        raise Unavailable(sentence(error.orig, path)) from error
    except dbapi2.Error as error:
        raise Unavailable(sentence(error, path)) from error


@contextmanager
def disk_said_plainly(path: Path) -> Iterator[None]:
    """Turn errors of the file system under *path* into the sentences that people read.

    Raises:
        Unavailable: the disk is full, read-only, gone, or closed to this user.
    """
    try:
        yield
    except OSError as error:
        words = _OF_THE_DISK.get(
            error.errno or 0, f"{{path}} cannot be used: {error.strerror or error}. Nothing was saved."
        )
        raise Unavailable(words.format(path=path)) from error
