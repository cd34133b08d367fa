"""Setting, changing and taking away the passphrase of the program that is open."""

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from coordinator.desktop.asking import Asking, Words
from coordinator.desktop.controls import label
from coordinator.desktop.passphrase_field import PassphraseField
from coordinator.desktop.session import Session
from coordinator.records.plain_words import count_words
from coordinator.store import Protected, delete_readable_backups, protect, see_that_it_opens, unprotect

if TYPE_CHECKING:
    from coordinator.services.program import Setting

_LOST = (
    "Nobody can bring a forgotten passphrase back, and no one else has it: without it the records, their papers and"
    " every backup made from now on are lost. Write it down and keep it where you keep what must not be lost."
)

_OLD = "Backups made before still need the passphrase of then."
_READABLE = "Whoever can read this folder can read the records and their papers after that."
_LEAVE = "Leave it as it is"


class Aim(Enum):
    """What is done, and how it is asked."""

    SET = Words(
        "Set a passphrase",
        f"The records and their papers are encrypted with it. {_LOST}",
        "Set this passphrase",
        _LEAVE,
    )
    CHANGE = Words("Change the passphrase", f"{_OLD} {_LOST}", "Change the passphrase", _LEAVE)
    REMOVE = Words("Take the passphrase away", f"{_READABLE} {_OLD}", "Take it away", _LEAVE)


class PassphraseDialog(Asking):
    """Asks for the passphrases that its aim needs; the file is written anew while nobody else has it open."""

    def __init__(self, session: Session, parent: QWidget, aim: Aim) -> None:
        """Ask for what *aim* needs."""
        super().__init__(session, parent, aim.value)
        self.aim = aim
        self.present, self.new, self.again = (
            PassphraseField(name) for name in ("Present passphrase", "New passphrase", "The new one again")
        )
        self.readable = QCheckBox("Delete the backups that open without a passphrase")
        self.readable.setChecked(True)
        shown = {Aim.SET: (self.new, self.again), Aim.REMOVE: (self.present,)}
        self.fields = shown.get(aim, (self.present, self.new, self.again))
        for field in self.fields:
            name = label(field.accessibleName(), "fieldName")
            name.setBuddy(field)
            self.inside.addWidget(name)
            self.inside.addWidget(field)
            field.textEdited.connect(lambda _: self.message.clear())
        if aim is not Aim.REMOVE:
            self.inside.addWidget(label("Five or six words that do not belong together are easy to remember.", "note"))
            self.inside.addWidget(self.readable)
        self.fields[0].setFocus()

    def act(self) -> None:
        """Do it, unless two passphrases that are to be the same are not."""
        empty = next((field for field in self.fields if not field.text()), None)
        if empty is not None:
            self.refuse(f"Type here first: {empty.accessibleName().lower()}.")
            empty.setFocus()
        elif self.aim is not Aim.REMOVE and self.new.text() != self.again.text():
            self.refuse("These are two different passphrases. Nothing was changed.")
            self.again.setFocus()
        else:
            self._begin()

    def _begin(self) -> None:
        aim, old, new, delete = self.aim, self.present.text(), self.new.text(), self.readable.isChecked()

        def work(path: Path, setting: "Setting") -> Protected:
            see_that_it_opens(path, old)
            if aim is Aim.REMOVE:
                return unprotect(path, setting.stamp(), old)
            done = protect(path, setting.stamp(), old, new)
            if delete:
                delete_readable_backups(path)
            return done

        self.work("Writing the records anew…")
        self._session.apart(work, self._on_done, self.refuse, "" if aim is Aim.REMOVE else new)

    def _on_done(self, done: Protected) -> None:
        told = {
            Aim.SET: "Only this passphrase opens the records from now on",
            Aim.CHANGE: "The new passphrase opens the records from now on",
            Aim.REMOVE: "The records open without a passphrase from now on",
        }[self.aim]
        left = 0 if self.readable.isChecked() else sum(done.readable.values())
        kept = f"; {count_words(left, 'backup')} still open without one" if left else ""
        self._session.said.emit(f"{told}{kept}.", False)
        self.accept()

    def _enable(self, *, on: bool) -> None:
        super()._enable(on=on)
        for field in self.fields:
            field.setEnabled(on)
