"""The posters of one facility beside the list: how they stand, every look at them, and the editions there are."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coordinator.compliance.dates import long_date
from coordinator.desktop.controls import at_left, button, label, line
from coordinator.desktop.due_row import DueRow
from coordinator.desktop.explanation import verdict_reason
from coordinator.desktop.round_form import RoundForm
from coordinator.desktop.session import Session
from coordinator.desktop.tabbed_panel import TabbedPanel
from coordinator.services.notice_view import NoticeDetail, PastCheck


class NoticePanel(TabbedPanel):
    """Shows a facility's posters as of the day that was asked for; the round takes its place."""

    detail: NoticeDetail | None

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        super().__init__(session, "Posted notices")
        self.round = RoundForm()
        self._whole.addWidget(self.round)
        self.add_rows("Overview", _overview)
        self.add_rows("Checks", self._checks)
        self.add_rows("Editions", self._editions)

    @property
    def going_round(self) -> bool:
        """Whether the round shows."""
        return self._whole.currentWidget() is self.round

    def show_round(self) -> None:
        """Show the round in the place of the tabs."""
        self._whole.setCurrentWidget(self.round)

    def enter(self) -> None:
        if self.going_round:
            self.round.day.editor.setFocus()
        else:
            super().enter()

    def show_head(self, detail: NoticeDetail) -> None:
        self.say_name(detail.name, "facility")
        self.head.addWidget(label(detail.kind, "muted"))
        self.head.addWidget(line())

    def _checks(self, detail: NoticeDetail) -> Iterator[QWidget]:
        add = button("Add a check", "", "plus")
        add.clicked.connect(lambda _=False: self._add_check(detail))
        add.setEnabled(self._session.writable)
        yield at_left(add)
        for one in detail.checks:
            row = _check_row(one)
            row.clicked.connect(partial(self.edit_record, "posting_check", one.number))
            yield row
        if not detail.checks:
            yield label("No look at the posters of this facility is on record.", "muted", wrap=True)

    def _add_check(self, detail: NoticeDetail) -> None:
        self.add_record("posting_check", {"facility": detail.name}, {detail.name: detail.name})

    def _editions(self, detail: NoticeDetail) -> Iterator[QWidget]:
        add = button("Add an edition", "", "plus")
        add.clicked.connect(lambda _=False: self.add_record("poster_edition", {}, {}))
        add.setEnabled(self._session.writable)
        yield at_left(add)
        for one in detail.editions:
            status = ("MET", "Current") if one.current else ("", "")
            row = DueRow(one.code, one.said, status, leads="Open this edition.")
            row.clicked.connect(partial(self.edit_record, "poster_edition", one.number))
            yield row
        if not detail.editions:
            yield label("No edition of the poster is on record.", "muted", wrap=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.going_round:
            self.leave_form()
        else:
            super().keyPressEvent(event)


def _check_row(one: PastCheck) -> DueRow:
    status = ("MET", "In order") if one.good else ("NOT_MET", "Not in order")
    return DueRow(long_date(one.checked_on), one.said, status, leads="Open this check.")


def _overview(detail: NoticeDetail) -> Iterator[QWidget]:
    for one in detail.verdicts:
        yield verdict_reason(one, detail.as_of)
        yield line()
    if not detail.verdicts:
        yield label("No rule asks for posters in this facility on this day.", "muted", wrap=True)
