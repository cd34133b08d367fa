"""The view of the agencies on ICE's lists."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from coordinator.desktop import agency_columns
from coordinator.desktop.agency_panel import AgencyPanel
from coordinator.desktop.controls import button
from coordinator.desktop.list_page import ListPage
from coordinator.desktop.session import Session
from coordinator.services.agencies import agency_detail, agency_rows
from coordinator.services.agencies_view import AgencyRow

if TYPE_CHECKING:
    from coordinator.services.agencies_view import AgencyDetail


class AgenciesPage(ListPage[AgencyRow]):
    """Finds agencies by state, model, status and what is new, and brings in lists."""

    TITLE, NOUN = "Agencies", "agencies"
    SEARCH = "Search agency, state, county, news"
    EMPTY = "No list of ICE's is here yet. Bring one in, and its agencies show, with what changed since the one before."
    COLUMNS, SORTED_BY = agency_columns.COLUMNS, agency_columns.AGENCY
    SHOWS = agency_columns.SHOWS

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        self.panel = AgencyPanel(session)
        self.bring = button("Bring in a list", "primary", "plus")
        super().__init__(session, self.panel)
        self.bring.setToolTip("Brings in ICE's list from a file or from the clipboard (Ctrl+N)")
        self.bring.clicked.connect(lambda _=False: self.begin())
        self.panel.agency_wanted.connect(self.choose)
        self.panel.listing.left.connect(self.panel.leave_form)
        self.panel.listing.brought.connect(self._on_brought)

    def head_buttons(self) -> Sequence[QWidget]:
        return (self.bring,)

    def first_action(self) -> QWidget:
        first = button("Bring in the first list", "primary", "plus")
        first.clicked.connect(lambda _=False: self.begin())
        return first

    def refresh(self) -> None:
        """Ask for the rows again."""
        self.bring.setEnabled(self._session.writable)
        super().refresh()

    def words_of(self, row: AgencyRow) -> Iterable[str]:
        return agency_columns.words_of(row)

    def key_of(self, row: AgencyRow) -> str:
        return str(row.number)

    def ask_rows(self, then: Callable[[Sequence[AgencyRow]], None]) -> None:
        self._session.ask_as_of(lambda desk, day: desk.answer(day, agency_rows), then)

    def ask_detail(self, row: AgencyRow, then: "Callable[[AgencyDetail], None]") -> None:
        question = partial(agency_detail, number=row.number)
        self._session.ask_as_of(lambda desk, day: desk.answer(day, question), then)

    def begin(self) -> None:
        """Show the form in which a list is brought in."""
        if self._session.writable and self._session.program is not None:
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
            self.panel.key = ""
            self.panel.show_listing()
            self.panel.listing.begin(self._session.program.today)
            self.show_panel()

    def _on_brought(self, said: str) -> None:
        self.panel.leave_form()
        self._session.said.emit(said, True)
