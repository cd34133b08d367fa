"""Making a program of a backup: what it holds is shown before anything is written, and where it goes is asked."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from coordinator.compliance.dates import long_moment
from coordinator.desktop.asking import Asking, Words
from coordinator.desktop.controls import beside, button, emptied, label, pairs, scrolled
from coordinator.desktop.line import Line
from coordinator.desktop.passphrase_field import PassphraseField
from coordinator.desktop.session import Session
from coordinator.errors import CoordinatorError, Locked
from coordinator.services.backups import Preview, kind_title, preview_restore, restore

if TYPE_CHECKING:
    from coordinator.services.program import Setting
    from coordinator.store import Restored

_WORDS = Words("Restore from a backup", "The copy is being looked through…", "Restore into this folder", "Cancel")
_HIGH = 190
"""Height of what the backup holds, in pixels; what is longer is scrolled to."""


class RestoreNewDialog(Asking):
    """Shows what a copy holds and brings it into a new folder; no program needs to be open."""

    restored = Signal(object)
    """The program is there again; carries its folder."""

    def __init__(self, session: Session, parent: QWidget, source: Path) -> None:
        """Look into the copy *source*: a backup, by either of its files, or a portable copy."""
        super().__init__(session, parent, _WORDS)
        self._source = source
        self._area, self._told = scrolled()
        self._area.setFixedHeight(_HIGH)
        self._area.setAccessibleName("What the copy holds")
        self.passphrase = PassphraseField("Passphrase of the copy")
        self.passphrase.setPlaceholderText("Passphrase of the copy")
        self.passphrase.hide()
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.folder = Line()
        self.folder.setAccessibleName("New folder")
        self.folder.setText(str(Path(documents) / "Restored program"))
        self.browse = button("&Choose…")
        self.browse.clicked.connect(lambda _=False: self._choose())
        name = label("New folder", "fieldName")
        name.setBuddy(self.folder)
        for widget in (self._area, self.passphrase, name):
            self.inside.addWidget(widget)
        self.inside.addLayout(beside(self.folder, self.browse))
        self.does.setEnabled(False)
        target = Path(self.folder.text())
        session.with_setting(lambda _: preview_restore(source, target), self._show, self._refuse_look)

    def _show(self, found: Preview) -> None:
        about = found.manifest
        by = f" by {about.actor}" if about.actor else ""
        self.about.setText(
            f"Made on {long_moment(about.made.astimezone())}{by}, {about.reason.words}. It holds {about.records:,}"
            f" records, {len(about.documents):,} papers and {about.changes:,} changes of history."
        )
        emptied(self._told)
        held = ((kind_title(kind), f"{count:,}") for kind, count in about.counts.items() if count)
        self._told.addWidget(pairs(held))
        self.rest()
        self.does.setFocus()

    def _refuse_look(self, error: CoordinatorError) -> None:
        self.about.setText("This copy cannot be restored. Choose another one.")
        self.refuse(error)
        self.does.setEnabled(False)

    def _choose(self) -> None:
        found, _ = QFileDialog.getSaveFileName(self, "New folder for the restored program", self.folder.text())
        if found:
            self.folder.setText(found)

    def act(self) -> None:
        """Make the program in the folder that is named."""
        source, typed = self._source, self.passphrase.text()
        folder = Path(self.folder.text().strip()).expanduser()

        def work(setting: "Setting") -> "Restored":
            known = typed or setting.passphrase
            return restore(source, folder, setting.stamp(), in_place=False, passphrase=known)

        self.work("Restoring…")
        self._session.with_setting(work, self._on_restored, self._refuse)

    def _on_restored(self, done: "Restored") -> None:
        self.rest()
        self.accept()
        self.restored.emit(done.folder)

    def _refuse(self, error: CoordinatorError) -> None:
        self.refuse(error)
        if isinstance(error, Locked):
            self.passphrase.show()
            self.passphrase.setFocus()
