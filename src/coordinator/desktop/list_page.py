"""A place with a list: search, filters, columns, and what is chosen beside the list or in its place."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QPushButton, QSplitter, QVBoxLayout, QWidget

from coordinator.desktop.controls import beside, button, label
from coordinator.desktop.icons import icon
from coordinator.desktop.line import Line
from coordinator.desktop.listing import Column, ListModel, ListTable
from coordinator.desktop.panel import Panel
from coordinator.desktop.session import Session
from coordinator.desktop.show_filter import Blank, ShowFilter

Row = TypeVar("Row")

_WIDE = 860
"""From this width of the page on, in pixels, the panel stands beside the list, else in its place."""


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

    def __init__(self, session: Session, panel: Panel) -> None:
        """Show what *session* answers; *panel* shows the row that is chosen."""
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self._wanted = ""
        self._over = False
        self.model: ListModel[Row] = ListModel(self.COLUMNS, self.words_of, self.SORTED_BY)
        self.table = ListTable(self.model, self.TITLE, self.SORTED_BY)
        self.list_panel = panel
        panel.hide()
        self.search = Line(placeholderText=self.SEARCH)
        self.search.setAccessibleName(f"Search {self.NOUN}")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.installEventFilter(self)
        self.setFocusProxy(self.search)
        self.shows = ShowFilter(list(self.SHOWS), self.NOUN)
        self._count = label("", "note")
        self.blank = Blank(self.first_action())
        self._build()
        self._connect()

    @abstractmethod
    def words_of(self, row: Row) -> Iterable[str]:
        """Return what a search looks through."""

    @abstractmethod
    def key_of(self, row: Row) -> str:
        """Return what names a row, whatever else of it changes."""

    @abstractmethod
    def ask_rows(self, then: Callable[[Sequence[Row]], None]) -> None:
        """Ask for every row as of the day that shows."""

    @abstractmethod
    def ask_detail(self, row: Row, then: Callable[[Any], None]) -> None:
        """Ask for what the panel shows of a row."""

    def before_title(self) -> Sequence[QWidget]:
        """Return what stands at the left of the title."""
        return ()

    def head_buttons(self) -> Sequence[QWidget]:
        """Return the buttons at the right of the search."""
        return ()

    def first_action(self) -> QWidget | None:
        """Return what somebody does first in a place without rows."""
        return None

    def import_link(self) -> QWidget:
        """Return what brings in a file instead of entering records one by one."""
        link = button("Import a file…", "quiet")
        link.clicked.connect(lambda _=False: self._session.import_wanted.emit())
        return link

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 18)
        column.setSpacing(12)
        self.title = label(self.TITLE, "title")
        self.head = QWidget()
        head = beside(*self.before_title(), self.title, spacing=14)
        head.setContentsMargins(0, 0, 0, 0)
        self.search.setMinimumWidth(170)
        self.search.setMaximumWidth(360)
        head.addWidget(self.search, 1)
        head.addStretch()
        for widget in self.head_buttons():
            head.addWidget(widget)
        columns = button("Columns", "", "columns-3")
        columns.setMenu(self._column_menu(columns))
        head.addWidget(columns)
        self.head.setLayout(head)
        column.addWidget(self.head)
        column.addWidget(self.shows)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(14)
        self.split.setChildrenCollapsible(False)
        self._holder = self._list()
        self.split.addWidget(self._holder)
        self.split.addWidget(self.list_panel)
        self.split.setStretchFactor(0, 1)
        column.addWidget(self.split, 1)

    def _list(self) -> QFrame:
        holder = QFrame()
        holder.setObjectName("card")
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(1, 5, 1, 6)
        inside.setSpacing(4)
        inside.addWidget(self.blank, 1)
        inside.addWidget(self.table, 1)
        foot = beside(self._count)
        foot.setContentsMargins(12, 0, 12, 0)
        inside.addLayout(foot)
        return holder

    def _column_menu(self, owner: QPushButton) -> QMenu:
        menu = QMenu(owner)
        for place, column in enumerate(self.COLUMNS):
            action = QAction(column.title, menu, checkable=True, checked=column.shown)
            action.toggled.connect(partial(self.table.choose_column, place))
            menu.addAction(action)
        return menu

    def _connect(self) -> None:
        self.search.textChanged.connect(self._find)
        self.shows.chosen.connect(self._find)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.table.activated.connect(lambda _: self._enter())
        self.list_panel.closed.connect(self._close_panel)
        self._session.refreshed.connect(self.refresh)

    def refresh(self) -> None:
        """Ask for the rows again."""
        self.ask_rows(self._show_rows)

    def _show_rows(self, rows: Sequence[Row]) -> None:
        """Show *rows*; what is chosen stays chosen, and the list where it was."""
        shown = "" if self.list_panel.isHidden() else self.list_panel.key
        scrolled_to = self.table.verticalScrollBar().value()
        self.model.take(rows)
        for show, belongs in self.SHOWS.items():
            self.shows.say_count(show, self.model.count(belongs))
        self._say_count()
        if shown and not self._wanted and all(self.key_of(row) != shown for row in rows):
            self._hide_panel()
        elif self._wanted:
            self.choose(self._wanted)
        elif shown:
            over = self._over
            self.choose(shown)
            self._over = over
            self.table.verticalScrollBar().setValue(scrolled_to)

    def _find(self) -> None:
        self.model.find(self.search.text(), self.SHOWS[self.shows.current])
        self._say_count()

    def _say_count(self) -> None:
        found, total = len(self.model.rows), self.model.total
        self._count.setText(f"{found} of {total} {self.NOUN}" if found != total else f"{total} {self.NOUN}")
        self.blank.setVisible(not found)
        self.table.setVisible(bool(found))
        self.blank.say(
            "Nothing is left by the search and the filter. Esc in the search clears both." if total else self.EMPTY,
            at_all=not total,
        )

    def show_list(self, show: Enum) -> None:
        """Show the rows of one filter."""
        self.search.clear()
        self.shows.choose(show)

    def show_all(self) -> None:
        """Show every row."""
        self.show_list(next(iter(self.SHOWS)))

    def choose(self, key: str) -> None:
        """Choose the row that *key* names, now or when the list is there."""
        self._wanted = key
        place = next((at for at, row in enumerate(self.model.rows) if self.key_of(row) == key), None)
        if place is not None:
            self._wanted = ""
            self._over = bool(key)
            self.table.setCurrentIndex(QModelIndex())
            self.table.setCurrentIndex(self.model.index(place, 0))

    def choose_first(self) -> None:
        """Choose the first row of the list and go there."""
        self.table.setFocus()
        if self.model.rows:
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            row = self.model.rows[current.row()]
            self.ask_detail(row, partial(self._show_detail, self.key_of(row)))

    def _show_detail(self, key: str, detail: object) -> None:
        """Show what was chosen: beside the list, or in its place once somebody asked for it.

        An answer about a row that is not the chosen one any more comes too late.
        """
        current = self.table.currentIndex()
        if not current.isValid() or self.key_of(self.model.rows[current.row()]) != key:
            return
        self._wanted = ""
        self.list_panel.key = key
        self.list_panel.show_detail(detail)
        if self.list_panel.isHidden():
            self.split.setSizes([self.width() * 5 // 8, self.width() * 3 // 8])
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
        if self.list_panel.isHidden():
            self.split.setSizes([self.width() * 5 // 8, self.width() * 3 // 8])
        self.list_panel.show()
        self.arrange()
        self.list_panel.enter()

    @property
    def wide(self) -> bool:
        """Whether the panel stands beside the list."""
        return self.width() >= _WIDE

    def arrange(self) -> None:
        """Lay the page out for its width and for what shows."""
        self.title.setWordWrap(not self.wide)
        self.shows.arrange(wide=self.wide, alone=self.list_panel.isHidden())
        self._holder.setVisible(self.wide or self.list_panel.isHidden())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of the search lead into the list, and Esc clear it."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.choose_first()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.show_all()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.list_panel.isVisible():
            self._close_panel()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(600, 380)
