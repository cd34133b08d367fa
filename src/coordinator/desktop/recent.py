"""The programs that were open on this machine, the last one first."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from coordinator.desktop.settings import write
from coordinator.store.folder import RECORDS_FILE

MOST = 12


@dataclass(frozen=True, slots=True)
class Recent:
    """A program that was open: its folder, and the day on which it was opened last."""

    path: Path
    opened: date

    @property
    def there(self) -> bool:
        """Whether its records are where they were."""
        try:
            return (self.path / RECORDS_FILE).is_file()
        except OSError:
            return False


class RecentPrograms:
    """The list in one file; one that is missing or damaged is empty."""

    def __init__(self, file: Path) -> None:
        """Keep the list in *file*."""
        self._file = file

    def listed(self) -> Sequence[Recent]:
        """Return the programs, the last one first."""
        try:
            rows = json.loads(self._file.read_text("utf-8"))
            return [Recent(Path(row["path"]), date.fromisoformat(row["opened"])) for row in rows]
        except (OSError, ValueError, TypeError, KeyError):
            return []

    def note(self, path: Path, day: date) -> None:
        """Put a program that was opened on *day* first.

        Raises:
            Unavailable: the place cannot be written.
        """
        others = [one for one in self.listed() if one.path != path]
        self._write([Recent(path, day), *others][:MOST])

    def forget(self, path: Path) -> None:
        """Take a program off the list; its folder stays as it is.

        Raises:
            Unavailable: the place cannot be written.
        """
        self._write([one for one in self.listed() if one.path != path])

    def _write(self, listed: Sequence[Recent]) -> None:
        write(self._file, [{"path": str(one.path), "opened": one.opened.isoformat()} for one in listed])
