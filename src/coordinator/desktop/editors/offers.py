"""What is found while somebody types: a list that lies over the form below the line and leaves the focus there."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget

_ROW = 31
_MOST = 7
"""How many rows show before the list scrolls."""
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_TAKES = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab})


class Offers(QListWidget):
    """Arrows move in it, Enter and Tab take what is marked, Esc closes it; it is no window, so nothing loses focus."""

    picked = Signal(str)

    def __init__(self, line: QLineEdit, name: str) -> None:
        """Belong to *line*; *name* is what the list is called."""
        super().__init__(line)
        self._line = line
        self.setObjectName("offered")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()
        self.itemClicked.connect(lambda item: self._pick(item.text()))
        line.installEventFilter(self)

    def offer(self, words: Sequence[str]) -> None:
        """Show *words*, none of them marked, below the line or above it, where there is room."""
        self.clear()
        self.addItems(words)
        self.setVisible(bool(words))
        if not words:
            return
        window = self._line.window()
        self.setParent(window)
        high = min(len(words), _MOST) * _ROW + 10
        place = self._line.mapTo(window, QPoint(0, self._line.height() + 2))
        if place.y() + high > window.height():
            place = self._line.mapTo(window, QPoint(0, -high - 2))
        self.setGeometry(place.x(), place.y(), self._line.width(), high)
        self.show()
        self.raise_()

    def _pick(self, words: str) -> None:
        self.hide()
        self.picked.emit(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the line that are meant for the list."""
        if watched is self._line and not self.isHidden():
            if event.type() in {QEvent.Type.FocusOut, QEvent.Type.Hide}:
                self.hide()
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._takes(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _takes(self, key: Qt.Key) -> bool:
        """Do what *key* asks of the list, and say whether the line shall not see it."""
        if key in _STEPS:
            self.setCurrentRow(max(0, min(self.count() - 1, self.currentRow() + _STEPS[key])))
            return True
        if key == Qt.Key.Key_Escape:
            self.hide()
            return True
        marked = self.currentItem()
        if key in _TAKES and marked is not None:
            self._pick(marked.text())
            return key not in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
        return False
