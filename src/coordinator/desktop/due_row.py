"""One thing that needs somebody: a row that leads to its reasons."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from coordinator.desktop.pills import draw_pill, pill_width
from coordinator.desktop.theme import font, tokens


class DueRow(QAbstractButton):
    """Two lines of words at the left; status and day at the right."""

    def __init__(self, first: str, second: str, status: tuple[str, str], when: str = "") -> None:
        """Show *first* above *second*, the *status* as code and words, and *when* it is due."""
        super().__init__()
        self.first, self.second, self.when = first, second, when
        self.code, self.words = status
        self.setAccessibleName(". ".join(part for part in (first, second, self.words, when) if part) + ". Show why.")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(300, 52)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 52)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        values = tokens().values()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setBrush(QColor(values["hover"]))
            painter.setPen(QPen(QColor(values["accent_text"]), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -2), 7, 7)
        right = self._draw_end(painter, values)
        self._draw_line(
            painter, values["text"], font(14, QFont.Weight.DemiBold), self.first, QRect(10, 6, right - 16, 20)
        )
        self._draw_line(painter, values["muted"], font(13), self.second, QRect(10, 26, right - 16, 19))

    def _draw_end(self, painter: QPainter, values: dict[str, str]) -> int:
        """Draw status and day; return where they begin."""
        wide = pill_width(self.words)
        day = QFontMetrics(font(13)).horizontalAdvance(self.when)
        left = self.width() - max(wide, day) - 12
        draw_pill(painter, self.width() - wide - 10, 17 if self.when else 26, self.code, self.words)
        if self.when:
            place = QRect(left, 28, self.width() - left - 12, 19)
            painter.setPen(QColor(values["muted"]))
            painter.setFont(font(13))
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.when)
        return left

    @staticmethod
    def _draw_line(painter: QPainter, colour: str, face: QFont, words: str, place: QRect) -> None:
        painter.setPen(QColor(colour))
        painter.setFont(face)
        shown = QFontMetrics(face).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
