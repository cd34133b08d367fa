"""The view of contacts."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from coordinator.desktop import contact_columns
from coordinator.desktop.contact_panel import ContactPanel
from coordinator.desktop.controls import button
from coordinator.desktop.entered_page import EnteredPage
from coordinator.desktop.session import Session
from coordinator.services.contacts import contact_detail, contact_rows, save_cards
from coordinator.services.contacts_view import ContactRow

if TYPE_CHECKING:
    from coordinator.services.contacts_view import ContactDetail


class ContactsPage(EnteredPage[ContactRow]):
    """Finds contacts, shows one, and writes what shows as cards for an address book."""

    TITLE, NOUN = "Contacts", "contacts"
    ENTERS, CALLED = "contact", "contact"
    SEARCH = "Search name, role, organization, phone"
    EMPTY = "No contact is on record. Enter the field office, your point of contact and your interpreters."
    COLUMNS, SORTED_BY = contact_columns.COLUMNS, contact_columns.NAME
    SHOWS = contact_columns.SHOWS

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        self.panel = ContactPanel(session)
        self.cards = button("Save cards…", "", "file-down")
        super().__init__(session, self.panel)
        self.cards.setToolTip("Saves the contacts of this list, or those selected, as vCards for an address book")
        self.cards.clicked.connect(lambda _=False: self._ask_where())

    def head_buttons(self) -> Sequence[QWidget]:
        return (self.cards, self.new)

    def words_of(self, row: ContactRow) -> Iterable[str]:
        return contact_columns.words_of(row)

    def ask_rows(self, then: Callable[[Sequence[ContactRow]], None]) -> None:
        self._session.ask_as_of(lambda desk, day: desk.answer(day, contact_rows), then)

    def ask_detail(self, row: ContactRow, then: "Callable[[ContactDetail], None]") -> None:
        question = partial(contact_detail, number=row.number)
        self._session.ask_as_of(lambda desk, day: desk.answer(day, question), then)

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
