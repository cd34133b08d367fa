"""Entering a record that another one refers to, without leaving that one."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from coordinator.desktop.session import Session
from coordinator.records import RECORD_OF
from coordinator.records.declaration import Kind, key_fields, naming_fields
from coordinator.services.choosing import Choosable

if TYPE_CHECKING:
    from coordinator.desktop.record_panel import RecordPanel


class AddingDialog(QDialog):
    """Holds the form of a new record over the window; once it is saved, its key and what people call it come back."""

    added = Signal(str, str)
    """The record was saved; carries its key, and what people call it."""

    def __init__(self, session: Session, panel: "RecordPanel", parent: QWidget) -> None:
        """Hold *panel*, a form of the kind that is missing."""
        super().__init__(parent)
        self._session, self.panel = session, panel
        self.setWindowTitle(f"New {RECORD_OF[panel.kind].about.title.lower()}")
        self.setMinimumSize(480, 420)
        self.resize(560, min(parent.height() - 40, 620))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)
        panel.closed.connect(self.reject)
        panel.added.connect(lambda _: self._on_added())

    def begin(self, typed: str) -> None:
        """Show the form of a new record, with what was *typed* for it where that belongs."""
        self.panel.begin(_filled_in(self.panel.kind, typed), {})
        self.open()
        self.panel.enter()

    def done(self, result: int) -> None:
        """Close, and go once the answers that are under way found the form still there."""
        self.panel.form.blockSignals(True)  # leaving a field asks no more
        super().done(result)
        self._session.work(lambda: None, lambda _: self.deleteLater())

    def _on_added(self) -> None:
        kind, detail = self.panel.kind, self.panel.detail
        if detail is not None:
            key = detail.key
            self._session.ask(lambda desk: desk.choices(kind, key), lambda found: self._come_back(key, found))

    def _come_back(self, key: str, found: Sequence[Choosable]) -> None:
        words = next((one.words for one in found if one.key == key), key)
        self.accept()
        self.added.emit(key, words)


def _filled_in(kind: str, typed: str) -> Mapping[str, object]:
    """Return the field that *typed* most likely is: a number is what a record is known by, words are its name."""
    record = RECORD_OF[kind]
    figures = any(letter.isdigit() for letter in typed)
    fields = key_fields(record) if figures else naming_fields(record)
    field = next((one for one in fields if one.kind is Kind.TEXT and not one.derived), None)
    return {field.name: typed} if field is not None and typed else {}
