"""The place of compliance: every duty as of the day, each with its reasons."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from coordinator.desktop import duty_columns
from coordinator.desktop.duty_panel import DutyPanel
from coordinator.desktop.list_page import ListPage
from coordinator.desktop.session import Session
from coordinator.services.duty_view import DutyRow

if TYPE_CHECKING:
    from coordinator.services.desk import Desk
    from coordinator.services.explaining import Explanation


class CompliancePage(ListPage[DutyRow]):
    """Finds duties and explains one."""

    TITLE, NOUN = "Compliance", "duties"
    SEARCH = "Search duty, officer, agreement, rule"
    EMPTY = "No rules yet. Add your agreement, and its duties appear here."
    COLUMNS, SORTED_BY = duty_columns.COLUMNS, duty_columns.RESULT
    SHOWS, VIEWS = duty_columns.SHOWS, duty_columns.VIEWS

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        self.panel = DutyPanel(session)
        super().__init__(session, self.panel)
        self.panel.officer_wanted.connect(session.officer_wanted.emit)

    def words_of(self, row: DutyRow) -> Iterable[str]:
        return duty_columns.words_of(row)

    def key_of(self, row: DutyRow) -> str:
        return row.key

    def ask_rows(self, then: Callable[[Sequence[DutyRow]], None]) -> None:
        self._session.ask_as_of(lambda desk, day: desk.duties(day), then)

    def ask_detail(self, row: DutyRow, then: "Callable[[tuple[Explanation, date]], None]") -> None:
        rule, _, subject = row.key.partition(" ")

        def question(desk: "Desk", day: date) -> "tuple[Explanation, date]":
            return desk.duty(day, rule, subject), day

        self._session.ask_as_of(question, then)

    def explain(self, key: str) -> None:
        """Show the duty that *key* names."""
        self.show_all()
        self.choose(key)
