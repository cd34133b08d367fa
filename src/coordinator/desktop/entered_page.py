"""A list of the records of one kind, in a place of its own: a new one is entered in the place of the one that shows."""

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from coordinator.desktop.controls import button
from coordinator.desktop.list_page import ListPage
from coordinator.desktop.record_panel import RecordPanel
from coordinator.desktop.session import Session
from coordinator.desktop.tabbed_panel import TabbedPanel


class Numbered(Protocol):
    """A row of the list: its record has a number."""

    @property
    def number(self) -> int:
        """The number of the record."""


Row = TypeVar("Row", bound=Numbered)


class EnteredPage(ListPage[Row]):
    """Finds records of one kind, shows one, and enters new ones; a place says which."""

    ENTERS: str
    """The kind of record."""
    CALLED: str
    """What one is called."""

    def __init__(self, session: Session, panel: TabbedPanel) -> None:
        """Show what *session* answers; *panel* shows the record that is chosen."""
        self._entering = panel
        self.new = button("New", "primary", "plus")
        super().__init__(session, panel)
        self.new.setAccessibleName(f"New {self.CALLED}")
        self.new.setToolTip(f"Enter a new {self.CALLED} (Ctrl+N)")
        self.new.clicked.connect(lambda _=False: self.begin())
        panel.record_added.connect(self._on_added)

    def head_buttons(self) -> Sequence[QWidget]:
        return (self.new,)

    def first_action(self) -> QWidget:
        first = button(f"Enter the first {self.CALLED}", "primary", "plus")
        first.clicked.connect(lambda _=False: self.begin())
        return first

    def refresh(self) -> None:
        """Ask for the rows again."""
        self.new.setEnabled(self._session.writable)
        super().refresh()

    def key_of(self, row: Row) -> str:
        return str(row.number)

    def begin(self) -> None:
        """Enter a new record in the place of the one that shows."""
        if self._session.writable:
            self.begin_with({})

    def begin_with(self, values: Mapping[str, object]) -> None:
        """Enter a new record that begins with *values*."""
        self.table.clearSelection()
        self.table.setCurrentIndex(QModelIndex())
        self._entering.key = ""
        self._entering.add_record(self.ENTERS, dict(values), {})
        self.show_panel()

    def _on_added(self, form: RecordPanel) -> None:
        """Show the record that was just added."""
        if form.kind == self.ENTERS:
            self.show_all()
            self._wanted = form.key
