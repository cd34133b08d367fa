"""What is wrong, unusual or worth knowing, in words with their weight."""

from enum import Enum

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QWidget

from coordinator.desktop.controls import beside, label
from coordinator.desktop.icons import icon


class Tone(Enum):
    """How much a message weighs: it keeps the record from being saved, asks for a second look, or only tells."""

    STOP = ("Stop", "circle-alert", "bad")
    CHECK = ("Check", "circle-help", "soon")
    HINT = ("Hint", "info", "muted")


class Message(QWidget):
    """Words with their icon, in the colour of their weight; nothing shows while there are none."""

    def __init__(self) -> None:
        """Begin without words."""
        super().__init__()
        self.words = label("", wrap=True)
        self._icon = QLabel()
        self._icon.setFixedSize(QSize(18, 19))
        row = beside(self._icon, self.words, spacing=5)
        row.setContentsMargins(0, 1, 0, 0)
        row.setStretchFactor(self.words, 1)
        self.setLayout(row)
        self.tone: Tone | None = None
        self.hide()

    def say(self, tone: Tone, reason: str) -> None:
        """Show *reason* as a sentence after the word of its weight."""
        word, glyph, colour = tone.value
        self.tone = tone
        self.words.setObjectName(f"message_{colour}")
        self.words.style().unpolish(self.words)
        self.words.style().polish(self.words)
        end = "" if reason.endswith((".", "!", "?")) else "."
        self.words.setText(f"{word}: {reason}{end}")
        self._icon.setPixmap(icon(glyph, colour).pixmap(QSize(15, 15), self.devicePixelRatioF()))
        self.show()

    def clear(self) -> None:
        """Show nothing."""
        self.tone = None
        self.words.clear()
        self.hide()
