"""The view of posted notices."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from coordinator.desktop import notice_columns
from coordinator.desktop.controls import button
from coordinator.desktop.list_page import ListPage
from coordinator.desktop.notice_panel import NoticePanel
from coordinator.desktop.session import Session
from coordinator.services.notice_view import NoticeRow, Round, Seen
from coordinator.services.notices import notice_detail, notice_rows, record_round, round_of

if TYPE_CHECKING:
    from coordinator.services.notice_view import NoticeDetail


class NoticesPage(ListPage[NoticeRow]):
    """Finds facilities with posters, shows one, and records a round through all of them."""

    TITLE, NOUN = "Notices", "facilities"
    SEARCH = "Search facility, edition, problem"
    EMPTY = (
        "No jail and no processing area is on record. Add the facilities of your agency, and their posters show here."
    )
    COLUMNS, SORTED_BY = notice_columns.COLUMNS, notice_columns.RESULT
    SHOWS = notice_columns.SHOWS

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        self.panel = NoticePanel(session)
        self.check = button("Check all facilities", "primary", "clipboard-check")
        super().__init__(session, self.panel)
        self.check.setToolTip("Record what you saw in every facility on one day, as one step (Ctrl+N)")
        self.check.clicked.connect(lambda _=False: self.begin())
        self.panel.round.wanted.connect(self._save)
        self.panel.round.left.connect(self.panel.leave_form)

    def head_buttons(self) -> Sequence[QWidget]:
        return (self.check,)

    def first_action(self) -> QWidget:
        first = button("Enter the first facility", "primary", "plus")
        first.clicked.connect(lambda _=False: self._session.new_wanted.emit("facility"))
        return first

    def refresh(self) -> None:
        """Ask for the rows again."""
        self.check.setEnabled(self._session.writable)
        super().refresh()

    def words_of(self, row: NoticeRow) -> Iterable[str]:
        return notice_columns.words_of(row)

    def key_of(self, row: NoticeRow) -> str:
        return str(row.number)

    def ask_rows(self, then: Callable[[Sequence[NoticeRow]], None]) -> None:
        self._session.ask_as_of(lambda desk, day: desk.answer(day, notice_rows), then)

    def ask_detail(self, row: NoticeRow, then: "Callable[[NoticeDetail], None]") -> None:
        question = partial(notice_detail, number=row.number)
        self._session.ask_as_of(lambda desk, day: desk.answer(day, question), then)

    def begin(self) -> None:
        """Begin a round through all facilities."""
        if self._session.writable:
            self._session.ask_as_of(lambda desk, day: desk.answer(day, round_of), self._begin_with)

    def _begin_with(self, asked: Round) -> None:
        self.table.clearSelection()
        self.table.setCurrentIndex(QModelIndex())
        self.panel.key = ""
        self.panel.show_round()
        if self._session.program is not None:
            self.panel.round.begin(asked, self._session.program.today)
        self.show_panel()

    def _save(self, day: date | None, by: str, seen: list[Seen]) -> None:
        def saved(_: object) -> None:
            self.panel.leave_form()
            count = f"{len(seen)} facilities" if len(seen) > 1 else seen[0].facility
            self._session.said.emit(f"Recorded what was seen in {count}.", True)

        self._session.attempt(
            lambda desk: desk.carry_out(lambda store, today: record_round(store, day, by, seen, today)),
            saved,
            self.panel.round.refuse,
        )
