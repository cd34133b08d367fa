"""One step on the way of a complaint or a meeting: a row that opens the fields in which it is recorded."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from coordinator.compliance.marks import MARK_OF, Mark
from coordinator.desktop.painted_row import PaintedRow, write
from coordinator.desktop.pills import draw_pill, pill_width
from coordinator.desktop.theme import font
from coordinator.services.complaint_view import Stage

_MIDDLE, _LEFT, _LINE = 18, 38, 19
"""Where the line of steps runs, where the words begin, and how high one more line of them is, in pixels."""


class StageRow(PaintedRow):
    """A dot on the line, filled once the step is done; what is recorded beside it, and how its rule stands."""

    HEIGHT, LEAST = 52, 240

    def __init__(self, *, first: bool, last: bool) -> None:
        """Begin empty; the line begins at the *first* and ends at the *last*."""
        super().__init__()
        self._first, self._last = first, last
        self.stage: Stage | None = None

    def say(self, stage: Stage) -> None:
        """Show *stage*."""
        self.stage = stage
        said = ". ".join(part for part in (stage.title, stage.said, stage.clock, stage.status[1]) if part)
        self.setAccessibleName(f"{said}. Enter it or change it.")
        self.setToolTip(". ".join(filter(None, (stage.said, stage.clock))))
        self.setFixedHeight(self.HEIGHT + (_LINE if stage.clock else 0))
        self.update()

    def draw(self, painter: QPainter, values: dict[str, str]) -> None:
        if self.stage is None:
            return
        self._draw_line(painter, values, self.stage)
        right = self.width() - 10
        code, words = self.stage.status
        if words:
            right -= pill_width(words)
            draw_pill(painter, right, 17, code, words)
        bold = font(14, QFont.Weight.DemiBold)
        write(painter, QRect(_LEFT, 6, right - _LEFT - 8, 20), self.stage.title, bold, values["text"])
        width = self.width() - _LEFT - 10
        for place, said in enumerate(filter(None, (self.stage.said, self.stage.clock))):
            write(painter, QRect(_LEFT, 27 + _LINE * place, width, _LINE), said, font(13), values["muted"])

    def _draw_line(self, painter: QPainter, values: dict[str, str], stage: Stage) -> None:
        painter.setPen(QPen(QColor(values["border_strong"]), 2))
        top, bottom = (17 if self._first else 0), (17 if self._last else self.height())
        painter.drawLine(_MIDDLE, top, _MIDDLE, bottom)
        bad = MARK_OF.get(stage.status[0]) is Mark.BAD
        colour = QColor(values["bad" if bad else "good" if stage.done else "control"])
        painter.setPen(QPen(colour, 2))
        painter.setBrush(colour if stage.done else QColor(values["surface"]))
        painter.drawEllipse(QPointF(_MIDDLE, 17), 5.5, 5.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
