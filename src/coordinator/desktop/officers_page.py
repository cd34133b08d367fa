"""The place of officers: search, filters, the list, and the officer who is chosen beside it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from coordinator.desktop.controls import beside, button, label
from coordinator.desktop.icons import icon
from coordinator.desktop.officer_panel import OfficerPanel
from coordinator.desktop.officer_table import COLUMNS, OfficerModel, OfficerTable
from coordinator.desktop.session import Session
from coordinator.services.officer_view import OfficerRow
from coordinator.services.today import Show

_WIDE = 860
"""From this width of the page on, in pixels, the officer stands beside the list, else in its place."""


class OfficersPage(QWidget):
    """Finds officers and shows one."""

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self._wanted = ""
        self._over = False
        self.model = OfficerModel(self)
        self.table = OfficerTable(self.model)
        self.panel = OfficerPanel()
        self.panel.hide()
        self.search = QLineEdit(placeholderText="Search name, badge, status, agreement")
        self.search.setAccessibleName("Search officers")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.installEventFilter(self)
        self.setFocusProxy(self.search)
        self.chips: dict[Show, QPushButton] = {}
        self._group = QButtonGroup(self)
        self.filter = QComboBox()
        self.filter.setAccessibleName("Show which officers")
        self._count = label("", "note")
        self._empty = label("", "muted", wrap=True)
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 18)
        column.setSpacing(12)
        head = beside(label("Officers", "title"), spacing=18)
        self.search.setMinimumWidth(220)
        self.search.setMaximumWidth(360)
        head.addWidget(self.search, 1)
        head.addStretch()
        columns = button("Columns", "", "columns-3")
        columns.setMenu(self._column_menu(columns))
        head.addWidget(columns)
        column.addLayout(head)
        column.addWidget(self._chip_row())
        column.addWidget(self.filter, 0, Qt.AlignmentFlag.AlignLeft)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(14)
        self.split.setChildrenCollapsible(False)
        self._holder = self._list()
        self.split.addWidget(self._holder)
        self.split.addWidget(self.panel)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([600, 400])
        column.addWidget(self.split, 1)

    def _list(self) -> QFrame:
        holder = QFrame()
        holder.setObjectName("card")
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(1, 5, 1, 6)
        inside.setSpacing(4)
        inside.addWidget(self._empty, 1)
        inside.addWidget(self.table, 1)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setContentsMargins(40, 30, 40, 30)
        foot = beside(self._count)
        foot.setContentsMargins(12, 0, 12, 0)
        inside.addLayout(foot)
        return holder

    def _chip_row(self) -> QWidget:
        """Return the filters as chips, and fill the list of the same that takes their place in a narrow window."""
        self._chips = QWidget()
        row = QHBoxLayout(self._chips)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        for show in Show:
            chip = button(show.value, "chip")
            chip.setCheckable(True)
            self._group.addButton(chip)
            self.chips[show] = chip
            self.filter.addItem(show.value, show)
            row.addWidget(chip)
        self.chips[Show.ALL].setChecked(True)
        row.addStretch()
        return self._chips

    def _column_menu(self, owner: QPushButton) -> QMenu:
        menu = QMenu(owner)
        for place, column in enumerate(COLUMNS):
            action = QAction(column.title, menu, checkable=True, checked=column.shown)
            action.toggled.connect(partial(self.table.choose_column, place))
            menu.addAction(action)
        return menu

    def _connect(self) -> None:
        self.search.textChanged.connect(self._find)
        self._group.buttonToggled.connect(lambda _, on: self._find() if on else None)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.filter.activated.connect(lambda place: self.chips[self.filter.itemData(place)].setChecked(True))
        self.table.activated.connect(lambda _: self._enter())
        self.panel.closed.connect(self._close_panel)
        self._session.refreshed.connect(self._refresh)

    def _refresh(self) -> None:
        self._session.ask_as_of(lambda desk, day: desk.officers(day), self._show_rows)

    def _show_rows(self, rows: Sequence[OfficerRow]) -> None:
        chosen = self._wanted or (self.panel.detail.badge if self.panel.isVisible() and self.panel.detail else "")
        self.model.take(rows)
        for place, (show, chip) in enumerate(self.chips.items()):
            chip.setText(f"{show.value} {self.model.count(show)}")
            self.filter.setItemText(place, chip.text())
        self._say_count()
        self.choose(chosen)

    def _find(self) -> None:
        show = next(show for show, chip in self.chips.items() if chip.isChecked())
        self.filter.setCurrentIndex(self.filter.findData(show))
        self.model.find(self.search.text(), show)
        self._say_count()

    def _say_count(self) -> None:
        found, total = len(self.model.rows), self.model.total
        self._count.setText(f"{found} of {total} officers" if found != total else f"{total} officers")
        self._empty.setVisible(not found)
        self.table.setVisible(bool(found))
        if not total:
            self._empty.setText("No officers yet. File, Import exchange files… brings in what you have.")
        elif not found:
            self._empty.setText("No officer is left by the search and the filter. Esc in the search clears both.")

    def show_list(self, show: Show) -> None:
        """Show the officers of one filter."""
        self.search.clear()
        self.chips[show].setChecked(True)

    def explain(self, badge: str, rule: str) -> None:
        """Show the officer with *badge* and the reason of *rule*."""
        self.show_list(Show.ALL)
        self.panel.want_reason(rule)
        self.choose(badge)

    def choose(self, badge: str) -> None:
        """Choose the officer with *badge*, now or when the list is there."""
        self._wanted = badge
        place = next((at for at, row in enumerate(self.model.rows) if row.badge == badge), None)
        if place is not None:
            self._wanted = ""
            self._over = bool(badge)
            self.table.setCurrentIndex(QModelIndex())
            self.table.setCurrentIndex(self.model.index(place, 0))

    def choose_first(self) -> None:
        """Choose the first officer of the list and go there."""
        self.table.setFocus()
        if self.model.rows:
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            badge = self.model.rows[current.row()].badge
            self._session.ask_as_of(lambda desk, day: desk.officer(day, badge), self.panel_shows)

    def panel_shows(self, detail: object) -> None:
        """Show an officer's page: beside the list, or in its place once somebody asked for it."""
        self.panel.show_detail(detail)  # type: ignore[arg-type]  # signals carry objects
        self.panel.setVisible(self._wide or self._over)
        self._arrange()

    def _enter(self) -> None:
        """Go from the list into the officer's page."""
        self._over = True
        self.panel.setVisible(self.panel.detail is not None)
        self._arrange()
        self.panel.tabs.setFocus()

    def _close_panel(self) -> None:
        self._over = False
        self.panel.hide()
        self._arrange()
        self.table.clearSelection()
        self.table.setCurrentIndex(QModelIndex())
        self.table.setFocus()

    @property
    def _wide(self) -> bool:
        return self.width() >= _WIDE

    def _arrange(self) -> None:
        self._chips.setVisible(self._wide)
        self.filter.setVisible(not self._wide and self.panel.isHidden())
        self._holder.setVisible(self._wide or self.panel.isHidden())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of the search lead into the list, and Esc clear it."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.choose_first()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.show_list(Show.ALL)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.panel.isVisible():
            self._close_panel()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(600, 380)
