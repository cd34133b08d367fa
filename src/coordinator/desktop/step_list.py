"""A window with a list of steps and one thing that can be done with those that are chosen."""

from abc import abstractmethod
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from coordinator.compliance.dates import long_moment
from coordinator.desktop.controls import beside, button, label
from coordinator.desktop.message import Message, Tone
from coordinator.desktop.session import Session
from coordinator.errors import CoordinatorError

_STEP = Qt.ItemDataRole.UserRole


class StepList(QDialog):
    """Lists steps, the newest first, and does one thing with the one that is chosen."""

    TITLE: str
    ABOUT: str
    EMPTY: str

    def __init__(self, session: Session, parent: QWidget) -> None:
        """Show what *session* answers."""
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(self.TITLE)
        self.setMinimumSize(460, 340)
        self.resize(620, 460)
        self.list = QListWidget()
        self.list.setAccessibleName(self.TITLE)
        self.list.setWordWrap(True)
        self.none = label(self.EMPTY, "muted", wrap=True)
        self.none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._shown = QStackedWidget()
        for widget in (self.list, self.none):
            self._shown.addWidget(widget)
        self.message = Message()
        self.does = button("", "primary", "undo-2")
        close = button("Close")
        close.clicked.connect(lambda _=False: self.reject())
        self.does.clicked.connect(lambda _=False: self._do())
        self.list.currentRowChanged.connect(lambda _: self._on_chosen())
        self.list.itemActivated.connect(lambda _: self._do())
        row = beside(close, self.does)
        row.insertStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(8)
        column.addWidget(label(self.TITLE, "name"))
        column.addWidget(label(self.ABOUT, "muted", wrap=True))
        column.addWidget(self._shown, 1)
        column.addWidget(self.message)
        column.addLayout(row)
        self._on_chosen()
        session.refreshed.connect(self.ask)
        self.ask()

    @abstractmethod
    def ask(self) -> None:
        """Ask for the steps, and show them."""

    @abstractmethod
    def words_for(self, place: int) -> str:
        """Return what the button does with the step at *place*."""

    @abstractmethod
    def do(self, step: object) -> None:
        """Do it."""

    def refuse(self, error: CoordinatorError) -> None:
        """Say why it was not done."""
        self.message.say(Tone.STOP, str(error))

    def show_steps(self, steps: Sequence[tuple[str, str, object]]) -> None:
        """Show *steps*: what each is called, a line about it, and what :meth:`do` is told."""
        self.list.clear()
        for title, words, step in steps:
            item = QListWidgetItem(f"{title}\n{words}")
            item.setData(_STEP, step)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._shown.setCurrentWidget(self.list if steps else self.none)
        self._on_chosen()

    def _on_chosen(self) -> None:
        self.message.clear()
        place = self.list.currentRow()
        self.does.setText(self.words_for(max(place, 0)))
        self.does.setEnabled(place >= 0 and self._session.writable)

    def _do(self) -> None:
        item = self.list.currentItem()
        if item is not None and self.does.isEnabled():
            self.do(item.data(_STEP))


def when(moment: datetime) -> str:
    """Return a moment as people read it: ``November 24, 2026, 10:00``."""
    return long_moment(moment.astimezone())
