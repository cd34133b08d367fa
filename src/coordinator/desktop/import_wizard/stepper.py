"""Where somebody is on the way: the steps by number and name, those that are done with a check mark."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coordinator.desktop.theme import font, tokens

_HEIGHT, _DOT, _GAP = 40, 24, 9


class Stepper(QWidget):
    """Paints the steps; it is only looked at, the buttons below move."""

    def __init__(self, steps: Sequence[str]) -> None:
        """Begin at the first of *steps*."""
        super().__init__()
        self._steps = steps
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_step(0)

    def show_step(self, at: int) -> None:
        """Mark a step as the one that shows."""
        self._at = at
        self.setAccessibleName(f"Step {at + 1} of {len(self._steps)}: {self._steps[at]}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(sum(map(self._width, range(len(self._steps)))) + 28 * (len(self._steps) - 1), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _face(self, at: int) -> QFont:
        return font(14, QFont.Weight.Bold if at == self._at else QFont.Weight.DemiBold)

    def _width(self, at: int) -> int:
        return _DOT + _GAP + QFontMetrics(font(14, QFont.Weight.Bold)).horizontalAdvance(self._steps[at])

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        free = self.width() - sum(map(self._width, range(len(self._steps))))
        between = min(free / max(1, len(self._steps) - 1), 90)
        left = 0.0
        for at in range(len(self._steps)):
            if at:
                self._draw_line(painter, left - between + 10, between - 20, done=at <= self._at)
            self._draw_step(painter, left, at)
            left += self._width(at) + between

    def _draw_line(self, painter: QPainter, left: float, wide: float, *, done: bool) -> None:
        values = tokens().values()
        painter.setPen(QPen(QColor(values["accent_text" if done else "border_strong"]), 1.5))
        painter.drawLine(int(left), self.height() // 2, int(left + wide), self.height() // 2)

    def _draw_step(self, painter: QPainter, left: float, at: int) -> None:
        values = tokens().values()
        done, here = at < self._at, at == self._at
        dot = QRectF(left + 1, (self.height() - _DOT) / 2, _DOT - 2, _DOT - 2)
        painter.setPen(QPen(QColor(values["accent" if here or done else "control"]), 1.5))
        painter.setBrush(QColor(values["accent" if here else "accent_soft" if done else "surface"]))
        painter.drawEllipse(dot)
        painter.setPen(QColor(values["on_accent" if here else "accent_text" if done else "muted"]))
        painter.setFont(font(13, QFont.Weight.Bold))
        painter.drawText(dot, Qt.AlignmentFlag.AlignCenter, "✔" if done else str(at + 1))
        painter.setPen(QColor(values["text" if here else "muted"]))
        painter.setFont(self._face(at))
        words = QRectF(left + _DOT + _GAP, 0, self._width(at), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._steps[at])
