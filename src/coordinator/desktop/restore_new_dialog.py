"""Making a program of a backup: what it holds is shown before anything is written, and where it goes is asked."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from coordinator.compliance.dates import long_date
from coordinator.desktop.controls import beside, button, emptied, label, pairs, scrolled
from coordinator.desktop.line import Line
from coordinator.desktop.message import Message, Tone
from coordinator.desktop.session import Session
from coordinator.errors import CoordinatorError, Locked
from coordinator.services.backups import Preview, kind_title, preview_restore, restore

if TYPE_CHECKING:
    from coordinator.services.program import Setting
    from coordinator.store import Restored

_HIGH = 190
"""Height of what the backup holds, in pixels; what is longer is scrolled to."""


class RestoreNewDialog(QDialog):
    """Shows what a copy holds and brings it into a new folder."""

    restored = Signal(object)
    """The program is there again; carries its folder."""

    def __init__(self, session: Session, parent: QWidget, source: Path) -> None:
        """Look into the copy *source*: a backup, by either of its files, or a portable copy."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Restore from a backup")
        self.setMinimumWidth(560)
        self._session, self._source = session, source
        self.about = label("The copy is being looked through…", "muted", wrap=True)
        self._area, self._told = scrolled()
        self._area.setFixedHeight(_HIGH)
        self._area.setAccessibleName("What the copy holds")
        self.passphrase = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName("Passphrase of the copy")
        self.passphrase.setPlaceholderText("Passphrase of the copy")
        self.passphrase.hide()
        self.folder = Line()
        self.folder.setAccessibleName("New folder")
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.folder.setText(str(Path(documents) / "Restored program"))
        self.browse = button("&Choose…")
        self.message = Message()
        self.does = button("&Restore into this folder", "primary")
        self.does.setEnabled(False)
        self.leave = button("Cancel")
        self._build()
        self.browse.clicked.connect(lambda _=False: self._choose())
        self.does.clicked.connect(lambda _=False: self._restore())
        self.leave.clicked.connect(lambda _=False: self.reject())
        target = Path(self.folder.text())
        session.with_setting(lambda _: preview_restore(source, target), self._show, self._refuse_look)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        name = label("New folder", "fieldName")
        name.setBuddy(self.folder)
        where = beside(self.folder, self.browse)
        for widget in (label(self.windowTitle(), "name"), self.about, self._area, self.passphrase, name):
            column.addWidget(widget)
        column.addLayout(where)
        column.addWidget(self.message)
        feet = beside(self.leave, self.does)
        feet.insertStretch(0)
        column.addLayout(feet)

    def _show(self, found: Preview) -> None:
        about = found.manifest
        made: datetime = about.made.astimezone()
        by = f" by {about.actor}" if about.actor else ""
        self.about.setText(
            f"Made on {long_date(made.date())}, {made:%H:%M}{by}, {about.reason.words}. It holds {about.records:,}"
            f" records, {len(about.documents):,} papers and {about.changes:,} changes of history."
        )
        emptied(self._told)
        held = ((kind_title(kind), f"{count:,}") for kind, count in about.counts.items() if count)
        self._told.addWidget(pairs(held))
        self.does.setEnabled(True)
        self.does.setFocus()

    def _refuse_look(self, error: CoordinatorError) -> None:
        self.about.setText("This copy cannot be restored. Choose another one.")
        self.message.say(Tone.STOP, str(error))

    def _choose(self) -> None:
        found, _ = QFileDialog.getSaveFileName(self, "New folder for the restored program", self.folder.text())
        if found:
            self.folder.setText(found)

    def _restore(self) -> None:
        source, typed = self._source, self.passphrase.text()
        folder = Path(self.folder.text().strip()).expanduser()

        def work(setting: "Setting") -> "Restored":
            known = typed or setting.passphrase
            return restore(source, folder, setting.stamp(), in_place=False, passphrase=known)

        self.message.clear()
        self.setEnabled(False)
        self._session.with_setting(work, self._on_restored, self._refuse)

    def _on_restored(self, done: "Restored") -> None:
        self.accept()
        self.restored.emit(done.folder)

    def _refuse(self, error: CoordinatorError) -> None:
        self.setEnabled(True)
        if isinstance(error, Locked):
            self.passphrase.show()
            self.passphrase.setFocus()
        self.message.say(Tone.STOP, str(error))
