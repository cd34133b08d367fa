"""One bar of a chart that reads as text: words at the left, its length in the middle, its number at the right."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coordinator.desktop.painted_row import write
from coordinator.desktop.theme import font, tokens

_HEIGHT, _LEAST = 26, 220


class BarRow(QWidget):
    """Shows *share* (0 to 1) of the longest bar; more than all of a cap is drawn whole, in the colour of a warning."""

    def __init__(self, words: str, number: str, share: float, *, over: bool = False) -> None:
        """Show *words* and *number*, which say all that the bar says."""
        super().__init__()
        self.words, self.number = words, number
        self._share, self._over = min(max(share, 0.0), 1.0), over
        self.setAccessibleName(f"{words}: {number}{', over the cap' if over else ''}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(320, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        values = tokens().values()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = self.width() * 2 // 5
        bold = font(13, QFont.Weight.DemiBold)
        wide = max(QFontMetrics(bold).horizontalAdvance(self.number), 64)
        write(painter, QRect(0, 0, left - 10, _HEIGHT), self.words, font(13), values["text"])
        painter.setPen(QColor(values["text"]))
        painter.setFont(bold)
        end = QRect(self.width() - wide, 0, wide, _HEIGHT)
        painter.drawText(end, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.number)
        painter.setPen(Qt.PenStyle.NoPen)
        room = QRectF(left, 8, max(self.width() - wide - left - 12, 0), _HEIGHT - 16)
        painter.setBrush(QColor(values["border"]))
        painter.drawRoundedRect(room, 4, 4)
        painter.setBrush(QColor(values["bad" if self._over else "accent"]))
        room.setWidth(room.width() * self._share)
        painter.drawRoundedRect(room, 4, 4)
