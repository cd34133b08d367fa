"""The store of papers of a protected program: each file is encrypted before it is named, in the age format.

Files are named by what is on the disk, as in a program without a passphrase, so that backups carry and check them
without any key. Which file holds which paper stands in the protected file of records, and so does the identity that
opens them all: a new passphrase leaves the papers as they are.
"""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import IO, Any

import sqlalchemy as sa
from pyrage import DecryptError, decrypt, decrypt_io, encrypt, encrypt_io, x25519
from sqlmodel import SQLModel

from coordinator.errors import Refused, Unavailable
from coordinator.store.documents import LARGEST_DOCUMENT, Documents, Taken, opened_source, plain_name, too_large
from coordinator.store.durable import Content, content_of, part_of, put_in_place, sync_file
from coordinator.store.faults import disk_said_plainly

BEGINS = b"age-encryption.org/v1\n"
"""How every sealed file begins."""

sealing = sa.Table(
    "sealing",
    SQLModel.metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("identity", sa.String, nullable=False),
    sqlite_strict=True,
)
"""The one identity that opens the papers; no row in a program without a passphrase."""

sealed_document = sa.Table(
    "sealed_document",
    SQLModel.metadata,
    sa.Column("sha256", sa.String, primary_key=True),
    sa.Column("file", sa.String, nullable=False),
    sqlite_strict=True,
)
"""Which file (the SHA-256 of what is on the disk) holds which paper (the SHA-256 of its content)."""


class _Counted:
    """A stream that is read or written through: counted and hashed, and at its end once it is too long."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._found, self.size = hashlib.sha256(), 0

    def _pass(self, chunk: bytes) -> bytes:
        self.size += len(chunk)
        self._found.update(chunk)
        return chunk if self.size <= LARGEST_DOCUMENT else b""

    def read(self, size: int = -1, /) -> bytes:
        return self._pass(self._stream.read(size))

    def write(self, chunk: bytes, /) -> int:
        return self._stream.write(self._pass(chunk))

    def flush(self) -> None:
        self._stream.flush()

    @property
    def sha256(self) -> str:
        return self._found.hexdigest()


class _Nowhere(BytesIO):
    """Takes what is only read to be checked."""

    def write(self, chunk: Any, /) -> int:
        return len(chunk)


def new_identity() -> str:
    """Return an identity for a program that is being protected."""
    return str(x25519.Identity.generate())


class Vault:
    """Seals texts that are kept beside a protected program."""

    def __init__(self, identity: x25519.Identity) -> None:
        """Seal for, and unseal by, the program's identity."""
        self._identity = identity

    def seal(self, text: str) -> bytes:
        """Return *text* as only the open program can read it."""
        sealed: bytes = encrypt(text.encode(), [self._identity.to_public()])
        return sealed

    def unseal(self, sealed: bytes) -> str:
        """Return the text; an empty one if it is damaged, or sealed for another program."""
        try:
            text: bytes = decrypt(sealed, [self._identity])
        except DecryptError:
            return ""
        return text.decode(errors="replace")


