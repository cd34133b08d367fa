"""The settings of this computer, each declared once: its group, its words, what can be chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from coordinator.desktop.line import Line
from coordinator.desktop.preference_row import PreferenceRow
from coordinator.desktop.preferences import Preferences
from coordinator.desktop.settings import TEXT_SIZES
from coordinator.desktop.theme import Scheme


@dataclass(frozen=True, slots=True)
class MachineSetting:
    """One setting by its name in ``Settings``; without *options* it is free text."""

    name: str
    group: str
    title: str
    says: str
    options: Sequence[tuple[object, str]] = ()


MACHINE_SETTINGS = (
    MachineSetting(
        "working_as",
        "Who works",
        "Working as",
        "The name that every change is recorded under. Empty: the name that the system knows you by.",
    ),
    MachineSetting(
        "scheme",
        "Display",
        "Colors",
        "Light, dark, or whatever the system shows.",
        [(one.name, one.value) for one in Scheme],
    ),
    MachineSetting(
        "text_size",
        "Display",
        "Text size",
        "How large words are in this window; printed reports do not change.",
        [(size, f"{size} %") for size in TEXT_SIZES],
    ),
    MachineSetting(
        "welcome",
        "Starting",
        "At the start",
        "What shows when Coordinator is started without a program.",
        [(False, "Open the last program"), (True, "Show the welcome")],
    ),
    MachineSetting(
        "lock_after",
        "Privacy and lock",
        "Lock after",
        "How long a program with a passphrase stays open untouched. A computer that slept locks it at once.",
        [(5, "5 minutes"), (10, "10 minutes"), (20, "20 minutes"), (60, "1 hour"), (0, "Never")],
    ),
)
"""Every setting that people choose; the size of the window is remembered without being chosen."""


class _Combo(QComboBox):
    """A list that drops down; the wheel scrolls the page and chooses nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class MachineRow(QObject):
    """Shows one setting in a row and chooses at once what somebody says there."""

    def __init__(self, setting: MachineSetting, preferences: Preferences, parent: QObject) -> None:
        """Show what is chosen now, and what is chosen elsewhere from now on."""
        super().__init__(parent)
        self.setting, self._preferences = setting, preferences
        self._combo, self._line = _Combo(), Line()
        control: QWidget = self._combo if setting.options else self._line
        self.row = PreferenceRow(setting.title, setting.says, control)
        if setting.options:
            self._combo.addItems([words for _, words in setting.options])
            self._combo.activated.connect(lambda at: preferences.choose(setting.name, setting.options[at][0]))
        else:
            self._line.setPlaceholderText("the name that the system knows")
            self._line.setAccessibleName(setting.title)
            self._line.setAccessibleDescription(setting.says)
            self._line.editingFinished.connect(
                lambda: preferences.choose(setting.name, " ".join(self._line.text().split()))
            )
        preferences.changed.connect(lambda _: self.show_chosen())
        self.show_chosen()

    def show_chosen(self) -> None:
        """Show what is chosen; a value that a file of settings holds and nobody offers is offered too."""
        chosen = getattr(self._preferences.settings, self.setting.name)
        if not self.setting.options:
            self._line.setText(str(chosen))
            return
        values = [value for value, _ in self.setting.options]
        self._combo.setCurrentIndex(values.index(chosen) if chosen in values else -1)
