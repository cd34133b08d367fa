"""Editors of references: what is typed is looked for among the records, and what is chosen is kept by its key."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator.desktop.controls import beside, emptied, glyph_button
from coordinator.desktop.editors.lines import LineEditor
from coordinator.desktop.editors.offers import Offers
from coordinator.desktop.links import linked
from coordinator.records import RECORD_OF
from coordinator.records.declaration import Field
from coordinator.services.choosing import Choosable

Find = Callable[[str, str, Callable[[Sequence[Choosable]], None]], None]
"""Asks for the records of a kind that a text may mean, and hands them to its last argument."""


class ReferenceEditor(LineEditor):
    """A line that names one record; it shows the words that people call it, and keeps its key."""

    new_wanted = Signal(str)
    """Somebody wants to enter the record that is missing; carries what was typed for it."""

    adds = False
    """Whether a record that is missing can be entered from here; whoever says so listens to ``new_wanted``."""

    def __init__(self, field: Field, find: Find) -> None:
        """Begin empty."""
        super().__init__(field)
        self._find = find
        self._keys: dict[str, str] = {}
        self.line.setPlaceholderText(f"Type to find {_a(field)}")
        self.offers = Offers(self.line, f"Found for {field.title}")
        self.offers.picked.connect(self._pick)
        self.line.textEdited.connect(self._look_for)

    def _look_for(self, text: str) -> None:
        self._find(self.field.refers_to, text, partial(self._offer, text))

    def _offer(self, text: str, found: Sequence[Choosable]) -> None:
        if text != self.line.text():
            return
        self._keys.update({one.words: one.key for one in found})
        if self.line.hasFocus():
            self.offers.offer([*(one.words for one in found), *self._add_words()] if text else [])

    def _add_words(self) -> list[str]:
        return [f"Add new {RECORD_OF[self.field.refers_to].about.title.lower()}…"] if self.adds else []

    def _pick(self, words: str) -> None:
        if words in self._add_words():
            typed = self.line.text().strip()
            self._forget_typed()
            self.new_wanted.emit(typed)
        else:
            self._on_picked(words)

    def _forget_typed(self) -> None:
        """Show what is on record again: what was typed is no value of this field."""
        self.line.clear()
        self.show_value(*self.shown)

    def take(self, key: str, words: str) -> None:
        """Name the record that was just entered."""
        self._keys[words] = key
        self.line.setFocus()
        self._on_picked(words)

    def _on_picked(self, words: str) -> None:
        self.line.setText(words)
        self.changed.emit()
        self.finished.emit()

    def value(self) -> object:
        text = self.line.text().strip()
        return self._keys.get(text, text) or None

    def show_value(self, value: object, words: Mapping[str, str]) -> None:
        key = "" if value is None else str(value)
        self._keys.update({name: one for one, name in words.items()})
        self.line.setText(words.get(key, key))
        self.line.setCursorPosition(0)


class ReferencesEditor(ReferenceEditor):
    """A line that adds records to those that are named already, each of which can be taken out."""

    def __init__(self, field: Field, find: Find) -> None:
        """Begin empty."""
        self._picked: dict[str, str] = {}
        super().__init__(field, find)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.column.addLayout(self._rows)
        self._read_only = False

    def _forget_typed(self) -> None:
        self.line.clear()

    def _on_picked(self, words: str) -> None:
        self._add(self._keys.get(words, words), words)

    def enter(self) -> None:
        """Add what is typed."""
        if text := self.line.text().strip():
            self._add(self._keys.get(text, text), text)

    def _add(self, key: str, words: str) -> None:
        self._picked[key] = words
        self.line.clear()
        self._show_rows()
        self.changed.emit()
        self.finished.emit()

    def _remove(self, key: str) -> None:
        self._picked.pop(key, None)
        self._show_rows()
        self.line.setFocus()
        self.changed.emit()
        self.finished.emit()

    def _show_rows(self) -> None:
        emptied(self._rows)
        for key, words in self._picked.items():
            holder = QWidget()
            name = linked(words, f"{self.field.refers_to}:{key}")
            remove = glyph_button("x", f"Take out {words}")
            remove.setEnabled(not self._read_only)
            remove.clicked.connect(lambda _=False, key=key: self._remove(key))
            row = beside(name)
            row.setContentsMargins(2, 0, 0, 0)
            row.setStretchFactor(name, 1)
            row.addWidget(remove)
            holder.setLayout(row)
            self._rows.addWidget(holder)

    def value(self) -> object:
        typed = super().value()
        return tuple(dict.fromkeys((*self._picked, *([str(typed)] if typed else []))))

    def typed(self) -> str:
        return "\n".join((*self._picked, self.line.text())) if self._picked or self.line.text() else ""

    def type_in(self, typed: str) -> None:
        *picked, text = typed.split("\n")
        self._picked = {key: key for key in picked}
        self._show_rows()
        super().type_in(text)

    def show_value(self, value: object, words: Mapping[str, str]) -> None:
        keys = value if isinstance(value, tuple) else ()
        self._picked = {key: words.get(key, key) for key in keys}
        self.line.clear()
        self._show_rows()

    def set_read_only(self, *, on: bool) -> None:
        super().set_read_only(on=on)
        self._read_only = on
        self._show_rows()


def _a(field: Field) -> str:
    title = RECORD_OF[field.refers_to].about.title.lower()
    return f"{'an' if title[0] in 'aeiou' else 'a'} {title}"
