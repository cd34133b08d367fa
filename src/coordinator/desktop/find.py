"""Find: one line to type into, and the records that hold every word of it, from every kind."""

from collections.abc import Sequence
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

from coordinator.desktop.controls import label
from coordinator.desktop.icons import icon
from coordinator.desktop.listing import Index
from coordinator.desktop.painted_row import write
from coordinator.desktop.session import Session
from coordinator.desktop.theme import font, tokens

if TYPE_CHECKING:
    from coordinator.services.searching import Found

PAUSE = 120
"""How long, in milliseconds, nobody types until the records are searched."""

_FOUND = Qt.ItemDataRole.UserRole
_LINES = 46
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}


class FindDialog(QDialog):
    """Searches every record; what is chosen shows in its place."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        """Search what *session* works on."""
        super().__init__(parent)
        self.setWindowTitle("Find")
        self.setMinimumSize(480, 320)
        self.resize(660, 460)
        self._session = session
        self.words = QLineEdit(placeholderText="A name, a badge, a number, any words of a note")
        self.words.setAccessibleName("Find in all records")
        self.words.setClearButtonEnabled(True)
        self.words.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.words.installEventFilter(self)
        self.found = QListWidget()
        self.found.setAccessibleName("Records found")
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
            self._session.ask(lambda desk: desk.find(words), lambda found: self._show(words, found, choose=choose))
        else:
            self._show("", ())

    def _show(self, words: str, found: Sequence["Found"], *, choose: bool = False) -> None:
        """Show what was found for *words*, unless something else stands there by now."""
        if words != self.words.text().strip():
            return
        self.found.clear()
        for one in found:
            item = QListWidgetItem(f"{one.title}, {one.kind}")
            item.setData(_FOUND, one)
            self.found.addItem(item)
        self.found.setCurrentRow(0)
        self.said.setText(_said(words, len(found)))
        if choose:
            self._choose()

    def _choose(self) -> None:
        if self._pause.isActive():
            self._search(choose=True)
            return
        item = self.found.currentItem()
        if item is None:
            return
        found: Found = item.data(_FOUND)
        kind = found.ref.partition(":")[0]
        self.accept()
        if kind == "officer":
            self._session.officer_wanted.emit(found.key, "")
        else:
            self._session.record_wanted.emit(kind, found.key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list while the words keep the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None and self.found.count():
                last = self.found.count() - 1
                self.found.setCurrentRow(min(max(self.found.currentRow() + step, 0), last))
                return True
        return super().eventFilter(watched, event)


def _said(words: str, count: int) -> str:
    if not words:
        return "Every word must stand in the record; case and accents do not matter."
    if not count:
        return "No record holds all of these words."
    return f"{count} {'record' if count == 1 else 'records'}. Enter shows the one that is marked."


class _Lines(QStyledItemDelegate):
    """Paints what a record is called and its kind, and below them where the words stand."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(0, _LINES)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        found: Found = index.data(_FOUND)
        values = tokens().values()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(values["accent_soft"]))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), 7, 7)
        upper = QRect(area.left() + 11, area.top() + 4, area.width() - 22, _LINES // 2 - 3)
        kind = font(13, QFont.Weight.Normal)
        wide = QFontMetrics(kind).horizontalAdvance(found.kind) + 2
        title = font(14, QFont.Weight.DemiBold)
        write(painter, upper.adjusted(0, 0, -wide - 14, 0), found.title or found.key, title, values["text"])
        write(painter, upper.adjusted(upper.width() - wide, 0, 0, 0), found.kind, kind, values["muted"])
        lower = upper.translated(0, _LINES // 2 - 4)
        where = "  ".join(f"{one.field}: {one.text}" for one in found.places)
        write(painter, lower, where, kind, values["muted"])
        painter.restore()
