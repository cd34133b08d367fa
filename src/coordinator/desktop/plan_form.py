"""Planning a meeting back from its day: what is asked about it, and the days that follow."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator.compliance.meeting_plan import planned_back
from coordinator.desktop.controls import beside, emptied, glyph_button, label, line, pairs, scrolled
from coordinator.desktop.editors import Find
from coordinator.desktop.editors.days import DayEditor
from coordinator.desktop.inline_form import InlineForm
from coordinator.desktop.step_forms import fields_named
from coordinator.errors import CoordinatorError
from coordinator.records import MeetingFields
from coordinator.services.committee_view import Proposal
from coordinator.services.meetings import PLANNED, plan_words

_ASK_DAY = "Type the day of the meeting, and what is to be done before and after it shows here."


class PlanForm(QWidget):
    """Asks about one meeting and shows, as soon as its day is typed, what is proposed for it."""

    wanted = Signal(dict)
    """Somebody wants this planned; carries the values by the names of fields."""
    left = Signal()
    """Somebody does not want it."""

    def __init__(self, find: Find) -> None:
        """Begin empty; *find* asks for the agreements that a text may mean."""
        super().__init__()
        self._proposal: Proposal | None = None
        self.form = InlineForm("The meeting", fields_named(MeetingFields, PLANNED), find, "Plan")
        self._days = QVBoxLayout()
        self._build()

    def _build(self) -> None:
        close = glyph_button("x", "Close (Esc)")
        close.clicked.connect(lambda _=False: self.left.emit())
        title = label("Plan a meeting", "name", wrap=True)
        head = beside(title, close)
        head.setContentsMargins(20, 0, 14, 0)
        head.setStretchFactor(title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 4)
        column.addLayout(head)
        column.addWidget(line())
        area, inside = scrolled()
        inside.setContentsMargins(20, 8, 16, 14)
        inside.setSpacing(9)
        inside.addWidget(self.form)
        inside.addWidget(label("Planned back from its day", "heading"))
        inside.addLayout(self._days)
        column.addWidget(area, 1)
        self.form.wanted.connect(self.wanted.emit)
        self.form.left.connect(self.left.emit)
        self.form.rows["scheduled_at"].editor.changed.connect(self._tell)

    def begin(self, found: Proposal, today: date) -> None:
        """Ask about a meeting like the last one, as of *today*."""
        self._proposal = found
        self.form.begin(found.values, found.words, today)
        self._tell()

    @property
    def proposal(self) -> Proposal | None:
        """What the plan began with."""
        return self._proposal

    def _tell(self) -> None:
        emptied(self._days)
        editor, found = self.form.rows["scheduled_at"].editor, self._proposal
        day = _day_in(editor) if isinstance(editor, DayEditor) else None
        if day is None or found is None:
            self._days.addWidget(label(_ASK_DAY, "muted", wrap=True))
            return
        try:
            plan = planned_back(day, notice_days=found.notice_days, minutes_days=found.minutes_days)
        except OverflowError:
            return  # the calendar ends before that; the plan is refused with its reason
        self._days.addWidget(pairs(plan_words(plan)))
        said = "Saved with it: the agenda of the meeting before, these days as action items, and a release to be sent."
        self._days.addWidget(label(said, "note", wrap=True))

    def refuse(self, error: CoordinatorError) -> None:
        """Say why it was not saved, each reason at its field."""
        self.form.refuse(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _day_in(editor: DayEditor) -> date | None:
    try:
        return editor.day.meant()
    except ValueError:
        return None
