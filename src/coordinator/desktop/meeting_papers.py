"""Papers of a meeting for the public: agenda and minutes saved as PDF, and the folder that a web site takes over."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from coordinator.desktop.asking import Asking, Words
from coordinator.desktop.controls import beside, button, label
from coordinator.desktop.line import Line
from coordinator.desktop.session import Session
from coordinator.services.gather.report import Options
from coordinator.services.posting import Posted, post
from coordinator.services.reporting import Made, save_report

if TYPE_CHECKING:
    from coordinator.services.desk import Desk

_WORDS = Words(
    "Post for the public",
    "Writes what is cleared for release into a folder: reports whose number a clearance names, and papers on file that"
    " are marked as public. A page index.html names them by the day of the meeting.",
    "Post",
    "Cancel",
)


class PostDialog(Asking):
    """Asks for the folder, and whether files there that say something else are replaced."""

    def __init__(self, session: Session, parent: QWidget, code: str) -> None:
        """Ask about the papers of the meeting *code*."""
        super().__init__(session, parent, _WORDS)
        self._code = code
        self.folder = Line(placeholderText="Folder")
        self.folder.setAccessibleName("Folder for the public")
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.folder.setText(str(Path(documents) / "287g public papers"))
        self.choose = button("Choose…")
        self.choose.clicked.connect(lambda _=False: self._choose())
        self.over = QCheckBox("Replace files there that say something else")
        row = beside(self.folder, self.choose)
        row.setStretch(0, 1)
        self.inside.addWidget(label("Folder", "fieldName"))
        self.inside.addLayout(row)
        self.inside.addWidget(self.over)
        self.folder.setFocus()

    def _choose(self) -> None:
        if found := QFileDialog.getExistingDirectory(self, "Folder for the public", self.folder.text()):
            self.folder.setText(found)

    def act(self) -> None:
        typed = self.folder.text().strip()
        if not typed:
            self.refuse("type or choose a folder first")
            return
        folder, over = Path(typed), self.over.isChecked()
        self.work("Posting…")
        self._session.ask(lambda desk: post(desk.store, folder, self._code, over=over), self._on_posted, self.refuse)

    def _on_posted(self, posted: Posted) -> None:
        self.rest()
        written = len(posted.written)
        files = f"{written} file{'' if written == 1 else 's'}"
        said = f"Posted {files} into {self.folder.text()}." if written else "Everything was posted there already."
        self._session.said.emit(said, False)
        if posted.left_out:
            self._session.failed.emit("Some papers were left out", " ".join(posted.left_out))
        self.accept()


class MeetingPapers:
    """Makes what somebody wants of a meeting."""

    def __init__(self, session: Session, owner: QWidget) -> None:
        """Ask above the window of *owner*."""
        self._session, self._owner = session, owner

    def save(self, name: str, code: str) -> None:
        """Make the report *name* of a meeting as of the day that shows, and ask where to save it."""
        self._session.ask_as_of(lambda desk, day: desk.report(name, Options(day, meeting=code)), self._ask_where)

    def _ask_where(self, made: Made) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = "PDF (*.pdf);;Web page (*.html)"
        name, _ = QFileDialog.getSaveFileName(self._owner, "Save the paper", str(Path(folder) / made.file_name), kinds)
        if name:
            target = Path(name) if Path(name).suffix == ".html" else Path(name).with_suffix(".pdf")
            self._session.ask(partial(_save, made=made, target=target), self._on_saved)

    def _on_saved(self, said: str) -> None:
        self._session.said.emit(said, False)

    def post(self, code: str) -> None:
        """Ask for the folder, and post what is cleared of a meeting."""
        PostDialog(self._session, self._owner.window(), code).open()


def _save(desk: "Desk", made: Made, target: Path) -> str:
    save_report(made, target)
    desk.note_report(made)
    return f"Saved as {target}. Report {made.number}: name that number in the clearance of its release."
