"""A place with a list: search, filters, views, columns, and what is chosen beside the list or in its place."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator.desktop.controls import beside, label, split
from coordinator.desktop.list_card import ListCard
from coordinator.desktop.list_changing import ListChanging
from coordinator.desktop.list_filter import ListFilter
from coordinator.desktop.list_shape import ListShape
from coordinator.desktop.list_table import ListTable
from coordinator.desktop.list_taking import ListTaking
from coordinator.desktop.listing import Column, ListModel, TableModel
from coordinator.desktop.panel import Panel
from coordinator.desktop.session import Session
from coordinator.desktop.views import View
from coordinator.desktop.when_seen import WhenSeen

if TYPE_CHECKING:
    from coordinator.services.bulk import Several
    from coordinator.services.desk import Desk

Row = TypeVar("Row")

_WIDE = 860
"""From this width of the page on, in pixels, the panel stands beside the list, else in its place."""
_OFFERED = 12


class ListPage(QWidget, Generic[Row]):
    """Finds rows and shows one; a place says what its rows are."""

    TITLE: str
    NOUN: str
    """What the rows are called, in the plural."""
    SEARCH: str
    """What a search can look for, in words."""
    EMPTY: str
    """What is said when there is no row at all."""
    COLUMNS: Sequence[Column[Any]]
    SORTED_BY: int
    SHOWS: Mapping[Any, Callable[[Any], bool]]
    """The filters, members of an enumeration whose values are words; the first lets everything through."""
    VIEWS: Sequence[View] = ()
    """The views that come with the place."""
    PLACE: str = ""
    """What the settings of this machine call the place; its title, unless another place has the same."""
    KIND: str = ""
    """The kind of record that a row is; empty where it is more than one record, or none."""

    def __init__(self, session: Session, panel: Panel) -> None:
        """Show what *session* answers; *panel* shows the row that is chosen."""
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self._wanted = ""
        self._over = False
        self._fresh = self._quiet = False
        self.model: TableModel[Row] = self.make_model()
        self.table = ListTable(self.model, self.TITLE)
        self.list_panel = panel
        panel.hide()
        self.filter = ListFilter(self.model, self.SEARCH, self.NOUN, self.SHOWS, self.ask_words)
        self.search, self.shows = self.filter.search, self.filter.shows
        self.setFocusProxy(self.search)
        self.shape = ListShape(self.table, self.filter, self.VIEWS, self.PLACE or self.TITLE)
        self.card = ListCard(self.table, self.filter, self.NOUN, self.EMPTY, self.first_action())
        self.blank, self.foot = self.card.blank, self.card.foot
        self.taking = ListTaking(session, self.card, self.rows_question, self)
        self.changing = ListChanging(session, self.card, self.several_question, self)
        self._build()
        self._connect()
        self.shape.look_as_last()

    def words_of(self, row: Row) -> Iterable[str]:
        """Return what a search looks through: what every column shows, unless the place knows better."""
        return (column.text(row) for column in self.COLUMNS)

    @abstractmethod
    def key_of(self, row: Row) -> str:
        """Return what names a row, whatever else of it changes."""

    def ask_rows(self, then: Callable[[Sequence[Row]], None]) -> None:
        """Ask for every row as of the day that shows; a model that reads its rows itself is only told to."""
        del then
        self.model.arrange()

    @abstractmethod
    def ask_detail(self, row: Row, then: Callable[[Any], None]) -> None:
        """Ask for what the panel shows of a row."""

    def make_model(self) -> TableModel[Row]:
        """Return the model of the list: all rows in memory, unless the place knows better."""
        return ListModel(self.COLUMNS, self.words_of, self.key_of, self.SORTED_BY, self._session.work)

    def before_title(self) -> Sequence[QWidget]:
        """Return what stands at the left of the title."""
        return ()

    def head_buttons(self) -> Sequence[QWidget]:
        """Return the buttons at the right of the search."""
        return ()

    def first_action(self) -> QWidget | None:
        """Return what somebody does first in a place without rows."""
        return None

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 18)
        column.setSpacing(12)
        self.title, self.head = label(self.TITLE, "title"), QWidget()
        head = beside(*self.before_title(), self.title, spacing=14)
        head.setContentsMargins(0, 0, 0, 0)
        self.search.setMinimumWidth(170)
        self.search.setMaximumWidth(420)
        head.addWidget(self.search, 1)
        head.addStretch()
        for widget in (*self.head_buttons(), self.shape.view, self.shape.columns):
            head.addWidget(widget)
        self.head.setLayout(head)
        column.addWidget(self.head)
        column.addWidget(self.shows)
        column.addWidget(self.filter.chips)
        self.split = split(self.card, self.list_panel)
        column.addWidget(self.split, 1)

    def _connect(self) -> None:
        self.search.entered.connect(self.choose_first)
        self.search.cleared.connect(self.show_all)
        self.model.arranged.connect(self._on_arranged)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.table.activated.connect(lambda _: self._enter())
        self.blank.clear.clicked.connect(lambda _=False: self._clear())
        self.list_panel.closed.connect(self._close_panel)
        WhenSeen(self, self._session, self.refresh)

    def ask_words(self, name: str, begins: str, then: Callable[[Sequence[str]], None]) -> None:
        """Ask for words that the column *name* shows in some row and that hold what somebody began to type."""
        column = next((one for one in self.COLUMNS if one.asked_as == name), None)
        if column is not None and isinstance(self.model, ListModel):
            then(self.model.words(column, begins, _OFFERED))

    def rows_question(self, places: Sequence[int]) -> "Callable[[Desk], Sequence[Row]]":
        """Return the question for the rows at *places*."""
        rows = [self.model.row_at(place) for place in places]
        return lambda _: rows

    def several_question(self) -> "Callable[[Desk], Several]":
        """Return the question for the selected records."""
        kind, keys = self.KIND, {self.model.key_at(place) for place in self.table.selected_places()}
        return lambda desk: desk.several(kind, keys)

    def refresh(self) -> None:
        """Ask for the rows again."""
        self.foot.allow(change=bool(self.KIND) and self._session.writable)
        if self._session.as_of is not None:
            self.filter.set_today(self._session.as_of)
        self._fresh = True
        self.ask_rows(self.show_rows)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show *rows*, the answer to :meth:`ask_rows`."""
        self._fresh = True
        if isinstance(self.model, ListModel):
            self.model.take(rows)
            self.model.count(list(self.SHOWS.values()), self.filter.say_counts)

    def _on_arranged(self) -> None:
        """Show what was found: what is chosen stays chosen, and is told anew if the rows were read anew."""
        fresh, self._fresh = self._fresh, False
        shown = "" if self.list_panel.isHidden() else self.list_panel.key
        if self._wanted:
            self.choose(self._wanted)
        elif shown and not self.model.knows(shown):
            self._hide_panel()
        elif at := shown or self.table.was_at:
            over, self._quiet = self._over, not (fresh and shown)
            self.choose(at)
            self._over, self._quiet, self._wanted = over, False, ""
        self.table.stay()

    def show_list(self, show: Enum) -> None:
        """Show the rows of one filter."""
        self.filter.use("", show)

    def show_all(self) -> None:
        """Show every row."""
        self.filter.clear()

    def _clear(self) -> None:
        self.show_all()
        self.search.setFocus()

    def choose(self, key: str) -> None:
        """Choose the row that *key* names, now or when the list is there."""
        self._wanted = key
        place = self.model.place_of(key)
        if place is not None:
            self._wanted = ""
            self._over = bool(key)
            self.table.setCurrentIndex(QModelIndex())
            self.table.go_to(place)

    def choose_first(self) -> None:
        """Choose the first row of the list and go there."""
        self.table.setFocus()
        if self.model.rowCount():
            self.table.go_to(0)

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid() and not self._quiet:
            key = self.model.key_at(current.row())
            self.ask_detail(self.model.row_at(current.row()), partial(self._show_detail, key))

    def _show_detail(self, key: str, detail: object) -> None:
        """Show what was chosen: beside the list, or in its place once somebody asked for it.

        An answer about a row that is not the chosen one any more comes too late.
        """
        current = self.table.currentIndex()
        if not current.isValid() or self.model.key_at(current.row()) != key:
            return
        self._wanted = ""
        self.list_panel.key = key
        self.list_panel.show_detail(detail)
        self._make_room()
        self.list_panel.setVisible(self.wide or self._over)
        self.arrange()

    def _enter(self) -> None:
        """Go from the list into the panel."""
        self._over = True
        self.list_panel.setVisible(bool(self.list_panel.key))
        self.arrange()
        self.list_panel.enter()

    def _close_panel(self) -> None:
        self._hide_panel()
        self.table.clearSelection()
        self.table.setCurrentIndex(QModelIndex())
        self.table.setFocus()

    def _hide_panel(self) -> None:
        self._over = False
        self.list_panel.key = ""
        self.list_panel.hide()
        self.arrange()

    def show_panel(self) -> None:
        """Show the panel, whatever row is chosen, and go into it."""
        self._over = True
        self._make_room()
        self.list_panel.show()
        self.arrange()
        self.list_panel.enter()

    def _make_room(self) -> None:
        if self.list_panel.isHidden():
            self.split.setSizes([self.width() * 5 // 8, self.width() * 3 // 8])

    @property
    def wide(self) -> bool:
        """Whether the panel stands beside the list."""
        return self.width() >= _WIDE

    def arrange(self) -> None:
        """Lay the page out for its width and for what shows."""
        self.title.setWordWrap(not self.wide)
        self.head.setVisible(self.wide or self.list_panel.isHidden())
        self.shows.arrange(wide=self.wide, alone=self.list_panel.isHidden())
        self.card.setVisible(self.wide or self.list_panel.isHidden())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.list_panel.isVisible():
            self._close_panel()
        elif event.key() == Qt.Key.Key_Delete and self.table.hasFocus() and self.foot.delete.isVisible():
            self.changing.delete()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shape.keep_now()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(600, 380)
