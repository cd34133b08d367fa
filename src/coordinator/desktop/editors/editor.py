"""What every editor of a field has: a value, what is typed of it, and whether that differs from what was shown."""

from abc import abstractmethod
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coordinator.records.declaration import Field


class Editor(QWidget):
    """Edits one field. A value is what a record keeps of it, references as keys; nothing is an empty field."""

    changed = Signal()
    """Somebody typed or chose."""
    finished = Signal()
    """Somebody is done with it without leaving it: pressed Enter, or picked a day."""

    hint = ""
    """What is worth knowing about how to type here; it stands below the field while nothing else does."""

    def __init__(self, field: Field) -> None:
        """Begin empty."""
        super().__init__()
        self.field = field
        self._shown = ""
        self.shown: tuple[object, Mapping[str, str]] = (None, {})
        self._control: QWidget = self

    def hold(self, control: QWidget) -> None:
        """Let *control* take the focus of the editor, and name it to people who do not see it."""
        self._control = control
        self.setFocusProxy(control)
        control.setAccessibleName(self.field.title)
        control.setToolTip(self.field.help)
        self.describe("")

    def describe(self, message: str) -> None:
        """Say help, what is required, and *message* to people who do not see them."""
        required = "Required." if self.field.required else ""
        said = " ".join(part for part in (required, self.field.help, message) if part)
        self._control.setAccessibleDescription(said)

    def mark(self, *, wrong: bool) -> None:
        """Mark the control as what keeps the record from being saved, or not."""
        self._control.setProperty("wrong", wrong)
        self._control.style().unpolish(self._control)
        self._control.style().polish(self._control)

    @abstractmethod
    def value(self) -> object:
        """Return the value that is typed.

        Raises:
            ValueError: what is typed is no value; the message says so, for people.
        """

    @abstractmethod
    def typed(self) -> str:
        """Return what is typed as one text, from which :meth:`type_in` makes the same again."""

    @abstractmethod
    def type_in(self, typed: str) -> None:
        """Show what was typed before, as if it were typed now."""

    @abstractmethod
    def show_value(self, value: object, words: Mapping[str, str]) -> None:
        """Show *value*; *words* says by key what people call the records that it refers to."""

    @abstractmethod
    def set_read_only(self, *, on: bool) -> None:
        """Let the value only be read."""

    def set_value(self, value: object, words: Mapping[str, str]) -> None:
        """Show *value* as what is on record, without telling anybody."""
        self.shown = (value, words)
        self.blockSignals(True)
        self.show_value(value, words)
        self.blockSignals(False)
        self._shown = self.typed()

    @property
    def dirty(self) -> bool:
        """Whether something else is typed than what is on record."""
        return self.typed() != self._shown
