"""The line in which a list is searched and filtered, with offers of fields and of words that occur."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from coordinator.desktop.editors.offers import Offers
from coordinator.desktop.icons import icon
from coordinator.desktop.line import Line
from coordinator.services.filtering import Askable, Typing, completed, typing_at

Words = Callable[[str, str, Callable[[Sequence[str]], None]], None]
"""Asks for the words of a field that hold what was begun, and hands them to its last argument."""

HOW = "Words, or field:word, field:none, due<30d; a - in front turns a term around. Ctrl+Space offers the fields."
_INTO_THE_LIST = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter})
_FROM = 2
"""From so many letters on the fields that begin with them are offered."""


class FilterLine(Line):
    """Completes names of fields, and the words that they hold; arrows and Enter choose, Esc closes the offers."""

    entered = Signal()
    """Somebody goes on into the list."""
    cleared = Signal()
    """Somebody wants to see every row."""

    def __init__(self, placeholder: str, name: str, fields: Sequence[Askable], words: Words) -> None:
        """Offer *fields*, and what *words* says that they hold."""
        super().__init__(placeholderText=placeholder)
        self._fields, self._words = fields, words
        self._typing: Typing | None = None
        self.setAccessibleName(name)
        self.setAccessibleDescription(HOW)
        self.setToolTip(HOW)
        self.setClearButtonEnabled(True)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.offers = Offers(self, "Offers for the filter")
        self.offers.picked.connect(self._on_picked)
        self.textEdited.connect(lambda _: self._look(_FROM))
        offer = QAction("Offer fields of this list", self, shortcut=QKeySequence("Ctrl+Space"))
        offer.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        offer.triggered.connect(lambda _=False: self._look(0))
        self.addAction(offer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _INTO_THE_LIST:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def _look(self, least: int) -> None:
        """Offer what can stand where the cursor is, names of fields from *least* letters on."""
        at = self.cursorPosition()
        self._typing = typing = typing_at(self.text(), at) or Typing(at, at, "", "")
        if typing.field:
            self._words(typing.field, typing.begins, partial(self._offer, typing))
            return
        begins = typing.begins.lower()
        named = [one.name for one in self._fields if one.name.startswith(begins)]
        self._offer(typing, [f"{name}:" for name in named] if len(begins) >= least else [])

    def _offer(self, typing: Typing, words: Sequence[str]) -> None:
        """Show *words*, unless something else is being typed by now."""
        if typing is self._typing and self.hasFocus():
            whole = list(words) == [typing.begins]
            self.offers.offer([] if whole else list(words))

    def _on_picked(self, words: str) -> None:
        typing = self._typing
        if typing is None:
            return
        text, cursor = completed(self.text(), typing, words if typing.field else words.removesuffix(":"))
        self.setText(text)
        self.setCursorPosition(cursor)
        if not typing.field:
            self._look(0)
