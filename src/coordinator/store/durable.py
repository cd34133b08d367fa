"""Bytes on their way into a file: in chunks, counted, hashed, and on the disk before a name says they are there."""

import hashlib
import os
import re
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

CHUNK = 1 << 20
"""How many bytes are in memory at once."""

PART = re.compile(r".+\.[0-9a-f]{8}\.part(?:-wal|-shm|-journal)?")
"""How a file is named that is not whole yet, and what SQLite may have beside it: like no file of a person's own."""

LOGS = ("-wal", "-shm", "-journal")
"""What SQLite may have beside a file."""


class Content(NamedTuple):
    """What identifies the content of a file: its size in bytes and its SHA-256."""

    size: int
    sha256: str


def content_of(path: Path) -> Content:
    """Read the file *path* through."""
    with path.open("rb") as file:
        return Content(os.fstat(file.fileno()).st_size, hashlib.file_digest(file, "sha256").hexdigest())


def copied(source: IO[bytes], target: IO[bytes], limit: int = sys.maxsize) -> Content:
    """Copy *source* to *target* in chunks and return what went over.

    It stops once there is more than *limit*, so that what claims to be small cannot fill the disk; the size that is
    returned then exceeds the limit.
    """
    found, size = hashlib.sha256(), 0
    while size <= limit and (chunk := source.read(CHUNK)):
        target.write(chunk)
        found.update(chunk)
        size += len(chunk)
    return Content(size, found.hexdigest())


def pour(source: IO[bytes], target: Path, limit: int = sys.maxsize) -> Content:
    """Write *source* to the new file *target*, at most a chunk more than *limit*, and see it on the disk."""
    with target.open("xb") as file:
        found = copied(source, file, limit)
        file.flush()
        os.fsync(file.fileno())
    return found


@contextmanager
def part_of(target: Path) -> Iterator[Path]:
    """Yield a path beside *target* to write to; whatever was not put in place is gone at the end."""
    part = target.with_name(f"{target.name}.{secrets.token_hex(4)}.part")
    try:
        yield part
    finally:
        for path in (part, *(part.with_name(part.name + log) for log in LOGS)):
            path.unlink(missing_ok=True)


def parts_in(folder: Path) -> list[Path]:
    """Return what a crash left in *folder*, or what is being written there just now."""
    return [path for path in folder.glob("*.part*") if PART.fullmatch(path.name)]


def put_in_place(part: Path, target: Path) -> None:
    """Give a part that is on the disk its name, at once and for good."""
    part.replace(target)
    sync_folder(target.parent)


def write_durably(target: Path, content: bytes) -> None:
    """Replace the content of a small file: all of it, or nothing."""
    with part_of(target) as part:
        part.write_bytes(content)
        sync_file(part)
        put_in_place(part, target)


def sync_file(path: Path) -> None:
    """Make the content of *path* durable."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Make a new name in *path* durable, where the system knows how."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
