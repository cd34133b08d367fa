"""Asking again only for what somebody looks at."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from coordinator.desktop.session import Session


class WhenSeen(QObject):
    """Calls *refresh* when the records or the day change while *page* shows, else when it is looked at next.

    A page that nobody looked at yet asks when it shows first. So a change costs what
    shows, however many places there are.
    """

    def __init__(self, page: QWidget, session: Session, refresh: Callable[[], object]) -> None:
        """Watch *page* from now on."""
        super().__init__(page)
        self._page, self._session, self._refresh = page, session, refresh
        self._stale = True
        session.refreshed.connect(self._on_refreshed)
        page.installEventFilter(self)

    def _on_refreshed(self) -> None:
        self._stale = True
        if self._page.isVisible():
            self._ask()

    def _ask(self) -> None:
        if self._stale and self._session.as_of is not None:
            self._stale = False
            self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask when the page is looked at."""
        if watched is self._page and event.type() == QEvent.Type.Show:
            self._ask()
        return super().eventFilter(watched, event)
