"""Find: one line to type into, and the records of every kind that hold its words, or the command that is meant."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from coordinator.desktop.commands import Command, matching
from coordinator.desktop.controls import label
from coordinator.desktop.icons import icon
from coordinator.desktop.links import show_record
from coordinator.desktop.listing import Index
from coordinator.desktop.painted_row import write
from coordinator.desktop.session import Session
from coordinator.desktop.theme import font, tokens

if TYPE_CHECKING:
    from coordinator.services.searching import Found

PAUSE = 120
"""How long, in milliseconds, nobody types until the records are searched."""

COMMANDS = 5
"""How many commands are offered at most; they stand before the records."""

_FOUND = Qt.ItemDataRole.UserRole
_LINES = 46
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}


@dataclass(frozen=True, slots=True)
class _Offer:
    """What a line of the list says, and what happens when it is chosen."""

    title: str
    kind: str
    below: str
    choose: Callable[[], object]


class FindDialog(QDialog):
    """Searches every record; what is chosen shows in its place."""

    def __init__(self, session: Session, parent: QWidget, commands: Sequence[Command] = ()) -> None:
        """Search what *session* works on, and *commands*; without any, many more records are shown."""
        super().__init__(parent)
        self.setWindowTitle("Find" if commands else "Search everything")
        self._commands = commands
        self._most = 50 if commands else 500
        self.setMinimumSize(480, 320)
        self.resize(660, 460)
        self._session = session
        also = ", or a command" if commands else ""
        self.words = QLineEdit(placeholderText=f"A name, a badge, any words of a note{also}")
        self.words.setAccessibleName("Find in all records and commands" if commands else "Search all records")
        self.words.setClearButtonEnabled(True)
        self.words.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.words.installEventFilter(self)
        self.found = QListWidget()
        self.found.setAccessibleName("What was found")
        self.found.setItemDelegate(_Lines(self.found))
        self.found.setFrameShape(QFrame.Shape.NoFrame)
        self.said = label("", "note")
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        for widget in (self.words, self.found, self.said):
            column.addWidget(widget)
        self._pause.timeout.connect(self._search)
        self.words.textChanged.connect(lambda _: self._pause.start())
        self.words.returnPressed.connect(self._choose)
        self.found.itemActivated.connect(lambda _: self._choose())
        self._show("", ())

    def _search(self, *, choose: bool = False) -> None:
        """Search for the words as they stand; *choose* the first record found, for somebody who did not wait."""
        self._pause.stop()
        words = self.words.text().strip()
        if words:
            most = self._most
            if self._session.program is None:
                self._show(words, (), choose=choose)
            self._session.ask(
                lambda desk: desk.find(words, most), lambda found: self._show(words, found, choose=choose)
            )
        else:
            self._show("", ())

    def _show(self, words: str, found: Sequence["Found"], *, choose: bool = False) -> None:
        """Show what was found for *words*, unless something else stands there by now."""
        if words != self.words.text().strip():
            return
        self.found.clear()
        commands = [self._command(one) for one in matching(self._commands, words, COMMANDS)]
        for offer in (*commands, *map(self._record, found)):
            item = QListWidgetItem(f"{offer.title}, {offer.kind}")
            item.setData(_FOUND, offer)
            self.found.addItem(item)
        self.found.setCurrentRow(0)
        self.said.setText(_said(words, len(found), len(commands), self._most))
        if choose:
            self._choose()

    def _choose(self) -> None:
        if self._pause.isActive():
            self._search(choose=True)
            return
        item = self.found.currentItem()
        if item is None:
            return
        offer: _Offer = item.data(_FOUND)
        self.accept()
        offer.choose()

    def _record(self, found: "Found") -> _Offer:
        kind, where = found.ref.partition(":")[0], "  ".join(f"{one.field}: {one.text}" for one in found.places)
        return _Offer(found.title or found.key, found.kind, where, lambda: show_record(self._session, kind, found.key))

    def _command(self, command: Command) -> _Offer:
        where = "  ".join(filter(None, (f"Menu {command.group}", command.keys)))
        return _Offer(command.words, "Command", where, command.action.trigger)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list while the words keep the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None and self.found.count():
                last = self.found.count() - 1
                self.found.setCurrentRow(min(max(self.found.currentRow() + step, 0), last))
                return True
        return super().eventFilter(watched, event)


def _said(words: str, records: int, commands: int, most: int) -> str:
    if not words:
        return "Every word must stand in the record; case and accents do not matter."
    if not records and not commands:
        return "No record holds all of these words."
    found = ((commands, "command"), (records, "record"))
    counts = [f"{count} {one}{'s' * (count != 1)}" for count, one in found if count]
    first = f", the first {most} that were found" if records == most else ""
    return f"{' and '.join(counts)}{first}. Enter shows the one that is marked."


class _Lines(QStyledItemDelegate):
    """Paints what a record is called and its kind, and below them where the words stand."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(0, _LINES)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        offer: _Offer = index.data(_FOUND)
        values = tokens().values()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(values["accent_soft"]))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), 7, 7)
        upper = QRect(area.left() + 11, area.top() + 4, area.width() - 22, _LINES // 2 - 3)
        kind = font(13, QFont.Weight.Normal)
        wide = QFontMetrics(kind).horizontalAdvance(offer.kind) + 2
        title = font(14, QFont.Weight.DemiBold)
        write(painter, upper.adjusted(0, 0, -wide - 14, 0), offer.title, title, values["text"])
        write(painter, upper.adjusted(upper.width() - wide, 0, 0, 0), offer.kind, kind, values["muted"])
        lower = upper.translated(0, _LINES // 2 - 4)
        write(painter, lower, offer.below, kind, values["muted"])
        painter.restore()
