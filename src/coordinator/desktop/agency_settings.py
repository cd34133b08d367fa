"""What the program knows of the agency, among the preferences: each field is saved when it is left, as one change."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from coordinator.desktop.editors import Editor, editor_for
from coordinator.desktop.preference_row import PreferenceRow
from coordinator.desktop.session import Session
from coordinator.errors import CoordinatorError, Invalid
from coordinator.records import AgencyFields
from coordinator.records.declaration import fields_of
from coordinator.services.desk import Desk
from coordinator.services.editing import Detail, Edited, Saved

_KIND = AgencyFields.about.kind


class AgencySettings(QObject):
    """The rows of the agency's fields; there are values in them once an agency is on record."""

    shown = Signal(bool)
    """Tells whether an agency is on record."""

    def __init__(self, session: Session, parent: QObject) -> None:
        """Make the rows, which show nothing yet."""
        super().__init__(parent)
        self._session = session
        self._number = 0
        self.editors: dict[str, Editor] = {}
        self.rows: dict[str, PreferenceRow] = {}
        for field in fields_of(AgencyFields):
            editor = self.editors[field.name] = editor_for(field, lambda *_: None)
            self.rows[field.name] = PreferenceRow(field.title, field.help, editor)
            editor.finished.connect(partial(self._save, field.name))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        for name, row in self.rows.items():
            if before is not None and row.isAncestorOf(before) and not (now is not None and row.isAncestorOf(now)):
                self._save(name)

    def refresh(self) -> None:
        """Ask what is on record."""
        self._session.ask(_agency, self._show)

    def _show(self, found: Detail | None) -> None:
        self._number = found.number if found is not None else 0
        self.shown.emit(found is not None)
        for name, editor in self.editors.items():
            editor.set_read_only(on=not self._session.writable)
            if found is not None and not editor.dirty:
                editor.set_value(found.values[name], found.words)

    def _save(self, name: str) -> None:
        editor, row = self.editors[name], self.rows[name]
        if not editor.dirty or not self._number:
            return
        row.message.clear()
        try:
            edited = Edited(editor.shown[0], editor.value())
        except ValueError as error:
            row.refuse(str(error))
            return
        number = self._number
        self._session.attempt(
            lambda desk: desk.edit(_KIND, number, {name: edited}),
            partial(self._on_saved, name),
            partial(self._on_refused, name),
        )

    def _on_saved(self, name: str, saved: Saved) -> None:
        self.editors[name].set_value(saved.detail.values[name], saved.detail.words)
        if saved.changes is not None:
            self._session.said.emit(f"{saved.changes.label}.", True)

    def _on_refused(self, name: str, error: CoordinatorError) -> None:
        why = "; ".join(one.reason for one in error.problems) if isinstance(error, Invalid) else str(error)
        self.rows[name].refuse(why)


def _agency(desk: Desk) -> Detail | None:
    number = desk.number_of(_KIND, "")
    return desk.record(_KIND, number) if number is not None else None
