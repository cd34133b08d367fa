"""What the database says when something is wrong, in a person's words."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from coordinator.errors import Refused, Unavailable

_SENTENCES = {
    "SQLITE_FULL": "The disk with {path} is full. Nothing of this step was saved; make room and try again.",
    "SQLITE_READONLY": "{path} cannot be written: the file or its folder is read-only. Nothing was saved.",
    "SQLITE_CANTOPEN": "{path} cannot be opened: it is missing, or you may not read it.",
    "SQLITE_NOTADB": "{path} is not a file of this program, or it is protected with a passphrase.",
    "SQLITE_CORRUPT": "{path} is damaged. Nothing was written; restore the newest backup.",
    "SQLITE_BUSY": "{path} is being written by another program. Nothing was saved; try again in a moment.",
    "SQLITE_LOCKED": "{path} is being written by another program. Nothing was saved; try again in a moment.",
    "SQLITE_IOERR": "The disk with {path} does not answer. Nothing of this step was saved.",
}


def sentence(error: sa.exc.DBAPIError, path: Path) -> str:
    """Return what *error* means for the person who works with *path*."""
    name = str(getattr(error.orig, "sqlite_errorname", ""))
    for code, words in _SENTENCES.items():
        if name.startswith(code):
            return words.format(path=path)
    return f"{path} cannot be used: {error.orig}."


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
        raise Unavailable(sentence(error, path)) from error
