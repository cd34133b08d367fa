"""The history: every change, what it did, and the way to take it back."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coordinator.desktop import history_columns
from coordinator.desktop.change_panel import MOST, ChangePanel
from coordinator.desktop.controls import button
from coordinator.desktop.list_page import ListPage
from coordinator.desktop.session import Session
from coordinator.desktop.verify_dialog import VerifyDialog
from coordinator.errors import CoordinatorError
from coordinator.services.explaining import record_words
from coordinator.services.history import Entry, change_in_full
from coordinator.services.history_rows import HistoryRow, history_rows, row_of
from coordinator.services.undoing import undo_step
from coordinator.store import Changes

_NEWEST_FIRST = 0


class HistoryPage(ListPage[HistoryRow]):
    """Finds changes by who, when, kind, record and words, and shows one."""

    TITLE, NOUN = "History", "changes"
    SEARCH = "Search who, day, record, words"
    EMPTY = "Nothing was changed yet."
    COLUMNS, SORTED_BY = history_columns.COLUMNS, _NEWEST_FIRST
    SHOWS = history_columns.SHOWS

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        self.panel = ChangePanel(session)
        self.of = button("", "chip", "x")
        self.of.hide()
        self.verify = button("Verify…", "", "shield-check")
        super().__init__(session, self.panel)
        self.model.sort(_NEWEST_FIRST, Qt.SortOrder.DescendingOrder)
        self._ref = ""
        self.verify.setToolTip("Compares the history with a head that is printed on a report")
        self.verify.clicked.connect(lambda _=False: VerifyDialog(session, self.window()).open())
        self.of.clicked.connect(lambda _=False: self.show_of(""))
        self.panel.undo_wanted.connect(self._undo)
        self.panel.history_wanted.connect(self.show_of)
        session.opened.connect(self._forget)

    def head_buttons(self) -> Sequence[QWidget]:
        return (self.of, self.verify)

    def words_of(self, row: HistoryRow) -> Iterable[str]:
        return history_columns.words_of(row)

    def key_of(self, row: HistoryRow) -> str:
        return str(row.id)

    def _forget(self) -> None:
        self._ref = ""
        self.of.hide()

    def show_of(self, ref: str) -> None:
        """Show every change of the record ``kind:key``, present or gone; without one, every change there is."""
        self._ref = ref
        self.of.setText(f"Only {record_words(ref)}" if ref else "")
        self.of.setToolTip("Show every change again")
        self.of.setVisible(bool(ref))
        if ref:
            self.show_all()
        self.refresh()

    def ask_rows(self, then: Callable[[Sequence[HistoryRow]], None]) -> None:
        ref = self._ref
        self._session.ask(lambda desk: history_rows(desk.store, row_of(desk.store, ref) if ref else None), then)

    def ask_detail(self, row: HistoryRow, then: Callable[[Entry], None]) -> None:
        self._session.ask(lambda desk: change_in_full(desk.store, row.id, most=MOST, hiding=True), then)

    def _undo(self, number: int) -> None:
        def undone(changes: Changes | None) -> None:
            if changes is not None:
                self._session.said.emit(f"{changes.label}.", True)

        def refused(error: CoordinatorError) -> None:
            self._session.failed.emit("This step cannot be taken back", str(error))

        self._session.attempt(
            lambda desk: desk.carry_out(lambda store, today: undo_step(store, number, today)), undone, refused
        )
