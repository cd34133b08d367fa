"""What was done last, at the foot of the window, with the way to take it back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coordinator.desktop.controls import beside, button, label


class Foot(QWidget):
    """Says one thing until the next is said."""

    undo_wanted = Signal()

    def __init__(self) -> None:
        """Begin without words."""
        super().__init__()
        self.words = label("")
        self.undo = button("Undo", "quiet")
        self.undo.setObjectName("footButton")
        self.undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus in the field that is typed into
        self.undo.setToolTip("Takes this back (Ctrl+Z)")
        self.undo.clicked.connect(lambda _=False: self.undo_wanted.emit())
        row = beside(self.words, self.undo, spacing=2)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch()
        self.setLayout(row)
        self.undo.hide()

    def say(self, words: str, undoable: bool) -> None:
        """Say what was done, and offer to take it back if that is possible."""
        self.words.setText(words)
        self.words.setToolTip(words)
        self.undo.setVisible(undoable)
