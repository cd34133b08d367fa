"""One kind of record: a row that leads to its list."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from coordinator.desktop.theme import font, tokens
from coordinator.records.guards import About


class KindRow(QAbstractButton):
    """What the records are called above what they are for; at the right how many there are, and whether one waits."""

    def __init__(self, about: About) -> None:
        """Show the kind that is declared *about*."""
        super().__init__()
        self.about = about
        self._count = ""
        self._waits = False
        self.setToolTip(about.help)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.say(0, waits=False)

    def say(self, count: int, *, waits: bool) -> None:
        """Say how many records there are, and whether one was begun that *waits* to be saved."""
        self._count, self._waits = str(count), waits
        draft = " One is begun and not saved." if waits else ""
        self.setAccessibleName(f"{self.about.plural}: {count}. {self.about.help}{draft}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, 50)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 50)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        values = tokens().values()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setBrush(QColor(values["hover"]))
            painter.setPen(QPen(QColor(values["accent_text"]), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 7, 7)
        bold = font(14, QFont.Weight.DemiBold)
        end = f"begun · {self._count}" if self._waits else self._count
        wide = QFontMetrics(bold).horizontalAdvance(end)
        right = self.width() - wide - 10
        colour = values["soon" if self._waits else "text" if self._count != "0" else "muted"]
        _write(painter, colour, bold, end, QRect(right, 5, wide + 2, 20))
        _write(painter, values["text"], bold, self.about.plural, QRect(10, 5, right - 20, 20))
        _write(painter, values["muted"], font(13), self.about.help, QRect(10, 25, self.width() - 20, 19))


def _write(painter: QPainter, colour: str, face: QFont, words: str, place: QRect) -> None:
    painter.setPen(QColor(colour))
    painter.setFont(face)
    shown = QFontMetrics(face).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
