"""The view of complaints."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from coordinator.desktop import complaint_columns
from coordinator.desktop.complaint_panel import ComplaintPanel
from coordinator.desktop.entered_page import EnteredPage
from coordinator.desktop.session import Session
from coordinator.services.complaint_view import ComplaintRow
from coordinator.services.complaints import complaint_detail, complaint_rows, next_log_no

if TYPE_CHECKING:
    from coordinator.services.complaint_view import ComplaintDetail


class ComplaintsPage(EnteredPage[ComplaintRow]):
    """Finds complaints and shows one, from its receipt to its close."""

    TITLE, NOUN = "Complaints", "complaints"
    ENTERS, CALLED = "complaint", "complaint"
    SEARCH = "Search log number, nature, clock, summary"
    EMPTY = "No complaint is on record. Who complained is kept as a category, never by name."
    COLUMNS, SORTED_BY = complaint_columns.COLUMNS, complaint_columns.RESULT
    SHOWS = complaint_columns.SHOWS

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        self.panel = ComplaintPanel(session)
        super().__init__(session, self.panel)
        session.opened.connect(self.panel.hide_again)

    def words_of(self, row: ComplaintRow) -> Iterable[str]:
        return complaint_columns.words_of(row)

    def ask_rows(self, then: Callable[[Sequence[ComplaintRow]], None]) -> None:
        self._session.ask_as_of(lambda desk, day: desk.answer(day, complaint_rows), then)

    def ask_detail(self, row: ComplaintRow, then: "Callable[[ComplaintDetail], None]") -> None:
        if self.panel.key != self.key_of(row):
            self.panel.hide_again()
        question = partial(complaint_detail, number=row.number, shown=self.panel.shown_of == row.number)
        self._session.ask_as_of(lambda desk, day: desk.answer(day, question), then)

    def begin(self) -> None:
        """Enter a new complaint in the place of the one that shows, with the next free log number."""
        if self._session.writable:
            self._session.ask(lambda desk: desk.carry_out(next_log_no), self._begin_with)

    def _begin_with(self, log_no: str) -> None:
        self.panel.hide_again()
        self.begin_with({"log_no": log_no})
