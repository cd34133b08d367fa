"""The first rows of a sheet as they stand, with the headings marked and what is left out dimmed."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont
from PySide6.QtWidgets import QHeaderView, QTableView

from coordinator.desktop.listing import Index
from coordinator.desktop.theme import font, tokens
from coordinator.exchange.places import letters_of
from coordinator.exchange.table import Cell
from coordinator.records.plain_words import in_words
from coordinator.services.wizard.tables import Chosen

ROWS, COLUMNS = 60, 60
"""How much of a sheet shows; no one looks for a heading further down or to the right."""


def words_of(cell: Cell) -> str:
    """Return a cell as a person reads it."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell) if isinstance(cell, float) else in_words(cell).replace("\n", " ")


class GridModel(QAbstractTableModel):
    """Shows the sheet of a chosen table."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._chosen: Chosen | None = None
        self._dim: frozenset[int] = frozenset()

    def take(self, chosen: Chosen) -> None:
        """Show the sheet of *chosen*."""
        self.beginResetModel()
        self._chosen = chosen
        self._dim = frozenset(number for (_, number), _ in chosen.left_out)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        if parent.isValid() or self._chosen is None:
            return 0
        return min(len(self._chosen.table.rows), ROWS)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        if parent.isValid() or self._chosen is None:
            return 0
        return min(max((len(row.cells) for row in self._chosen.table.rows[:ROWS]), default=0), COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._chosen is None:
            return None
        row = self._chosen.table.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return words_of(row.cells[index.column()]) if index.column() < len(row.cells) else ""
        return _heading(role) if row.number in self._chosen.found.header_rows else _row(role, row.number in self._dim)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or self._chosen is None:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return letters_of(section)
        return str(self._chosen.table.rows[section].number)


def _heading(role: int) -> Any:
    """Return how a cell of a heading row shows."""
    return {
        Qt.ItemDataRole.FontRole: font(14, QFont.Weight.Bold),
        Qt.ItemDataRole.BackgroundRole: QBrush(QColor(tokens().accent_soft)),
        Qt.ItemDataRole.AccessibleDescriptionRole: "Heading",
    }.get(Qt.ItemDataRole(role))


def _row(role: int, left_out: bool) -> Any:
    """Return how a cell of another row shows."""
    if role == Qt.ItemDataRole.ForegroundRole:
        return QBrush(QColor(tokens().muted if left_out else tokens().text))
    return "Left out" if role == Qt.ItemDataRole.AccessibleDescriptionRole and left_out else None


class Grid(QTableView):
    """The sheet; Tab leaves it."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.sheet = GridModel()
        self.sheet.setParent(self)
        self.setModel(self.sheet)
        self.setObjectName("grid")
        self.setAccessibleName("Preview of the sheet")
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(28)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultSectionSize(128)

    def show_sheet(self, chosen: Chosen) -> None:
        """Show the sheet of *chosen*, with its headings in sight."""
        self.sheet.take(chosen)
        for place in range(self.sheet.columnCount()):
            self.setColumnWidth(place, min(max(self.sizeHintForColumn(place) + 14, 60), 260))
        numbers = [row.number for row in chosen.table.rows[:ROWS]]
        first = next((numbers.index(one) for one in chosen.found.header_rows if one in numbers), 0)
        self.scrollTo(self.sheet.index(max(first - 1, 0), 0), QTableView.ScrollHint.PositionAtTop)
