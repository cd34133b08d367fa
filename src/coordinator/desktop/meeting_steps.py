"""The first part of a committee meeting: its steps in the order of time, each entered where it stands; its duties."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator.desktop.controls import beside, button, emptied, label, line
from coordinator.desktop.entry_row import EntryRow
from coordinator.desktop.explanation import verdict_reason
from coordinator.desktop.inline_form import InlineForm
from coordinator.desktop.session import Session
from coordinator.desktop.stage_row import StageRow
from coordinator.desktop.step_forms import StepForms, fields_named
from coordinator.records import MeetingFields, PublicNoticeFields
from coordinator.services.committee_view import MeetingDetail, Part
from coordinator.services.editing import Detail, Saved
from coordinator.services.meetings import NOTICE, announce, save_step

if TYPE_CHECKING:
    from coordinator.store import Store

_LISTED = ("public_notice", "release_clearance")
"""The records of a meeting that the steps list below them."""


class MeetingSteps(StepForms):
    """Shows the steps of a meeting; what a step records opens in its place, or in the place of the tabs."""

    add_wanted = Signal(str)
    """Somebody wants to enter a record about the meeting; carries its kind."""
    record_wanted = Signal(str)
    """Somebody wants to see a record; carries ``kind:key``."""
    clearance_wanted = Signal()
    """Somebody wants to record what went to ICE, or its answer."""
    paper_wanted = Signal(str)
    """Somebody wants a paper of the meeting; carries the name of its report."""
    posting_wanted = Signal()
    """Somebody wants the folder for the public."""

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        super().__init__(session)
        self._detail: MeetingDetail | None = None
        parts = [*Part]
        self.stages = {one: StageRow(first=one is parts[0], last=one is parts[-1]) for one in parts}
        self.agenda = button("Agenda PDF…", "", "file-text")
        self.minutes = button("Minutes PDF…", "", "file-text")
        self.post = button("Post for the public…", "", "download")
        self._records = QVBoxLayout()
        self._build()

    def _build(self) -> None:
        self._column.addWidget(label("Steps", "heading"))
        for part, row in self.stages.items():
            row.clicked.connect(partial(self._open_step, part, row))
            self._column.addWidget(row)
        self.agenda.setToolTip("Saves the agenda as PDF for the public")
        self.minutes.setToolTip("Saves the minutes as PDF for the public")
        self.post.setToolTip("Writes what is cleared for the public into a folder, with a page that names it")
        self.agenda.clicked.connect(lambda _=False: self.paper_wanted.emit("agenda"))
        self.minutes.clicked.connect(lambda _=False: self.paper_wanted.emit("minutes"))
        self.post.clicked.connect(lambda _=False: self.posting_wanted.emit())
        papers = beside(self.agenda, self.minutes)
        papers.addStretch()
        posting = beside(self.post)
        posting.addStretch()
        self._column.addLayout(papers)
        self._column.addLayout(posting)
        self._column.addWidget(line())
        self._column.addLayout(self._records)

    @property
    def number(self) -> int:
        return self._detail.number if self._detail is not None else 0

    def show_detail(self, detail: MeetingDetail) -> None:
        """Show *detail*; what is being typed stays while it is about the same meeting."""
        if self._detail is None or self._detail.number != detail.number:
            self.to_top()
        self._detail = detail
        for part, row in self.stages.items():
            row.say(detail.stages[part])
        self.minutes.setEnabled(detail.held)
        emptied(self._records)
        for widget in (*self._told(detail), *_duties(detail)):
            self._records.addWidget(widget)

    def _told(self, detail: MeetingDetail) -> Iterator[QWidget]:
        yield label("Notices, and what went to ICE", "heading")
        lines = [one for kind in _LISTED for one in detail.lines[kind]]
        for one in lines:
            row = EntryRow(one)
            row.clicked.connect(partial(self.record_wanted.emit, one.ref))
            yield row
        if not lines:
            yield label("None recorded.", "muted")

    def _open_step(self, part: Part, row: StageRow) -> None:
        detail = self._detail
        if detail is None or not self._session.writable:
            return
        if part is Part.AGENDA:
            self.add_wanted.emit("agenda_item")
        elif part is Part.CLEARANCE:
            self.clearance_wanted.emit()
        elif part is Part.NOTICE:
            self._open_notice(detail, row)
        else:
            self.open_fields((MeetingFields, detail.number), detail.stages[part].fields, part.value, row, _save)

    def _open_notice(self, detail: MeetingDetail, row: StageRow) -> None:
        form = self.open_form("Public notice", fields_named(PublicNoticeFields, NOTICE), "Save", row)
        form.wanted.connect(partial(self._save_notice, form, detail.number))
        self.begin(form, {}, {})

    def _save_notice(self, form: InlineForm, number: int, values: Mapping[str, object]) -> None:
        def saved(_: object) -> None:
            self.done(form)
            self._session.said.emit("Recorded the public notice.", True)

        self._session.attempt(
            lambda desk: desk.carry_out(lambda store, today: announce(store, number, values, today)),
            saved,
            self.refusing(form),
        )


def _save(shown: Detail, values: Mapping[str, object], store: "Store", today: date) -> Saved:
    return save_step(store, shown.number, values, today)


def _duties(detail: MeetingDetail) -> Iterator[QWidget]:
    yield line()
    yield label("What the agreements demand", "heading")
    for words in detail.demands:
        yield label(words, "", wrap=True)
    if not detail.demands:
        yield label("The meeting names no agreement.", "muted", wrap=True)
    for one in detail.verdicts:
        yield line()
        yield verdict_reason(one, detail.as_of)
