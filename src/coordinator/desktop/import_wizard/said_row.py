"""A field that no column says: the same for every row, or taken from a column that says another."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from coordinator.desktop.controls import beside, glyph_button, label
from coordinator.desktop.editors import Editor, Find, editor_for
from coordinator.desktop.import_wizard.targets import words_for
from coordinator.desktop.message import Message, Tone
from coordinator.records import RECORD_OF
from coordinator.records.declaration import Kind
from coordinator.services.wizard.scheme import Always, Copied, FromColumn, Source, Target
from coordinator.services.wizard.steps import Draft

_CHOSEN = frozenset({Kind.CHOICE, Kind.CHOICES, Kind.YES_NO})
"""What is chosen rather than typed is said at once."""
_NOTHING = (None, (), "")
_FOR_ALL = "The same day for every row"


class _Combo(QComboBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class SaidRow(QWidget):
    """Asks for one field. A day can also be that of a column, since many tables tell the last day only."""

    said = Signal(object)
    """Somebody said it; carries the source, or nothing where it was taken away."""

    def __init__(self, target: Target, draft: Draft, find: Find, *, required: bool) -> None:
        """Ask for *target*; what is not *required* can be taken out again."""
        super().__init__()
        self.target = target
        self.editor: Editor = editor_for(target.field, find)
        self.copy = _Combo()
        self.copy.setObjectName("field")
        self.copy.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.copy.setAccessibleName(f"{target.title}: where it comes from")
        self.message = Message()
        self._required = required
        self._value: object = () if target.field.is_list else None
        title = words_for(target, draft.scheme.main)
        self._title = label(f"{title} (required)" if required else title, "fieldName", wrap=True)
        self._title.setFixedWidth(190)
        self._title.setBuddy(self.editor)
        self.remove = glyph_button("x", f"Do not say {title}")
        self._title.setContentsMargins(0, 7, 0, 0)
        self._arrange()
        self._offer(self._columns(draft), draft)
        if target.field.refers_to in draft.absent:
            kind = RECORD_OF[target.field.refers_to].about.title.lower()
            hint = f"no {kind} is on record yet; enter it first, or leave the columns of {target.part.title} out"
            self.message.say(Tone.HINT, hint)
        self.show_source(draft.scheme.sources.get(target))
        self.editor.finished.connect(self.take)
        if target.field.kind in _CHOSEN:
            self.editor.changed.connect(self.take)
        self.copy.activated.connect(lambda _: self._on_copy())
        self.remove.clicked.connect(lambda _=False: self.said.emit(None))

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._title, 0, 0, Qt.AlignmentFlag.AlignTop)
        place = beside(self.copy, self.editor, spacing=10)
        place.setStretchFactor(self.editor, 1)
        place.addStretch()
        grid.addLayout(place, 0, 1)
        grid.addWidget(self.remove, 0, 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.message, 1, 1)

    def _columns(self, draft: Draft) -> Sequence[int]:
        """Return the columns of days from which a day can be taken."""
        if self.target.field.kind is not Kind.DAY:
            return ()
        return [
            source.place
            for target, source in draft.scheme.sources.items()
            if isinstance(source, FromColumn) and target.field.kind is Kind.DAY
        ]

    def _offer(self, columns: Sequence[int], draft: Draft) -> None:
        self.copy.addItem(_FOR_ALL, None)
        for place in columns:
            self.copy.addItem(f"As in “{draft.chosen.found.headings[place]}”", place)
        self.copy.setVisible(bool(columns))

    def show_source(self, source: Source | None) -> None:
        """Show where the field comes from now."""
        place = source.place if isinstance(source, Copied) else None
        self.copy.setCurrentIndex(max(0, self.copy.findData(place)))
        self.editor.setVisible(place is None)
        self.remove.setVisible(source is not None and not self._required)
        value = source.value if isinstance(source, Always) else () if self.target.field.is_list else None
        if value != self._value:
            self._value = value
            self.editor.set_value(value, {})

    def _on_copy(self) -> None:
        place = self.copy.currentData()
        self.editor.setVisible(place is None)
        if place is None:
            self.editor.setFocus()
        else:
            self.said.emit(Copied(place))

    def take(self) -> None:
        """Say what is typed, if it is something else than what was said before."""
        try:
            value = self.editor.value()
        except ValueError as error:
            self.message.say(Tone.STOP, str(error))
            return
        self.message.clear()
        if value != self._value and not self.editor.isHidden():
            self._value = value
            self.said.emit(None if value in _NOTHING else Always(value))
