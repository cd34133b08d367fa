"""What opens a protected file: a key that is derived from a passphrase and the salt in the file's first bytes.

It is the very derivation of SQLCipher 4, so that any tool which knows that form opens the file by its passphrase.
"""

import hashlib
import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from sqlcipher3 import dbapi2

from coordinator.errors import Locked, Refused, Unavailable
from coordinator.store.faults import disk_said_plainly, sentence

SHORTEST = 12
"""How many characters a passphrase has at least: whoever holds the file can try as often as he likes."""

_PLAIN = b"SQLite format 3\x00"
_SALT = 16
_PAGE = 4096
_ROUNDS = 256_000


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """The derived key and the salt, 48 bytes; it never shows itself in a log or a traceback."""

    raw: bytes

    @property
    def literal(self) -> str:
        """Return the key as the driver takes it."""
        return f"x'{self.raw.hex()}'"


def is_protected(records: Path) -> bool:
    """Return whether the file *records* is protected by a passphrase, as far as its outside can tell.

    Raises:
        Unavailable: it cannot be read, or is neither a plain nor a protected file of records.
    """
    with disk_said_plainly(records), records.open("rb") as file:
        begins, size = file.read(_SALT), os.fstat(file.fileno()).st_size
    if begins == _PLAIN or not size:
        return False
    if size % _PAGE:
        raise Unavailable(f"{records} is not a file of this program, or it is damaged. Nothing was written.")
    return True


def key_of(records: Path, passphrase: str) -> Key | None:
    """Return what opens the file *records*; nothing for a file that is not protected. It takes a tenth of a second.

    Raises:
        Locked: it is protected, and there is no passphrase.
        Unavailable: it cannot be read, or is not ours.
    """
    if not is_protected(records):
        return None
    if not passphrase:
        raise Locked(f"{records} is protected by a passphrase.")
    with disk_said_plainly(records), records.open("rb") as file:
        return _derived(passphrase, file.read(_SALT))


class Opened(NamedTuple):
    """A file of records and what opens it."""

    path: Path
    key: Key | None


def opened(records: Path, passphrase: str) -> Opened:
    """Return the file *records* with the key that *passphrase* makes of it, once it was seen to open.

    Raises:
        Locked: it is protected, and *passphrase* is not the one.
        Unavailable: it cannot be read, or is not ours.
    """
    key = key_of(records, passphrase)
    if key is not None:
        _refuse_wrong(records, key)
    return Opened(records, key)


def _refuse_wrong(records: Path, key: Key) -> None:
    connection = dbapi2.connect(f"{records.as_uri()}?mode=ro", uri=True)
    try:
        tell_key(connection, key)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.Error as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB":
            raise Locked(
                f"This passphrase does not open {records}. If it is surely the right one, the file is damaged or of"
                " another program; a backup may still open."
            ) from error
        raise Unavailable(sentence(error, records)) from error
    finally:
        connection.close()


def tell_key(connection: Any, key: Key | None) -> None:
    """Tell a connection the key of its file, or of one that it is to make, before anything else."""
    if key is not None:
        connection.execute("PRAGMA cipher_log_level=NONE").fetchall()  # it would tell the terminal of a wrong key
        connection.execute(f'PRAGMA key="{key.literal}"').fetchall()


def new_key(passphrase: str) -> Key:
    """Return a key for a file that is yet to be written.

    Raises:
        Refused: the passphrase is too short.
    """
    if len(_normal(passphrase)) < SHORTEST:
        raise Refused(
            f"This passphrase is too short: it needs {SHORTEST} characters or more. Five or six words that do not"
            " belong together are easy to remember and hard to guess."
        )
    return _derived(passphrase, os.urandom(_SALT))


def _derived(passphrase: str, salt: bytes) -> Key:
    return Key(hashlib.pbkdf2_hmac("sha512", _normal(passphrase).encode(), salt, _ROUNDS, 32) + salt)


def _normal(passphrase: str) -> str:
    """Return it as typed on any keyboard: an é is one character, however it was put together."""
    return unicodedata.normalize("NFC", passphrase)
