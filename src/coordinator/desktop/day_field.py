"""A line in which people type a day, or choose one in a calendar."""

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit

from coordinator.compliance.dates import long_date
from coordinator.desktop.icons import icon
from coordinator.desktop.line import Line
from coordinator.desktop.typed_days import parse_day

HOW = "Type a day: 3/16/2026, March 16 2026, today or +90d."
_OFFERED = QDate(1900, 1, 1), QDate(2199, 12, 31)
"""The first and the last day that the calendar offers; others can be typed."""


def _written(day: date | None) -> str:
    return long_date(day) if day else ""


class DayField(Line):
    """Holds a day or nothing yet; what means no day is marked and said, and the day before it is kept."""

    chosen = Signal(object)

    def __init__(self, name: str, *, optional: bool = False) -> None:
        """*name* is what the field is called; an *optional* one may be left empty, which means no day."""
        super().__init__()
        self._optional = optional
        self._day: date | None = None
        self.today = date(2000, 1, 1)
        self.setAccessibleName(name)
        self.setToolTip(HOW)
        calendar = QAction(icon("calendar"), "Choose in a calendar (Alt+Down)", self)
        calendar.triggered.connect(self._show_calendar)
        self.addAction(calendar, QLineEdit.ActionPosition.TrailingPosition)
        self.editingFinished.connect(self._on_finished)

    @property
    def day(self) -> date | None:
        """The day that was last understood."""
        return self._day

    def show_day(self, day: date | None) -> None:
        """Show *day*, or nothing, without telling anybody."""
        self._day = day
        self.setText(_written(day))
        self._mark(wrong=False)

    def meant(self) -> date | None:
        """Return the day that is typed; nothing where the field is empty and may be.

        Raises:
            ValueError: what is typed is no day; the message says so, for people.
        """
        if self._optional and not self.text().strip():
            return None
        found = parse_day(self.text(), self.today)
        if found is None:
            raise ValueError(f"“{self.text()}” is not a day. {HOW}")
        return found

    def _on_finished(self) -> None:
        if self._day is not None and self.text() == _written(self._day):
            self._mark(wrong=False)
            return
        try:
            found = self.meant()
        except ValueError:
            self._mark(wrong=True)
            return
        changed = found != self._day
        self.show_day(found)
        if changed:
            self.chosen.emit(found)

    def _mark(self, *, wrong: bool) -> None:
        self.setProperty("wrong", wrong)
        self.setToolTip(f"“{self.text()}” is not a day. {HOW}" if wrong else HOW)
        self.setAccessibleDescription(self.toolTip() if wrong else "")
        self.style().unpolish(self)
        self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._show_calendar()
        elif event.key() == Qt.Key.Key_Escape and self._day is not None:
            self.show_day(self._day)
        else:
            super().keyPressEvent(event)

    def _show_calendar(self) -> None:
        calendar = QCalendarWidget(self)
        calendar.setWindowFlags(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setDateRange(*_OFFERED)
        day = self._day or self.today
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.activated.connect(lambda picked: self._on_picked(picked, calendar))
        calendar.clicked.connect(lambda picked: self._on_picked(picked, calendar))
        calendar.move(self.mapToGlobal(QPoint(0, self.height() + 3)))
        calendar.show()
        calendar.setFocus()

    def _on_picked(self, picked: QDate, calendar: QCalendarWidget) -> None:
        calendar.close()
        self.setText(date(picked.year(), picked.month(), picked.day()).isoformat())
        self._on_finished()
