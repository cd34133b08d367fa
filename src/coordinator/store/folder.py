"""The program folder: the file of records, its documents, its backups and its lock."""

from dataclasses import dataclass
from pathlib import Path

from coordinator.errors import Unavailable

RECORDS_FILE = "records.db"


@dataclass(frozen=True, slots=True)
class Folder:
    """Where the parts of one program lie."""

    path: Path

    @property
    def records(self) -> Path:
        """The SQLite file."""
        return self.path / RECORDS_FILE

    @property
    def documents(self) -> Path:
        """The attachments, by content."""
        return self.path / "documents"

    @property
    def backups(self) -> Path:
        """The verified copies."""
        return self.path / "backups"

    def put_aside(self, moment: str) -> Path:
        """The folder for records that could not be read when a restore took their place."""
        return self.backups / f"damaged-{moment}"

    @property
    def lock(self) -> Path:
        """Who has the program open."""
        return self.path / "records.lock"


def file_at(path: Path) -> tuple[int, int] | None:
    """Return what tells the file at *path* from every other, whatever it is called; nothing if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def existing_folder(path: Path) -> Folder:
    """Return the program folder that *path* names: the folder, or the ``records.db`` in it.

    Raises:
        Unavailable: there is no program.
    """
    path = path.expanduser().absolute()
    if path.is_file():
        if path.name != RECORDS_FILE:
            raise Unavailable(f"{path} is not a program: a program is a folder with a file {RECORDS_FILE} in it.")
        path = path.parent
    if not path.exists():
        raise Unavailable(f"{path} does not exist.")
    if not (path / RECORDS_FILE).is_file():
        raise Unavailable(f"{path} is not a program folder: there is no {RECORDS_FILE} in it.")
    return Folder(path)


def restorable_folder(path: Path) -> Folder:
    """Return the program folder that *path* names, of which even the file of records may be gone.

    Raises:
        Unavailable: there are neither records nor backups.
    """
    path = path.expanduser().absolute()
    folder = Folder(path.parent if path.name == RECORDS_FILE else path)
    if not folder.records.exists() and not folder.backups.is_dir():
        raise Unavailable(f"{path} is not a program folder: there are neither records nor backups in it.")
    return folder


def new_folder(path: Path) -> Folder:
    """Make the folders of a new program.

    Raises:
        Unavailable: the place is taken, or cannot be written.
    """
    path = path.expanduser().absolute()
    if path.is_file() or (path.is_dir() and any(path.iterdir())):
        raise Unavailable(f"{path} is not empty; a new program needs a new or empty folder.")
    folder = Folder(path)
    try:
        folder.documents.mkdir(parents=True, exist_ok=True)
        folder.backups.mkdir(exist_ok=True)
    except OSError as error:
        raise Unavailable(f"{path} cannot be made: {error.strerror}.") from error
    return folder
