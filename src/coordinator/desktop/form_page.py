"""A form of many fields in the place of a panel's tabs: it scrolls, and the field that has the focus stays in sight."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from coordinator.desktop.controls import emptied, scrolled
from coordinator.desktop.inline_form import InlineForm
from coordinator.desktop.session import Session
from coordinator.errors import CoordinatorError
from coordinator.records.declaration import Field


class FormPage(QWidget):
    """Holds one form at a time, with the fields that are wanted this time."""

    wanted = Signal(dict)
    """Somebody wants this saved; carries the values by the names of fields."""
    left = Signal()
    """Somebody does not want it."""

    def __init__(self, session: Session) -> None:
        """Begin without a form."""
        super().__init__()
        self._session = session
        self.form: InlineForm | None = None
        self._area: QScrollArea
        self._area, self._inside = scrolled()
        self._inside.setContentsMargins(14, 12, 14, 14)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        focus = QApplication.instance()
        if isinstance(focus, QApplication):
            focus.focusChanged.connect(self._on_focus)

    def begin(self, title: str, fields: Sequence[Field], values: Mapping[str, object], today: date) -> None:
        """Ask for *fields*, of which *values* are known already."""
        emptied(self._inside)
        form = self.form = InlineForm(title, fields, self._find, "Save")
        form.wanted.connect(self.wanted.emit)
        form.left.connect(self.left.emit)
        self._inside.addWidget(form)
        form.begin(values, {str(value): str(value) for value in values.values() if isinstance(value, str)}, today)

    def enter(self) -> None:
        """Go into the first field."""
        if self.form is not None:
            next(iter(self.form.rows.values())).editor.setFocus()

    def refuse(self, error: CoordinatorError) -> None:
        """Say why it was not saved, each reason below its field."""
        if self.form is not None:
            self.form.refuse(error)

    def _find(self, kind: str, text: str, then: Callable[..., None]) -> None:
        self._session.ask(lambda desk: desk.choices(kind, text), then)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._area.isAncestorOf(now):
            self._area.ensureWidgetVisible(now, 0, 40)
