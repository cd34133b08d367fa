"""The place of officers."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from coordinator.desktop import officer_columns
from coordinator.desktop.list_page import ListPage
from coordinator.desktop.officer_panel import OfficerPanel
from coordinator.desktop.session import Session
from coordinator.services.officer_view import OfficerRow

if TYPE_CHECKING:
    from coordinator.services.officer_view import OfficerDetail


class OfficersPage(ListPage[OfficerRow]):
    """Finds officers and shows one."""

    TITLE, NOUN, KIND = "Officers", "officers", "officer"
    SEARCH = "Search name, badge, status, agreement"
    EMPTY = "No officers yet. File, Import exchange files… brings in what you have."
    COLUMNS, SORTED_BY = officer_columns.COLUMNS, officer_columns.NAME
    SHOWS, VIEWS = officer_columns.SHOWS, officer_columns.VIEWS

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        self.panel = OfficerPanel(session)
        super().__init__(session, self.panel)
        self.panel.edit_wanted.connect(lambda badge: session.record_wanted.emit("officer", badge))

    def words_of(self, row: OfficerRow) -> Iterable[str]:
        return officer_columns.words_of(row)

    def key_of(self, row: OfficerRow) -> str:
        return row.badge

    def ask_rows(self, then: Callable[[Sequence[OfficerRow]], None]) -> None:
        self._session.ask_as_of(lambda desk, day: desk.officers(day), then)

    def ask_detail(self, row: OfficerRow, then: "Callable[[OfficerDetail], None]") -> None:
        self._session.ask_as_of(lambda desk, day: desk.officer(day, row.badge), then)

    def explain(self, badge: str, rule: str) -> None:
        """Show the officer with *badge* and the reason of *rule*."""
        self.show_all()
        self.panel.want_reason(rule)
        self.choose(badge)
