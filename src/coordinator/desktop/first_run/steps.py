"""The steps of the first run: each asks for one thing and checks it beside the field."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication, QFileDialog

from coordinator.compliance.choices import Model
from coordinator.compliance.states import STATES
from coordinator.desktop.controls import at_left, button, label
from coordinator.desktop.editors import Editor, editor_for
from coordinator.desktop.editors.choices import PickEditor
from coordinator.desktop.editors.days import DayEditor
from coordinator.desktop.field_row import FieldRow
from coordinator.desktop.import_wizard.step import Step
from coordinator.desktop.line import Line
from coordinator.desktop.message import Tone
from coordinator.desktop.options import Option, Options
from coordinator.errors import Problem
from coordinator.records import AgencyFields, Fields, MoaFields
from coordinator.records.declaration import Field, fields_of
from coordinator.services.first_run import ZONES, Print, usual_zone

LATER = "LATER"
"""What is chosen where there is no agreement yet."""


class Asked(Step):
    """A step that says what was typed in it, takes it again, and names what is wrong."""

    @property
    def ready(self) -> bool:
        return True

    def typed(self) -> Mapping[str, str]:
        """Return what was typed, by the names of fields."""
        raise NotImplementedError

    def type_in(self, typed: Mapping[str, str]) -> None:
        """Show what was typed before."""
        raise NotImplementedError

    def complete(self) -> bool:
        """Say what is missing, and return whether nothing is."""
        raise NotImplementedError

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


class AgencyStep(FieldsStep):
    """Who keeps the records."""

    TITLE = "Which agency is it?"
    RECORD, NAMES = AgencyFields, ("name", "state", "time_zone")

    def __init__(self) -> None:
        """Begin empty; the state suggests the time zone until somebody chose one."""
        super().__init__()
        self.says.setText("As the agreement names it. Days and hours are reckoned in its time zone.")
        self._suggested = ""
        self.rows["state"].editor.changed.connect(self._suggest)

    def _suggest(self) -> None:
        state, zone = self.rows["state"].editor, self.rows["time_zone"].editor
        if zone.typed() == self._suggested and isinstance(found := state.value(), str):
            zone.set_value(usual_zone(found), {})
            self._suggested = zone.typed()
            hint = "most of the state keeps this one; choose another where your county keeps another"
            self.rows["time_zone"].say(Tone.HINT, hint)


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


_MODELS = (
    Option("JEM", "Jail Enforcement Model", "Officers question and process people who are in your jail already."),
    Option("WSO", "Warrant Service Officer", "Officers serve ICE's administrative warrants in your jail, no more."),
    Option("TFM", "Task Force Model", "Officers act in the community during their routine duties."),
    Option(LATER, "No agreement yet, or later", "The program is made without one. Add the agreement when you have it."),
)


class ModelStep(OptionStep):
    """Under which model the agency takes part."""

    TITLE = "Which program model did you sign?"
    NAME, MISSING = "model", "Choose a model, or leave it for later."

    def __init__(self) -> None:
        """Offer the models."""
        super().__init__()
        self.says.setText("The title of the agreement names it. An agency with several enters the others afterwards.")
        self.options.offer(_MODELS)

    @property
    def model(self) -> Model | None:
        """The model, unless that is left for later."""
        chosen = self.options.value
        return Model(chosen) if chosen not in {"", LATER} else None


class TemplateStep(OptionStep):
    """On which print the agreement stands."""

    TITLE = "Which print of the agreement is it?"
    NAME, MISSING = "template", "Choose a print; the last one fits any."

    def __init__(self) -> None:
        """Offer nothing until the model is known."""
        super().__init__()
        self.prints: Sequence[Print] = ()
        self.says.setText(
            "Which duties you have depends on it. Look at the foot of any page for “Revised” and a date; older prints"
            " have none, and the day of the last signature tells them."
        )

    def show_prints(self, prints: Sequence[Print]) -> None:
        """Offer *prints*."""
        self.prints = prints
        told = [one.told_by[:1].upper() + one.told_by[1:] for one in prints]
        self.options.offer(
            [Option(one.code, one.title, f"{says}.") for one, says in zip(prints, told, strict=True)],
        )

    @property
    def fixed_term(self) -> bool:
        """Whether the print has an end day."""
        return any(one.fixed_term for one in self.prints if one.code == self.options.value)


class DaysStep(FieldsStep):
    """When the agreement was signed, and when officers could act first."""

    TITLE = "When was it signed?"
    RECORD, NAMES = MoaFields, ("lea_signed_on", "ice_signed_on", "operational_on", "expires_on")

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.says.setText(
            "It is in force from the later of both signatures. Leave empty what you do not know: what depends on it"
            " then says “cannot tell”, and you add it later."
        )

    def ask(self, today: date, *, fixed_term: bool) -> None:
        """Reckon from *today*, and ask for an end day where the print has one."""
        for row in self.rows.values():
            if isinstance(row.editor, DayEditor):
                row.editor.set_today(today)
        end = self.rows["expires_on"]
        end.setVisible(fixed_term)
        if not fixed_term:
            end.editor.set_value(None, {})


class PlaceStep(Asked):
    """Where the program is kept."""

    TITLE = "Where is it kept?"
    NEXT = "&Make the program"

    def __init__(self) -> None:
        """Suggest no folder yet."""
        super().__init__()
        self.says.setText(
            "In a folder of its own, with its papers and backups, on a disk of this computer rather than on the network"
            " or in a folder that is synchronized."
        )
        self.folder = Line()
        self.folder.setAccessibleName("Folder")
        self.folder.textEdited.connect(lambda _: self.message.clear())
        self.browse = button("&Choose…")
        self.browse.clicked.connect(lambda _=False: self._choose())
        name = label("Folder", "fieldName")
        name.setBuddy(self.folder)
        self.told = label("", "", wrap=True)
        for widget in (name, self.folder, at_left(self.browse), self.told):
            self.column.addWidget(widget)
        self.column.addStretch()
        self._suggested = ""

    def suggest(self, agency: str, told: str) -> None:
        """Suggest a folder that has the agency's name, and say what will be made."""
        plain = "".join(one for one in agency if one.isalnum() or one in " -'").strip()
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggested = str(Path(documents) / f"{plain} 287(g)")
        if self.folder.text() in {"", self._suggested}:
            self.folder.setText(suggested)
        self._suggested = suggested
        self.told.setText(told)

    def _choose(self) -> None:
        found, _ = QFileDialog.getSaveFileName(self, "New folder for the program", self.folder.text())
        if found:
            self.folder.setText(found)

    def enter(self) -> None:
        self.folder.setFocus()

    def typed(self) -> Mapping[str, str]:
        return {"folder": self.folder.text()} if self.folder.text() != self._suggested else {}

    def type_in(self, typed: Mapping[str, str]) -> None:
        self.folder.setText(typed.get("folder", ""))

    def complete(self) -> bool:
        if not self.folder.text().strip():
            self.message.say(Tone.STOP, "Name a folder.")
        return bool(self.folder.text().strip())
