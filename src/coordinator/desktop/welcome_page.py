"""What shows while no program is open: the ways to one, and those that were open here before."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from coordinator.compliance.dates import long_date
from coordinator.desktop.controls import button, card, emptied, label, scrolled
from coordinator.desktop.message import Message, Tone
from coordinator.desktop.painted_row import PaintedRow, write
from coordinator.desktop.recent import Recent
from coordinator.desktop.theme import font

_WIDE = 860
"""From this width on, in pixels, the recent programs stand beside the ways to a program."""
_WAYS = 300
"""Width of the column of buttons, in pixels."""


class RecentRow(PaintedRow):
    """One program that was open: its name, its folder, and when it was opened last; Del takes it off the list."""

    HEIGHT, LEAST = 52, 240
    unwanted = Signal()

    def __init__(self, recent: Recent) -> None:
        """Show *recent*; one that is not there any more says so."""
        super().__init__()
        self.recent = recent
        when = f"opened {long_date(recent.opened)}" if recent.there else "not found there"
        self.first, self.second, self.when = recent.path.name, str(recent.path.parent), when
        self.setAccessibleName(f"{self.first}, {self.second}, {when}. Open; Delete takes it off this list.")
        self.setToolTip(f"{recent.path}\nDel takes it off this list; the folder itself stays.")

    def draw(self, painter: QPainter, values: dict[str, str]) -> None:
        wide = self.width() - 20
        lost = "muted" if self.recent.there else "soon"
        painter.setFont(font(13))
        end = painter.fontMetrics().horizontalAdvance(self.when)
        bold = font(14, QFont.Weight.DemiBold)
        write(painter, QRect(10, 6, wide - end - 12, 20), self.first, bold, values["text"])
        write(painter, QRect(10 + wide - end, 6, end + 2, 20), self.when, font(13), values[lost])
        write(painter, QRect(10, 26, wide, 19), self.second, font(13), values["muted"])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.unwanted.emit()
        else:
            super().keyPressEvent(event)


class WelcomePage(QWidget):
    """Says what the program is, offers the ways to a program of records, and lists the recent ones."""

    new_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()
    restore_wanted = Signal()
    recent_wanted = Signal(object)
    """Somebody wants to open a program that was open before; carries its folder."""
    recent_unwanted = Signal(object)
    """Somebody takes a program off the list; carries its folder."""

    def __init__(self) -> None:
        """Begin without recent programs."""
        super().__init__()
        self.setObjectName("page")
        self.new = button("&New program…", "primary", "plus")
        self.open = button("&Open a program folder…")
        self.sample = button("Open the &sample agency")
        self.restore = button("&Restore from a backup…", "", "archive-restore")
        self.message = Message()
        self.rows: list[RecentRow] = []
        self._recent_card, self._recent = card()
        self._build()
        for way, wanted in (
            (self.new, self.new_wanted),
            (self.open, self.open_wanted),
            (self.sample, self.sample_wanted),
            (self.restore, self.restore_wanted),
        ):
            way.clicked.connect(lambda _=False, wanted=wanted: wanted.emit())

    def _build(self) -> None:
        area, column = scrolled()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        column.setContentsMargins(36, 30, 36, 24)
        column.setSpacing(10)
        column.addWidget(label("Welcome to Coordinator", "title", wrap=True))
        says = (
            "It keeps the dated facts of a 287(g) program in one folder on this computer, judges them against the"
            " signed agreement and prints the proof. It holds no record of any person in custody."
        )
        column.addWidget(label(says, "sentence", wrap=True))
        column.addWidget(self.message)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.setSpacing(24)
        self._parts.addLayout(self._ways())
        self._parts.addWidget(self._recent_card, 1)
        self._parts.setAlignment(self._recent_card, Qt.AlignmentFlag.AlignTop)
        column.addSpacing(8)
        column.addLayout(self._parts)

    def _ways(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        for way, says in (
            (self.new, "Asks for the agency and its agreement, then shows what is due. Five minutes."),
            (self.open, "A program is a folder with the file records.db in it."),
            (self.sample, "An invented agency with every kind of record, to look around in."),
            (self.restore, "A backup, or a portable copy. What it holds is shown first."),
        ):
            self._add_way(column, way, says)
        column.addStretch()
        return column

    def _add_way(self, column: QVBoxLayout, way: QPushButton, says: str) -> None:
        way.setFixedWidth(_WAYS)
        way.setAccessibleDescription(says)
        words = label(says, "note", wrap=True)
        words.setFixedWidth(_WAYS)
        column.addWidget(way)
        column.addWidget(words)
        column.addSpacing(8)

    def show_recent(self, recent: Sequence[Recent]) -> None:
        """List the programs that were open, and take the focus where somebody most likely goes on."""
        emptied(self._recent)
        self._recent.addWidget(label("Recent programs", "heading"))
        self.rows = [RecentRow(one) for one in recent]
        for row in self.rows:
            path: Path = row.recent.path
            row.clicked.connect(lambda _=False, path=path: self.recent_wanted.emit(path))
            row.unwanted.connect(lambda path=path: self.recent_unwanted.emit(path))
            self._recent.addWidget(row)
            row.show()  # at once, so that it can take the focus
        if not self.rows:
            none = "None yet on this computer. Programs that you open are listed here."
            self._recent.addWidget(label(none, "muted", wrap=True))
        self.begin()

    def begin(self) -> None:
        """Take the focus."""
        there = (row for row in self.rows if row.recent.there)
        (next(there, None) or self.new).setFocus()

    def say(self, words: str) -> None:
        """Say what went wrong, if anything did."""
        if words:
            self.message.say(Tone.CHECK, words)
        else:
            self.message.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction.LeftToRight if self.width() >= _WIDE else QBoxLayout.Direction.TopToBottom
        self._parts.setDirection(way)
