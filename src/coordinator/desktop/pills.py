"""A status as people see it: mark, word and colour together."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from coordinator.compliance.marks import MARK_OF, Mark
from coordinator.desktop.theme import font, tokens

_TONE = {Mark.GOOD: "good", Mark.SOON: "soon", Mark.BAD: "bad", Mark.NEUTRAL: "idle"}
HEIGHT = 23


def pill_font() -> QFont:
    """Return the face of a status."""
    return font(13, QFont.Weight.DemiBold)


def pill_width(words: str) -> int:
    """Return how wide the status *words* is."""
    return QFontMetrics(pill_font()).horizontalAdvance(words) + 33


def draw_pill(painter: QPainter, left: float, middle: float, code: str, words: str) -> None:
    """Paint the status *code* with its *words*, from *left*, around the height *middle*."""
    mark = MARK_OF.get(code, Mark.NEUTRAL)
    values = tokens().values()
    tone = _TONE[mark]
    field = QRectF(left, middle - HEIGHT / 2, pill_width(words), HEIGHT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(values[f"{tone}_soft"]))
    painter.drawRoundedRect(field, HEIGHT / 2, HEIGHT / 2)
    painter.setPen(QColor(values[tone]))
    painter.setFont(pill_font())
    centre = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(field.adjusted(9, 0, 0, 0), centre, mark.value)
    painter.drawText(field.adjusted(24, 0, 0, 0), centre, words)


class Pill(QWidget):
    """A status on a page."""

    def __init__(self, code: str, words: str) -> None:
        """Show the status *code* as *words*."""
        super().__init__()
        self._code, self._words = code, words
        self.setFixedSize(QSize(pill_width(words), HEIGHT + 2))
        self.setAccessibleName(f"Status: {words}")

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_pill(painter, 0, self.height() / 2, self._code, self._words)
