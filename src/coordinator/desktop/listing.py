"""The one list of the window: declared columns over plain rows, searched, filtered, sorted and painted."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from coordinator.desktop.pills import draw_pill
from coordinator.desktop.theme import font, tokens

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")

CODE = Qt.ItemDataRole.UserRole
"""The status code of a cell that shows a status, else nothing."""
LATE = Qt.ItemDataRole.UserRole + 1
"""Whether a day has passed."""
STRONG = Qt.ItemDataRole.UserRole + 2
"""Whether the column names its rows."""

_MEASURED = 60
"""How many rows are measured to see how much room a column wants."""
_AROUND = 24
"""What the painter leaves free around a text, in pixels."""


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column: its title, what it shows and sorts by, and its least width in pixels; it takes more if there is room.

    *strong* names the rows, *code* makes it a status, *late* marks a day that has passed. *gives_way* says how soon the
    column is left out where the table is too narrow: the highest first, zero never.
    """

    title: str
    text: Callable[[Row], str]
    key: Callable[[Row], Any]
    width: int
    shown: bool = True
    strong: bool = False
    code: Callable[[Row], str] | None = None
    late: Callable[[Row], bool] | None = None
    gives_way: int = 0


class ListModel(QAbstractTableModel, Generic[Row]):
    """The rows that a search and a filter leave, in the chosen order."""

    def __init__(
        self, columns: Sequence[Column[Row]], words_of: Callable[[Row], Iterable[str]], sorted_by: int
    ) -> None:
        """Begin empty; *words_of* is what a search looks through."""
        super().__init__()
        self.columns, self._words_of = columns, words_of
        self._all: Sequence[Row] = ()
        self.rows: list[Row] = []
        self._words = ""
        self._belongs: Callable[[Row], bool] = lambda _: True
        self._order = (sorted_by, Qt.SortOrder.AscendingOrder)

    def take(self, rows: Sequence[Row]) -> None:
        """Show *rows*; search, filter and order stay."""
        self._all = rows
        self._arrange()

    def find(self, words: str, belongs: Callable[[Row], bool]) -> None:
        """Show the rows that have every one of *words* somewhere and that *belongs* lets through."""
        self._words, self._belongs = words, belongs
        self._arrange()

    def count(self, belongs: Callable[[Row], bool]) -> int:
        """Return how many rows *belongs* lets through, whatever is searched for."""
        return sum(1 for row in self._all if belongs(row))

    @property
    def total(self) -> int:
        """How many rows there are before any filter."""
        return len(self._all)

    def _arrange(self) -> None:
        parts = self._words.casefold().split()
        column, order = self._order
        self.beginResetModel()
        found = (row for row in self._all if self._belongs(row) and self._matches(row, parts))
        self.rows = sorted(found, key=self.columns[column].key, reverse=order is Qt.SortOrder.DescendingOrder)
        self.endResetModel()

    def _matches(self, row: Row, parts: Sequence[str]) -> bool:
        folded = " ".join(self._words_of(row)).casefold() if parts else ""
        return all(part in folded for part in parts)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return f"{column.title}: {column.text(row) or 'none'}"
        if role == CODE:
            return column.code(row) if column.code else None
        if role == LATE:
            return column.late(row) if column.late else None
        return column.strong if role == STRONG else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self.columns[section].title
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (column, order)
        self._arrange()


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
        strong, late = bool(index.data(STRONG)), bool(index.data(LATE))
        painter.setPen(QColor(values["bad" if late else "text" if strong else "muted"]))
        face = font(14, QFont.Weight.DemiBold if strong or late else QFont.Weight.Normal)
        painter.setFont(face)
        place = area.adjusted(11, 0, -6, 0)
        shown = QFontMetrics(face).elidedText(index.data() or "", Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)


class ListTable(QTableView):
    """The list; Tab leaves it, arrows move in it."""

    def __init__(self, model: ListModel[Any], name: str, sorted_by: int) -> None:
        """Show *model*, called *name*."""
        super().__init__()
        self._columns = model.columns
        model.setParent(self)
        self.setModel(model)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(name)
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
        self._chosen = {place for place, column in enumerate(self._columns) if column.shown}
        head.setResizeContentsPrecision(_MEASURED)
        self._wanted = [column.width for column in self._columns]
        for place, width in enumerate(self._wanted):
            self.setColumnWidth(place, width)
        model.modelReset.connect(self._widen)
        self.setSortingEnabled(True)
        self.sortByColumn(sorted_by, Qt.SortOrder.AscendingOrder)

    def sizeHintForRow(self, row: int) -> int:
        del row
        return 40

    def choose_column(self, place: int, shown: bool) -> None:
        """Show or leave out a column."""
        (self._chosen.add if shown else self._chosen.discard)(place)
        self._fit()

    def _fit(self) -> None:
        """Leave out columns, those that give way soonest first, until the chosen ones have room."""
        shown = set(self._chosen)
        yielding = sorted((place for place in shown if self._columns[place].gives_way), key=self._gives_way)
        for place in yielding:
            if sum(self._columns[one].width for one in shown) > self.viewport().width():
                shown.discard(place)
        room = self.viewport().width() - sum(self._columns[one].width for one in shown)
        for place, column in enumerate(self._columns):
            self.setColumnHidden(place, place not in shown)
            more = min(max(self._wanted[place] - column.width, 0), max(room, 0)) if place in shown else 0
            self.setColumnWidth(place, column.width + more)
            room -= more

    def _widen(self) -> None:
        """Give columns the room that what they show wants; what a search leaves out later takes none away."""
        for place in range(len(self._columns)):
            self._wanted[place] = max(self._wanted[place], self.sizeHintForColumn(place) + _AROUND)
        self._fit()

    def _gives_way(self, place: int) -> int:
        return -self._columns[place].gives_way

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