class SealedDocuments:
    """The papers of a protected program; asked as :class:`Documents` is."""

    def __init__(self, path: Path, identity: str, names: Mapping[str, str]) -> None:
        """Use the folder *path*; *names* says by the hash of each paper which file holds it."""
        self._files = Documents(path)
        self._identity = x25519.Identity.from_str(identity)
        self._names = dict(names)
        self._new: dict[str, str] = {}
        self._gone: set[str] = set()

    @property
    def path(self) -> Path:
        """The folder."""
        return self._files.path

    @property
    def vault(self) -> Vault:
        """What seals texts for the same program."""
        return Vault(self._identity)

    @property
    def names(self) -> Mapping[str, str]:
        """Which file holds each paper."""
        return self._names

    def take(self, source: Path) -> Taken:
        """Seal a copy of the file *source*; the same content is kept once.

        The name of its file is kept by the change that is open, see :meth:`name_in`.

        Raises:
            Refused: it is no file, empty, too large, gone, or may not be read.
            Unavailable: the store cannot be written.
        """
        with opened_source(source) as stream, disk_said_plainly(self.path):
            found = self._keep(stream)
        if found.size > LARGEST_DOCUMENT:
            raise Refused(too_large(source))
        return Taken(plain_name(source.name), found.sha256, found.size)

    def _keep(self, stream: IO[bytes]) -> Content:
        self.path.mkdir(parents=True, exist_ok=True)
        read = _Counted(stream)
        with part_of(self.path / "incoming") as part:
            with part.open("xb") as file:
                encrypt_io(read, file, [self._identity.to_public()])
            if read.size <= LARGEST_DOCUMENT and not self.has(read.sha256):
                sync_file(part)
                stored = content_of(part)
                self._files.put(part, stored)
                self._names[read.sha256] = self._new[read.sha256] = stored.sha256
        return Content(read.size, read.sha256)

    def name_in(self, connection: sa.Connection) -> None:
        """Keep the names of files that were taken while a change was open, as a part of it; forget those removed."""
        changed = [*self._new, *self._gone]
        connection.execute(sealed_document.delete().where(sealed_document.c.sha256.in_(changed)))
        if self._new:
            rows = [{"sha256": sha256, "file": file} for sha256, file in self._new.items()]
            connection.execute(sealed_document.insert(), rows)
        self._new.clear()
        self._gone.clear()

    def forget_new(self) -> None:
        """Let go of the names of files whose change was not committed: they are orphans now."""
        for sha256 in self._new:
            del self._names[sha256]
        self._new.clear()

    def has(self, sha256: str) -> bool:
        """Return whether the paper is here; it is not read for that."""
        return sha256 in self._names and self._files.has(self._names[sha256])

    def path_of(self, sha256: str) -> Path:
        """Return where the file that holds the paper lies; of a paper that is not here, a place where nothing is."""
        return self._files.path_of(self._names.get(sha256, sha256))

    def verify(self, sha256: str) -> None:
        """Read the paper through.

        Raises:
            Unavailable: it is missing or damaged.
        """
        with disk_said_plainly(self.path):
            self._pour(sha256, _Nowhere())

    @contextmanager
    def opened(self, sha256: str) -> Iterator[IO[bytes]]:
        """Open the paper for reading, unsealed in memory only.

        Raises:
            Unavailable: it is missing or damaged.
        """
        with BytesIO() as plain:  # never in a file: what is readable there stays on the disk
            self._pour(sha256, plain)
            plain.seek(0)
            yield plain

    def seen(self, sha256: str) -> AbstractContextManager[IO[bytes]]:
        """Open the paper to be looked at; a sealed one has to be read through for that.

        Raises:
            Unavailable: it is missing or damaged.
        """
        return self.opened(sha256)

    def copy_out(self, sha256: str, target: Path) -> None:
        """Copy the paper to the new or existing file *target*, whole or not at all.

        Raises:
            Unavailable: it is missing or damaged, or *target* cannot be written.
        """
        with disk_said_plainly(target), part_of(target) as part:
            with part.open("xb") as file:
                self._pour(sha256, file)
            sync_file(part)
            put_in_place(part, target)

    def _pour(self, sha256: str, target: IO[bytes]) -> None:
        """Unseal the paper into *target*, and see that it is what was added."""
        if not self.has(sha256):
            raise Unavailable(f"The document {sha256} is missing from {self.path}. A backup may still have it.")
        path = self.path_of(sha256)
        counted = _Counted(target)
        try:
            with path.open("rb") as file:
                decrypt_io(file, counted, [self._identity])
        except DecryptError as error:
            raise Unavailable(_damaged(path)) from error
        except OSError as error:
            if error.errno is None:  # it came from no disk, but from the seal
                raise Unavailable(_damaged(path)) from error
            raise
        if counted.sha256 != sha256:
            raise Unavailable(_damaged(path))

    def listed(self) -> Mapping[str, int]:
        """Return the size on the disk of every paper by its hash, in the order of the hashes."""
        files = self._files.listed()
        return {sha256: files[file] for sha256, file in sorted(self._names.items()) if file in files}

    def remove(self, sha256: str) -> None:
        """Delete the paper, which no record names any more.

        Raises:
            Unavailable: the store cannot be written.
        """
        if sha256 in self._names:
            self._files.remove(self._names.pop(sha256))
            self._gone.add(sha256)

    def sweep(self, known: Collection[str], now: datetime) -> list[str]:
        """Delete what no record knows and what a crash left, if it is older than a day; return the hashes.

        What is not sealed is what a passphrase that was just set has left behind; it goes at once.
        """
        named = {self._names[one] for one in known if one in self._names}
        with disk_said_plainly(self.path):
            for path in self._files.papers():
                if path.name not in named and not _is_sealed(path):
                    path.unlink()
        swept = frozenset(self._files.sweep(named, now))
        return [sha256 for sha256, file in self._names.items() if file in swept]


def sealed_documents(connection: sa.Connection, path: Path) -> SealedDocuments:
    """Return the papers in the folder *path* as the records of a protected program name them."""
    identity = connection.execute(sa.select(sealing.c.identity)).scalar_one()
    rows = connection.execute(sa.select(sealed_document.c.sha256, sealed_document.c.file))
    return SealedDocuments(path, identity, {row.sha256: row.file for row in rows})


Papers = Documents | SealedDocuments
"""The files of the documents of a program."""


def _is_sealed(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(BEGINS)) == BEGINS


def _damaged(path: Path) -> str:
    return f"The document {path} is damaged: it was altered since it was added. Restore a backup."
