"""What there is to one record, a tab each: its form, its papers, its history."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from coordinator.desktop.controls import label, line
from coordinator.desktop.file_drop import FileDrop
from coordinator.desktop.history_part import HistoryPart
from coordinator.desktop.papers_part import PapersPart
from coordinator.desktop.record_form import RecordForm
from coordinator.desktop.session import Session

_ROOMY, _LINE = 600, 24
"""From this width on, in pixels, every help fits into one line, which is so high."""

FORM, PAPERS, HISTORY = range(3)


class RecordTabs(QWidget):
    """Shows a record's form, or what belongs to it; a draft has its form only."""

    def __init__(self, session: Session, form: RecordForm, name: str) -> None:
        """Show *form*, and beside it what *session* answers; *name* is what the record is called."""
        super().__init__()
        self._row = ("", 0)
        self._stale: set[int] = set()
        self.form = form
        self.papers, self.history = PapersPart(session), HistoryPart(session)
        self._help = label("", "note", wrap=True)
        self._help.setContentsMargins(20, 4, 16, 0)
        self._help.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(f"Parts of the {name.lower()}")
        for title in ("Record", "Papers", "History"):
            self.tabs.addTab(title)
        self._pages = QStackedWidget()
        for page in (self._with_help(), self.papers, self.history):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QVBoxLayout()
        row.setContentsMargins(20, 0, 14, 0)
        row.addWidget(self.tabs)
        column.addLayout(row)
        column.addWidget(line())
        column.addWidget(self._pages, 1)
        self.tabs.currentChanged.connect(self.look_at)
        form.entered.connect(self._help.setText)
        FileDrop(self).dropped.connect(self._on_dropped)

    def _with_help(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.form, 1)
        column.addWidget(line())
        column.addWidget(self._help)
        return page

    def show_of(self, kind: str, number: int) -> None:
        """Show what belongs to the record with that row number on the tab that is open; without one, a draft's form."""
        self._row = (kind, number)
        self.tabs.setVisible(bool(number))
        self._stale = {PAPERS, HISTORY} if number else set()
        self.look_at(self.tabs.currentIndex() if number else FORM)

    def look_at(self, place: int) -> None:
        """Open a tab, and tell it what to show if it does not know yet."""
        self.tabs.setCurrentIndex(place)
        self._pages.setCurrentIndex(place)
        if place in self._stale:
            self._stale.discard(place)
            (self.papers if place == PAPERS else self.history).show_of(*self._row)

    def enter(self) -> None:
        """Put the focus into what shows."""
        if self.tabs.currentIndex() == FORM:
            self.form.go_to_first()
        else:
            self.tabs.setFocus()

    def _on_dropped(self, files: list[Path]) -> None:
        if self._row[1]:
            self.look_at(PAPERS)
            self.papers.take(files)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._help.setFixedHeight(_LINE if self.width() >= _ROOMY else 2 * _LINE)
