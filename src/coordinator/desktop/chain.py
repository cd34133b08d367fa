"""The chain of papers behind an officer's authority, from the first day on, with its gaps."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coordinator.compliance.dates import long_date
from coordinator.desktop.theme import font, tokens
from coordinator.services.officer_view import Chain, Paper

_ROW = 46


class ChainView(QWidget):
    """Draws the papers one below the other; a missing one is an open ring and says so."""

    def __init__(self, chain: Chain) -> None:
        """Show *chain*."""
        super().__init__()
        self._papers = chain.papers
        said = "; ".join(f"{one.title}: {_day(one)}" for one in chain.papers)
        self.setAccessibleName(f"Papers under {chain.agreement}: {said}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(280, _ROW * len(self._papers))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        values = tokens().values()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if len(self._papers) > 1:
            painter.setPen(QPen(QColor(values["border_strong"]), 2))
            painter.drawLine(9, 14, 9, _ROW * (len(self._papers) - 1) + 14)
        for place, one in enumerate(self._papers):
            self._draw(painter, values, one, place * _ROW)

    def _draw(self, painter: QPainter, values: dict[str, str], one: Paper, top: int) -> None:
        colour = QColor(values["bad" if one.missing else "good"])
        painter.setPen(QPen(colour, 2))
        painter.setBrush(QColor(values["surface"]) if one.missing else colour)
        painter.drawEllipse(QPointF(9, top + 14), 5.5, 5.5)
        width = self.width() - 30
        for words, role, face, y in (
            (one.title, "text", font(14, QFont.Weight.DemiBold), top + 3),
            (_day(one), "bad" if one.missing else "muted", font(13), top + 22),
        ):
            painter.setPen(QColor(values[role]))
            painter.setFont(face)
            shown = QFontMetrics(face).elidedText(words, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRect(28, y, width, 20), Qt.AlignmentFlag.AlignVCenter, shown)


def _day(one: Paper) -> str:
    if one.day is None:
        return one.detail
    return f"{long_date(one.day)} · {one.detail}" if one.detail else long_date(one.day)
