"""A row that is painted rather than laid out, and leads somewhere; it shows the pointer over it and the focus."""

from abc import abstractmethod
from typing import ClassVar

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from coordinator.desktop.theme import tokens


def write(painter: QPainter, place: QRect, words: str, face: QFont, colour: str) -> None:
    """Write *words* in one line, cut with an ellipsis where *place* ends."""
    painter.setPen(QColor(colour))
    painter.setFont(face)
    shown = QFontMetrics(face).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)


class PaintedRow(QAbstractButton):
    """Paints its ground; what stands on it is drawn by each kind of row."""

    HEIGHT: ClassVar[int]
    LEAST: ClassVar[int]
    """Its least width in pixels."""

    def __init__(self) -> None:
        """Take the focus by keys too."""
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @abstractmethod
    def draw(self, painter: QPainter, values: dict[str, str]) -> None:
        """Draw what the row says; *values* are the colours by their names."""

    def sizeHint(self) -> QSize:
        return QSize(300, self.HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.LEAST, self.HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        values = tokens().values()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setBrush(QColor(values["hover"]))
            painter.setPen(QPen(QColor(values["accent_text"]), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -2), 7, 7)
        self.draw(painter, values)
