"""One inspection beside the list: its steps, findings, corrective actions, the rehearsal, papers and history."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coordinator.compliance.verdicts import subject_words
from coordinator.desktop.controls import at_left, beside, button, glyph_button, label, line
from coordinator.desktop.due_row import DueRow
from coordinator.desktop.entry_row import EntryRow
from coordinator.desktop.history_part import HistoryPart
from coordinator.desktop.inspection_steps import InspectionSteps
from coordinator.desktop.papers_part import PapersPart
from coordinator.desktop.session import Session
from coordinator.desktop.tabbed_panel import TabbedPanel
from coordinator.services.inspection_view import InspectionDetail
from coordinator.services.today import distance

_KIND = "inspection"
_LISTS = {
    "finding": ("Findings", "Add a finding", "No finding is on record."),
    "corrective_action": ("Actions", "Add an action", "No corrective action is on record."),
}
"""The records of an inspection that are listed: what the list is called, what adds one, and what is said of none."""


class InspectionPanel(TabbedPanel):
    """Shows an inspection as of the day that was asked for."""

    packet_wanted = Signal(object, object)
    """Somebody wants the packet; carries the first and the last day of its period, or nothing."""

    detail: InspectionDetail | None

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        super().__init__(session, "Inspection")
        self.steps = InspectionSteps(session)
        self.add_part("Steps", self.steps, self.steps.show_detail)
        for kind, (title, *_) in _LISTS.items():
            self.add_rows(title, partial(self._list, kind))
        self.add_rows("Rehearsal", self._rehearsal)
        self.papers, self.history = PapersPart(session), HistoryPart(session)
        self.add_part("Papers", self.papers, lambda detail: self.papers.show_of(_KIND, detail.number))
        self.add_part("History", self.history, lambda detail: self.history.show_of(_KIND, detail.number))
        self.steps.add_wanted.connect(self._add)
        self.steps.packet_wanted.connect(self._want_packet)

    def show_head(self, detail: InspectionDetail) -> None:
        close = glyph_button("x", "Close this inspection (Esc)")
        close.clicked.connect(self.closed.emit)
        edit = button("Edit", "quiet", "pencil")
        edit.setAccessibleName("Edit this inspection")
        edit.setToolTip("Edit all that is on record about this inspection")
        edit.clicked.connect(lambda _=False: self.edit_record(_KIND, detail.number))
        name = label(detail.code, "name", wrap=True)
        row = beside(name, edit, close)
        row.setStretchFactor(name, 1)
        self.head.addLayout(row)
        self.head.addWidget(label(f"{detail.state_words} · {detail.words}", "muted", wrap=True))
        self.head.addWidget(line())

    def _list(self, kind: str, detail: InspectionDetail) -> Iterator[QWidget]:
        _, add, none = _LISTS[kind]
        more = button(add, "", "plus")
        more.clicked.connect(lambda _=False: self._add(kind))
        more.setEnabled(self._session.writable and (kind == "finding" or detail.action is not None))
        yield at_left(more)
        for one in detail.lines[kind]:
            row = EntryRow(one)
            row.clicked.connect(partial(self.open_record, one.ref))
            yield row
        if not detail.lines[kind]:
            yield label(none, "muted", wrap=True)

    def _rehearsal(self, detail: InspectionDetail) -> Iterator[QWidget]:
        words = (
            f"What inspectors could find under {detail.agreement} on this day, the worst first."
            " Each line leads to its reason and to what would mend it."
        )
        yield label(words, "muted", wrap=True)
        for one in detail.rehearsal:
            row = DueRow(
                one.title, subject_words(one.subject), (one.status, one.status_words), distance(one.due, detail.as_of)
            )
            row.clicked.connect(partial(self._session.duty_wanted.emit, one.rule, one.subject))
            yield row
        if not detail.rehearsal:
            yield label("Nothing. Every duty under the agreement is met, explained or waived.", "muted", wrap=True)

    def _add(self, kind: str) -> None:
        """Enter a finding of the inspection that shows, or an action on the first finding that has none."""
        detail = self.detail
        if detail is None:
            return
        values: dict[str, object] = {"inspection": detail.code, "number": detail.finding}
        if kind == "corrective_action" and detail.action is not None:
            values |= dict(zip(("finding", "number"), detail.action, strict=True))
        self.add_record(kind, values, {detail.code: detail.code})

    def _want_packet(self) -> None:
        if self.detail is not None:
            self.packet_wanted.emit(*self.detail.period)
