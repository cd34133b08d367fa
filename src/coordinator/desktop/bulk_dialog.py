"""Changing one field of several records: what it becomes, what that changes and what it cannot, before it is done."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QDialog, QListView, QListWidget, QVBoxLayout, QWidget

from coordinator.desktop.controls import beside, button, label
from coordinator.desktop.editors import Editor, Find, editor_for
from coordinator.desktop.editors.days import DayEditor
from coordinator.desktop.field_row import FieldRow, Tone
from coordinator.desktop.session import Session
from coordinator.errors import CoordinatorError, Invalid
from coordinator.records.declaration import Field
from coordinator.services.bulk import Outcome, Several, bulk_fields, change_all

if TYPE_CHECKING:
    from coordinator.services.desk import Desk

_PAUSE = 250
"""How long, in milliseconds, nobody types until it is tried what a value would change."""


class BulkDialog(QDialog):
    """Tries what is typed, says what it would do, and does it as one step that can be undone."""

    def __init__(self, session: Session, several: Several, find: Find, parent: QWidget) -> None:
        """Change *several* records; *find* asks for the records that a reference may mean."""
        super().__init__(parent)
        self._session, self._several, self._find = session, several, find
        about = several.record.about
        self._noun = about.plural.lower()
        self.setWindowTitle(f"Change a field of {len(several.numbers):,} {self._noun}")
        self.setMinimumSize(520, 420)
        self.fields = QComboBox()
        self.fields.setObjectName("field")
        self.fields.setAccessibleName("Field to change")
        for one in bulk_fields(several.record):
            self.fields.addItem(one.title, one)
        self.row = self._row()
        self.said = label("", wrap=True)
        self.left = QListWidget()
        self.left.setAccessibleName("Records that are left as they are, and why")
        self.left.setWordWrap(True)
        self.left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.left.setResizeMode(QListView.ResizeMode.Adjust)
        self.change = button("Change", "primary", "check")
        self.change.setDefault(True)
        self.cancel = button("Cancel")
        self._turn = 0
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._build()
        self._connect()
        self._try()

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 18, 20, 16)
        self._column.setSpacing(10)
        self._column.addWidget(label("Field", "fieldName"))
        self._column.addWidget(self.fields)
        self._column.addWidget(self.row)
        self._column.addWidget(self.said)
        self._column.addWidget(self.left, 1)
        self._column.addStretch()
        buttons = beside()
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.change)
        self._column.addLayout(buttons)

    def _connect(self) -> None:
        self.fields.currentIndexChanged.connect(lambda _: self._on_field())
        self._pause.timeout.connect(self._try)
        self.cancel.clicked.connect(self.reject)
        self.change.clicked.connect(lambda _=False: self._change())

    def _row(self) -> FieldRow:
        field: Field = self.fields.currentData()
        editor = editor_for(field, self._find)
        if isinstance(editor, DayEditor):
            program = self._session.program
            editor.set_today(program.today if program else date.min)
        editor.changed.connect(self._wait)
        return FieldRow(editor)

    @property
    def editor(self) -> Editor:
        """The editor of the field that was chosen."""
        return self.row.editor

    @property
    def waiting(self) -> bool:
        """Whether what is typed was not tried yet."""
        return self._pause.isActive()

    def _on_field(self) -> None:
        row, self.row = self.row, self._row()
        self._column.replaceWidget(row, self.row)
        row.hide()
        row.deleteLater()
        self._try()

    def _wait(self) -> None:
        self.change.setEnabled(False)
        self._pause.start()

    def _question(self, *, dry_run: bool) -> "Callable[[Desk], Outcome] | None":
        """Return the question with the value that is typed; nothing, and the reason said, where it is no value."""
        try:
            values = {self.editor.field.name: self.editor.value()}
        except ValueError as error:
            self.row.say(Tone.STOP, str(error))
            return None
        several = self._several
        return lambda desk: desk.carry_out(
            lambda store, today: change_all(store, several, values, today, dry_run=dry_run)
        )

    def _try(self) -> None:
        self._pause.stop()
        self._turn += 1
        turn, question = self._turn, self._question(dry_run=True)
        self.change.setEnabled(False)
        if question is not None:
            self.row.clear()
            self._session.ask(
                question,
                lambda found: self._show(found) if turn == self._turn else None,
                lambda error: self._refuse(error) if turn == self._turn else None,
            )

    def _show(self, found: Outcome) -> None:
        """Say what would change, what is so already, and what is left."""
        parts = [f"{found.done:,} change", f"{found.same:,} so already", f"{len(found.left):,} refused"]
        self.said.setText(", ".join(parts[:1] + [one for one in parts[1:] if not one.startswith("0 ")]) + ".")
        self._list([*map(str, found.left), *(f"Check: {one}" for one in found.warnings)])
        self.change.setText(f"Change {found.done:,}")
        self.change.setEnabled(found.done > 0 and self._session.writable)

    def _list(self, lines: Sequence[str]) -> None:
        self.left.clear()
        self.left.addItems(list(lines))
        self.left.setVisible(bool(lines))

    def _refuse(self, error: CoordinatorError) -> None:
        reasons = [one.reason for one in error.problems] if isinstance(error, Invalid) else [str(error)]
        self.said.setText("Nothing can be changed.")
        self._list(reasons)

    def _change(self) -> None:
        question = self._question(dry_run=False)
        if question is not None:
            self.change.setEnabled(False)
            self._session.attempt(question, self._on_changed, self._refuse)

    def _on_changed(self, found: Outcome) -> None:
        if found.changes is not None:
            self._session.said.emit(f"{found.changes.label.replace('Change', 'Changed', 1)}.", True)
        self.accept()
