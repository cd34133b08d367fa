"""What the window knows of a place with a list, before anything of the records is loaded."""

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QTabBar, QTableView, QWidget

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
