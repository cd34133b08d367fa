"""Verifying the history: every link of it, and whether it is still the one that something printed came from."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from coordinator.compliance.dates import long_moment
from coordinator.desktop.asking import Asking, Words
from coordinator.desktop.controls import emptied, label, scrolled
from coordinator.desktop.message import Tone
from coordinator.desktop.session import Session
from coordinator.services.printed_head import Answer, printed_head

_WORDS = Words(
    "Is this still the history that was printed?",
    "Every report prints the head of the history that it was made from. Type its first twelve characters or more: if"
    " the change that they seal is still here, nothing up to it was altered or cut.",
    "Compare",
    "Close",
)
_HIGH = 150


class VerifyDialog(Asking):
    """Asks for a printed head and says what became of it."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        """Ask for a head."""
        super().__init__(session, parent, _WORDS)
        self.head = QLineEdit()
        self.head.setAccessibleName("Head of the history, as printed")
        name = label("Head of the history, as printed", "fieldName")
        name.setBuddy(self.head)
        area, self._missing = scrolled()
        area.setFixedHeight(_HIGH)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName("Changes that are missing")
        self._area = area
        self.inside.addWidget(name)
        self.inside.addWidget(self.head)
        self.inside.addWidget(area)
        area.hide()
        self.head.textEdited.connect(lambda _: self.message.clear())
        self.head.setFocus()

    def act(self) -> None:
        """Compare what is typed with the history."""
        typed = self.head.text()
        self._session.ask(lambda desk: printed_head(desk.store, typed), self._show, self.refuse)

    def _show(self, found: Answer) -> None:
        emptied(self._missing)
        self.message.say(Tone.HINT if found.unchanged else Tone.STOP, found.words)
        self._area.setVisible(bool(found.missing))
        for one in found.missing:
            when = long_moment(datetime.fromisoformat(one.at).astimezone())
            self._missing.addWidget(label(f"{one.label} · {one.actor}, {when}", wrap=True))
        if found.missing_count > len(found.missing):
            self._missing.addWidget(label(f"and {found.missing_count - len(found.missing):,} older ones", "note"))
