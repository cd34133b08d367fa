"""The foot of a list: how many rows show, how many are selected, and what can be done with these."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QPushButton, QWidget

from coordinator.desktop.controls import beside, button, label


class ListFoot(QWidget):
    """Counts; once several rows are selected it offers what changes all of them."""

    change_wanted = Signal()
    delete_wanted = Signal()
    copy_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, noun: str) -> None:
        """Count rows that are called *noun*."""
        super().__init__()
        self._noun = noun
        self._found, self._total, self._selected = 0, 0, 0
        self._changeable = False
        self.count = label("", "note")
        self.change = self._button("Change a field…", "pencil", self.change_wanted)
        self.delete = self._button("Delete", "trash-2", self.delete_wanted)
        self.copy = self._button("Copy", "copy", self.copy_wanted)
        self.export = self._button("Export…", "download", self.export_wanted)
        self.copy.setToolTip("Copies the selected rows with their headings (Ctrl+C)")
        self.export.setToolTip("Saves what shows, or the selected rows, as a table (Ctrl+Shift+E)")
        row = beside(self.count, spacing=4)
        row.addStretch()
        for one in (self.change, self.delete, self.copy, self.export):
            row.addWidget(one)
        row.setContentsMargins(12, 0, 8, 0)
        self.setLayout(row)
        self._say()

    def _button(self, words: str, glyph: str, wanted: SignalInstance) -> QPushButton:
        made = button(words, "quiet", glyph)
        made.setObjectName("footButton")
        made.clicked.connect(lambda _=False: wanted.emit())
        return made

    def allow(self, *, change: bool) -> None:
        """Say whether the rows are records that can be changed now."""
        self._changeable = change
        self._say()

    def say_count(self, found: int, total: int) -> None:
        """Say how many rows show, of how many."""
        self._found, self._total = found, total
        self._say()

    def say_selected(self, selected: int) -> None:
        """Say how many rows are selected."""
        self._selected = selected
        self._say()

    def _say(self) -> None:
        several = self._selected > 1
        found, total = f"{self._found:,}", f"{self._total:,} {self._noun}"
        shown = f"{found} of {total}" if self._found != self._total else total
        self.count.setText(f"{self._selected:,} of {found} selected" if several else shown)
        for one in (self.change, self.delete):
            one.setVisible(several and self._changeable)
        self.copy.setVisible(several)
        self.export.setVisible(bool(self._found))
