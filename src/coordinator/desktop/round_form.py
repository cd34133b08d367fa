"""The round: what somebody saw of the posters in every facility on one day, saved as one change."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from coordinator.desktop.controls import beside, button, emptied, glyph_button, label, line, scrolled
from coordinator.desktop.editors import editor_for
from coordinator.desktop.editors.days import DayEditor
from coordinator.desktop.field_row import FieldRow, Message, Tone
from coordinator.desktop.line import Line
from coordinator.errors import CoordinatorError, Invalid, Problem
from coordinator.records import PostingCheckFields
from coordinator.records.declaration import fields_of
from coordinator.services.notice_view import MARKS, Round, Seen

_FIELDS = {one.name: one for one in fields_of(PostingCheckFields)}


class FacilityBox(QWidget):
    """One facility: four marks, the edition that hangs there, and what was wrong. Nothing given was not looked at."""

    def __init__(self, name: str, editions: Sequence[str]) -> None:
        """Ask about the facility *name*; the first of *editions* hangs there unless somebody says otherwise."""
        super().__init__()
        self.name = name
        self.marks = {mark: QCheckBox(_FIELDS[mark].title) for mark in MARKS}
        self.all = button("All four", "quiet", "check")
        self.all.setAccessibleName(f"{name}: all four marks hold")
        self.all.clicked.connect(lambda _=False: self._check_all())
        self.edition = QComboBox()
        self.edition.setObjectName("field")
        self.edition.addItems(["No edition", *editions])
        self.edition.setCurrentIndex(1 if editions else 0)
        self.edition.setAccessibleName(f"{name}: edition")
        self.problem = Line(placeholderText="Problem, if there is one")
        self.problem.setAccessibleName(f"{name}: problem")
        self.message = Message()
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 6)
        column.setSpacing(5)
        head = beside(label(self.name, "heading", wrap=True), self.all)
        head.setStretch(0, 1)
        column.addLayout(head)
        grid = QGridLayout()
        for place, (mark, box) in enumerate(self.marks.items()):
            box.setAccessibleName(f"{self.name}: {_FIELDS[mark].title}")
            box.setToolTip(_FIELDS[mark].help)
            grid.addWidget(box, place // 2, place % 2)
        column.addLayout(grid)
        row = beside(self.edition, self.problem)
        row.setStretch(1, 1)
        column.addLayout(row)
        column.addWidget(self.message)

    def _check_all(self) -> None:
        for box in self.marks.values():
            box.setChecked(True)

    def seen(self) -> Seen | None:
        """Return what was seen, or nothing where nobody looked."""
        marks = frozenset(mark for mark, box in self.marks.items() if box.isChecked())
        problem = self.problem.text().strip()
        if not marks and not problem:
            return None
        edition = self.edition.currentText() if self.edition.currentIndex() else ""
        return Seen(self.name, marks, edition, problem)


class RoundForm(QWidget):
    """Asks for one day and, for each facility, what was seen there."""

    wanted = Signal(object, str, list)
    """Somebody wants this saved; carries the day, who looked, and a list of ``Seen``."""
    left = Signal()
    """Somebody does not want it."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.day = FieldRow(editor_for(_FIELDS["checked_on"], _no_record))
        self.by = FieldRow(editor_for(_FIELDS["checked_by"], _no_record))
        self.boxes: list[FacilityBox] = []
        self.general = Message()
        self.save = button("Save", "primary", "check")
        self._facilities = QVBoxLayout()
        self._title: QLabel = label("Check all facilities", "name", wrap=True)
        self._build()

    def _build(self) -> None:
        close = glyph_button("x", "Close (Esc)")
        close.clicked.connect(lambda _=False: self.left.emit())
        self.save.setAccessibleName("Save this round")
        self.save.setToolTip("Saves a check for every facility that was looked at, as one step (Ctrl+Enter)")
        self.save.clicked.connect(lambda _=False: self._ask())
        head = beside(self._title, self.save, close, spacing=2)
        head.setContentsMargins(20, 0, 14, 0)
        head.setStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 4)
        column.addLayout(head)
        column.addWidget(line())
        area, inside = scrolled()
        inside.setContentsMargins(20, 8, 16, 14)
        inside.setSpacing(9)
        for widget in (self.general, self.day, self.by):
            inside.addWidget(widget)
        inside.addWidget(line())
        inside.addLayout(self._facilities)
        column.addWidget(area, 1)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._ask)

    def begin(self, asked: Round, today: date) -> None:
        """Ask about every facility of *asked*, as of *today* unless another day is typed."""
        emptied(self._facilities)
        self.general.clear()
        self.boxes = [FacilityBox(name, asked.editions) for name in asked.facilities]
        for box in self.boxes:
            self._facilities.addWidget(box)
        if not self.boxes:
            self.general.say(Tone.HINT, "no jail and no processing area is on record yet")
        if isinstance(self.day.editor, DayEditor):
            self.day.editor.set_today(today)
        self.day.clear()
        self.day.editor.set_value(today, {})
        self.day.editor.setFocus()

    def _ask(self) -> None:
        self._clear()
        try:
            day = self.day.editor.value()
        except ValueError as error:
            self.day.say(Tone.STOP, str(error))
            self.day.editor.setFocus()
            return
        seen = [one for box in self.boxes if (one := box.seen())]
        self.wanted.emit(day, str(self.by.editor.value() or ""), seen)

    def _clear(self) -> None:
        for message in (self.general, *(box.message for box in self.boxes)):
            message.clear()
        self.day.clear()

    def refuse(self, error: CoordinatorError) -> None:
        """Say why it was not saved, each reason at its facility."""
        for one in error.problems if isinstance(error, Invalid) else [Problem(str(error))]:
            facility, _, _ = one.field.rpartition(", ")
            box = next((box for box in self.boxes if box.name == facility), None)
            if one.field == "checked_on":
                self.day.say(Tone.STOP, one.reason)
            else:
                (box.message if box else self.general).say(Tone.STOP, one.reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _no_record(kind: str, text: str, then: object) -> None:
    """Find nothing: no field of the round refers to a record."""
    del kind, text, then
