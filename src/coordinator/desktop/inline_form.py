"""A few fields entered in the place where they show: one step, saved as one change."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout

from coordinator.desktop.controls import beside, button, label
from coordinator.desktop.editors import Find, editor_for
from coordinator.desktop.editors.days import DayEditor
from coordinator.desktop.field_row import FieldRow
from coordinator.desktop.message import Message, Tone
from coordinator.errors import CoordinatorError, Invalid, Problem
from coordinator.records.declaration import Field


class InlineForm(QFrame):
    """Asks for *fields*; Enter goes on and saves at the last one, Ctrl+Enter saves at once, Esc leaves.

    What cannot be is said below its field, and nothing is saved then.
    """

    wanted = Signal(dict)
    """Somebody wants this saved; carries the values by the names of fields."""
    left = Signal()
    """Somebody does not want it."""

    def __init__(self, title: str, fields: Sequence[Field], find: Find, save: str) -> None:
        """Begin empty; *find* asks for the records that a reference may mean, *save* is what the button says."""
        super().__init__()
        self.setObjectName("inline")
        self.setAccessibleName(title)
        self.rows = {one.name: FieldRow(editor_for(one, find)) for one in fields}
        self.general = Message()
        self.save = button(save, "primary", "check")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(9)
        column.addWidget(label(title, "heading", wrap=True))
        column.addWidget(self.general)
        for row in self.rows.values():
            column.addWidget(row)
        self.cancel = button("Cancel", "quiet")
        self.save.setToolTip("Ctrl+Enter")
        self.save.clicked.connect(lambda _=False: self._ask())
        self.cancel.setToolTip("Esc")
        self.cancel.clicked.connect(lambda _=False: self.left.emit())
        feet = beside(self.save, self.cancel)
        feet.addStretch()
        column.addLayout(feet)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._ask)

    def begin(self, values: Mapping[str, object], words: Mapping[str, str], today: date) -> None:
        """Show *values* and put the focus into the first field; *words* says by key what references are called."""
        self.general.clear()
        for name, row in self.rows.items():
            row.clear()
            if isinstance(row.editor, DayEditor):
                row.editor.set_today(today)
            row.editor.set_value(values.get(name), words)
        next(iter(self.rows.values())).editor.setFocus()

    def _go_on(self) -> None:
        """Go to the field after the one that has the focus, or save after the last."""
        rows = list(self.rows.values())
        focus = QApplication.focusWidget() or self
        at = next((at for at, row in enumerate(rows, 1) if row.isAncestorOf(focus)), len(rows))
        if at < len(rows):
            rows[at].editor.setFocus()
        else:
            self._ask()

    def _ask(self) -> None:
        """Ask to save, unless something typed is no value."""
        self.general.clear()
        values: dict[str, object] = {}
        for name, row in self.rows.items():
            row.clear()
            try:
                values[name] = row.editor.value()
            except ValueError as error:
                row.say(Tone.STOP, str(error))
        if len(values) == len(self.rows):
            self.wanted.emit(values)
        else:
            self._go_to_problem()

    def refuse(self, error: CoordinatorError) -> None:
        """Say why it was not saved, each reason below its field."""
        for one in error.problems if isinstance(error, Invalid) else [Problem(str(error))]:
            row = self.rows.get(one.field)
            if row is not None:
                row.say(Tone.STOP, one.reason)
            else:
                self.general.say(Tone.STOP, one.reason)
        self._go_to_problem()

    def _go_to_problem(self) -> None:
        stopped = (row for row in self.rows.values() if row.message.tone is Tone.STOP)
        if (row := next(stopped, None)) is not None:
            row.editor.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape or (enter and self.cancel.hasFocus()):
            self.left.emit()
        elif enter:
            self._go_on()
        else:
            super().keyPressEvent(event)
