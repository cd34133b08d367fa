"""The form of a kind of record, built from its declaration: key first, then what is required, notes last."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import groupby

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from coordinator.desktop.controls import label, scrolled
from coordinator.desktop.editors import Find, editor_for
from coordinator.desktop.editors.days import DayEditor
from coordinator.desktop.editors.references import ReferenceEditor
from coordinator.desktop.field_row import FieldRow, Message, Tone
from coordinator.errors import Problem
from coordinator.records.declaration import Field, Fields, fields_of
from coordinator.services.editing import Detail, Saved

_WIDEST = 620
"""In pixels; in a wider field the end of a line is far from its beginning."""
_GROUPS = ("Known by", "Details")


def _order(field: Field) -> tuple[bool, bool, bool]:
    return not field.key, field.name == "notes", not field.required


class RecordForm(QWidget):
    """The fields of one record, each with its message; it knows what was typed and saves nothing itself."""

    left = Signal(str)
    """Somebody is done with a field; carries its name."""
    typed_in = Signal()
    """Something was typed."""
    entered = Signal(str)
    """A field has the focus; carries its help."""
    show_wanted = Signal()
    """Somebody asks for what is hidden of the record."""

    new_wanted = Signal(object, str)
    """Somebody misses a record to refer to; carries the editor, and what was typed there."""

    def __init__(self, record: type[Fields], find: Find) -> None:
        """Begin with empty fields of *record*; *find* asks for the records that a reference may mean."""
        super().__init__()
        self.record = record
        self.rows: dict[str, FieldRow] = {}
        self.general = Message()
        self._in: FieldRow | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.area, around = scrolled()
        outer.addWidget(self.area)
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST)
        around.setContentsMargins(20, 8, 16, 16)
        around.addWidget(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(13)
        column.addWidget(self.general)
        fields = sorted((one for one in fields_of(record) if not one.derived), key=_order)
        for at, some in groupby(fields, key=lambda one: 0 if one.key else 1):
            self._add_group(column, _GROUPS[at], list(some), find)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def _add_group(self, column: QVBoxLayout, title: str, fields: Sequence[Field], find: Find) -> None:
        column.addWidget(label(title, "heading"))
        for field in fields:
            editor = editor_for(field, find)
            row = self.rows[field.name] = FieldRow(editor)
            if isinstance(editor, ReferenceEditor):
                editor.adds = True
                editor.new_wanted.connect(partial(self.new_wanted.emit, editor))
            editor.changed.connect(self.typed_in.emit)
            editor.finished.connect(lambda name=field.name: self.left.emit(name))
            row.show_wanted.connect(self.show_wanted.emit)
            column.addWidget(row)

    def _on_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        row = self._row_of(now)
        before, self._in = self._in, row
        if before is not None and before is not row:
            self.left.emit(before.name)
        if row is not None and row is not before:
            self.entered.emit(row.editor.field.help)
            self.area.ensureWidgetVisible(row, 0, 24)

    def _row_of(self, widget: QWidget | None) -> FieldRow | None:
        """Return the row that *widget* stands in, be it in a window of its own that drops down from there."""
        while widget is not None and widget is not self:
            if isinstance(widget, FieldRow) and self.rows.get(widget.name) is widget:
                return widget
            widget = widget.parentWidget()
        return None

    def set_today(self, today: date) -> None:
        """Count days from *today*."""
        for row in self.rows.values():
            if isinstance(row.editor, DayEditor):
                row.editor.set_today(today)

    def set_read_only(self, *, on: bool) -> None:
        """Let the values only be read."""
        for row in self.rows.values():
            row.editor.set_read_only(on=on)

    def show_draft(self, values: Mapping[str, object]) -> None:
        """Show a draft as it begins."""
        self.clear_messages()
        for name, row in self.rows.items():
            row.uncover()
            row.editor.set_value(values[name], {})
            row.lead()
        self.area.verticalScrollBar().setValue(0)

    def type_in(self, typed: Mapping[str, str]) -> None:
        """Show what was typed before, as if it were typed now."""
        for name in typed.keys() & self.rows.keys():
            self.rows[name].editor.type_in(typed[name])

    def fill_in(self, values: Mapping[str, object], words: Mapping[str, str]) -> None:
        """Show *values* as if they were typed now; *words* says by key what people call the records they name."""
        for name in values.keys() & self.rows.keys():
            self.rows[name].editor.show_value(values[name], words)

    def show_record(self, found: Detail, *, again: bool) -> None:
        """Show a record, what is hidden of it covered; *again* keeps what is typed, and the place: it shows already."""
        if not again:
            self.clear_messages()
            self.cover()
            self.area.verticalScrollBar().setValue(0)
        for name, row in self.rows.items():
            now = (found.values[name], found.words)
            if row.covered:
                continue
            if not (again and (row.editor.dirty or row.editor.shown == now)):
                row.editor.set_value(*now)
                row.lead()

    def cover(self) -> None:
        """Hide what is shown only to those who ask."""
        for row in self.rows.values():
            if row.editor.field.hidden:
                row.cover()

    def uncover(self, found: Detail) -> None:
        """Show of a record what is hidden, because somebody asked."""
        for name, row in self.rows.items():
            if row.covered:
                row.editor.set_value(found.values[name], found.words)
                row.uncover()

    def take_saved(self, saved: Saved, sent: Mapping[str, str]) -> None:
        """Show the fields that were saved, unless somebody typed on since they were *sent*."""
        found = saved.detail
        for name in saved.fields:
            row = self.rows[name]
            if row.editor.typed() == sent[name]:
                row.clear()
                row.editor.set_value(found.values[name], found.words)
                row.lead()
                self.settle(row)

    def settle(self, row: FieldRow) -> None:
        """Take away why *row* could not be saved, and all such reasons once nothing waits to be saved."""
        for one in self.rows.values() if not self.edited else (row,):
            if one.message.tone is Tone.STOP:
                one.clear()
        if not self.edited:
            self.general.clear()

    @property
    def typed(self) -> dict[str, str]:
        """What is typed over what was shown, by the names of fields."""
        return {name: self.rows[name].editor.typed() for name in self.edited}

    @property
    def edited(self) -> list[str]:
        """The names of the fields in which something else is typed than what was shown."""
        return [name for name, row in self.rows.items() if row.editor.dirty]

    def values(self, names: Iterable[str]) -> dict[str, object]:
        """Return the values that are typed in the fields *names*; what is no value is said below its field."""
        found: dict[str, object] = {}
        for name in names:
            try:
                found[name] = self.rows[name].editor.value()
            except ValueError as error:
                self.rows[name].say(Tone.STOP, str(error))
        return found

    def say(self, tone: Tone, problems: Iterable[Problem]) -> None:
        """Show each of *problems* below its field, what belongs to none above all fields."""
        for one in problems:
            row = self.rows.get(one.field)
            if row is not None:
                row.say(tone, one.reason)
            else:
                self.general.say(tone, str(one))

    def clear_messages(self) -> None:
        """Show no message."""
        self.general.clear()
        for row in self.rows.values():
            row.clear()

    @property
    def stopped(self) -> FieldRow | None:
        """The first field that keeps the record from being saved."""
        return next((row for row in self.rows.values() if row.message.tone is Tone.STOP), None)

    def go_to_problem(self) -> None:
        """Put the focus into the first field that keeps the record from being saved."""
        row = self.stopped
        if row is not None:
            row.editor.setFocus()
            QTimer.singleShot(0, lambda: self.area.ensureWidgetVisible(row, 0, 24))  # once its message has its place

    def go_to_first(self) -> None:
        """Put the focus into the first field."""
        next(iter(self.rows.values())).editor.setFocus()

    def take_back(self, found: Detail) -> bool:
        """Show again what is on record in the field that has the focus; say whether something else was typed."""
        if self._in is None or not self._in.editor.dirty:
            return False
        self._in.clear()
        self._in.editor.set_value(found.values[self._in.name], found.words)
        return True
