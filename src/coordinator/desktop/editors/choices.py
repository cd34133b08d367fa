"""Editors in which one or several of a few words are chosen."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QVBoxLayout

from coordinator.desktop.editors.editor import Editor
from coordinator.records.declaration import Field

_WORD = Qt.ItemDataRole.UserRole
_ROWS = 7
"""How many words a list shows before it scrolls."""
_ROW = 30


class _Combo(QComboBox):
    """A list that drops down; the wheel scrolls the form and chooses nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class PickEditor(Editor):
    """One of several words, or none."""

    def __init__(self, field: Field, options: Sequence[tuple[object, str]]) -> None:
        """Offer *options*: values and their words."""
        super().__init__(field)
        self._values = [None, *(value for value, _ in options)]
        self.combo = _Combo()
        self.combo.setObjectName("field")
        self.combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(12)
        self.combo.addItem("Choose…" if field.required else "Not recorded")
        self.combo.addItems([words for _, words in options])
        self.combo.currentIndexChanged.connect(lambda _: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.combo)
        self.hold(self.combo)

    def value(self) -> object:
        return self._values[self.combo.currentIndex()]

    def typed(self) -> str:
        return self.combo.currentText() if self.combo.currentIndex() else ""

    def type_in(self, typed: str) -> None:
        self.combo.setCurrentIndex(max(0, self.combo.findText(typed)))

    def show_value(self, value: object, words: Mapping[str, str]) -> None:
        del words
        self.combo.setCurrentIndex(self._values.index(value))

    def set_read_only(self, *, on: bool) -> None:
        self.combo.setEnabled(not on)


class ChoicesEditor(Editor):
    """Several of a few words, each with a box to check; the space bar checks, arrows move."""

    def __init__(self, field: Field) -> None:
        """Offer the words that are declared."""
        super().__init__(field)
        self.list = QListWidget()
        self.list.setObjectName("checks")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        for one in field.choices or ():
            item = QListWidgetItem(one.words, self.list)
            item.setData(_WORD, one)
            item.setToolTip(one.words)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.list.setFixedHeight(min(self.list.count(), _ROWS) * _ROW + 6)
        self.list.itemChanged.connect(lambda _: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self.hold(self.list)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def value(self) -> object:
        return tuple(item.data(_WORD) for item in self._items() if item.checkState() is Qt.CheckState.Checked)

    def typed(self) -> str:
        return ";".join(item.text() for item in self._items() if item.checkState() is Qt.CheckState.Checked)

    def type_in(self, typed: str) -> None:
        self._check(typed.split(";"))

    def _check(self, words: Sequence[str]) -> None:
        for item in self._items():
            item.setCheckState(Qt.CheckState.Checked if item.text() in words else Qt.CheckState.Unchecked)

    def show_value(self, value: object, words: Mapping[str, str]) -> None:
        del words
        self._check([one.words for one in value] if isinstance(value, tuple) else [])

    def set_read_only(self, *, on: bool) -> None:
        for item in self._items():
            flags = item.flags()
            enabled = Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(flags & ~enabled if on else flags | enabled)
