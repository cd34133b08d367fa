"""Taking rows out of a list: as a table on the clipboard, or as a file."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from coordinator.desktop.list_card import ListCard
from coordinator.desktop.session import Session
from coordinator.services.list_files import Handed, Heading, save_list

if TYPE_CHECKING:
    from coordinator.services.desk import Desk

KINDS = "Table for spreadsheets, CSV (*.csv);;Excel workbook (*.xlsx);;Paper, PDF (*.pdf)"
Rows = Callable[[Sequence[int]], "Callable[[Desk], Sequence[Any]]"]
"""Given places in the list, returns the question for their rows."""


class ListTaking(QObject):
    """Takes the selected rows, or every row that shows where none or one is selected."""

    def __init__(self, session: Session, card: ListCard, rows: Rows, owner: QWidget) -> None:
        """Take from the list on *card* of the page *owner*; *rows* asks for them."""
        super().__init__(owner)
        self._session, self._table, self._filter = session, card.table, card.filter
        self._title, self._noun = self._table.accessibleName(), card.noun
        self._rows, self._owner = rows, owner
        table = self._table
        self.copy = QAction("Copy rows as a table", table, shortcut=QKeySequence("Ctrl+C"))
        self.copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.copy.triggered.connect(lambda _=False: self.copy_rows())
        table.addAction(self.copy)
        self.export = QAction("Export this list…", owner, shortcut=QKeySequence("Ctrl+Shift+E"))
        self.export.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.export.triggered.connect(lambda _=False: self.ask_where())
        owner.addAction(self.export)
        card.foot.copy_wanted.connect(self.copy_rows)
        card.foot.export_wanted.connect(self.ask_where)

    def _places(self) -> Sequence[int]:
        several = self._table.selected_count() > 1
        return self._table.selected_places() if several else range(self._table.list_model.rowCount())

    def _handed(self, places: Sequence[int]) -> "Callable[[Desk], Handed]":
        """Return the question for the rows at *places* as they are looked at now."""
        model, rows = self._table.list_model, self._rows(places)
        columns = [model.columns[place] for place in self._table.shown_columns()]
        headings = [Heading(one.title, one.holds, one.strong) for one in columns]
        words, total, as_of = self._filter.words(), model.total, self._session.as_of or date.min

        def handed(desk: "Desk") -> Handed:
            found = rows(desk)
            values = [tuple(column.value_of(row) for column in columns) for row in found]
            codes = {at: [one.code(row) for row in found] for at, one in enumerate(columns) if one.code}
            return Handed(self._title, self._noun, as_of, words, headings, values, total, codes)

        return handed

    def copy_rows(self) -> None:
        """Put the selected rows with their headings on the clipboard."""
        places = self._table.selected_places()
        if not places:
            return
        handed = self._handed(places)
        self._session.ask(handed, self._on_copied)

    def _on_copied(self, handed: Handed) -> None:
        from coordinator.exchange.lists import tsv_of

        QApplication.clipboard().setText(tsv_of(handed.titles, handed.rows))
        self._session.said.emit(f"Copied {len(handed.rows):,} of the {self._noun} with their headings.", False)

    def ask_where(self) -> None:
        """Ask for a file, and write there what is selected, or what shows."""
        places = self._places()
        if not places:
            return
        title = f"Export {len(places):,} {self._noun}"
        day = f" {self._session.as_of}" if self._session.as_of else ""
        name, kind = QFileDialog.getSaveFileName(self._owner, title, f"{self._title}{day}.csv", KINDS)
        if name:
            ending = kind.rpartition("*")[2].rstrip(")")
            path = Path(name)
            self.save(path if path.suffix else path.with_suffix(ending), places)

    def save(self, path: Path, places: Sequence[int]) -> None:
        """Write the rows at *places* to *path*; what cannot be is said by the window."""
        handed = self._handed(places)
        self._session.ask(
            lambda desk: save_list(desk.store, handed(desk), path),
            lambda _: self._session.said.emit(f"Saved {len(places):,} {self._noun} to {path.name}.", False),
        )
