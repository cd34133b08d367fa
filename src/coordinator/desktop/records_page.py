"""The place of records: all kinds, and the list of each, made when it is wanted."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from coordinator.desktop.journey import show_in, spot_in
from coordinator.desktop.kinds_page import KindsPage
from coordinator.desktop.record_page import RecordPage
from coordinator.desktop.session import Session


class RecordsPage(QStackedWidget):
    """Leads from the kinds of record to their lists and back."""

    going = Signal()
    """Another list is about to show."""

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        super().__init__()
        self._session = session
        self._pages: dict[str, RecordPage] = {}
        self.kinds = KindsPage(session)
        self.kinds.wanted.connect(self.open)
        self.addWidget(self.kinds)
        self.setFocusProxy(self.kinds)
        session.opened.connect(self._on_opened)
        self._on_opened()

    @property
    def page(self) -> RecordPage | None:
        """The list that shows, if one does."""
        shown = self.currentWidget()
        return shown if isinstance(shown, RecordPage) else None

    def open(self, kind: str) -> RecordPage:
        """Show the list of *kind*."""
        if kind not in self._pages:
            page = self._pages[kind] = RecordPage(self._session, kind)
            page.left.connect(self.show_kinds)
            self.addWidget(page)
        page = self._pages[kind]
        if page is not self.page:
            self.going.emit()
        self.setCurrentWidget(page)
        self.setFocusProxy(page)
        page.setFocus()
        return page

    def show_kinds(self) -> None:
        """Show all kinds again, at the one that was looked at."""
        before = self.page
        if before is not None:
            self.going.emit()
        self.setCurrentWidget(self.kinds)
        self.setFocusProxy(self.kinds)
        if before is not None:
            self.kinds.rows[before.kind].setFocus()

    def spot(self) -> tuple[str, ...]:
        """Return the kind that is looked through, and the row that shows."""
        page = self.page
        return (page.kind, *spot_in(page)) if page is not None else ()

    def show_spot(self, spot: tuple[str, ...]) -> None:
        """Go where somebody was."""
        if spot:
            show_in(self.open(spot[0]), spot[1:])
        else:
            self.show_kinds()

    def show_record(self, kind: str, key: str) -> None:
        """Show the record of *kind* that has *key*."""
        self.open(kind).show_record(key)

    def begin(self, kind: str) -> None:
        """Enter a new record of *kind*."""
        self.open(kind).begin()

    def _on_opened(self) -> None:
        """Begin anew with another program."""
        for page in self._pages.values():
            self.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self.show_kinds()
