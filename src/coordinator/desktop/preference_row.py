"""One setting: what it is called, one sentence on what it does, and the control that changes it."""

from PySide6.QtWidgets import QBoxLayout, QComboBox, QVBoxLayout, QWidget

from coordinator.desktop.controls import label
from coordinator.desktop.message import Message, Tone
from coordinator.records.plain_words import plain

_CONTROL = 300
"""Width of a control, in pixels."""


class PreferenceRow(QWidget):
    """Words at the left and the control at the right, or below each other where there is no room."""

    def __init__(self, title: str, says: str, control: QWidget) -> None:
        """Show *control* beside *title* and what it *says*."""
        super().__init__()
        self.title, self.control = title, control
        self._words = plain(f"{title} {says}")
        self.message = Message()
        name = label(title, "key", wrap=True)
        name.setBuddy(control)
        if isinstance(control, QComboBox):
            control.setObjectName("field")
            control.setAccessibleName(title)
            control.setAccessibleDescription(says)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(name)
        words.addWidget(label(says, "note", wrap=True))
        control.setFixedWidth(_CONTROL)
        right = QVBoxLayout()
        right.setSpacing(2)
        right.addWidget(control)
        right.addWidget(self.message)
        right.addStretch()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 7, 0, 7)
        self._row.setSpacing(18)
        self._row.addLayout(words, 1)
        self._row.addLayout(right)

    def matches(self, words: list[str]) -> bool:
        """Return whether every one of *words* stands in the title or the sentence."""
        return all(word in self._words for word in words)

    def refuse(self, why: str) -> None:
        """Say why a value is not kept."""
        self.message.say(Tone.STOP, why)
