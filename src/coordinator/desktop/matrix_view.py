"""The view of officers by training requirements, with the reason of the chosen cell beside it."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from coordinator.desktop.controls import beside, label, split
from coordinator.desktop.icons import icon
from coordinator.desktop.line import Line
from coordinator.desktop.matrix_table import MatrixModel, MatrixTable
from coordinator.desktop.reasons_panel import ReasonsPanel
from coordinator.desktop.session import Session
from coordinator.desktop.show_filter import Blank, ShowFilter
from coordinator.desktop.training_views import TrainingHead, View
from coordinator.desktop.when_seen import WhenSeen
from coordinator.services.requirements import matrix, reasons
from coordinator.services.training_view import Matrix, MatrixRow, Officers, Reasons

_WIDE = 900
"""From this width on, in pixels, the reasons stand beside the matrix, else in its place."""
_SHOWS: Mapping[Officers, Callable[[MatrixRow], bool]] = {
    Officers.ALL: lambda _: True,
    Officers.OPEN: lambda row: row.open,
}
_EMPTY = "Nobody takes part yet. Add your agreement and officers, and what is asked of whom appears here."


class MatrixView(QWidget):
    """Shows who has what, and why."""

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self.parts = TrainingHead(View.MATRIX)
        self.model = MatrixModel()
        self.table = MatrixTable(self.model)
        self.panel = ReasonsPanel()
        self.search = Line(placeholderText="Search name, badge")
        self.shows = ShowFilter(list(_SHOWS), "officers")
        self._count = label("", "note")
        self._blank = Blank(None)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.search.setAccessibleName("Search officers in the matrix")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setMinimumWidth(170)
        self.search.setMaximumWidth(360)
        head = beside(*self.parts.before_search, spacing=14)
        head.addWidget(self.search, 1)
        head.addStretch()
        head.addWidget(self.parts.record)
        self._holder = QFrame()
        self._holder.setObjectName("card")
        inside = QVBoxLayout(self._holder)
        inside.setContentsMargins(1, 5, 1, 6)
        inside.addWidget(self._blank, 1)
        inside.addWidget(self.table, 1)
        foot = beside(self._count)
        foot.setContentsMargins(12, 0, 12, 0)
        inside.addLayout(foot)
        self.split = split(self._holder, self.panel)
        self.panel.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 18)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.shows)
        column.addWidget(self.split, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._find)
        self.search.installEventFilter(self)
        self.shows.chosen.connect(self._find)
        self.table.selectionModel().currentChanged.connect(lambda now, _: self._ask_reasons(now))
        self.table.clicked.connect(self._ask_reasons)
        self.table.entered_cell.connect(self._enter)
        self.table.verticalHeader().sectionClicked.connect(self._on_name)
        self.panel.closed.connect(self.close_panel)
        self.panel.officer_wanted.connect(self._session.officer_wanted.emit)
        WhenSeen(self, self._session, self.refresh)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Go into the search."""
        self.search.setFocus(reason)

    def refresh(self) -> None:
        """Ask again."""
        self.parts.record.setEnabled(self._session.writable)
        self._session.ask_as_of(lambda desk, day: desk.answer(day, matrix), self._show)

    def _show(self, found: Matrix) -> None:
        """Show *found*; the cell that is chosen stays chosen while it is there."""
        chosen = self.chosen
        self.model.take(found)
        for show, belongs in _SHOWS.items():
            self.shows.say_count(show, self.model.count(belongs))
        self._say_count()
        if chosen is not None:
            self.choose(*chosen)

    @property
    def chosen(self) -> tuple[str, str] | None:
        """The badge of the officer and the key of the requirement whose cell is chosen."""
        index = self.table.currentIndex()
        if not index.isValid():
            return None
        return self.model.rows[index.row()].badge, self.model.requirements[index.column()].key

    def choose(self, badge: str, key: str) -> None:
        """Choose the cell of an officer and a requirement, if it is there."""
        row = next((at for at, one in enumerate(self.model.rows) if one.badge == badge), None)
        column = next((at for at, one in enumerate(self.model.requirements) if one.key == key), None)
        if row is not None and column is not None:
            self.table.setCurrentIndex(self.model.index(row, column))

    def _find(self) -> None:
        self.model.find(self.search.text(), _SHOWS[self._show_of()])
        self._say_count()

    def _show_of(self) -> Officers:
        return Officers(self.shows.current)

    def _say_count(self) -> None:
        found, total = len(self.model.rows), self.model.count(_SHOWS[Officers.ALL])
        self._count.setText(f"{found} of {total} officers" if found != total else f"{total} officers")
        self.table.setVisible(bool(found))
        self._blank.setVisible(not found)
        words = "Nothing is left by the search and the filter. Esc in the search clears both." if total else _EMPTY
        self._blank.say(words, at_all=not total)

    def _ask_reasons(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        chosen = (self.model.rows[index.row()].badge, self.model.requirements[index.column()].key)
        question = partial(reasons, key=chosen[1], badge=chosen[0])
        self._session.ask_as_of(lambda desk, day: desk.answer(day, question), partial(self._show_reasons, chosen))

    def _show_reasons(self, chosen: tuple[str, str], found: Reasons) -> None:
        if chosen != self.chosen:
            return
        self.panel.key = " ".join(chosen)
        self.panel.show_detail(found)
        if self.wide and self.panel.isHidden():
            self.split.setSizes([self.width() * 5 // 8, self.width() * 3 // 8])
            self.panel.show()
            self.table.scrollTo(self.table.currentIndex())

    def _enter(self) -> None:
        """Go from the cell into its reasons."""
        self.panel.show()
        self.arrange()
        self.panel.enter()

    def _on_name(self, row: int) -> None:
        self._session.officer_wanted.emit(self.model.rows[row].badge, "")

    def close_panel(self) -> None:
        """Show the whole matrix again."""
        self.panel.hide()
        self.arrange()
        self.table.setFocus()

    @property
    def wide(self) -> bool:
        """Whether the reasons stand beside the matrix."""
        return self.width() >= _WIDE

    def arrange(self) -> None:
        """Lay the view out for its width and for what shows."""
        self.parts.arrange(self.width())
        self.shows.arrange(wide=self.wide, alone=self.panel.isHidden())
        self._holder.setVisible(self.wide or self.panel.isHidden())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of the search lead into the matrix, and Esc clear it."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.table.setFocus()
                if self.model.rows:
                    self.table.setCurrentIndex(self.model.index(0, 0))
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.search.clear()
                self.shows.choose(Officers.ALL)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.panel.isVisible():
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()
