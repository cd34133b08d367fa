"""One column of the table: its heading, what stands in it, and where it goes."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSizePolicy, QWidget

from coordinator.desktop.field_row import Message, Tone
from coordinator.desktop.import_wizard.grid import words_of
from coordinator.desktop.import_wizard.targets import TargetPick, TargetsModel
from coordinator.exchange.table import Cell
from coordinator.exchange.values import DayOrder
from coordinator.services.wizard.scheme import Target
from coordinator.services.wizard.steps import Draft

_SAMPLES = 3
_HEADING = 190
"""How wide headings are, in pixels."""

_ORDERS = (
    ("Choose how days are written…", None),
    ("Month first: 6/1/2026 is June 1", DayOrder.MONTH_FIRST),
    ("Day first: 6/1/2026 is January 6", DayOrder.DAY_FIRST),
)


class Elided(QLabel):
    """Words in one line, cut where the room ends; all of them show in a tip."""

    def __init__(self, words: str, role: str) -> None:
        """Show *words*; *role* names their style."""
        super().__init__()
        self._words = words
        self.setObjectName(role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        self.setText(QFontMetrics(self.font()).elidedText(self._words, Qt.TextElideMode.ElideRight, self.width()))

    def sizeHint(self) -> QSize:
        return QSize(20, QFontMetrics(self.font()).height() + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class ColumnRow(QWidget):
    """A column and its field; what is wrong with its cells, or why it is not kept, stands below."""

    sent = Signal(object)
    """Somebody chose another field; carries the target, or nothing."""
    ordered = Signal(object)
    """Somebody said which number of a day is the month."""

    def __init__(self, draft: Draft, place: int, targets: TargetsModel) -> None:
        """Show the column *place* of *draft*."""
        super().__init__()
        heading = draft.chosen.found.headings[place] or f"Column {place + 1}"
        samples = _samples(draft, place)
        self.pick = TargetPick(targets, f"{heading} goes to")
        self.order = QComboBox()
        self.order.setObjectName("field")
        self.order.setAccessibleName(f"How days are written in {heading}")
        for words, value in _ORDERS:
            self.order.addItem(words, value)
        self.message = Message()
        self.heading = Elided(heading, "columnName")
        self.heading.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.heading.setFixedWidth(_HEADING)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.heading, 0, 0)
        grid.addWidget(Elided(" · ".join(samples) or "empty", "note"), 0, 1)
        self.pick.setFixedWidth(280)
        grid.addWidget(self.pick, 0, 2)
        grid.addWidget(self.message, 1, 0, 1, 2)
        grid.addWidget(self.order, 1, 2)
        self.pick.setAccessibleDescription(f"Holds {', '.join(samples)}" if samples else "Empty column")
        self.pick.activated.connect(lambda _: self.sent.emit(self.pick.target))
        self.order.activated.connect(lambda _: self.ordered.emit(self.order.currentData()))
        self.show_draft(draft, place, targets)

    def show_draft(self, draft: Draft, place: int, targets: TargetsModel) -> None:
        """Show where the column goes in *draft*, and what is to be said of it."""
        goes: Target | None = next(iter(draft.scheme.columns().get(place, ())), None)
        self.pick.setCurrentIndex(targets.place_of(goes))
        answer = draft.scheme.orders.get(place)
        asked = place in draft.unsure or answer is not None
        self.order.setVisible(asked)
        self.order.setCurrentIndex([value for _, value in _ORDERS].index(answer))
        self._say(draft, place, goes)
        self.pick.setToolTip(self.message.words.text() or (goes.field.help if goes else ""))

    def _say(self, draft: Draft, place: int, goes: Target | None) -> None:
        if place in draft.unsure:
            self.message.say(Tone.STOP, "its days contradict each other; say which number is the month")
        elif place in draft.wrong:
            count, reason = draft.wrong[place]
            cells = "1 cell is" if count == 1 else f"{count} cells are"
            self.message.say(Tone.CHECK, f"{cells} no value of {goes.field.title if goes else 'it'}: {reason}")
        elif goes is None and place in draft.notes:
            self.message.say(Tone.HINT, draft.notes[place])
        else:
            self.message.clear()


def _samples(draft: Draft, place: int) -> list[str]:
    """Return the first different cells of a column in words."""
    found: dict[str, None] = {}
    for row in draft.chosen.rows:
        cell: Cell = row.cells[place] if place < len(row.cells) else None
        if words := words_of(cell).strip():
            found.setdefault(words)
        if len(found) == _SAMPLES:
            break
    return [*found]
