"""Copies of papers that are open in the system's own reader: nobody edits what is on file, and nothing stays behind."""

import shutil
import tempfile
from pathlib import Path

from platformdirs import user_cache_path

_BEGINS = "opened-"
_LEFT_BEHIND = 24 * 60 * 60
"""From this age on, in seconds, a copy is what a crash left."""


class Copies:
    """Makes copies in a folder that only this person may read, and removes them."""

    def __init__(self) -> None:
        """Begin without copies."""
        self._folder: Path | None = None

    def place_for(self, name: str) -> Path:
        """Return where a copy called *name* is to be written: in a new folder of its own.

        Raises:
            Unavailable: the folder cannot be made.
        """
        from coordinator.store.faults import disk_said_plainly

        around = user_cache_path("coordinator", appauthor=False)
        with disk_said_plainly(around):
            if self._folder is None:
                around.mkdir(parents=True, exist_ok=True)
                self._folder = Path(tempfile.mkdtemp(prefix=_BEGINS, dir=around))
                _sweep(around, self._folder.stat().st_mtime - _LEFT_BEHIND)
            return Path(tempfile.mkdtemp(dir=self._folder)) / name

    def remove(self) -> None:
        """Remove every copy; one that a reader still holds, as on Windows, is swept a day later."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None


def _sweep(around: Path, oldest: float) -> None:
    for folder in around.glob(f"{_BEGINS}*"):
        if folder.stat().st_mtime < oldest:
            shutil.rmtree(folder, ignore_errors=True)
