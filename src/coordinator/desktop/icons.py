"""Icons that take their colour from the scheme at the moment they are painted."""

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from coordinator.desktop.theme import svg, tokens

SIZE = QSize(25, 18)
"""Wider than high: the icon stands at the left of it, and the rest is the gap before a button's words."""


class _Tinted(QIconEngine):
    """Draws one icon; nothing is rebuilt when the scheme changes."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name, self._role = name, role

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        values = tokens().values()
        if mode is QIcon.Mode.Disabled:
            return values["control"]
        return values["accent_text" if state is QIcon.State.On else self._role]

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        target = QRectF(rect.x(), rect.y() + (rect.height() - side) / 2, side, side)
        QSvgRenderer(QByteArray(svg(self._name, self._colour(mode, state)))).render(painter, target)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        found = QPixmap(size)
        found.fill(Qt.GlobalColor.transparent)
        painter = QPainter(found)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        found.setDevicePixelRatio(scale)
        return found

    def clone(self) -> QIconEngine:
        return _Tinted(self._name, self._role)


def icon(name: str, role: str = "muted") -> QIcon:
    """Return the icon *name* in the colour *role* of the tokens."""
    return QIcon(_Tinted(name, role))
