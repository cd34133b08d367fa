"""A window that asks for what one act needs, says why it was refused, and closes once it is done."""

from abc import abstractmethod
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from coordinator.desktop.controls import beside, button, label
from coordinator.desktop.message import Message, Tone
from coordinator.desktop.session import Session
from coordinator.errors import CoordinatorError


class Words(NamedTuple):
    """What a window that asks says: its title, what it is about, and its buttons: do it, or leave all as it is."""

    title: str
    about: str
    does: str
    leaves: str


class Asking(QDialog):
    """Holds what a subclass puts into *inside*, above a message and two buttons."""

    def __init__(self, session: Session, parent: QWidget, words: Words) -> None:
        """Ask as *words* say."""
        super().__init__(parent)
        self._session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.title)
        self.setMinimumWidth(520)
        self.about = label(words.about, "muted", wrap=True)
        self.inside = QVBoxLayout()
        self.inside.setSpacing(8)
        self.message = Message()
        self.leave = button(words.leaves)
        self.does = button(words.does, "primary")
        self.does.setDefault(True)
        self._does = words.does
        self.leave.clicked.connect(lambda _=False: self.reject())
        self.does.clicked.connect(lambda _=False: self.act())
        row = beside(self.leave, self.does)
        row.insertStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        column.addWidget(label(words.title, "name", wrap=True))
        column.addWidget(self.about)
        column.addLayout(self.inside)
        column.addStretch()
        column.addWidget(self.message)
        column.addLayout(row)

    @abstractmethod
    def act(self) -> None:
        """Do it."""

    def work(self, words: str) -> None:
        """Take nothing until it is done; *words* say what is under way."""
        self.message.clear()
        self._enable(on=False)
        self.does.setText(words)

    def refuse(self, error: CoordinatorError | str) -> None:
        """Say why it was not done, and let somebody try again."""
        self.rest()
        self.message.say(Tone.STOP, str(error))

    def rest(self) -> None:
        """Take what is typed again."""
        self._enable(on=True)
        self.does.setText(self._does)

    def reject(self) -> None:
        """Leave all as it is, unless it is being done just now."""
        if self.leave.isEnabled():
            super().reject()

    def _enable(self, *, on: bool) -> None:
        for one in (self.does, self.leave):
            one.setEnabled(on)
