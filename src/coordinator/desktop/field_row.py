"""A field in a form: its title above the editor, and below it what is wrong, unusual or worth knowing."""

from enum import Enum

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coordinator.desktop.controls import beside, button, label
from coordinator.desktop.editors import Editor
from coordinator.desktop.icons import icon
from coordinator.desktop.links import Link


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


class FieldRow(QWidget):
    """One field; its message belongs to the control for people who do not see it, too.

    While it is covered, only that something is hidden shows, and a way to ask for it.
    """

    show_wanted = Signal()
    """Somebody asks for what is hidden."""

    def __init__(self, editor: Editor) -> None:
        """Show *editor* under its title."""
        super().__init__()
        field = editor.field
        self.editor, self.name = editor, field.name
        self.message = Message()
        self._title = label(f"{field.title} (required)" if field.required else field.title, "fieldName")
        self._title.setBuddy(editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self.link = Link()
        self.link.hide()
        head = beside(self._title, self.link)
        head.setStretchFactor(self._title, 1)
        column.addLayout(head)
        column.addWidget(editor)
        column.addWidget(self.message)
        self._cover: QWidget | None = None
        self.clear()

    @property
    def covered(self) -> bool:
        """Whether the value is hidden."""
        return self._cover is not None and not self._cover.isHidden()

    def cover(self) -> None:
        """Hide the value, and let the editor hold none."""
        if self._cover is None:
            self._cover = self._covering()
        self.editor.set_value(None, {})
        self.editor.hide()
        self.link.hide()
        self._cover.show()

    def _covering(self) -> QWidget:
        made = QWidget()
        show = button("Show", "quiet", "eye")
        show.setAccessibleName(f"Show {self.editor.field.title}")
        show.setToolTip("Shows what is hidden of this record; that you looked is recorded in the history.")
        show.clicked.connect(lambda _=False: self.show_wanted.emit())
        row = beside(label("Hidden.", "muted"), show)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch()
        made.setLayout(row)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(1, made)
        return made

    def uncover(self) -> None:
        """Show the editor again."""
        if self._cover is not None:
            self._cover.hide()
            self.editor.show()
            self.lead()

    def lead(self) -> None:
        """Lead to the record that the field names on record, if it names one."""
        field, key = self.editor.field, self.editor.shown[0]
        leads = bool(field.refers_to and not field.is_list and key)
        if leads:
            self.link.lead("Open", f"{field.refers_to}:{key}")
            self.link.setAccessibleName(f"Open {field.title.lower()}")
        self.link.setVisible(leads)

    def say(self, tone: Tone, reason: str) -> None:
        """Show a message below the field."""
        self.message.say(tone, reason)
        self.editor.mark(wrong=tone is Tone.STOP)
        self.editor.describe(self.message.words.text())

    def clear(self) -> None:
        """Show no message but the editor's hint."""
        if self.editor.hint:
            self.say(Tone.HINT, self.editor.hint)
            return
        self.message.clear()
        self.editor.mark(wrong=False)
        self.editor.describe("")
