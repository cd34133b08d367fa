"""All kinds of records, in groups, with a search: what can be entered, and how much of it there is."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from coordinator.desktop.controls import beside, card, label, scrolled
from coordinator.desktop.drafts import Drafts
from coordinator.desktop.icons import icon
from coordinator.desktop.kind_groups import GROUPS
from coordinator.desktop.kind_row import KindRow
from coordinator.desktop.line import Line
from coordinator.desktop.session import Session
from coordinator.desktop.settings import drafts_folder
from coordinator.desktop.when_seen import WhenSeen
from coordinator.records import RECORD_OF
from coordinator.records.plain_words import plain

_WIDE = 760
"""From this width on, in pixels, the groups stand in two columns."""


class KindsPage(QWidget):
    """Leads to the list of each kind of record."""

    wanted = Signal(str)
    """Somebody wants to see the records of a kind; carries its name."""

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self.search = Line(placeholderText="Search kinds of records")
        self.search.setAccessibleName("Search kinds of records")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(lambda _: self._find())
        self.search.installEventFilter(self)
        self.setFocusProxy(self.search)
        self.rows: dict[str, KindRow] = {}
        self._cards: list[tuple[QFrame, list[KindRow]]] = []
        self._wide = True
        self._none = label("No kind of record has these words. Esc in the search clears them.", "muted", wrap=True)
        self._build()
        WhenSeen(self, session, self.refresh)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 0)
        column.setSpacing(12)
        head = beside(label("Records", "title"), spacing=18)
        self.search.setMaximumWidth(360)
        head.addWidget(self.search, 1)
        head.addStretch()
        column.addLayout(head)
        words = "Everything that is on record, by kind. Choose a kind to look through its records or to enter one."
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(self._none)
        area, inside = scrolled()
        inside.setContentsMargins(0, 0, 0, 18)
        columns = beside(spacing=14)
        self._columns = [QVBoxLayout(), QVBoxLayout()]
        for one in self._columns:
            one.setSpacing(14)
            columns.addLayout(one, 1)
        inside.addLayout(columns)
        column.addWidget(area, 1)
        for title, kinds in GROUPS:
            self._add_group(title, kinds)
        self._arrange()

    def _add_group(self, title: str, kinds: tuple[str, ...]) -> None:
        frame, inside = card()
        inside.setContentsMargins(10, 12, 10, 8)
        inside.setSpacing(0)
        heading = label(title, "heading")
        heading.setContentsMargins(10, 0, 0, 4)
        inside.addWidget(heading)
        rows = []
        for kind in kinds:
            row = self.rows[kind] = KindRow(RECORD_OF[kind].about)
            row.clicked.connect(partial(self._on_clicked, kind))
            inside.addWidget(row)
            rows.append(row)
        self._cards.append((frame, rows))

    def _on_clicked(self, kind: str, _checked: bool = False) -> None:
        self.wanted.emit(kind)

    def refresh(self) -> None:
        """Count the records again."""
        self._session.ask(lambda desk: desk.counts(), self._show_counts)

    def _show_counts(self, counts: Mapping[str, int]) -> None:
        program = self._session.program
        waiting = Drafts(drafts_folder(), program.path).kinds() if program else frozenset()
        for kind, row in self.rows.items():
            row.say(counts[kind], waits=kind in waiting)

    def _find(self) -> None:
        words = plain(self.search.text()).split()
        for _, rows in self._cards:
            for row in rows:
                text = plain(f"{row.about.title} {row.about.plural} {row.about.help}")
                row.setVisible(all(word in text for word in words))
        self._arrange()

    def _arrange(self) -> None:
        """Lay out the groups that have something to show, the shorter column first."""
        heights = [0, 0] if self._wide else [0, 1 << 30]
        for column in self._columns:
            while column.takeAt(0) is not None:
                pass
        for frame, rows in self._cards:
            shown = sum(not row.isHidden() for row in rows)
            place = heights.index(min(heights))
            heights[place] += shown + 1 if shown else 0
            self._columns[place].addWidget(frame)
            frame.setVisible(bool(shown))
        for column in self._columns:
            column.addStretch()
        self._none.setVisible(not any(not row.isHidden() for _, rows in self._cards for row in rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        if wide is not self._wide:
            self._wide = wide
            self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of the search lead to the first kind, and Esc clear it."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            first = next((row for _, rows in self._cards for row in rows if not row.isHidden()), None)
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and first is not None:
                first.click()
                return True
            if event.key() == Qt.Key.Key_Down and first is not None:
                first.setFocus()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.search.clear()
                return True
        return super().eventFilter(watched, event)
