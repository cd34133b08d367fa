"""One kind of record: a row that leads to its list."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from coordinator.desktop.painted_row import PaintedRow, write
from coordinator.desktop.theme import font
from coordinator.records.guards import About


class KindRow(PaintedRow):
    """What the records are called above what they are for; at the right how many there are, and whether one waits."""

    HEIGHT, LEAST = 50, 200

    def __init__(self, about: About) -> None:
        """Show the kind that is declared *about*."""
        super().__init__()
        self.about = about
        self._count = ""
        self._waits = False
        self.setToolTip(about.help)
        self.say(0, waits=False)

    def say(self, count: int, *, waits: bool) -> None:
        """Say how many records there are, and whether one was begun that *waits* to be saved."""
        self._count, self._waits = str(count), waits
        draft = " One is begun and not saved." if waits else ""
        self.setAccessibleName(f"{self.about.plural}: {count}. {self.about.help}{draft}")
        self.update()

    def draw(self, painter: QPainter, values: dict[str, str]) -> None:
        bold = font(14, QFont.Weight.DemiBold)
        end = f"begun · {self._count}" if self._waits else self._count
        wide = QFontMetrics(bold).horizontalAdvance(end)
        right = self.width() - wide - 10
        colour = values["soon" if self._waits else "text" if self._count != "0" else "muted"]
        write(painter, QRect(right, 5, wide + 2, 20), end, bold, colour)
        write(painter, QRect(10, 5, right - 20, 20), self.about.plural, bold, values["text"])
        write(painter, QRect(10, 25, self.width() - 20, 19), self.about.help, font(13), values["muted"])
