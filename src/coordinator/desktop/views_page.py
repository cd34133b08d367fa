"""A place with several lists: one shows, the others are a tab away."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from coordinator.desktop.journey import show_in, spot_in
from coordinator.desktop.list_page import ListPage


class ViewsPage(QWidget):
    """Shows one of several pages under a row of tabs, which name them in the place of their titles."""

    going = Signal()
    """Somebody is about to go to another view."""

    def __init__(self, name: str, views: Sequence[ListPage[Any]]) -> None:
        """Offer *views*; *name* is what the place is called."""
        super().__init__()
        self.setObjectName("page")
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(f"Views of {name.lower()}")
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        row = QVBoxLayout()
        row.setContentsMargins(28, 0, 28, 0)
        row.addWidget(self.tabs)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        for page in views:
            self.tabs.addTab(page.TITLE)
            page.title.hide()
            page.setContentsMargins(0, -10, 0, 0)
            self._stack.addWidget(page)
        self.tabs.currentChanged.connect(self.look_at)
        self.look_at(0)

    def look_at(self, place: int) -> None:
        """Show the view at *place*."""
        if place != self._stack.currentIndex():
            self.going.emit()
        self.tabs.setCurrentIndex(place)
        self._stack.setCurrentIndex(place)
        self.setFocusProxy(self.view)

    @property
    def view(self) -> QWidget:
        """The page that shows."""
        shown = self._stack.currentWidget()
        return shown if shown is not None else self

    def spot(self) -> tuple[str, ...]:
        """Return which view shows, and where in it somebody is."""
        return (str(self._stack.currentIndex()), *spot_in(self.view))

    def show_spot(self, spot: tuple[str, ...]) -> None:
        """Go where in a view somebody was."""
        self.look_at(int(spot[0]))
        show_in(self.view, spot[1:])
