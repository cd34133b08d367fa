"""Every key of the window, from the commands themselves, and those that single controls understand."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from coordinator.desktop.commands import Command
from coordinator.desktop.controls import button, emptied, label, scrolled
from coordinator.desktop.icons import icon
from coordinator.desktop.line import Line
from coordinator.records.plain_words import plain


class Key(NamedTuple):
    """A key: where it works, how it is written, and what it does."""

    group: str
    keys: str
    words: str


IN_CONTROLS = (
    Key("In a list", "Enter", "Open the row that is chosen"),
    Key("In a list", "Del", "Delete the record; Undo brings it back"),
    Key("In a list", "Esc", "Close what is open beside the list; in its search, clear search and filter"),
    Key("In a list", "F7", "Sort by this column; once more turns the order around"),
    Key("In a list", "Shift+F7", "Sort by this column as well"),
    Key("In a list", "Shift+Down", "Select one row more; Ctrl+A selects all"),
    Key("In a list", "Ctrl+C", "Copy the selected rows as a table"),
    Key("In a list", "Ctrl+Shift+E", "Export what shows, or the selected rows"),
    Key("In a list", "Ctrl+Space", "In its search: offer the fields to filter by"),
    Key("In a form", "Enter", "Save the field"),
    Key("In a form", "Ctrl+Return", "Save a new record"),
    Key("In a form", "Esc", "Take back what was typed into the field; then close the form"),
    Key("In papers", "Enter", "Open the paper in its own program"),
    Key("In papers", "Del", "Detach the paper from the record"),
    Key("In papers", "PgUp", "Show the page before"),
    Key("In papers", "PgDown", "Show the next page"),
)
"""What controls understand while they have the focus; no menu can name these."""


def keys_of(commands: Iterable[Command]) -> list[Key]:
    """Return every key, those of the menus first."""
    return [*(Key(one.group, one.keys, one.words) for one in commands if one.keys), *map(_native, IN_CONTROLS)]


def _native(key: Key) -> Key:
    return key._replace(keys=QKeySequence(key.keys).toString(QKeySequence.SequenceFormat.NativeText))


class KeyMap(QDialog):
    """Shows keys in groups; typing leaves those whose words or keys hold what is typed."""

    def __init__(self, parent: QWidget, commands: Sequence[Command]) -> None:
        """Show the keys of *commands* and of the controls."""
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.setMinimumSize(480, 360)
        self.resize(620, 480)
        self._keys = keys_of(commands)
        self.search = Line(placeholderText="Search keys and what they do")
        self.search.setAccessibleName("Search keys")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(lambda _: self._show())
        self._area, self._rows = scrolled()
        self._area.setAccessibleName("Keys")
        self._rows.setContentsMargins(2, 0, 8, 8)
        close = button("Close")
        close.clicked.connect(lambda _=False: self.reject())
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self._area, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.shown: list[Key] = []
        self._show()

    def _show(self) -> None:
        emptied(self._rows)
        sought = self.search.text().casefold().split()
        self.shown = [key for key in self._keys if _holds(key, sought)]
        for group in dict.fromkeys(key.group for key in self.shown):
            self._rows.addWidget(label(group, "heading"))
            self._rows.addWidget(_table([key for key in self.shown if key.group == group]))
        if not self.shown:
            self._rows.addWidget(label("No key does that. Every command stands in the menus.", "muted", wrap=True))


def _holds(key: Key, sought: Sequence[str]) -> bool:
    text = f"{plain(key.words)} {plain(key.group)} {key.keys.casefold()}"
    return all(part in text for part in sought)


def _table(keys: Sequence[Key]) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 8)
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(4)
    grid.setColumnMinimumWidth(0, 130)
    for row, key in enumerate(keys):
        grid.addWidget(label(key.keys, "key"), row, 0)
        grid.addWidget(label(key.words, wrap=True), row, 1)
    grid.setColumnStretch(1, 1)
    return made
