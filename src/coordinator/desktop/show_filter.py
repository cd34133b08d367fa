"""What of a list shows: filters as chips, or as a list where there is less room, and words where no row is."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QPushButton, QVBoxLayout, QWidget

from coordinator.desktop.controls import beside, button, label


class ShowFilter(QWidget):
    """Chooses one of several filters, members of an enumeration whose values are words; a single one is not shown."""

    chosen = Signal()

    def __init__(self, shows: Sequence[Enum], noun: str) -> None:
        """Offer *shows* of a list of *noun*; the first is chosen."""
        super().__init__()
        self.chips: dict[Enum, QPushButton] = {}
        self._group = QButtonGroup(self)
        self.list = QComboBox()
        self.list.setAccessibleName(f"Show which {noun}")
        self._row = QWidget()
        row = beside(spacing=7)
        row.setContentsMargins(0, 0, 0, 0)
        for show in shows:
            chip = self.chips[show] = button(show.value, "chip")
            chip.setCheckable(True)
            self._group.addButton(chip)
            self.list.addItem(show.value, show)
            row.addWidget(chip)
        row.addStretch()
        self._row.setLayout(row)
        self.chips[shows[0]].setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._row)
        column.addWidget(self.list, 0, Qt.AlignmentFlag.AlignLeft)
        self._group.buttonToggled.connect(lambda _, on: self._on_toggled() if on else None)
        self.list.activated.connect(lambda place: self.choose(self.list.itemData(place)))

    @property
    def current(self) -> Enum:
        """The filter that is chosen."""
        return next(show for show, chip in self.chips.items() if chip.isChecked())

    def choose(self, show: Enum) -> None:
        """Choose a filter."""
        self.chips[show].setChecked(True)

    def _on_toggled(self) -> None:
        self.list.setCurrentIndex(self.list.findData(self.current))
        self.chosen.emit()

    def say_count(self, show: Enum, count: int) -> None:
        """Say how many rows a filter lets through."""
        self.chips[show].setText(f"{show.value} {count}")
        self.list.setItemText(self.list.findData(show), self.chips[show].text())

    def arrange(self, *, wide: bool, alone: bool) -> None:
        """Show chips in a *wide* page, else the list of words while the list of rows stands *alone*."""
        several = len(self.chips) > 1
        self._row.setVisible(several and wide)
        self.list.setVisible(several and not wide and alone)
        self.setVisible(several and (wide or alone))


class Blank(QWidget):
    """Stands in the place of a list while no row shows, with what somebody does first, or what hides the rows."""

    def __init__(self, first: QWidget | None) -> None:
        """Offer *first*, if there is anything to do, while there is no row at all."""
        super().__init__()
        self._first = first
        self.words = label("", "muted", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.clear = button("Clear the filter")
        self.clear.setToolTip("Shows every row (Esc in the search)")
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 30, 40, 30)
        column.setSpacing(14)
        column.addStretch()
        column.addWidget(self.words)
        for one in (first, self.clear):
            if one is not None:
                column.addWidget(one, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch()

    def say(self, words: str, *, at_all: bool) -> None:
        """Say why no row shows; *at_all* means that there is none behind the filters either."""
        self.words.setText(words)
        self.clear.setHidden(at_all)
        if self._first is not None:
            self._first.setVisible(at_all)
