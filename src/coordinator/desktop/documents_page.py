"""The view of all documents."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator.desktop import document_columns
from coordinator.desktop.controls import button
from coordinator.desktop.dispose_dialog import DisposeDialog
from coordinator.desktop.document_panel import DocumentPanel
from coordinator.desktop.list_page import ListPage
from coordinator.desktop.message import Message, Tone
from coordinator.desktop.session import Session
from coordinator.records.plain_words import count_words
from coordinator.services.document_rows import DocumentRow, Papers, document_rows

if TYPE_CHECKING:
    from coordinator.services.desk import Desk

_BELOW_HEAD = 1


class DocumentsPage(ListPage[DocumentRow]):
    """Finds documents, whatever records they are for, and shows one."""

    TITLE, NOUN, PLACE = "Documents", "documents", "Documents place"
    KIND = "document"
    SEARCH = "Search title, record, file, hash"
    EMPTY = "No document is on record. Drop files onto the record that they are papers for, and they show here too."
    COLUMNS, SORTED_BY = document_columns.COLUMNS, 0
    SHOWS = document_columns.SHOWS

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        self.panel = DocumentPanel(session)
        self.dispose = button("Dispose…", "", "trash-2")
        self.strays = Message()
        super().__init__(session, self.panel)
        self.dispose.setToolTip("Dispose of documents whose time by your schedule is over")
        self.dispose.clicked.connect(lambda _=False: self._dispose(""))
        session.checked.connect(self._on_checked)
        self.panel.dispose_wanted.connect(self._dispose)

    def _build(self) -> None:
        super()._build()
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(_BELOW_HEAD, self.strays)

    def head_buttons(self) -> Sequence[QWidget]:
        return (self.dispose,)

    def refresh(self) -> None:
        """Ask for the rows again."""
        self.dispose.setEnabled(self._session.writable)
        super().refresh()

    def words_of(self, row: DocumentRow) -> Iterable[str]:
        return document_columns.words_of(row)

    def key_of(self, row: DocumentRow) -> str:
        return str(row.number)

    def ask_rows(self, then: Callable[[Sequence[DocumentRow]], None]) -> None:
        def answered(found: Papers) -> None:
            self._say_strays(found)
            then(found.rows)

        def ask(desk: "Desk") -> Papers:
            wrong = desk.last_check.papers if desk.last_check else ()
            return desk.carry_out(lambda store, today: document_rows(store, today, wrong))

        self._session.ask(ask, answered)

    def _on_checked(self) -> None:
        """Say which files the check found damaged, if somebody looks."""
        if self.isVisible():
            self.refresh()

    def _say_strays(self, found: Papers) -> None:
        if found.strays:
            files = count_words(len(found.strays), "file")
            self.strays.say(
                Tone.HINT,
                f"{files} in the folder of documents belong to no document, now or in the history. What is older than"
                " a day is swept when the program is opened next",
            )
        else:
            self.strays.clear()

    def ask_detail(self, row: DocumentRow, then: Callable[[DocumentRow], None]) -> None:
        then(row)

    def _dispose(self, code: str) -> None:
        DisposeDialog(self._session, self.window(), code).open()
