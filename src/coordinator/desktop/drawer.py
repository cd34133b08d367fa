"""The drawer above the foot of the window: what is the matter, and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from coordinator.desktop.controls import beside, button, emptied, glyph_button, label, line, scrolled
from coordinator.desktop.problems import Problems

_HIGH = 190
"""In pixels; what is longer is scrolled to."""


class Drawer(QFrame):
    """Lists problems; it opens and closes from the foot, and closes by Esc."""

    check_wanted = Signal()
    """Somebody wants the file to be looked over again."""
    closed = Signal()

    def __init__(self, problems: Problems) -> None:
        """Show *problems* while it is open."""
        super().__init__()
        self.setObjectName("drawer")
        self.setAccessibleName("Problems")
        self._problems = problems
        self.check = button("Check again", "quiet", "refresh-cw")
        self.check.clicked.connect(lambda _=False: self.check_wanted.emit())
        self.close_button = glyph_button("x", "Close the problems (Esc)")
        self.close_button.clicked.connect(lambda _=False: self.shut())
        self._area, self._rows = scrolled()
        self._rows.setContentsMargins(28, 8, 20, 10)
        head = beside(label("Problems", "heading"))
        head.addStretch()
        head.addWidget(self.check)
        head.addWidget(self.close_button)
        head.setContentsMargins(28, 4, 20, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._area, 1)
        problems.changed.connect(self._show)
        self.hide()

    def _show(self) -> None:
        emptied(self._rows)
        for place, one in enumerate(self._problems.found):
            if place:
                self._rows.addWidget(line())
            self._rows.addWidget(label(one.title, "fieldName"))
            self._rows.addWidget(label(one.words, wrap=True))
        if not self._problems.found:
            self._rows.addWidget(label("Nothing is the matter with file, history, documents and backups.", "muted"))

    def open(self) -> None:
        """Show what is the matter, and go there."""
        self._show()
        self.place()
        self.show()
        self.raise_()
        self.close_button.setFocus()

    def place(self) -> None:
        """Lie at the bottom of the window, over what stands there: nothing is squeezed to make room."""
        around = self.parentWidget()
        if around is not None:
            self.setGeometry(0, around.height() - _HIGH, around.width(), _HIGH)

    def shut(self) -> None:
        """Close, and tell so."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)
