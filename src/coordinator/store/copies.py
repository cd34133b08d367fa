"""A copy of a program, wherever it lies, and how its parts are brought from there: checked against its manifest."""

from pathlib import Path
from typing import IO, Protocol

from coordinator.errors import Refused
from coordinator.store.documents import Documents
from coordinator.store.durable import Content, pour
from coordinator.store.manifest import Manifest


class Copy(Protocol):
    """A backup in a folder, or a portable copy; its text is what sentences call it, as their subject."""

    @property
    def manifest(self) -> Manifest:
        """What it says that it holds."""
        ...

    def open_records(self) -> IO[bytes]:
        """Open its file of records."""
        ...

    def open_document(self, sha256: str) -> IO[bytes]:
        """Open one of its papers."""
        ...


def bring_records(copy: Copy, target: Path) -> None:
    """Write the copy's file of records to the new file *target*, and see it on the disk.

    Raises:
        Refused: it is not the file that the manifest names.
    """
    wanted = Content(copy.manifest.size, copy.manifest.sha256)
    with copy.open_records() as stream:
        found = pour(stream, target, wanted.size)
    if found != wanted:
        raise Refused(f"{copy} is damaged: its records are not what its manifest says. Choose another backup.")


def bring_documents(copy: Copy, documents: Documents) -> None:
    """Bring each of the copy's papers that is not there already, or not whole.

    Raises:
        Refused: a paper of the copy is missing or damaged.
    """
    for sha256, size in copy.manifest.documents.items():
        if not documents.holds(wanted := Content(size, sha256)):
            bring_document(copy, wanted, documents)


def bring_document(copy: Copy, wanted: Content, documents: Documents) -> None:
    """Bring one of the copy's papers.

    Raises:
        Refused: it is missing there, or damaged.
    """
    try:
        stream = copy.open_document(wanted.sha256)
    except FileNotFoundError:
        raise Refused(f"{copy} is damaged: its document {wanted.sha256} is missing. Choose another backup.") from None
    with stream:
        documents.receive(stream, wanted)
