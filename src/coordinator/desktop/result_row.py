"""One officer in a class that is being recorded: result, days, scores and certificates in one row."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QVBoxLayout, QWidget

from coordinator.compliance.choices import TrainingStatus
from coordinator.desktop.controls import beside, button, emptied, glyph_button, label
from coordinator.desktop.day_field import DayField
from coordinator.desktop.field_row import Message, Tone
from coordinator.desktop.line import Line
from coordinator.errors import Problem
from coordinator.services.recording import Result
from coordinator.services.scores import HOW, parse_scores

RESULT, DAY, SCORES, GLYPH = 136, 176, 120, 44
"""Widths in pixels; the captions above the rows have the same."""
_OF_FIELD = {"completed_on": "Completed", "certified_on": "Certified", "scores": "Scores", "papers": "Certificate"}


class _Results(QComboBox):
    """How the officer came out of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("field")
        for one in TrainingStatus:
            self.addItem(one.words, one.value)
        self.choose(TrainingStatus.COMPLETED)

    def choose(self, status: TrainingStatus) -> None:
        """Choose a result."""
        self.setCurrentIndex(self.findData(status.value))

    @property
    def status(self) -> TrainingStatus:
        """The result that is chosen."""
        return TrainingStatus(self.currentData())


class ResultRow(QFrame):
    """Takes the result of one officer; files are dropped on it or chosen."""

    removed = Signal()
    """Somebody takes the officer out of the class."""
    changed = Signal()
    """Something was typed, chosen or filled in."""

    def __init__(self, badge: str, name: str, why: str, today: date | None) -> None:
        """Begin with a completed class; *why* says what the officer is proposed for, if at all."""
        super().__init__()
        self.setObjectName("result")
        self.setAcceptDrops(True)
        self.badge, self.name = badge, name
        self.papers: list[Path] = []
        self._mend = ""
        self._days: tuple[date | None, date | None] = (None, None)
        self.status, self.scores = _Results(), Line()
        self.completed, self.certified = DayField(f"Completed on, {name}", optional=True), DayField("", optional=True)
        self.certificate = glyph_button("paperclip", f"Add the certificate of {name}")
        self.remove = glyph_button("x", f"Take {name} out of this class")
        self.message = Message()
        self._files = QVBoxLayout()
        self._build(why, today)

    def _build(self, why: str, today: date | None) -> None:
        self.status.setAccessibleName(f"Result of {self.name}")
        self.certified.setAccessibleName(f"Certified on, {self.name}")
        self.scores.setAccessibleName(f"Scores of {self.name}")
        self.scores.setToolTip(HOW)
        self.status.setFixedWidth(RESULT)
        self.scores.setMinimumWidth(SCORES)
        for day in (self.completed, self.certified):
            day.setFixedWidth(DAY)
            if today is not None:
                day.today = today
        self.status.currentIndexChanged.connect(lambda _: self._fill_in_days())
        self.status.currentIndexChanged.connect(lambda _: self.changed.emit())
        for field in (self.completed, self.certified, self.scores):
            field.textChanged.connect(lambda _: self.changed.emit())
        self.certificate.clicked.connect(lambda _=False: self._choose_papers())
        self.remove.clicked.connect(lambda _=False: self.removed.emit())
        who = label(f"{self.name} ({self.badge})", "heading")
        head = beside(who, label(why, "note", wrap=True))
        head.setStretch(1, 1)
        row = beside(self.status, self.completed, self.certified, self.scores, self.certificate, self.remove)
        row.setStretchFactor(self.scores, 1)
        self._rest = QWidget()
        row.addWidget(self._rest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 7, 0, 7)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(row)
        column.addLayout(self._files)
        column.addWidget(self.message)

    def typed(self) -> dict[str, str]:
        """Return what is typed, from which :meth:`type_in` makes the same again; files are chosen anew."""
        lines = {name: field.text() for name, field in self._lines().items()}
        return {"badge": self.badge, "name": self.name, "status": self.status.status.value, **lines}

    def type_in(self, typed: Mapping[str, str]) -> None:
        """Show what was typed before."""
        self.status.choose(TrainingStatus(typed["status"]))
        for name, field in self._lines().items():
            field.setText(typed[name])
            field.editingFinished.emit()

    def _lines(self) -> dict[str, Line]:
        return {"completed_on": self.completed, "certified_on": self.certified, "scores": self.scores}

    def show_scores(self, *, on: bool) -> None:
        """Ask for scores, where the course has examinations."""
        self.scores.setVisible(on)
        self._rest.setVisible(not on)

    def propose_days(self, completed: date | None, certified: date | None) -> None:
        """Fill in the days of the class, over what was filled in before and nobody changed since."""
        before, self._days = self._days, (completed, certified)
        self._fill_in_days(before)

    def _fill_in_days(self, before: tuple[date | None, date | None] | None = None) -> None:
        done = self.status.status is TrainingStatus.COMPLETED
        known = before or self._days
        for field, was, now in zip((self.completed, self.certified), known, self._days, strict=True):
            if field.day in {None, was} and not field.property("wrong"):
                field.show_day(now if done else None)

    def show_result(self, one: Result) -> None:
        """Show what is on record already."""
        if one.status is not None:
            self.status.choose(one.status)
        for field, day in ((self.completed, one.completed_on), (self.certified, one.certified_on)):
            if day is not None:
                field.show_day(day)
        self.scores.setText(one.scores)

    def result(self) -> Result | None:
        """Return what was typed; nothing where it cannot be read, which is said then."""
        self.message.clear()
        problems: list[Problem] = []
        days: dict[str, date | None] = {}
        for name, field in (("completed_on", self.completed), ("certified_on", self.certified)):
            try:
                days[name] = field.meant()
            except ValueError as error:
                problems.append(Problem(str(error), field=name))
        scores = self.scores.text().strip() if self.scores.isVisibleTo(self) else ""
        try:
            parse_scores(scores)
        except ValueError as error:
            problems.append(Problem(str(error), field="scores"))
        if problems:
            self.say(problems)
            return None
        return Result(self.badge, self.status.status, scores=scores, papers=tuple(self.papers), **days)

    def say(self, problems: Sequence[Problem]) -> None:
        """Say in the row what keeps it from being saved, if anything."""
        self._mend = problems[0].field if problems else ""
        if problems:
            said = (
                f"{_OF_FIELD[one.field]}: {one.reason}" if one.field in _OF_FIELD else one.reason for one in problems
            )
            self.message.say(Tone.STOP, "; ".join(said))

    def go_to_problem(self) -> None:
        """Put the focus where what was said is mended."""
        self._lines().get(self._mend, self.status).setFocus()

    def add_papers(self, paths: Sequence[Path]) -> None:
        """Take files as certificates of the officer."""
        self.papers += [path for path in paths if path not in self.papers]
        self._show_papers()

    def _choose_papers(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, f"Certificate of {self.name}")
        self.add_papers([Path(name) for name in names])

    def _remove_paper(self, path: Path) -> None:
        self.papers.remove(path)
        self._show_papers()
        self.certificate.setFocus()

    def _show_papers(self) -> None:
        emptied(self._files)
        for path in self.papers:
            remove = button(f"Take out {path.name}", "quiet", "x")
            remove.clicked.connect(lambda _=False, path=path: self._remove_paper(path))
            row = beside(label("Certificate:", "note"), remove, spacing=2)
            row.addStretch()
            self._files.addLayout(row)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.add_papers([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()
