"""The table of officers by training requirements: its head stays while it scrolls down, the names while it scrolls."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QLabel, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from coordinator.compliance.dates import long_date
from coordinator.desktop.controls import label
from coordinator.desktop.listing import CODE, Index
from coordinator.desktop.painted_row import write
from coordinator.desktop.pills import draw_pill
from coordinator.desktop.theme import font, tokens
from coordinator.services.training_view import Cell, Matrix, MatrixRow, Requirement

BELOW = Qt.ItemDataRole.UserRole + 3
"""What stands below a status: the day that matters, and how many more verdicts there are."""

_ROW, _HEAD, _COLUMN, _NAMES = 50, 46, 168, 190
"""In pixels."""
NOT_ASKED = "Not asked"


class MatrixModel(QAbstractTableModel):
    """Officers that a search and a filter leave, and the requirements that are asked of somebody."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._all: Sequence[MatrixRow] = ()
        self.requirements: Sequence[Requirement] = ()
        self.rows: list[MatrixRow] = []
        self._words: Sequence[str] = ()
        self._belongs: Callable[[MatrixRow], bool] = lambda _: True

    def take(self, found: Matrix) -> None:
        """Show *found*; search and filter stay."""
        self._all, self.requirements = found.rows, found.requirements
        self._arrange()

    def find(self, words: str, belongs: Callable[[MatrixRow], bool]) -> None:
        """Show the officers with every one of *words* in name or badge that *belongs* lets through."""
        self._words, self._belongs = words.casefold().split(), belongs
        self._arrange()

    def count(self, belongs: Callable[[MatrixRow], bool]) -> int:
        """Return how many officers *belongs* lets through."""
        return sum(map(belongs, self._all))

    def _arrange(self) -> None:
        self.beginResetModel()
        self.rows = [row for row in self._all if self._belongs(row) and self._matches(row)]
        self.endResetModel()

    def _matches(self, row: MatrixRow) -> bool:
        folded = f"{row.name} {row.badge}".casefold()
        return all(word in folded for word in self._words)

    def cell(self, index: Index) -> Cell | None:
        """Return what a cell says, or nothing where nothing is asked."""
        return self.rows[index.row()].cells.get(self.requirements[index.column()].key)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self.requirements)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.status_words if cell else NOT_ASKED
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            row, requirement = self.rows[index.row()], self.requirements[index.column()]
            said = ", ".join(filter(None, (cell.status_words, _below(cell)))) if cell else NOT_ASKED
            return f"{row.name}, {requirement.title}: {said}"
        if role == CODE:
            return cell.status if cell else None
        return _below(cell) if cell and role == BELOW else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            row = self.rows[section]
            shown = {Qt.ItemDataRole.DisplayRole: row.name, Qt.ItemDataRole.ToolTipRole: f"{row.name} ({row.badge})"}
            return shown.get(Qt.ItemDataRole(role))
        one = self.requirements[section]
        in_lines = one.title.replace(": ", ":\n")
        shown = {Qt.ItemDataRole.DisplayRole: in_lines, Qt.ItemDataRole.ToolTipRole: f"{one.title} ({one.rule})"}
        return shown.get(Qt.ItemDataRole(role))


def _below(cell: Cell) -> str:
    more = f"and {cell.more} more" if cell.more else ""
    day = long_date(date.fromisoformat(cell.due)) if cell.due else ""
    return " · ".join(filter(None, (day, more)))


class _Painter(QStyledItemDelegate):
    """Paints a status above its day."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        values = tokens().values()
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(values["accent_soft"]))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), QColor(values["border"]))
        code, below = index.data(CODE), index.data(BELOW)
        if code:
            draw_pill(painter, area.left() + 8, area.top() + (16.5 if below else area.height() / 2), code, index.data())
            place = QRect(area.left() + 12, area.top() + 28, area.width() - 16, 18)
            write(painter, place, below or "", font(13), values["muted"])
        else:
            write(painter, area.adjusted(12, 0, -6, 0), index.data(), font(13), values["muted"])
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(values["accent_text"]), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(2, 2, -3, -3), 4, 4)
        painter.restore()


class MatrixTable(QTableView):
    """The table; arrows move in it, Enter leads to the reason, Tab leaves it. The names are its head of rows."""

    entered_cell = Signal()
    """Somebody wants to go to the reason of the cell that is chosen."""

    def __init__(self, model: MatrixModel) -> None:
        """Show *model*."""
        super().__init__()
        self.setObjectName("matrix")
        model.setParent(self)
        self.setModel(model)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName("Officers by training requirements")
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(lambda _: self.entered_cell.emit())
        names, titles = self.verticalHeader(), self.horizontalHeader()
        names.setDefaultSectionSize(_ROW)
        names.setFixedWidth(_NAMES)
        titles.setDefaultSectionSize(_COLUMN)
        titles.setFixedHeight(_HEAD)
        titles.setTextElideMode(Qt.TextElideMode.ElideNone)  # else a title in two lines is cut to one
        for head in (names, titles):
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            head.setHighlightSections(False)
            head.setSectionsClickable(True)
            head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._corner: QLabel = label("Officer", "fieldName")
        self._corner.setParent(self)
        self._corner.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self.currentIndex().isValid():
            self.entered_cell.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._corner.setGeometry(13, 0, _NAMES - 20, _HEAD)
        self._corner.raise_()
