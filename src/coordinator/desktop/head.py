"""The head of the window: the day as of which everything shows, and the strip that says when it is not today."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coordinator.compliance.dates import long_date
from coordinator.desktop.controls import button, glyph_button, label
from coordinator.desktop.day_field import DayField


class Head(QWidget):
    """Takes a day and tells it."""

    day_chosen = Signal(object)

    def __init__(self) -> None:
        """Begin without a program."""
        super().__init__()
        self._today: date | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.field = DayField("As of")
        self.field.setFixedWidth(230)
        self.field.setEnabled(False)
        self.field.chosen.connect(self.day_chosen.emit)
        self.agency = label("", "heading")
        name = label("As of", "fieldName")
        name.setBuddy(self.field)
        bar = QFrame()
        bar.setObjectName("head")
        self.search = glyph_button("search", "Find a record, a place or a command (Ctrl+K)")
        self.go_back = glyph_button("arrow-left", "Back (Alt+Left)")
        self.go_on = glyph_button("arrow-right", "Forward (Alt+Right)")
        row = QHBoxLayout(bar)
        row.setContentsMargins(18, 9, 28, 9)
        row.setSpacing(2)
        row.addWidget(self.go_back)
        row.addWidget(self.go_on)
        row.addSpacing(6)
        row.addWidget(self.agency)
        row.addStretch()
        row.addWidget(self.search)
        row.addSpacing(10)
        row.addWidget(name)
        row.addSpacing(6)
        row.addWidget(self.field)
        column.addWidget(bar)
        self.strip = QFrame()
        self.strip.setObjectName("strip")
        self.words = label("", wrap=True)
        self.back = button("Back to today")
        self.back.setToolTip("Shows everything as of today (Ctrl+Shift+T)")
        self.back.clicked.connect(self.to_today)
        row = QHBoxLayout(self.strip)
        row.setContentsMargins(28, 6, 28, 6)
        row.addWidget(self.words, 1)
        row.addWidget(self.back)
        column.addWidget(self.strip)
        self.strip.hide()

    def can_go(self, ways: tuple[bool, bool]) -> None:
        """Say whether there is a way back, and forward."""
        self.go_back.setEnabled(ways[0])
        self.go_on.setEnabled(ways[1])

    def open(self, today: date) -> None:
        """Take days from now on; *today* is the agency's."""
        self._today = today
        self.field.today = today
        self.field.setEnabled(True)

    def show_day(self, day: date, *, sample: bool) -> None:
        """Show *day*, and the strip when it is not today."""
        self.field.show_day(day)
        self.strip.setVisible(day != self._today)
        if self._today is not None and day != self._today:
            why = ", the last day of the sample agency's records" if sample else ""
            today = long_date(self._today)
            self.words.setText(f"Shown as of {long_date(day)}{why}. Today is {today}; what you change is saved now.")

    def to_today(self) -> None:
        """Ask for today."""
        if self._today is not None:
            self.day_chosen.emit(self._today)

    def edit(self) -> None:
        """Begin to type a day."""
        self.field.setFocus()
        self.field.selectAll()
