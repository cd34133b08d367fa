"""An officer's authority on a day that somebody types: the answer, its words to copy, and the paper of it."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication, QFileDialog, QVBoxLayout, QWidget

from coordinator.compliance.dates import long_date
from coordinator.desktop.chain import said
from coordinator.desktop.controls import beside, button, emptied, glyph_button, label, line, scrolled
from coordinator.desktop.day_field import DayField
from coordinator.desktop.explanation import authority_reason
from coordinator.desktop.pills import Pill
from coordinator.desktop.session import Session
from coordinator.services.gather.report import Options
from coordinator.services.officer_view import OfficerDetail, Proof, Proven
from coordinator.services.reporting import Made, save_report


class ProofPart(QWidget):
    """Asks for a day and answers who could act then, under which agreement, for which functions, by which papers."""

    def __init__(self, session: Session) -> None:
        """Begin without an officer."""
        super().__init__()
        self._session = session
        self._badge = ""
        self.proof: Proof | None = None
        self.day = DayField("Authority on")
        self.day.setFixedWidth(184)
        self.day.chosen.connect(lambda _: self._ask())
        self.copy = glyph_button("copy", "Copy the whole answer as text")
        self.copy.clicked.connect(lambda _=False: self._copy())
        self.print = button("Save PDF…", "", "download")
        self.print.setToolTip("Saves the answer as a report that everybody can read")
        self.print.clicked.connect(lambda _=False: self._make_pdf())
        name = label("Authority on", "fieldName")
        name.setBuddy(self.day)
        row = beside(name, self.day)
        row.setContentsMargins(20, 10, 14, 4)
        row.addStretch()
        row.addWidget(self.copy)
        row.addWidget(self.print)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        area, self._answers = scrolled()
        self._answers.setContentsMargins(20, 6, 16, 14)
        self._answers.setSpacing(7)
        column.addWidget(area, 1)

    def show_officer(self, detail: OfficerDetail) -> None:
        """Answer about the officer of *detail*; the day stays while the officer does."""
        program = self._session.program
        if program is not None:
            self.day.today = program.today
        if self._badge != detail.badge or self.day.day is None:
            self._badge = detail.badge
            self.day.show_day(detail.as_of)
        self._ask()

    def enter(self) -> None:
        """Begin to type a day."""
        self.day.setFocus()
        self.day.selectAll()

    def _ask(self) -> None:
        badge, day = self._badge, self.day.day
        if day is not None:
            self._session.ask_as_of(lambda desk, as_of: desk.proof(as_of, badge, day), self._show)

    def _show(self, found: Proof) -> None:
        if (found.badge, found.day) != (self._badge, self.day.day):
            return
        self.proof = found
        emptied(self._answers)
        for one in found.answers:
            for widget in _answer(found, one):
                self._answers.addWidget(widget)
        if not found.answers:
            words = f"No record of {found.name} taking part under an agreement on {long_date(found.day)}."
            self._answers.addWidget(label(words, "", wrap=True))

    def _make_pdf(self) -> None:
        if self.proof is not None:
            badge, day = self.proof.badge, self.proof.day
            options = Options(day, officer=badge)
            self._session.ask(lambda desk: desk.report("authority", options), self._save_pdf)

    def _save_pdf(self, made: Made) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggested = str(Path(folder) / made.file_name)
        name, _ = QFileDialog.getSaveFileName(self, "Save the proof of authority", suggested, "PDF (*.pdf)")
        if name:
            target = Path(name).with_suffix(".pdf")
            said = f"Saved as {target}."
            self._session.ask(lambda _: save_report(made, target), lambda _: self._session.said.emit(said, False))

    def _copy(self) -> None:
        if self.proof is not None:
            QApplication.clipboard().setText(self.proof.text)
            self._session.said.emit(f"Copied: authority of {self.proof.name} on {long_date(self.proof.day)}.", False)


def _answer(found: Proof, one: Proven) -> list[QWidget]:
    title = f"{found.name} under {one.answer.moa} on {long_date(found.day)}"
    made: list[QWidget] = [label(title, "heading", wrap=True), Pill(one.answer.status, one.answer.status_words)]
    if one.functions:
        made += [label("Functions that the letter names", "fieldName"), label("\n".join(one.functions), wrap=True)]
    papers = "\n".join(f"{paper.title}: {said(paper)}" for paper in one.chain.papers)
    made += [label("Papers as of that day", "fieldName"), label(papers, wrap=True)]
    reason = authority_reason(one.answer)
    return [*made, reason, line()]
