"""What was done last, at the foot of the window, with the way to take it back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from coordinator.desktop.controls import beside, button, label
from coordinator.desktop.icons import SIZE, icon
from coordinator.desktop.problems import Problems


class TroubleButton(QPushButton):
    """Says how many problems there are, and opens them; nothing shows while there are none."""

    def __init__(self, problems: Problems) -> None:
        """Count *problems*."""
        super().__init__()
        self.setProperty("kind", "trouble")
        self.setObjectName("footButton")
        self.setIcon(icon("triangle-alert", "soon"))
        self.setIconSize(SIZE)
        self._problems = problems
        problems.changed.connect(self._count)
        self._count()

    def _count(self) -> None:
        count = len(self._problems.found)
        self.setText(f"{count} {'problem' if count == 1 else 'problems'}")
        self.setToolTip("\n".join(one.title for one in self._problems.found))
        self.setVisible(bool(count))


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
