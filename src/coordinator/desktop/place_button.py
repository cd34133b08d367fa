"""One place in the side bar: its icon, its name, and a count of what needs somebody there."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton

from coordinator.desktop.icons import SIZE, icon
from coordinator.desktop.theme import font, tokens

_MOST = 99
"""What is more is shown as 99+."""


class PlaceButton(QPushButton):
    """Leads to a place."""

    def __init__(self, title: str, glyph: str) -> None:
        """Name the place."""
        super().__init__(title)
        self._title, self._count, self._narrow = title, 0, False
        self.setObjectName("place")
        self.setCheckable(True)
        self.setIcon(icon(glyph))
        self.setIconSize(SIZE)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.say(0)

    def say(self, count: int) -> None:
        """Say how much needs somebody there; nothing is no number."""
        self._count = count
        need = f", {count} {'needs' if count == 1 else 'need'} somebody" if count else ""
        self.setAccessibleName(f"{self._title}{need}")
        self.update()

    @property
    def count(self) -> int:
        """How much needs somebody."""
        return self._count

    def narrow(self, *, on: bool) -> None:
        """Show the icon only, or the name too."""
        self._narrow = on
        self.setText("" if on else self._title)

    def tighten(self, *, on: bool) -> None:
        """Take less height, or as much as is comfortable."""
        self.setProperty("tight", on)
        self.style().unpolish(self)
        self.style().polish(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._count:
            return
        values = tokens().values()
        words = str(self._count) if self._count <= _MOST else f"{_MOST}+"
        face = font(11 if self._narrow else 13, QFont.Weight.DemiBold)
        metrics = QFontMetrics(face)
        high = metrics.height() + (0 if self._narrow else 2)
        wide = max(metrics.horizontalAdvance(words) + 10, high)
        top = 1 if self._narrow else (self.height() - high) // 2
        place = QRect(self.width() - wide - (0 if self._narrow else 8), top, wide, high)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(values["soon_soft"]))
        painter.drawRoundedRect(place, high / 2, high / 2)
        painter.setPen(QColor(values["soon"]))
        painter.setFont(face)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
