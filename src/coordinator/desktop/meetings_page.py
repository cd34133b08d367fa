"""The view of committee meetings."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from coordinator.desktop import meeting_columns
from coordinator.desktop.controls import button
from coordinator.desktop.list_page import ListPage
from coordinator.desktop.meeting_panel import MeetingPanel
from coordinator.desktop.meeting_papers import MeetingPapers
from coordinator.desktop.session import Session
from coordinator.services.committee import meeting_detail, meeting_rows
from coordinator.services.committee_view import MeetingRow, Proposal
from coordinator.services.meetings import plan_meeting, proposal

if TYPE_CHECKING:
    from coordinator.services.committee_view import MeetingDetail
    from coordinator.services.desk import Desk


class MeetingsPage(ListPage[MeetingRow]):
    """Finds meetings, plans one back from its day, and shows one from the plan to the published minutes."""

    TITLE, NOUN = "Meetings", "meetings"
    SEARCH = "Search code, title, day, agreement"
    EMPTY = "No meeting of the steering committee is on record. Plan one back from its day."
    COLUMNS, SORTED_BY = meeting_columns.COLUMNS, meeting_columns.DAY
    SHOWS = meeting_columns.SHOWS

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        self.panel = MeetingPanel(session)
        self.new = button("Plan a meeting", "primary", "plus")
        super().__init__(session, self.panel)
        self.new.setToolTip("Plan a meeting back from its day, as one step (Ctrl+N)")
        self.new.clicked.connect(lambda _=False: self.begin())
        self.papers = MeetingPapers(session, self)
        self.panel.paper_wanted.connect(self.papers.save)
        self.panel.posting_wanted.connect(self.papers.post)
        self.panel.plan.wanted.connect(self._save)
        self.panel.plan.left.connect(self.panel.leave_form)

    def head_buttons(self) -> Sequence[QWidget]:
        return (self.new,)

    def first_action(self) -> QWidget:
        first = button("Plan the first meeting", "primary", "plus")
        first.clicked.connect(lambda _=False: self.begin())
        return first

    def refresh(self) -> None:
        """Ask for the rows again."""
        self.new.setEnabled(self._session.writable)
        super().refresh()

    def words_of(self, row: MeetingRow) -> Iterable[str]:
        return meeting_columns.words_of(row)

    def key_of(self, row: MeetingRow) -> str:
        return str(row.number)

    def ask_rows(self, then: Callable[[Sequence[MeetingRow]], None]) -> None:
        self._session.ask_as_of(lambda desk, day: desk.answer(day, meeting_rows), then)

    def ask_detail(self, row: MeetingRow, then: "Callable[[MeetingDetail], None]") -> None:
        question = partial(meeting_detail, number=row.number)
        self._session.ask_as_of(lambda desk, day: desk.answer(day, question), then)

    def begin(self) -> None:
        """Plan a meeting in the place of the one that shows."""
        if self._session.writable:
            self._session.ask_as_of(lambda desk, day: desk.answer(day, proposal), self._begin_with)

    def _begin_with(self, found: Proposal) -> None:
        self.table.clearSelection()
        self.table.setCurrentIndex(QModelIndex())
        self.panel.key = ""
        self.panel.show_plan()
        self.show_panel()
        if self._session.program is not None:
            self.panel.plan.begin(found, self._session.program.today)

    def _save(self, values: Mapping[str, object]) -> None:
        plan = self.panel.plan
        if (found := plan.proposal) is None:
            return

        def saved(number: int | None) -> None:
            self.panel.leave_form()
            self.show_all()
            self._wanted = str(number or "")
            self._over = True
            self._session.said.emit(f"Planned the meeting {values['code']}.", True)

        def work(desk: "Desk") -> int | None:
            desk.carry_out(lambda store, today: plan_meeting(store, values, found, today))
            return desk.number_of("meeting", str(values["code"]))

        self._session.attempt(work, saved, plan.refuse)
