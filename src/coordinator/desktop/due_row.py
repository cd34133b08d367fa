"""One thing that needs somebody: a row that leads to its reasons."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from coordinator.desktop.painted_row import PaintedRow, write
from coordinator.desktop.pills import draw_pill, pill_width
from coordinator.desktop.theme import font


class DueRow(PaintedRow):
    """Two lines of words at the left; status and day at the right."""

    HEIGHT, LEAST = 52, 240

    def __init__(
        self, first: str, second: str, status: tuple[str, str], when: str = "", *, leads: str = "Show why."
    ) -> None:
        """Show *first* above *second*, the *status* as code and words, if any, and *when* it is due.

        *leads* says to people who do not see the row what pressing it does.
        """
        super().__init__()
        self.first, self.second, self.when = first, second, when
        self.code, self.words = status
        self.setAccessibleName(". ".join(part for part in (first, second, self.words, when) if part) + f". {leads}")
        self.setToolTip(second)

    def draw(self, painter: QPainter, values: dict[str, str]) -> None:
        right = self._draw_end(painter, values)
        bold = font(14, QFont.Weight.DemiBold)
        write(painter, QRect(10, 6, right - 16, 20), self.first, bold, values["text"])
        write(painter, QRect(10, 26, right - 16, 19), self.second, font(13), values["muted"])

    def _draw_end(self, painter: QPainter, values: dict[str, str]) -> int:
        """Draw status and day; return where they begin."""
        wide = pill_width(self.words) if self.words else 0
        day = QFontMetrics(font(13)).horizontalAdvance(self.when)
        left = self.width() - max(wide, day) - 12
        if self.words:
            draw_pill(painter, self.width() - wide - 10, 17 if self.when else 26, self.code, self.words)
        if self.when:
            place = QRect(left, 28, self.width() - left - 12, 19)
            painter.setPen(QColor(values["muted"]))
            painter.setFont(font(13))
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.when)
        return left
