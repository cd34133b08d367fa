"""What stands in the place of everything while a protected program is locked: a field for the passphrase."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from coordinator.desktop.controls import beside, button, label
from coordinator.desktop.message import Message, Tone
from coordinator.desktop.passphrase_field import PassphraseField

_WIDTH = 420
"""In pixels: a passphrase of six words shows whole."""


class UnlockPage(QWidget):
    """Asks for the passphrase of one program, and says why one did not open it."""

    given = Signal(str)
    """Somebody typed a passphrase; carries it."""
    other_wanted = Signal()
    """Somebody wants to open another program."""

    def __init__(self) -> None:
        """Ask for nothing yet."""
        super().__init__()
        self.setObjectName("page")
        self.title = label("", "title", wrap=True)
        self.passphrase = PassphraseField("Passphrase")
        self.seen = self.passphrase.seen
        self.message = Message()
        self.unlock = button("Unlock", "primary", "lock-keyhole-open")
        self._build()
        self._connect()
        self.setFocusProxy(self.passphrase)

    def _build(self) -> None:
        card = QFrame()
        card.setObjectName("card")
        card.setFixedWidth(_WIDTH)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(28, 24, 28, 22)
        inside.setSpacing(10)
        inside.addWidget(self.title)
        inside.addWidget(label("Its records are encrypted. Type the passphrase to see them.", "muted", wrap=True))
        name = label("Passphrase", "fieldName")
        name.setBuddy(self.passphrase)
        inside.addWidget(name)
        inside.addWidget(self.passphrase)
        inside.addWidget(self.message)
        other = button("Open another program…", "quiet")
        other.clicked.connect(lambda _=False: self.other_wanted.emit())
        row = beside(other)
        row.addStretch()
        row.addWidget(self.unlock)
        inside.addLayout(row)
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        whole.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(3)

    def _connect(self) -> None:
        self.unlock.clicked.connect(lambda _=False: self._give())
        self.passphrase.returnPressed.connect(self._give)
        self.passphrase.textEdited.connect(lambda _: self.message.clear())

    def ask(self, program: Path, why: str) -> None:
        """Ask for the passphrase of *program*; *why* says what was wrong with the last one, if there was one."""
        self.title.setText(f"{program.name} is locked")
        self.title.setToolTip(str(program))
        self._set_busy(busy=False)
        self.passphrase.forget()
        if why:
            self.message.say(Tone.STOP, why)
        else:
            self.message.clear()
        self.passphrase.setFocus()

    def _give(self) -> None:
        typed = self.passphrase.text()
        if not typed:
            self.message.say(Tone.STOP, "Type the passphrase first.")
            return
        self.message.clear()
        self._set_busy(busy=True)
        self.passphrase.clear()
        self.given.emit(typed)

    def _set_busy(self, *, busy: bool) -> None:
        """Take nothing while the key is made, which takes a moment."""
        self.passphrase.setEnabled(not busy)
        self.unlock.setEnabled(not busy)
        self.unlock.setText("Unlocking…" if busy else "Unlock")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.passphrase.setFocus()
