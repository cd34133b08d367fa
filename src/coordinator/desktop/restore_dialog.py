"""Bringing a copy back: what it holds, what that changes, and where it goes, before anything is done."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QRadioButton, QWidget

from coordinator.compliance.dates import long_moment
from coordinator.desktop.asking import Asking, Words
from coordinator.desktop.controls import emptied, label, scrolled
from coordinator.desktop.passphrase_field import PassphraseField
from coordinator.desktop.session import Session
from coordinator.errors import CoordinatorError, Locked
from coordinator.records.plain_words import count_words, size_words
from coordinator.services.backups import Preview, kind_title, preview_restore, restore
from coordinator.store import Restored
from coordinator.store.standing import Past

if TYPE_CHECKING:
    from coordinator.services.desk import Desk
    from coordinator.services.program import Setting

_WORDS = Words(
    "Restore a backup", "The copy is being looked through…", "Restore this backup", "Keep the present records"
)
_HIGH = 210
"""In pixels; what is longer is scrolled to."""


class RestoreDialog(Asking):
    """Shows what a restore of one copy would change."""

    def __init__(self, session: Session, parent: QWidget, source: Path) -> None:
        """Look into the copy *source*: a backup or a portable copy."""
        super().__init__(session, parent, _WORDS)
        self._source = source
        self.preview: Preview | None = None
        self.passphrase = PassphraseField("Passphrase of this backup")
        self.passphrase.hide()
        self.passphrase.returnPressed.connect(self._look)
        self._area, self._told = scrolled()
        self._area.setFixedHeight(_HIGH)
        self._area.setAccessibleName("What the restore changes")
        self._told.setContentsMargins(0, 0, 8, 0)
        self.in_place = QRadioButton("In the place of the present records, which are kept as a backup first")
        self.beside = QRadioButton("Into a new folder; the present records stay as they are")
        self._where = QButtonGroup(self)
        for one in (self.in_place, self.beside):
            self._where.addButton(one)
        for widget in (self.passphrase, self._area, self.in_place, self.beside):
            self.inside.addWidget(widget)
        writable = session.writable
        self.in_place.setEnabled(writable)
        (self.in_place if writable else self.beside).setChecked(True)
        self.does.setEnabled(False)
        self._look()

    def _look(self) -> None:
        source, typed = self._source, self.passphrase.text()
        self.message.clear()

        def look(desk: "Desk") -> Preview:
            return preview_restore(source, desk.store.folder.path, typed or desk.setting.passphrase)

        self._session.ask(look, self._show, self._refuse_look)

    def _refuse_look(self, error: CoordinatorError) -> None:
        if isinstance(error, Locked):
            self.passphrase.show()
            self.passphrase.setFocus()
            self.about.setText("This backup has a passphrase of its own. Type it and press Enter to look into it.")
        self.refuse(error)
        self.does.setEnabled(False)

    def _show(self, found: Preview) -> None:
        self.preview = found
        about = found.manifest
        by = f" by {about.actor}" if about.actor else ""
        self.about.setText(
            f"Made on {long_moment(about.made.astimezone())}{by}, {about.reason.words}:"
            f" {count_words(about.records, 'record')}, {count_words(len(about.documents), 'paper')},"
            f" {size_words(about.size + sum(about.documents.values()))}."
        )
        emptied(self._told)
        for words, role in _told(found):
            self._told.addWidget(label(words, role, wrap=True))
        self.does.setEnabled(True)
        self.does.setFocus()

    def act(self) -> None:
        """Restore it where it was said to go."""
        if self.in_place.isChecked():
            self._restore_in_place()
        else:
            self._restore_beside()

    def _restore_in_place(self) -> None:
        source, typed = self._source, self.passphrase.text()

        def work(path: Path, setting: "Setting") -> Restored:
            known = typed or setting.passphrase
            return restore(source, path, setting.stamp(), in_place=True, passphrase=known)

        self.work("Restoring…")
        self._session.apart(work, self._on_restored, self.refuse, typed or None)

    def _restore_beside(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name, _ = QFileDialog.getSaveFileName(self, "New folder for the restored program", documents)
        if name:
            source, typed = self._source, self.passphrase.text()

            def work(desk: "Desk") -> Restored:
                by = desk.setting
                return restore(source, Path(name), by.stamp(), in_place=False, passphrase=typed or by.passphrase)

            self.work("Restoring…")
            self._session.ask(work, self._on_restored, self.refuse)

    def _on_restored(self, done: Restored) -> None:
        former = f" The former records are kept as {done.former}." if done.former else ""
        self._session.said.emit(f"Restored into {done.folder}.{former}", False)
        self._session.problems.say("restore", "What was restored is not as it should be", "\n".join(done.notes))
        self.accept()


def _told(found: Preview) -> Iterator[tuple[str, str]]:
    """Yield each line of what a restore changes, with its role."""
    compared = found.comparison
    if compared is None:
        yield "There is no program in the folder: nothing would be replaced.", ""
        return
    yield "In the place of the present records it changes", "fieldName"
    for one in compared.differences:
        parts = (
            f"{one.added:,} come back" if one.added else "",
            f"{one.removed:,} go" if one.removed else "",
            f"{one.changed:,} become what they were" if one.changed else "",
        )
        yield f"{kind_title(one.kind)}: {', '.join(filter(None, parts))}", ""
    if not compared.differences:
        yield "No record differs.", ""
    yield f"{count_words(compared.lost, 'change')} of the history would be lost", "fieldName"
    yield from ((_past(one), "") for one in compared.newest_lost)
    if compared.lost > len(compared.newest_lost):
        yield f"and {compared.lost - len(compared.newest_lost):,} older ones", "note"


def _past(one: Past) -> str:
    return f"{one.label} · {one.actor}, {long_moment(datetime.fromisoformat(one.at).astimezone())}"
