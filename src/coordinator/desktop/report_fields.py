"""The fields in which people say what a report is about: those that the report takes, from what it declares."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator.compliance.dates import add_months
from coordinator.desktop.controls import emptied, label
from coordinator.desktop.day_field import DayField
from coordinator.desktop.editors.choices import PickEditor
from coordinator.desktop.editors.references import Find, ReferenceEditor
from coordinator.records.declaration import Field, Kind
from coordinator.services.choosing import Choosable
from coordinator.services.gather.report import PERIOD_FROM, Option


class ReportFields(QWidget):
    """Shows the fields of one report; what was said in one of them stays while another report shows."""

    changed = Signal()

    def __init__(self, find: Find) -> None:
        """*find* asks for the records that a reference may mean."""
        super().__init__()
        self._find = find
        self._today = date(2000, 1, 1)
        self._program: Path | None = None
        self._options: Sequence[Option] = ()
        self._said: dict[str, object] = {}
        self._words: dict[str, str] = {}
        self.editors: dict[str, DayField | PickEditor | ReferenceEditor] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def begin(self, program: Path | None, today: date) -> None:
        """Count the days from *today*; forget what was said of days before, and of the records of another program."""
        keep = program == self._program
        self._program, self._today = program, today
        self._said = {name: value for name, value in self._said.items() if keep and not isinstance(value, date)}
        self.show_report(self._options)

    def show_report(self, options: Sequence[Option]) -> None:
        """Show the fields that a report takes."""
        emptied(self._column)
        self._options, self.editors = options, {}
        for one in options:
            self._column.addWidget(label(one.field.title, "fieldName"))
            editor = _MAKE[one.field.kind](self, one.field)
            self.editors[one.name] = editor
            self._column.addWidget(editor)

    def _day(self, field: Field) -> DayField:
        editor = DayField(field.title, optional=field.name != PERIOD_FROM.name)
        editor.today = self._today
        begins = add_months(self._today, -12) if field.name == PERIOD_FROM.name else None
        said = self._said.get(field.name, begins)
        editor.show_day(said if isinstance(said, date) else None)
        editor.chosen.connect(lambda day: self._say(field.name, day))
        return editor

    def _choice(self, field: Field) -> PickEditor:
        editor = PickEditor(field, [(one, one.words) for one in field.choices or ()])
        editor.show_value(self._said.get(field.name) or next(iter(field.choices or ())), {})
        editor.changed.connect(lambda: self._say(field.name, editor.value()))
        return editor

    def _reference(self, field: Field) -> ReferenceEditor:
        editor = ReferenceEditor(field, self._find)
        editor.set_value(self._said.get(field.name), self._words)
        editor.finished.connect(lambda: self._choose(field.name, editor))
        if field.name not in self._said:
            self._find(field.refers_to, "", lambda found: self._take_first(field, found))
        return editor

    def _take_first(self, field: Field, found: Sequence[Choosable]) -> None:
        editor = self.editors.get(field.name)
        if not found or field.name in self._said or not isinstance(editor, ReferenceEditor):
            return
        self._words[found[0].key] = found[0].words
        editor.set_value(found[0].key, self._words)
        self._say(field.name, found[0].key)

    def _choose(self, name: str, editor: ReferenceEditor) -> None:
        key = str(editor.value() or "")
        self._words[key] = editor.line.text()
        self._say(name, key)

    def _say(self, name: str, value: object) -> None:
        self._said[name] = value
        self.changed.emit()

    def asked(self) -> Mapping[str, object]:
        """Return what is said in the fields that show."""
        days = {name: one.day for name, one in self.editors.items() if isinstance(one, DayField)}
        keys = {name: one.value() or "" for name, one in self.editors.items() if not isinstance(one, DayField)}
        return {**days, **keys}

    def lacking(self) -> str:
        """Return what has to be said before the report can be made; nothing if nothing has."""
        asked = self.asked()
        missing = [one.field.title.lower() for one in self._options if one.field.required and not asked[one.name]]
        return f"Choose the {' and the '.join(missing)} that the report is about." if missing else ""


_MAKE: dict[Kind, Callable[[ReportFields, Field], DayField | PickEditor | ReferenceEditor]] = {
    Kind.DAY: ReportFields._day,  # noqa: SLF001  the table of its own methods
    Kind.CHOICE: ReportFields._choice,  # noqa: SLF001
    Kind.REFERENCE: ReportFields._reference,  # noqa: SLF001
}
