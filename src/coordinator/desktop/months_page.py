"""The view of monthly counts."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coordinator.desktop import month_columns
from coordinator.desktop.controls import button
from coordinator.desktop.list_page import ListPage
from coordinator.desktop.month_panel import MonthPanel
from coordinator.desktop.session import Session
from coordinator.services.activity import month_detail, month_rows
from coordinator.services.activity_view import MonthRow, MonthState

if TYPE_CHECKING:
    from coordinator.services.activity_view import MonthDetail


class MonthsPage(ListPage[MonthRow]):
    """Finds months of counts, entered or lacking, and enters one whole. Counts only: no person is kept."""

    TITLE, NOUN = "Activity", "months"
    SEARCH = "Search month, agreement, state"
    EMPTY = "No month to count yet: with an agreement in force, each month that is over stands here to be entered."
    COLUMNS, SORTED_BY = month_columns.COLUMNS, month_columns.MONTH
    SHOWS = month_columns.SHOWS

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        self.panel = MonthPanel(session)
        self.enter_counts = button("Enter a month", "primary", "plus")
        self._begins = False
        super().__init__(session, self.panel)
        self.enter_counts.setToolTip("Enter the month that is chosen, else the latest one that is lacking (Ctrl+N)")
        self.enter_counts.clicked.connect(lambda _=False: self.begin())

    def head_buttons(self) -> Sequence[QWidget]:
        return (self.enter_counts,)

    def first_action(self) -> QWidget:
        first = button("Enter the first agreement", "primary", "plus")
        first.clicked.connect(lambda _=False: self._session.new_wanted.emit("moa"))
        return first

    def refresh(self) -> None:
        """Ask for the rows again."""
        self.enter_counts.setEnabled(self._session.writable)
        super().refresh()

    def words_of(self, row: MonthRow) -> Iterable[str]:
        return month_columns.words_of(row)

    def key_of(self, row: MonthRow) -> str:
        return row.key

    def ask_rows(self, then: Callable[[Sequence[MonthRow]], None]) -> None:
        self._session.ask_as_of(lambda desk, day: desk.answer(day, month_rows), then)

    def ask_detail(self, row: MonthRow, then: "Callable[[MonthDetail], None]") -> None:
        def told(detail: "MonthDetail") -> None:
            then(detail)
            if self._begins:
                self._begins = False
                self.show_panel()
                self.panel.begin()

        question = partial(month_detail, key=row.key)
        self._session.ask_as_of(lambda desk, day: desk.answer(day, question), told)

    def begin(self) -> None:
        """Enter the month that shows unless it is locked, else the latest one that is lacking."""
        shown = self.panel.detail
        if not self._session.writable:
            return
        if self.panel.key and shown is not None and shown.row.state is not MonthState.LOCKED:
            self.show_panel()
            self.panel.begin()
            return
        lacking = [row for row in self.model.rows if row.state is MonthState.MISSING]
        if lacking:
            self._begins = True
            self.choose(max(lacking, key=lambda row: row.month).key)
        else:
            self._session.said.emit("Every month of the last year is entered; choose one to change it.", False)
