"""One committee meeting beside the list: its steps and duties, agenda, who came, questions, action items and papers."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coordinator.desktop.controls import at_left, beside, button, glyph_button, label, line
from coordinator.desktop.entry_row import EntryRow
from coordinator.desktop.history_part import HistoryPart
from coordinator.desktop.meeting_steps import MeetingSteps
from coordinator.desktop.papers_part import PapersPart
from coordinator.desktop.plan_form import PlanForm
from coordinator.desktop.session import Session
from coordinator.desktop.tabbed_panel import TabbedPanel
from coordinator.services.committee_view import MeetingDetail

_KIND = "meeting"
_LISTS = {
    "agenda_item": ("Agenda", "Add a point", "No agenda item is on record."),
    "attendee": ("Who came", "Add who came", "Nobody is on the list of those who came."),
    "question": ("Questions", "Add a question", "No question to the committee is on record."),
    "meeting_action": ("Action items", "Add an action item", "No action item is on record."),
}
"""The records of a meeting that are listed: what the list is called, what adds one, and what is said of none."""
_TABS = {"Meeting": ("agenda_item", "attendee"), "Questions": ("question",), "To do": ("meeting_action",)}


class MeetingPanel(TabbedPanel):
    """Shows a meeting as of the day that was asked for; the plan of a new one takes its place."""

    paper_wanted = Signal(str, str)
    """Somebody wants a paper of a meeting; carries the name of its report and the meeting's code."""
    posting_wanted = Signal(str)
    """Somebody wants the folder for the public; carries the meeting's code."""

    detail: MeetingDetail | None

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        super().__init__(session, "Committee meeting")
        self.plan = PlanForm(lambda kind, text, then: session.ask(lambda desk: desk.choices(kind, text), then))
        self._whole.addWidget(self.plan)
        self.steps = MeetingSteps(session)
        self.add_part("Steps", self.steps, self.steps.show_detail)
        for title, kinds in _TABS.items():
            self.add_rows(title, partial(self._lists, kinds))
        self.papers, self.history = PapersPart(session), HistoryPart(session)
        self.add_part("Papers", self.papers, lambda detail: self.papers.show_of(_KIND, detail.number))
        self.add_part("History", self.history, lambda detail: self.history.show_of(_KIND, detail.number))
        self._connect()

    def _connect(self) -> None:
        steps = self.steps
        steps.add_wanted.connect(self._add)
        steps.record_wanted.connect(self.open_record)
        steps.clearance_wanted.connect(self._open_clearance)
        steps.paper_wanted.connect(lambda name: self.paper_wanted.emit(name, self.detail.code if self.detail else ""))
        steps.posting_wanted.connect(lambda: self.posting_wanted.emit(self.detail.code if self.detail else ""))

    @property
    def planning(self) -> bool:
        """Whether the plan of a new meeting shows."""
        return self._whole.currentWidget() is self.plan

    def show_plan(self) -> None:
        """Show the plan of a new meeting in the place of the tabs."""
        self._whole.setCurrentWidget(self.plan)

    def enter(self) -> None:
        if self.planning:
            next(iter(self.plan.form.rows.values())).editor.setFocus()
        else:
            super().enter()

    def show_head(self, detail: MeetingDetail) -> None:
        close = glyph_button("x", "Close this meeting (Esc)")
        close.clicked.connect(self.closed.emit)
        edit = button("Edit", "quiet", "pencil")
        edit.setAccessibleName("Edit this meeting")
        edit.setToolTip("Edit all that is on record about this meeting")
        edit.clicked.connect(lambda _=False: self.edit_record(_KIND, detail.number))
        name = label(detail.code, "name", wrap=True)
        row = beside(name, edit, close)
        row.setStretchFactor(name, 1)
        self.head.addLayout(row)
        self.head.addWidget(label(detail.title, "", wrap=True))
        self.head.addWidget(label(f"{detail.state_words} · {detail.words}", "muted", wrap=True))
        self.head.addWidget(line())

    def _lists(self, kinds: Sequence[str], detail: MeetingDetail) -> Iterator[QWidget]:
        for kind in kinds:
            yield from self._list(kind, detail)

    def _list(self, kind: str, detail: MeetingDetail) -> Iterator[QWidget]:
        title, add, none = _LISTS[kind]
        yield label(title, "heading")
        more = button(add, "", "plus")
        more.clicked.connect(lambda _=False: self._add(kind))
        more.setEnabled(self._session.writable)
        yield at_left(more)
        for one in detail.lines[kind]:
            row = EntryRow(one)
            row.clicked.connect(partial(self.open_record, one.ref))
            yield row
        if not detail.lines[kind]:
            yield label(none, "muted", wrap=True)

    def _add(self, kind: str) -> None:
        """Enter another record about the meeting that shows."""
        if (detail := self.detail) is not None:
            number = {"number": detail.numbers[kind]} if kind in detail.numbers else {}
            self.add_record(kind, {"meeting": detail.code, **number}, {detail.code: f"{detail.code} ({detail.title})"})

    def _open_clearance(self) -> None:
        """Show what ICE has not answered yet, or enter something to be released."""
        if (detail := self.detail) is not None and detail.clearance:
            self.edit_record("release_clearance", detail.clearance)
        else:
            self._add("release_clearance")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.planning:
            self.leave_form()
        else:
            super().keyPressEvent(event)
