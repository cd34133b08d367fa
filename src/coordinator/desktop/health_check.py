"""The part of File health that says whether the file is whole, and looks again."""

from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout

from coordinator.compliance.dates import long_moment
from coordinator.desktop.controls import at_left, beside, button, emptied, label
from coordinator.desktop.file_check import FileCheck
from coordinator.desktop.message import Message, Tone
from coordinator.desktop.session import Session
from coordinator.records.plain_words import count_words
from coordinator.services.checking import Checked

_MOST = 50
"""How many sentences show; the others are counted."""
_HIGH = 6
"""Height of the bar, in pixels."""


class HealthCheck(QFrame):
    """Tells the last check; a new one shows how far it is and can be ended."""

    def __init__(self, session: Session) -> None:
        """Look at what *session* has open."""
        super().__init__()
        self.setObjectName("card")
        self._session = session
        self.running = FileCheck(session, self)
        self.outcome = Message()
        self.told = label("", "note", wrap=True)
        self.bar = QProgressBar(textVisible=False, maximum=100)
        self.bar.setFixedHeight(_HIGH)
        self.bar.setAccessibleName("How far the check is")
        self.check = button("Check now", "", "refresh-cw")
        self.stop = button("Stop", "quiet", "x")
        self.anew = button("Make the search index anew", "", "refresh-cw")
        self._found = QVBoxLayout()
        self._found.setSpacing(4)
        self._build()
        self.check.clicked.connect(lambda _=False: self.begin())
        self.stop.clicked.connect(lambda _=False: self.running.stop())
        self.anew.clicked.connect(lambda _=False: self._make_anew())
        self.running.told.connect(self._on_told)
        self.running.ended.connect(self._on_ended)
        session.checked.connect(self._ask_last)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(6)
        head = beside(label("Is it whole?", "heading"))
        head.addStretch()
        head.addWidget(self.stop)
        head.addWidget(self.check)
        column.addLayout(head)
        column.addWidget(self.outcome)
        column.addLayout(self._found)
        column.addWidget(at_left(self.anew))
        self.anew.hide()
        column.addWidget(self.bar)
        column.addWidget(self.told)
        column.addStretch()
        self._rest()

    def begin(self) -> None:
        """Look the file over now."""
        if self._session.program is not None:
            self.running.begin()
            self.check.setEnabled(False)
            self.stop.show()
            self.stop.setFocus()
            self.bar.setValue(0)
            self.bar.show()
            self.told.setText("Pages, history, records and documents are read through…")

    def _make_anew(self) -> None:
        """Make the index anew, and look again."""
        self._session.attempt(lambda desk: desk.store.rebuild_search(), lambda _: self.begin())

    def _ask_last(self) -> None:
        self._session.ask(lambda desk: desk.last_check, self.show_last)

    def _rest(self) -> None:
        self.bar.hide()
        self.stop.hide()
        self.check.setEnabled(True)

    def _on_told(self, at: str, hundredths: int) -> None:
        self.bar.setValue(hundredths)
        self.told.setText(f"{at}: {hundredths} of 100")

    def _on_ended(self, found: Checked | None) -> None:
        held = self.stop.hasFocus()
        self._rest()
        if held:
            self.check.setFocus()
        if found is not None:
            self.show_last(found)

    def show_last(self, found: Checked | None) -> None:
        """Say what the last check found."""
        emptied(self._found)
        self.anew.setVisible(found is not None and found.of_search > 0)
        self.anew.setEnabled(self._session.writable)
        if found is None:
            self.outcome.clear()
            self.told.setText("It was not looked over yet since it was opened.")
            return
        when = long_moment(found.at.astimezone())
        if found.problems and found.of_search == len(found.problems):
            self.outcome.say(Tone.CHECK, "The search does not find everything. No record is affected")
        elif found.problems:
            self.outcome.say(Tone.STOP, f"{count_words(len(found.problems), 'problem')} found. Restore a backup")
        elif found.finished:
            self.outcome.say(Tone.HINT, "All that was looked at is as it was written")
        else:
            self.outcome.clear()
        for sentence in found.problems[:_MOST]:
            self._found.addWidget(label(sentence, wrap=True))
        if len(found.problems) > _MOST:
            self._found.addWidget(label(f"{len(found.problems) - _MOST:,} more.", "note"))
        ended = "Looked over" if found.finished else "Stopped before its end, so that it says nothing about the rest:"
        self.told.setText(
            f"{ended} {when}: the pages of the file, every link of its history, each record against the history,"
            " the search index, and the file of each document."
        )
