"""Recording a class for many officers at once: what they share above, a row for each, and who has not."""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator.compliance.choices import TrainingStatus
from coordinator.desktop.class_fields import ClassFields
from coordinator.desktop.class_officers import ClassOfficers
from coordinator.desktop.controls import beside, button, card, glyph_button, label, line, scrolled
from coordinator.desktop.drafts import CLASS, Drafts
from coordinator.desktop.message import Message, Tone
from coordinator.desktop.session import Session
from coordinator.desktop.settings import drafts_folder
from coordinator.errors import CoordinatorError, Invalid, Problem
from coordinator.services.choosing import Choosable
from coordinator.services.classes import candidates
from coordinator.services.recording import Held, Recorded, Result, record_class
from coordinator.services.training_view import Attended, Candidate, Candidates, ClassDetail

_ROWS = "rows"
"""What the draft of a class is called, and its rows in it."""
_KEPT_AFTER = 400
"""Milliseconds of rest after which what is typed is kept on the disk."""


class RecordClass(QWidget):
    """Takes a class with its results and saves all of it as one change, or nothing."""

    closed = Signal()
    """Somebody wants to see the classes again; what is typed stays."""
    recorded = Signal(str)
    """A class was saved; carries the beginning of its key in the list: course and first day."""

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self.fields = ClassFields(self._find)
        self.officers = ClassOfficers(self._find)
        self.save = button("Save", "primary", "check")
        self.general = Message()
        self._timer = QTimer(self, singleShot=True, interval=_KEPT_AFTER)
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 18)
        column.setSpacing(12)
        over = button("Start over", "quiet")
        over.clicked.connect(lambda _=False: self.start_over())
        close = glyph_button("x", "Back to the classes; what is typed stays (Esc)")
        close.clicked.connect(lambda _=False: self.closed.emit())
        title = label("Record a class", "title")
        head = beside(title, over, self.save, close)
        head.setStretchFactor(title, 1)
        column.addLayout(head)
        frame, inside = card()
        inside.setContentsMargins(1, 1, 1, 1)
        self.area, around = scrolled()
        around.setContentsMargins(20, 14, 18, 16)
        around.setSpacing(10)
        inside.addWidget(self.area)
        column.addWidget(frame, 1)
        for part in (self.general, self.fields, line(), self.officers):
            around.addWidget(part)

    def _connect(self) -> None:
        self.save.setAccessibleName("Save this class")
        self.save.setToolTip("Saves the class for everybody in it, as one step (Ctrl+Enter)")
        self.save.clicked.connect(lambda _=False: self.save_class())
        self._timer.timeout.connect(self._keep)
        self.fields.changed.connect(self._timer.start)
        self.officers.changed.connect(self._timer.start)
        self.fields.course_left.connect(self._ask_candidates)
        self.fields.days_left.connect(self._propose_days)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save_class)

    def _find(self, kind: str, text: str, then: Callable[[Sequence[Choosable]], None]) -> None:
        self._session.ask(lambda desk: desk.choices(kind, text), then)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Go into the first field."""
        self.fields.rows["course"].editor.setFocus(reason)

    @property
    def _drafts(self) -> Drafts | None:
        program = self._session.program
        return Drafts(drafts_folder(), program.path) if program is not None else None

    def _keep(self) -> None:
        """Keep what is typed on this machine until it is saved, also through a crash."""
        fields, rows = self.fields.typed(), self.officers.typed()
        if (drafts := self._drafts) is not None:
            begun = any(fields.values()) or rows
            drafts.keep(CLASS, {**fields, _ROWS: json.dumps(rows)} if begun and self._session.writable else {})

    def recover(self) -> None:
        """Begin anew, or with what was typed and not saved."""
        self._show({}, {})
        self._timer.stop()
        drafts = self._drafts
        kept = drafts.kept(CLASS) if drafts is not None else {}
        if kept and (program := self._session.program) is not None:
            self.fields.set_today(program.today)
            self.officers.today = program.today
            self.fields.type_in(kept)
            self.officers.type_in(json.loads(kept.get(_ROWS, "[]")))
            self._ask_candidates()
            self.general.say(Tone.HINT, "recovered text: this was typed before and is not saved yet")

    def start_over(self) -> None:
        """Let what was typed go."""
        self._show({}, {})
        self._keep()
        self.enter()

    def enter(self) -> None:
        """Begin, or go on, with the course."""
        if program := self._session.program:
            self.fields.set_today(program.today)
            self.officers.today = program.today
        self.fields.rows["course"].editor.setFocus()

    def begin_with(self, found: ClassDetail) -> None:
        """Begin with a class that is on record, to enter its results."""
        row = found.row
        values = {"course": row.course, "location": row.location, "started_on": row.started_on, "ended_on": row.ends_on}
        self._show(values, {row.course: f"{row.course} ({row.title})"})
        self.enter()
        for one in found.attended:
            self.officers.add(Candidate(one.badge, one.name, one.status_words.lower()), _on_record(one))
        self._ask_candidates()

    def _show(self, values: Mapping[str, object], words: Mapping[str, str]) -> None:
        self.general.clear()
        self.fields.show_values(values, words)
        self.officers.clear()
        self._propose_days()

    def _ask_candidates(self) -> None:
        course, known = self.fields.text("course"), self.officers.known
        if course and (known is None or known.course != course):
            question = partial(candidates, course=course)
            self._session.ask_as_of(lambda desk, day: desk.answer(day, question), self._know)

    def _know(self, found: Candidates | None) -> None:
        if found is not None and found.course == self.fields.text("course"):
            self.officers.know(found)

    def _propose_days(self) -> None:
        self.officers.propose_days(self.fields.last_day, self.fields.day("certified_on"))

    def save_class(self) -> None:
        """Save the class, or go to what keeps it from being saved."""
        self.general.clear()
        unread, results = self.fields.unread(), self.officers.results()
        if unread or results is None:
            self._go_to_problem()
            return
        day, text = self.fields.day, self.fields.text
        held = Held(text("course"), day("started_on"), day("ended_on"), text("location"), results)
        self._session.attempt(
            lambda desk: desk.carry_out(lambda store, today: record_class(store, held, today)),
            partial(self._on_recorded, f"{held.course}/{held.started_on}"),
            self._on_refused,
        )

    def _on_recorded(self, key: str, found: Recorded) -> None:
        self._show({}, {})
        self._keep()
        words = f"Recorded {found.words}." if found.changes else f"All of it was on record already: {found.words}."
        notes = " ".join(f"Check: {one.reason}." for one in found.warnings)
        self._session.said.emit(f"{words} {notes}".rstrip(), found.changes is not None)
        self.recorded.emit(key)

    def _on_refused(self, error: CoordinatorError) -> None:
        problems = error.problems if isinstance(error, Invalid) else [Problem(str(error))]
        elsewhere = [one for one in problems if not one.line and not self.fields.say(one)]
        if elsewhere:
            self.general.say(Tone.STOP, "; ".join(one.reason for one in elsewhere))
        self.officers.say(problems)
        self._go_to_problem()

    def _go_to_problem(self) -> None:
        """Put the focus where something is to be mended, and let it show once its message has its place."""
        stopped: QWidget | None = self.fields.stopped
        if stopped is not None:
            stopped.setFocus()
        else:
            stopped = self.officers.go_to_problem()
        shown = stopped or self.general
        QTimer.singleShot(0, shown, lambda: self.area.ensureWidgetVisible(shown, 0, 24))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _on_record(one: Attended) -> Result:
    """Return what is on record of somebody; who was to come is taken to have completed the class."""
    status = TrainingStatus(one.status)
    ahead = status in {TrainingStatus.PLANNED, TrainingStatus.ENROLLED, TrainingStatus.IN_PROGRESS}
    status = TrainingStatus.COMPLETED if ahead else status
    return Result(one.badge, status, one.completed_on, one.certified_on, one.scores)
