"""The place of officers."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from coordinator.desktop import officer_columns
from coordinator.desktop.controls import beside, button
from coordinator.desktop.list_card import import_link
from coordinator.desktop.list_page import ListPage
from coordinator.desktop.officer_panel import OfficerPanel
from coordinator.desktop.session import Session
from coordinator.services.officer_view import OfficerRow

if TYPE_CHECKING:
    from coordinator.services.officer_view import OfficerDetail


_PARTS = 545
"""In pixels; from this width on the names of all parts of an officer stand beside each other."""


class OfficersPage(ListPage[OfficerRow]):
    """Finds officers and shows one."""

    TITLE, NOUN, KIND = "Officers", "officers", "officer"
    SEARCH = "Search name, badge, status, agreement"
    EMPTY = "No officers yet. Enter the first, or bring in the spreadsheet that you have, as it is."
    COLUMNS, SORTED_BY = officer_columns.COLUMNS, officer_columns.NAME
    SHOWS, VIEWS = officer_columns.SHOWS, officer_columns.VIEWS

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        self.panel = OfficerPanel(session)
        self.new = button("New", "primary", "plus")
        super().__init__(session, self.panel)
        self.new.setAccessibleName("New officer")
        self.new.setToolTip("Enter a new officer (Ctrl+N)")
        self.new.clicked.connect(lambda _=False: self.begin())
        self.panel.officer_added.connect(self._on_added)

    def head_buttons(self) -> Sequence[QWidget]:
        return (self.new,)

    def first_action(self) -> QWidget:
        first = button("Enter the first officer", "primary", "plus")
        first.clicked.connect(lambda _=False: self.begin())
        both = QWidget()
        both.setLayout(beside(first, import_link(self._session)))
        return both

    def arrange(self) -> None:
        super().arrange()
        self.head.setVisible(self.wide or self.panel.isHidden())
        self.panel.setMinimumWidth(min(_PARTS, self.width() // 2 - 20) if self.wide else 0)

    def refresh(self) -> None:
        """Ask for the rows again."""
        self.new.setEnabled(self._session.writable)
        form = self.panel.form
        if form is None or form.kind != "officer" or form.detail is None:
            super().refresh()
            return
        number = form.detail.number
        self._session.ask(lambda desk: desk.record("officer", number).key, self._follow, lambda _: self._follow(""))

    def _follow(self, badge: str) -> None:
        """Go on with the officer whose badge may have become *badge*, in the form that is open."""
        if badge:
            self.panel.follow(badge)
        super().refresh()

    def begin(self) -> None:
        """Enter a new officer in the place of the one that shows."""
        if self._session.writable:
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
            self.panel.key = ""
            self.panel.add_record("officer", {}, {})
            self.show_panel()

    def _on_added(self, badge: str) -> None:
        """Show the officer who was just added at the papers that are missing."""
        self.show_all()
        self._wanted = badge

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
