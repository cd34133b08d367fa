"""What everybody in a class shares, typed once: the course, its days, and where it is held."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from coordinator.desktop.editors import Find, editor_for
from coordinator.desktop.editors.days import DayEditor
from coordinator.desktop.editors.references import ReferenceEditor
from coordinator.desktop.field_row import FieldRow, Tone
from coordinator.errors import Problem
from coordinator.records import TrainingRecordFields
from coordinator.records.declaration import Field, fields_of

_OWN = {one.name: one for one in fields_of(TrainingRecordFields)}


def _fields() -> Iterable[Field]:
    yield _OWN["course"]
    yield _OWN["location"]
    yield replace(_OWN["started_on"], title="First day")
    last, certified = "Last day of the class.", "Date of ICE's certification, for everybody; a row may say another."
    yield replace(_OWN["completed_on"], name="ended_on", title="Last day", help=last)
    yield replace(_OWN["certified_on"], title="Certified on, for all", help=certified)


_PLACES = {"course": (0, 0, 2), "location": (0, 2, 1), "started_on": (1, 0, 1), "ended_on": (1, 1, 1)}
_PLACES["certified_on"] = (1, 2, 1)


class ClassFields(QWidget):
    """The fields of the class, each with its message."""

    course_left = Signal()
    """The course was chosen, or left."""
    days_left = Signal()
    """A day was typed, or left."""
    changed = Signal()
    """Something was typed."""

    def __init__(self, find: Find) -> None:
        """Begin empty; *find* asks for the courses that a text may mean."""
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(10)
        self.rows: dict[str, FieldRow] = {}
        for field in _fields():
            editor = editor_for(field, find)
            if isinstance(editor, DayEditor):
                editor.grid.addWidget(editor.distance, 1, 0, 1, 3)  # below the day: three stand beside each other
                editor.day.editingFinished.connect(self.days_left.emit)
                editor.day.chosen.connect(lambda _: self.days_left.emit())
            editor.changed.connect(self.changed.emit)
            row = self.rows[field.name] = FieldRow(editor)
            at, column, wide = _PLACES[field.name]
            grid.addWidget(row, at, column, 1, wide)
            grid.setColumnStretch(column, 1)
        course = self.rows["course"].editor
        course.finished.connect(self.rows["location"].editor.setFocus)
        course.finished.connect(self.course_left.emit)
        if isinstance(course, ReferenceEditor):
            course.line.editingFinished.connect(self.course_left.emit)

    def set_today(self, today: date) -> None:
        """Count days from *today*."""
        for row in self.rows.values():
            if isinstance(row.editor, DayEditor):
                row.editor.set_today(today)

    def show_values(self, values: Mapping[str, object], words: Mapping[str, str]) -> None:
        """Show *values*, what is not among them empty; *words* says by key what people call the course."""
        for name, row in self.rows.items():
            row.clear()
            row.editor.set_value(values.get(name), words)

    def typed(self) -> dict[str, str]:
        """Return what is typed by the names of fields; the course by its code."""
        found = {name: row.editor.typed() for name, row in self.rows.items()}
        return {**found, "course": self.text("course")}

    def type_in(self, typed: Mapping[str, str]) -> None:
        """Show what was typed before."""
        for name, row in self.rows.items():
            row.editor.type_in(typed.get(name, ""))

    def day(self, name: str) -> date | None:
        """Return the day in the field *name*, nothing where there is none yet."""
        try:
            found = self.rows[name].editor.value()
        except ValueError:
            return None
        return found if isinstance(found, date) else None

    def text(self, name: str) -> str:
        """Return the text in the field *name*; of the course, its code."""
        return str(self.rows[name].editor.value() or "")

    def unread(self) -> bool:
        """Say below its field what is no value, and return whether anything is none."""
        wrong = False
        for row in self.rows.values():
            row.clear()
            try:
                row.editor.value()
            except ValueError as error:
                row.say(Tone.STOP, str(error))
                wrong = True
        return wrong

    def say(self, one: Problem) -> bool:
        """Say a problem below its field; return whether it has one here."""
        row = self.rows.get(one.field)
        if row is not None:
            row.say(Tone.STOP, one.reason)
        return row is not None

    @property
    def last_day(self) -> date | None:
        """The last day of the class, which is the first of one that says no other."""
        return self.day("ended_on") or self.day("started_on")

    @property
    def stopped(self) -> FieldRow | None:
        """The first field that keeps the class from being saved."""
        return next((row for row in self.rows.values() if row.message.tone is Tone.STOP), None)
