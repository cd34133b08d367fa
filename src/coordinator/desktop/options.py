"""One of several ways to go on, each with a line that says what it means; arrows choose, the whole block is clicked."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from coordinator.desktop.controls import emptied, label


class Option(NamedTuple):
    """A value with its title, and what it means."""

    value: str
    title: str
    says: str


class _Block(QWidget):
    """The button of an option with the words below it."""

    def __init__(self, option: Option, button: QRadioButton) -> None:
        super().__init__()
        self._button = button
        says = label(option.says, "note", wrap=True)
        says.setContentsMargins(29, 0, 0, 0)
        says.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addWidget(button)
        column.addWidget(says)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        del event
        self._button.setChecked(True)
        self._button.setFocus()


class Options(QWidget):
    """Offers options; none is chosen until somebody does."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        """Offer nothing yet; *name* says to those who do not see it what is chosen here."""
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self.buttons: list[QRadioButton] = []
        self._offered: Sequence[Option] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def offer(self, options: Sequence[Option]) -> None:
        """Offer *options* in place of those before; the value that was chosen stays so, if it is offered again."""
        if options == self._offered:
            return
        before = self.value
        for one in self.buttons:
            self._group.removeButton(one)
        emptied(self._column)
        self._offered, self.buttons = options, []
        for option in options:
            button = QRadioButton(option.title)
            button.setAccessibleDescription(option.says)
            button.toggled.connect(lambda on: self.changed.emit() if on else None)
            self._group.addButton(button)
            self.buttons.append(button)
            self._column.addWidget(_Block(option, button))
        self.choose(before)

    @property
    def value(self) -> str:
        """What is chosen; nothing yet is empty."""
        chosen = (at for at, one in enumerate(self.buttons) if one.isChecked())
        return next((self._offered[at].value for at in chosen), "")

    def choose(self, value: str) -> None:
        """Choose the option that has *value*, if there is one."""
        for option, button in zip(self._offered, self.buttons, strict=True):
            if option.value == value:
                button.setChecked(True)

    def begin(self) -> None:
        """Take the focus on what is chosen, else on the first."""
        chosen = (one for one in self.buttons if one.isChecked())
        (next(chosen, None) or self.buttons[0]).setFocus()
