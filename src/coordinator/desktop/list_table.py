"""The table of a list: paints its rows, gives its columns their room, and knows which rows are selected."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFont, QFontMetrics, QKeySequence, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from coordinator.desktop.list_header import ListHeader, sorted_by
from coordinator.desktop.listing import CODE, LATE, STRONG, Index, TableModel
from coordinator.desktop.pills import draw_pill
from coordinator.desktop.theme import font, tokens

_MEASURED = 20
"""How many rows are measured to see how much room a column wants."""
_AROUND = 24
"""What the painter leaves free around a text, in pixels."""
_LEAST = 40
_SELECTED_AGAIN = 2_000
"""So many selected rows are looked for after the rows were found anew."""


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
    """The list; Tab leaves it, arrows move in it, Shift and Ctrl select several rows."""

    several = Signal()
    """Other rows are selected."""
    reshaped = Signal()
    """Somebody chose, moved or widened a column."""

    was_at: str
    """The key of the row that was the current one before the rows were found anew."""

    def __init__(self, model: TableModel[Any], name: str) -> None:
        """Show *model*, called *name*."""
        super().__init__()
        self.list_model, self._columns = model, model.columns
        model.setParent(self)
        self.setModel(model)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setDefaultSectionSize(40)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.head = ListHeader(self)
        self.setHorizontalHeader(self.head)
        self.head.setResizeContentsPrecision(_MEASURED)
        self._chosen = {place for place, column in enumerate(self._columns) if column.shown}
        self._own: dict[int, int] = {}
        self._fitting = False
        self._wanted = [column.width for column in self._columns]
        self.was_at = ""
        self._kept: list[str] = []
        self._column = 0
        self._scrolled_to = 0
        self._connect()
        self._fit()

    def _connect(self) -> None:
        self.list_model.modelAboutToBeReset.connect(self._remember)
        self.list_model.modelReset.connect(self._widen)
        self.list_model.dataChanged.connect(self._widen)
        self.head.sort_wanted.connect(self.sort_by)
        self.head.sectionMoved.connect(self._on_moved)
        self.head.sectionResized.connect(self._on_resized)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.selectionModel().selectionChanged.connect(lambda *_: self.several.emit())
        self._add_action("Sort by this column", "F7", as_well=False)
        self._add_action("Sort by this column as well", "Shift+F7", as_well=True)

    def _add_action(self, words: str, keys: str, *, as_well: bool) -> None:
        action = QAction(words, self, shortcut=QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _=False: self._sort_here(as_well=as_well))
        self.addAction(action)

    def _sort_here(self, *, as_well: bool) -> None:
        self.sort_by(self.column_here, as_well)

    @property
    def column_here(self) -> int:
        """The column in which somebody was last, or the first one that shows."""
        return self._column if not self.isColumnHidden(self._column) else self.shown_columns()[0]

    def go_to(self, place: int) -> None:
        """Make the row at a place the current one, in the column in which somebody was last."""
        self.setCurrentIndex(self.list_model.index(place, self.column_here))

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self._column = current.column()

    def sort_by(self, place: int, as_well: bool) -> None:
        """Sort by a column, alone or *as well* as by those before; once more turns the order around."""
        self.list_model.order_by(sorted_by(self.list_model.sorting, place, as_well=as_well))
        self.reshaped.emit()

    def sizeHintForRow(self, row: int) -> int:
        del row
        return 40

    def choose_column(self, place: int, shown: bool) -> None:
        """Show or leave out a column."""
        (self._chosen.add if shown else self._chosen.discard)(place)
        self._fit()
        self.reshaped.emit()

    @property
    def chosen(self) -> frozenset[int]:
        """The columns that were chosen, also those that have no room just now."""
        return frozenset(self._chosen)

    @property
    def widths(self) -> dict[int, int]:
        """The columns that somebody gave a width of their own, in pixels."""
        return dict(self._own)

    def shown_columns(self) -> list[int]:
        """Return the chosen columns in the order in which they stand."""
        return sorted(self._chosen, key=self.head.visualIndex)

    def lay_out(self, places: Sequence[int], widths: dict[int, int]) -> None:
        """Show the columns *places* in this order, with *widths* of their own where somebody gave them one."""
        self._chosen, self._own = set(places), dict(widths)
        self._fitting = True
        rest = [place for place in range(len(self._columns)) if place not in self._chosen]
        for visual, place in enumerate([*places, *rest]):
            self.head.moveSection(self.head.visualIndex(place), visual)
        self._fitting = False
        self._fit()

    def _on_moved(self) -> None:
        if not self._fitting:
            self.reshaped.emit()

    def _on_resized(self, place: int, _before: int, width: int) -> None:
        last = max(self._chosen, key=self.head.visualIndex, default=-1)
        if not self._fitting and self.head.isVisible() and place != last and not self.isColumnHidden(place):
            self._own[place] = max(width, _LEAST)
            self.reshaped.emit()

    def _least(self, place: int) -> int:
        return self._own.get(place, self._columns[place].width)

    def _fit(self) -> None:
        """Leave out columns, those that give way soonest first, until the chosen ones have room."""
        shown = set(self._chosen)
        yielding = sorted((place for place in shown if self._columns[place].gives_way), key=self._gives_way)
        for place in yielding:
            if sum(map(self._least, shown)) > self.viewport().width():
                shown.discard(place)
        room = self.viewport().width() - sum(map(self._least, shown))
        self._fitting = True
        for place in range(len(self._columns)):
            self.setColumnHidden(place, place not in shown)
            grows = place in shown and place not in self._own
            more = min(max(self._wanted[place] - self._least(place), 0), max(room, 0)) if grows else 0
            self.setColumnWidth(place, self._least(place) + more)
            room -= more
        self._fitting = False

    def _widen(self) -> None:
        """Give columns the room that what they show wants; what a search leaves out later takes none away."""
        for place in self._chosen:
            self._wanted[place] = max(self._wanted[place], self.sizeHintForColumn(place) + _AROUND)
        self._fit()

    def _gives_way(self, place: int) -> int:
        return -self._columns[place].gives_way

    def selected_places(self) -> list[int]:
        """Return the places of the selected rows, from above."""
        return sorted({place for rows in self._selected_ranges() for place in rows})

    def selected_count(self) -> int:
        """Return how many rows are selected."""
        return sum(map(len, self._selected_ranges()))

    def _selected_ranges(self) -> Iterator[range]:
        for one in self.selectionModel().selection().toList():
            if one.left() == 0:
                yield range(one.top(), one.bottom() + 1)

    def select_places(self, places: Collection[int]) -> None:
        """Select rows besides those that are; the current one stays."""
        last = len(self._columns) - 1
        chosen = QItemSelection()
        for place in places:
            chosen.select(self.list_model.index(place, 0), self.list_model.index(place, last))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.Select)

    def _remember(self) -> None:
        """Remember, before the rows are found anew, which were selected and where the list was."""
        current = self.currentIndex()
        self.was_at = self.list_model.key_at(current.row()) if current.isValid() else ""
        several = 1 < self.selected_count() <= _SELECTED_AGAIN
        self._kept = [self.list_model.key_at(place) for place in self.selected_places()] if several else []
        self._scrolled_to = self.verticalScrollBar().value()

    def stay(self) -> None:
        """Select again what was selected before the rows were found anew, and go where the list was."""
        places = (self.list_model.place_of(key) for key in self._kept)
        self.select_places([place for place in places if place is not None])
        self.verticalScrollBar().setValue(self._scrolled_to)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
