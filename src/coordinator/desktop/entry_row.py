"""One record of a list about somebody: a row that opens it."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from coordinator.desktop.painted_row import PaintedRow, write
from coordinator.desktop.theme import font
from coordinator.services.officer_view import Line


class EntryRow(PaintedRow):
    """What it is above its days; at the right how it stands."""

    HEIGHT, LEAST = 50, 200

    def __init__(self, line: Line) -> None:
        """Show *line*."""
        super().__init__()
        self.line = line
        said = ". ".join(filter(None, (line.title, line.state, line.words)))
        self.setAccessibleName(f"{said}. Open it.")
        self.setToolTip(line.words)

    def draw(self, painter: QPainter, values: dict[str, str]) -> None:
        line, bold, plain = self.line, font(14, QFont.Weight.DemiBold), font(13)
        wide = QFontMetrics(plain).horizontalAdvance(line.state) + 2
        right = self.width() - wide - 10
        write(painter, QRect(right, 5, wide, 20), line.state, plain, values["text"])
        write(painter, QRect(10, 5, right - 22, 20), line.title, bold, values["text"])
        write(painter, QRect(10, 25, self.width() - 20, 19), line.words, plain, values["muted"])
