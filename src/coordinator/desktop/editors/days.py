"""Editors of days and moments."""

from collections.abc import Mapping
from datetime import date, datetime

from PySide6.QtWidgets import QGridLayout

from coordinator.desktop.controls import label
from coordinator.desktop.day_field import HOW, DayField
from coordinator.desktop.editors.editor import Editor
from coordinator.desktop.line import Line
from coordinator.desktop.typed_days import weekday_and_distance
from coordinator.exchange.days import written_time
from coordinator.records.declaration import Field

_DAY_WIDTH = 178
_TIME_WIDTH = 84


class DayEditor(Editor):
    """A day, with its weekday and distance beside it so that a slip shows."""

    def __init__(self, field: Field) -> None:
        """Begin empty."""
        super().__init__(field)
        self.day = DayField(field.title, optional=True)
        self.day.setFixedWidth(_DAY_WIDTH)
        self.day.textEdited.connect(lambda _: self.changed.emit())
        self.day.textChanged.connect(lambda _: self._tell())
        self.day.returnPressed.connect(self.finished.emit)
        self.day.chosen.connect(self._on_chosen)
        self.distance = label("", "note")
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(9)
        self.grid.setVerticalSpacing(3)
        self.grid.setColumnStretch(2, 1)
        self.grid.addWidget(self.day, 0, 0)
        self.grid.addWidget(self.distance, 0, 2)
        self.hold(self.day)
        self.day.setToolTip(f"{field.help} {HOW}")

    def set_today(self, today: date) -> None:
        """Count distances and typed offsets from *today*."""
        self.day.today = today

    def _on_chosen(self) -> None:
        self.changed.emit()
        self.finished.emit()

    def _tell(self) -> None:
        try:
            found = self.day.meant()
        except ValueError:
            found = None
        self.distance.setText(weekday_and_distance(found, self.day.today) if found else "")

    def value(self) -> object:
        return self.day.meant()

    def typed(self) -> str:
        try:
            found = self.day.meant()
        except ValueError:
            return self.day.text()
        return found.isoformat() if found else ""

    def type_in(self, typed: str) -> None:
        self.day.setText(typed)
        self.day.editingFinished.emit()
        self.changed.emit()

    def show_value(self, value: object, words: Mapping[str, str]) -> None:
        del words
        self.day.show_day(value if isinstance(value, date) else None)

    def set_read_only(self, *, on: bool) -> None:
        self.day.setReadOnly(on)


class MomentEditor(DayEditor):
    """A day and the time by the agency's wall clock."""

    def __init__(self, field: Field) -> None:
        """Begin empty."""
        super().__init__(field)
        self.time = Line()
        self.time.setFixedWidth(_TIME_WIDTH)
        self.time.setPlaceholderText("16:00")
        self.time.setAccessibleName(f"{field.title}: time of day")
        self.time.setToolTip("Time by the agency's clock: 16:00 or 4 pm.")
        self.time.textEdited.connect(lambda _: self.changed.emit())
        self.time.returnPressed.connect(self.finished.emit)
        self.grid.addWidget(self.time, 0, 1)
        self.grid.addWidget(self.distance, 1, 0, 1, 3)

    def value(self) -> object:
        day, typed = self.day.meant(), self.time.text().strip()
        if day is None and not typed:
            return None
        found = written_time(typed)
        if day is None:
            raise ValueError("the time has no day; type the day too")
        if found is None:
            raise ValueError(f"“{typed}” is not a time; type it like 16:00" if typed else "type the time too: 16:00")
        return datetime.combine(day, found)

    def typed(self) -> str:
        day, time = super().typed(), self.time.text()
        return f"{day}\n{time}" if day or time else ""

    def type_in(self, typed: str) -> None:
        day, _, time = typed.partition("\n")
        self.time.setText(time)
        super().type_in(day)

    def show_value(self, value: object, words: Mapping[str, str]) -> None:
        super().show_value(value.date() if isinstance(value, datetime) else None, words)
        self.time.setText(value.strftime("%H:%M") if isinstance(value, datetime) else "")

    def set_read_only(self, *, on: bool) -> None:
        super().set_read_only(on=on)
        self.time.setReadOnly(on)
