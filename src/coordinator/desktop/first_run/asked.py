"""What the steps of the first run have in common: fields of a record, or one of several options."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QApplication

from coordinator.compliance.states import STATES
from coordinator.desktop.editors import Editor, editor_for
from coordinator.desktop.editors.choices import PickEditor
from coordinator.desktop.field_row import FieldRow
from coordinator.desktop.import_wizard.step import Step
from coordinator.desktop.message import Tone
from coordinator.desktop.options import Options
from coordinator.errors import Problem
from coordinator.records import Fields
from coordinator.records.declaration import Field, fields_of
from coordinator.services.first_run import ZONES


class Asked(Step):
    """A step that says what was typed in it, takes it again, and names what is wrong."""

    @property
    def ready(self) -> bool:
        return True

    @abstractmethod
    def typed(self) -> Mapping[str, str]:
        """Return what was typed, by the names of fields."""

    @abstractmethod
    def type_in(self, typed: Mapping[str, str]) -> None:
        """Show what was typed before."""

    @abstractmethod
    def complete(self) -> bool:
        """Say what is missing, and return whether nothing is."""

    def go_on(self) -> bool:
        """Go to the next field; return whether there was one."""
        return False

    def take(self, problems: Sequence[Problem]) -> bool:
        """Say those of *problems* that are about this step; return whether there were any."""
        del problems
        return False


def _editor(field: Field) -> Editor:
    options: dict[str, Sequence[tuple[object, str]]] = {
        "state": [*STATES.items()],
        "time_zone": [(zone, f"{words}, {zone}") for zone, words in ZONES],
    }
    offered = options.get(field.name)
    return PickEditor(field, offered) if offered else editor_for(field, lambda *_: None)


class FieldsStep(Asked):
    """Asks for fields of a record."""

    RECORD: type[Fields]
    NAMES: tuple[str, ...]

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        found = {one.name: one for one in fields_of(self.RECORD)}
        self.rows = {name: FieldRow(_editor(found[name])) for name in self.NAMES}
        for row in self.rows.values():
            row.editor.changed.connect(row.clear)
            row.editor.changed.connect(self.changed.emit)
            self.column.addWidget(row)
        self.column.addStretch()

    def enter(self) -> None:
        next(iter(self.rows.values())).editor.setFocus()

    def typed(self) -> Mapping[str, str]:
        return {name: row.editor.typed() for name, row in self.rows.items() if row.editor.typed()}

    def type_in(self, typed: Mapping[str, str]) -> None:
        for name, row in self.rows.items():
            row.editor.type_in(typed.get(name, ""))

    def values(self) -> dict[str, object]:
        """Return what is typed by field; what is no value is said below its field and left out."""
        found: dict[str, object] = {}
        for name, row in self.rows.items():
            row.clear()
            try:
                found[name] = row.editor.value()
            except ValueError as error:
                row.say(Tone.STOP, str(error))
        return found

    def complete(self) -> bool:
        values = self.values()
        for name, row in self.rows.items():
            if row.editor.field.required and name in values and values[name] is None:
                row.say(Tone.STOP, "it must be filled in")
        return not self._go_to_problem()

    def go_on(self) -> bool:
        rows = [row for row in self.rows.values() if not row.isHidden()]
        focus = QApplication.focusWidget() or self
        at = next((at for at, row in enumerate(rows, 1) if row.isAncestorOf(focus)), len(rows))
        if at < len(rows):
            rows[at].editor.setFocus()
        return at < len(rows)

    def take(self, problems: Sequence[Problem]) -> bool:
        for one in problems:
            if one.field in self.rows:
                self.rows[one.field].say(Tone.STOP, one.reason)
        return self._go_to_problem()

    def _go_to_problem(self) -> bool:
        stopped = next((row for row in self.rows.values() if row.message.tone is Tone.STOP), None)
        if stopped is not None:
            stopped.editor.setFocus()
        return stopped is not None


class OptionStep(Asked):
    """Asks for one of several options."""

    NAME: str
    MISSING: str

    def __init__(self) -> None:
        """Offer nothing yet."""
        super().__init__()
        self.options = Options(self.TITLE)
        self.options.changed.connect(self.message.clear)
        self.options.changed.connect(self.changed.emit)
        self.column.addWidget(self.options)
        self.column.addStretch()

    def enter(self) -> None:
        self.options.begin()

    def typed(self) -> Mapping[str, str]:
        return {self.NAME: self.options.value} if self.options.value else {}

    def type_in(self, typed: Mapping[str, str]) -> None:
        self.options.choose(typed.get(self.NAME, ""))

    def complete(self) -> bool:
        if not self.options.value:
            self.message.say(Tone.STOP, self.MISSING)
            self.options.begin()
        return bool(self.options.value)
