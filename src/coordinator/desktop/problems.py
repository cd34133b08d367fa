"""What is the matter with the program that is open: said in one place, for as long as it lasts."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that is not as it should be: what, and in sentences what it means and what to do."""

    title: str
    words: str


class Problems(QObject):
    """Keeps what each source last found: the file, the backups, an import."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin without problems."""
        super().__init__(parent)
        self._found: dict[str, Trouble] = {}

    @property
    def found(self) -> list[Trouble]:
        """What is the matter now, in the order in which it came up."""
        return list(self._found.values())

    def say(self, source: str, title: str, words: str) -> None:
        """Keep what *source* found, in the place of what it found before; no *words* say that all is well there."""
        before = self._found.pop(source, None)
        if words:
            self._found[source] = Trouble(title, words)
        if self._found.get(source) != before:
            self.changed.emit()

    def clear(self) -> None:
        """Forget all of it: another program is open."""
        self._found.clear()
        self.changed.emit()
