"""The place of agreements."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from coordinator.desktop import agreement_columns
from coordinator.desktop.agreement_panel import AgreementPanel
from coordinator.desktop.controls import button
from coordinator.desktop.list_page import ListPage
from coordinator.desktop.record_panel import RecordPanel
from coordinator.desktop.session import Session
from coordinator.services.agreement_view import AgreementRow
from coordinator.services.agreements import agreement_detail, agreement_rows

if TYPE_CHECKING:
    from coordinator.services.agreement_view import AgreementDetail


class AgreementsPage(ListPage[AgreementRow]):
    """Finds agreements and shows one with all that follows from it."""

    TITLE, NOUN = "Agreements", "agreements"
    SEARCH = "Search code, model, template, state"
    EMPTY = "No agreement yet. With your agreement and its print, the duties that it sets appear."
    COLUMNS, SORTED_BY = agreement_columns.COLUMNS, agreement_columns.STATE
    SHOWS = agreement_columns.SHOWS

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        self.panel = AgreementPanel(session)
        self.new = button("New", "primary", "plus")
        super().__init__(session, self.panel)
        self.new.setAccessibleName("New agreement")
        self.new.setToolTip("Enter a new agreement (Ctrl+N)")
        self.new.clicked.connect(lambda _=False: self.begin())
        self.panel.record_added.connect(self._on_added)

    def head_buttons(self) -> Sequence[QWidget]:
        return (self.new,)

    def first_action(self) -> QWidget:
        first = button("Enter the first agreement", "primary", "plus")
        first.clicked.connect(lambda _=False: self.begin())
        return first

    def refresh(self) -> None:
        """Ask for the rows again."""
        self.new.setEnabled(self._session.writable)
        super().refresh()

    def words_of(self, row: AgreementRow) -> Iterable[str]:
        return agreement_columns.words_of(row)

    def key_of(self, row: AgreementRow) -> str:
        return str(row.number)

    def ask_rows(self, then: Callable[[Sequence[AgreementRow]], None]) -> None:
        self._session.ask_as_of(lambda desk, day: desk.answer(day, agreement_rows), then)

    def ask_detail(self, row: AgreementRow, then: "Callable[[AgreementDetail], None]") -> None:
        question = partial(agreement_detail, number=row.number)
        self._session.ask_as_of(lambda desk, day: desk.answer(day, question), then)

    def begin(self) -> None:
        """Enter a new agreement in the place of the one that shows."""
        if self._session.writable:
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
            self.panel.key = ""
            self.panel.add_record("moa", {}, {})
            self.show_panel()

    def _on_added(self, form: RecordPanel) -> None:
        """Show the agreement that was just added."""
        if form.kind == "moa":
            self.show_all()
            self._wanted = form.key
