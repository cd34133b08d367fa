"""The part of File health about the program itself: where it lies, how large it is, who has it open, what opens it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout

from coordinator.desktop.controls import button, emptied, flowing, label, pairs
from coordinator.desktop.message import Message, Tone
from coordinator.desktop.passphrase_dialog import Aim, PassphraseDialog
from coordinator.desktop.session import Session
from coordinator.records.plain_words import count_words, size_words
from coordinator.services.file_health import Health
from coordinator.services.moving_here import move_here, risk_of

if TYPE_CHECKING:
    from coordinator.services.desk import Desk

_NAMES = 84
"""Width of the names of what is told, in pixels."""


class HealthPlace(QFrame):
    """Tells where the program lies, and offers a safer place and a passphrase."""

    moved = Signal(object)
    """The program was brought to this computer; carries its new folder."""

    def __init__(self, session: Session) -> None:
        """Show what *session* has open."""
        super().__init__()
        self.setObjectName("card")
        self._session = session
        self.health: Health | None = None
        self.risk = Message()
        self.move_here = button("Keep it on this computer…", "primary")
        self.folder = button("Open the folder", "quiet", "external-link")
        self.set = button("Set a passphrase…", "", "lock")
        self.change = button("Change the passphrase…", "", "lock")
        self.take_away = button("Take the passphrase away…", "quiet")
        self._told = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(6)
        column.addWidget(label("The program", "heading"))
        column.addWidget(self.risk)
        column.addLayout(self._told)
        column.addWidget(flowing(self.move_here, self.set, self.change, self.take_away, self.folder))
        for aim, one in ((Aim.SET, self.set), (Aim.CHANGE, self.change), (Aim.REMOVE, self.take_away)):
            one.clicked.connect(lambda _=False, aim=aim: PassphraseDialog(session, self.window(), aim).open())
        self.move_here.clicked.connect(lambda _=False: self._move())
        self.folder.clicked.connect(lambda _=False: self._open_folder())

    def show_health(self, health: Health) -> None:
        """Show *health*."""
        self.health = health
        writable = self._session.writable
        emptied(self._told)
        self._told.addWidget(pairs(_told(health, writable=writable), names=_NAMES))
        if health.where.risky:
            self.risk.say(Tone.CHECK, risk_of(health.where))
        else:
            self.risk.clear()
        self.move_here.setVisible(health.where.risky)
        self.set.setVisible(writable and not health.protected)
        self.change.setVisible(writable and health.protected)
        self.take_away.setVisible(writable and health.protected)

    def _open_folder(self) -> None:
        if self.health is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.health.folder)))

    def _move(self) -> None:
        if self.health is None:
            return
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = str(Path(documents) / "Coordinator" / self.health.folder.name)
        target, _ = QFileDialog.getSaveFileName(self, "New folder on this computer", name)
        if target:

            def move(desk: "Desk") -> Path:
                return move_here(desk.store, Path(target), desk.setting.passphrase)

            self._session.ask(move, self.moved.emit)


def _told(health: Health, *, writable: bool) -> Iterator[tuple[str, str]]:
    yield "Folder", str(health.folder)
    yield "Lies", health.where.words
    papers = f", {count_words(health.papers, 'paper')} with {size_words(health.papers_size)}" if health.papers else ""
    yield "Size", f"Records {size_words(health.records)}{papers}"
    holder = f"{health.holder}" if health.holder else "nobody who writes"
    yield "Open by", f"{holder} (this window)" if writable else f"{holder}; here for reading only"
    protected = "Set: only it opens records and papers" if health.protected else "None: any program can read it"
    yield "Passphrase", protected
    yield "History", f"{count_words(health.changes, 'change')}, the last link begins {health.head[:12]}"
