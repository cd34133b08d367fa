"""The table of officers: a model over the rows, and its painter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from coordinator.desktop.pills import draw_pill
from coordinator.desktop.theme import font, tokens
from coordinator.services.officer_view import OfficerRow
from coordinator.services.today import Show

Index = QModelIndex | QPersistentModelIndex
CODE = Qt.ItemDataRole.UserRole
"""The status code of a cell that shows a status, else nothing."""
LATE = Qt.ItemDataRole.UserRole + 1
"""Whether a day has passed."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, what it shows, what it sorts by, and its width in pixels."""

    title: str
    text: Callable[[OfficerRow], str]
    key: Callable[[OfficerRow], Any]
    width: int
    shown: bool = True


def _last(day: date | None) -> date:
    return day or date.max


COLUMNS = (
    Column("Badge", lambda row: row.badge, lambda row: row.badge.rjust(12), 80),
    Column("Name", lambda row: row.name, lambda row: row.name.casefold(), 176),
    Column("Rank", lambda row: row.rank, lambda row: row.rank.casefold(), 120, shown=False),
    Column("Facility", lambda row: row.facility, lambda row: row.facility.casefold(), 160, shown=False),
    Column("Agreement", lambda row: row.agreements, lambda row: row.agreements, 110),
    Column("Status", lambda row: row.status_words, lambda row: row.status_words, 190),
    Column(
        "Next due", lambda row: row.next_due.isoformat() if row.next_due else "", lambda row: _last(row.next_due), 110
    ),
    Column("For", lambda row: row.next_words, lambda row: (row.next_words == "", row.next_words), 160, shown=False),
    Column("Flags", lambda row: "; ".join(row.flags), lambda row: -len(row.flags), 240),
)
NAME, STATUS, NEXT_DUE = 1, 5, 6
_GIVES_WAY = (8, 7, 3, 2)
"""Columns that are left out, in this order, where the table is too narrow for all that were chosen."""

_SHOWS: dict[Show, Callable[[OfficerRow], bool]] = {
    Show.ALL: lambda _: True,
    Show.AUTHORIZED: lambda row: row.status == "AUTHORIZED",
    Show.NOT_AUTHORIZED: lambda row: row.status not in {"", "AUTHORIZED"} and not row.ended,
    Show.ATTENTION: lambda row: row.attention,
    Show.DUE_SOON: lambda row: row.due_soon,
    Show.CANNOT_TELL: lambda row: row.cannot_tell,
    Show.ENDED: lambda row: row.ended,
}


class OfficerModel(QAbstractTableModel):
    """The rows that a search and a filter leave, in the chosen order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._all: Sequence[OfficerRow] = ()
        self.rows: list[OfficerRow] = []
        self.words, self.show = "", Show.ALL
        self._order = (NAME, Qt.SortOrder.AscendingOrder)

    def take(self, rows: Sequence[OfficerRow]) -> None:
        """Show *rows*; search, filter and order stay."""
        self._all = rows
        self._arrange()

    def find(self, words: str, show: Show) -> None:
        """Show the rows that have every one of *words* somewhere and belong to *show*."""
        self.words, self.show = words, show
        self._arrange()

    def count(self, show: Show) -> int:
        """Return how many rows belong to *show*."""
        return sum(1 for row in self._all if _SHOWS[show](row))

    @property
    def total(self) -> int:
        """How many rows there are before any filter."""
        return len(self._all)

    def _arrange(self) -> None:
        parts = self.words.casefold().split()
        column, order = self._order
        belongs = _SHOWS[self.show]
        self.beginResetModel()
        found = (row for row in self._all if belongs(row) and _matches(row, parts))
        self.rows = sorted(found, key=COLUMNS[column].key, reverse=order is Qt.SortOrder.DescendingOrder)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return f"{column.title}: {column.text(row) or 'none'}"
        if role == CODE:
            return row.status if index.column() == STATUS else None
        if role == LATE:
            return row.overdue if index.column() == NEXT_DUE else None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return COLUMNS[section].title
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (column, order)
        self._arrange()


def _matches(row: OfficerRow, parts: Sequence[str]) -> bool:
    text = " ".join((row.badge, row.name, row.rank, row.facility, row.agreements, row.status_words, *row.flags))
    folded = text.casefold()
    return all(part in folded for part in parts)


class _Painter(QStyledItemDelegate):
    """Paints text, days and statuses; no widget lives in a cell."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        values = tokens().values()
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(values["accent_soft"]))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), QColor(values["border"]))
        code = index.data(CODE)
        if code:
            draw_pill(painter, area.left() + 9, area.center().y() + 0.5, code, index.data())
        else:
            self._draw_text(painter, area, index)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(values["accent_text"]), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(2, 2, -3, -3), 4, 4)
        painter.restore()

    @staticmethod
    def _draw_text(painter: QPainter, area: QRect, index: Index) -> None:
        values = tokens().values()
        strong = index.column() == NAME
        painter.setPen(QColor(values["bad" if index.data(LATE) else "text" if strong else "muted"]))
        face = font(14, QFont.Weight.DemiBold if strong or index.data(LATE) else QFont.Weight.Normal)
        painter.setFont(face)
        place = area.adjusted(11, 0, -6, 0)
        shown = QFontMetrics(face).elidedText(index.data() or "", Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        return QSize(COLUMNS[index.column()].width, 40)


class OfficerTable(QTableView):
    """The list; Tab leaves it, arrows move in it."""

    def __init__(self, model: OfficerModel) -> None:
        """Show *model*."""
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName("Officers")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setDefaultSectionSize(40)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        head.setSectionsMovable(True)
        self._chosen = {place for place, column in enumerate(COLUMNS) if column.shown}
        for place, column in enumerate(COLUMNS):
            self.setColumnWidth(place, column.width)
        self.setSortingEnabled(True)
        self.sortByColumn(NAME, Qt.SortOrder.AscendingOrder)

    def choose_column(self, place: int, shown: bool) -> None:
        """Show or leave out a column."""
        (self._chosen.add if shown else self._chosen.discard)(place)
        self._fit()

    def _fit(self) -> None:
        shown = set(self._chosen)
        for place in _GIVES_WAY:
            if sum(COLUMNS[one].width for one in shown) > self.viewport().width() + 40:
                shown.discard(place)
        for place in range(len(COLUMNS)):
            self.setColumnHidden(place, place not in shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
