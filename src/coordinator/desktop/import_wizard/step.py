"""What every step of the wizard has: words that say what to do, and what the button that goes on is called."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator.desktop.controls import label
from coordinator.desktop.field_row import Message, Tone


class Step(QWidget):
    """One page of the wizard."""

    changed = Signal()
    """Whether one can go on may have changed."""

    TITLE: str
    NEXT = "&Next"

    def __init__(self) -> None:
        """Begin with a title and no words under it."""
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 12, 24, 6)
        self.column.setSpacing(9)
        self.says = label("", "muted", wrap=True)
        self.message = Message()
        self.column.addWidget(label(self.TITLE, "name"))
        self.column.addWidget(self.says)
        self.column.addWidget(self.message)

    @property
    def ready(self) -> bool:
        """Whether one can go on."""
        return False

    @property
    def next_words(self) -> str:
        """What the button that goes on is called."""
        return self.NEXT

    def refuse(self, why: str) -> None:
        """Say why something cannot be done."""
        lines = why.splitlines()
        more = f" … and {len(lines) - 3} more" if len(lines) > 3 else ""
        self.message.say(Tone.STOP, "; ".join(lines[:3]) + more)

    def enter(self) -> None:
        """Take the focus where somebody begins."""
        self.setFocus()
