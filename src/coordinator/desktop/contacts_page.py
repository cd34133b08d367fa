"""The view of contacts."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QFileDialog, QWidget

from coordinator.desktop import contact_columns
from coordinator.desktop.contact_panel import ContactPanel
from coordinator.desktop.controls import button
from coordinator.desktop.list_page import ListPage
from coordinator.desktop.record_panel import RecordPanel
from coordinator.desktop.session import Session
from coordinator.services.contacts import contact_detail, contact_rows, save_cards
from coordinator.services.contacts_view import ContactRow

if TYPE_CHECKING:
    from coordinator.services.contacts_view import ContactDetail


class ContactsPage(ListPage[ContactRow]):
    """Finds contacts, shows one, and writes what shows as cards for an address book."""

    TITLE, NOUN = "Contacts", "contacts"
    SEARCH = "Search name, role, organization, phone"
    EMPTY = "No contact is on record. Enter the field office, your point of contact and your interpreters."
    COLUMNS, SORTED_BY = contact_columns.COLUMNS, contact_columns.NAME
    SHOWS = contact_columns.SHOWS

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        self.panel = ContactPanel(session)
        self.new = button("New", "primary", "plus")
        self.cards = button("Save cards…", "", "file-down")
        super().__init__(session, self.panel)
        self.new.setAccessibleName("New contact")
        self.new.setToolTip("Enter a new contact (Ctrl+N)")
        self.new.clicked.connect(lambda _=False: self.begin())
        self.cards.setToolTip("Saves the contacts of this list, or those selected, as vCards for an address book")
        self.cards.clicked.connect(lambda _=False: self._ask_where())
        self.panel.record_added.connect(self._on_added)

    def head_buttons(self) -> Sequence[QWidget]:
        return (self.cards, self.new)

    def first_action(self) -> QWidget:
        first = button("Enter the first contact", "primary", "plus")
        first.clicked.connect(lambda _=False: self.begin())
        return first

    def refresh(self) -> None:
        """Ask for the rows again."""
        self.new.setEnabled(self._session.writable)
        super().refresh()

    def words_of(self, row: ContactRow) -> Iterable[str]:
        return contact_columns.words_of(row)

    def key_of(self, row: ContactRow) -> str:
        return str(row.number)

    def ask_rows(self, then: Callable[[Sequence[ContactRow]], None]) -> None:
        self._session.ask_as_of(lambda desk, day: desk.answer(day, contact_rows), then)

    def ask_detail(self, row: ContactRow, then: "Callable[[ContactDetail], None]") -> None:
        question = partial(contact_detail, number=row.number)
        self._session.ask_as_of(lambda desk, day: desk.answer(day, question), then)

    def begin(self) -> None:
        """Enter a new contact in the place of the one that shows."""
        if self._session.writable:
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
            self.panel.key = ""
            self.panel.add_record("contact", {}, {})
            self.show_panel()

    def _on_added(self, form: RecordPanel) -> None:
        """Show the contact that was just added."""
        if form.kind == "contact":
            self.show_all()
            self._wanted = form.key

    def _ask_where(self) -> None:
        if self.model.rowCount():
            name, _ = QFileDialog.getSaveFileName(
                self, "Save cards", "Contacts.vcf", "Cards for an address book (*.vcf)"
            )
            if name:
                self.save_cards(Path(name).with_suffix(".vcf"))

    def save_cards(self, path: Path) -> None:
        """Write the contacts that are selected, or all that show, to *path*."""
        several = self.table.selected_count() > 1
        places = self.table.selected_places() if several else range(self.model.rowCount())
        numbers = [self.model.row_at(place).number for place in places]
        self._session.ask(
            lambda desk: save_cards(desk.store, numbers, path),
            lambda count: self._session.said.emit(f"Saved {count} cards to {path.name}.", False),
        )
