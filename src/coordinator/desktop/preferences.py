"""What was chosen on this machine: told at once to who shows it, and kept at once."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from coordinator.desktop.recent import RecentPrograms
from coordinator.desktop.settings import Settings, recent_file, save
from coordinator.errors import Unavailable


class Preferences(QObject):
    """The settings of a window while it is open."""

    changed = Signal(str)
    """Something else was chosen; carries the name of the setting."""
    not_kept = Signal(str)
    """What was chosen holds until the window closes only; carries why."""

    def __init__(self, settings: Settings, file: Path, parent: QObject | None = None) -> None:
        """Keep *settings* in *file*."""
        super().__init__(parent)
        self.settings, self._file = settings, file
        self.recent = RecentPrograms(recent_file())

    def choose(self, name: str, value: object) -> None:
        """Let the setting *name* be *value* from now on."""
        if asdict(self.settings)[name] != value:
            setattr(self.settings, name, value)
            self.keep()
            self.changed.emit(name)

    def keep(self) -> None:
        """Keep everything, or say why not."""
        try:
            save(self.settings, self._file)
        except Unavailable as error:
            self.not_kept.emit(str(error))

    def note_opened(self, path: Path, day: date) -> None:
        """Remember that the program at *path* was opened on *day*."""
        self._keep_recent(lambda: self.recent.note(path, day))

    def forget(self, path: Path) -> None:
        """Forget that the program at *path* was ever open here."""
        self._keep_recent(lambda: self.recent.forget(path))

    def _keep_recent(self, keep: Callable[[], None]) -> None:
        try:
            keep()
        except Unavailable as error:
            self.not_kept.emit(str(error))
