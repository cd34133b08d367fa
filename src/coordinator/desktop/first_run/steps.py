"""The steps of the first run: each asks for one thing and checks it beside the field."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from coordinator.compliance.choices import Model
from coordinator.desktop.controls import at_left, button, label
from coordinator.desktop.editors.days import DayEditor
from coordinator.desktop.first_run.asked import Asked, FieldsStep, OptionStep
from coordinator.desktop.line import Line
from coordinator.desktop.message import Tone
from coordinator.desktop.options import Option
from coordinator.records import AgencyFields, MoaFields
from coordinator.services.first_run import Print, usual_zone

LATER = "LATER"
"""What is chosen where there is no agreement yet."""


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
