"""What the window knows of a place with a list, before anything of the records is loaded."""

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QLineEdit, QStackedWidget, QTabBar, QTableView, QWidget

from coordinator.desktop.panel import Panel


@runtime_checkable
class ListPlace(Protocol):
    """A list, and the panel that shows the row that is chosen."""

    table: QTableView
    list_panel: Panel

    def show_all(self) -> None:
        """Show every row."""

    def choose(self, key: str) -> None:
        """Choose the row that *key* names."""


@runtime_checkable
class ViewsPlace(Protocol):
    """Several lists, one of which shows under a row of tabs."""

    tabs: QTabBar

    def look_at(self, place: int) -> None:
        """Show the list at *place*."""

    @property
    def view(self) -> QWidget:
        """The list that shows."""


@runtime_checkable
class Searched(Protocol):
    """A page that finds what is typed among what it shows."""

    search: QLineEdit


def view_in(page: QWidget) -> QWidget:
    """Return what of a place shows: the list under its tabs, or the page that stands in front of its others."""
    if isinstance(page, ViewsPlace):
        return view_in(page.view)
    front = page.currentWidget() if isinstance(page, QStackedWidget) else None
    return view_in(front) if front is not None else page
