"""A number on the first page: a button that leads to the list behind it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from coordinator.desktop.theme import font, tokens
from coordinator.services.today import Card


class StatCard(QAbstractButton):
    """Shows a label, the number and a note; the colour of its edge repeats what the words say."""

    def __init__(self, card: Card) -> None:
        """Show *card*."""
        super().__init__()
        self.card = card
        self.setText(card.label)
        self.setAccessibleName(f"{card.label}: {card.value}, {card.note}. Show the list.")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(180, 104)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        values = tokens().values()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QPen(QColor(values["accent_text"]), 2) if self.hasFocus() else QPen(QColor(values["border"]), 1)
        painter.setPen(edge)
        painter.setBrush(QColor(values["hover" if self.underMouse() else "surface"]))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 10, 10)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(values[self.card.tone]))
        painter.drawRoundedRect(QRect(16, 1, 34, 4), 2, 2)
        self._draw_words(painter, values)

    def _draw_words(self, painter: QPainter, values: dict[str, str]) -> None:
        width = self.width() - 32
        rows = (
            (self.card.label, "muted", font(14, QFont.Weight.DemiBold), QRect(16, 13, width, 20)),
            (str(self.card.value), "text", font(30, QFont.Weight.Bold), QRect(16, 33, width, 38)),
            (self.card.note, "muted", font(13), QRect(16, 74, width, 20)),
        )
        for words, role, face, place in rows:
            painter.setPen(QColor(values[role]))
            painter.setFont(face)
            shown = QFontMetrics(face).elidedText(words, Qt.TextElideMode.ElideRight, width)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
