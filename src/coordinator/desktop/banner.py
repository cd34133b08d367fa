"""What was refused and why, at the top of the page: it stands there until it is read, and stops nobody."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from coordinator.desktop.controls import beside, glyph_button, label, scrolled
from coordinator.desktop.icons import SIZE, icon

_LINES = 5
"""How many lines of reasons show at once; the others are scrolled to."""


class Banner(QFrame):
    """Says one refusal until it is closed, or the next is said."""

    def __init__(self) -> None:
        """Begin without words."""
        super().__init__()
        self.setObjectName("refusal")
        self._sign = sign = QLabel()
        self.title = label("", "bannerTitle", wrap=True)
        self.words = label("", "bannerWords", wrap=True)
        self.area, inside = scrolled()
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.words)
        self.close_button = glyph_button("x", "Close what was refused (Esc)")
        self.close_button.clicked.connect(lambda _=False: self.hide())
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.area)
        row = beside(sign, spacing=6)
        row.addLayout(column, 1)
        row.addWidget(self.close_button)
        row.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        row.setAlignment(self.close_button, Qt.AlignmentFlag.AlignTop)
        row.setContentsMargins(28, 8, 20, 8)
        self.setLayout(row)
        self.hide()

    def say(self, title: str, words: str) -> None:
        """Show what was refused, and why, one reason a line."""
        self._draw_sign()
        self.title.setText(title)
        self.words.setText(words)
        self.setAccessibleName(f"{title}. {words}")
        self.show()
        self._fit()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def clear(self) -> None:
        """Say nothing, and keep none of the words."""
        self.hide()
        self.title.clear()
        self.words.clear()
        self.setAccessibleName("")

    def _draw_sign(self) -> None:
        self._sign.setPixmap(icon("circle-alert", "bad").pixmap(SIZE, self.devicePixelRatioF()))

    def _fit(self) -> None:
        line = self.words.fontMetrics().lineSpacing()
        wide = max(self.area.viewport().width(), 200)
        self.area.setFixedHeight(min(self.words.heightForWidth(wide), _LINES * line) + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self._draw_sign()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
