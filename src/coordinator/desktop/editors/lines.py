"""Editors of text and numbers."""

from collections.abc import Mapping

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout

from coordinator.desktop.editors.editor import Editor
from coordinator.desktop.file_drop import files_in
from coordinator.desktop.line import Line
from coordinator.exchange.words import read_cell
from coordinator.records.declaration import Field
from coordinator.records.plain_words import in_words


class LineEditor(Editor):
    """One line of text."""

    def __init__(self, field: Field) -> None:
        """Begin empty."""
        super().__init__(field)
        self.line = Line()
        self.line.textEdited.connect(lambda _: self.changed.emit())
        self.line.returnPressed.connect(self.enter)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(3)
        self.column.addWidget(self.line)
        self.hold(self.line)

    def enter(self) -> None:
        """Take Enter for being done with the field."""
        self.finished.emit()

    def value(self) -> object:
        return self.line.text().strip() or None

    def typed(self) -> str:
        return self.line.text()

    def type_in(self, typed: str) -> None:
        self.line.setText(typed)
        self.changed.emit()

    def show_value(self, value: object, words: Mapping[str, str]) -> None:
        del words
        self.line.setText(in_words(value))
        self.line.setCursorPosition(0)

    def set_read_only(self, *, on: bool) -> None:
        self.line.setReadOnly(on)


class NumberEditor(LineEditor):
    """A whole number, a decimal or an amount; commas between thousands and a dollar sign may be typed."""

    def value(self) -> object:
        return read_cell(self.field, self.line.text().replace(",", "").strip().removeprefix("$"))


class WordsEditor(LineEditor):
    """Several words in one line, parted by commas, or by semicolons where a word holds a comma."""

    hint = "several are separated by commas"

    def value(self) -> object:
        text = self.line.text()
        parts = (part.strip() for part in text.split(";" if ";" in text else ","))
        return tuple(dict.fromkeys(part for part in parts if part))

    def show_value(self, value: object, words: Mapping[str, str]) -> None:
        del words
        several = value if isinstance(value, tuple) else ()
        comma = any("," in word for word in several)
        self.line.setText("; ".join(several) + ";" if comma else ", ".join(several))
        self.line.setCursorPosition(0)


class _Words(QPlainTextEdit):
    """Leaves files to the panel, which takes them as papers."""

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return not files_in(source) and super().canInsertFromMimeData(source)


class LongTextEditor(Editor):
    """Text of several lines; Tab leaves it."""

    def __init__(self, field: Field) -> None:
        """Begin empty."""
        super().__init__(field)
        self.text = _Words()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(86)
        self.text.textChanged.connect(self.changed.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        self.hold(self.text)

    def value(self) -> object:
        return self.text.toPlainText().strip() or None

    def typed(self) -> str:
        return self.text.toPlainText()

    def type_in(self, typed: str) -> None:
        self.text.setPlainText(typed)

    def show_value(self, value: object, words: Mapping[str, str]) -> None:
        del words
        self.text.setPlainText(in_words(value))

    def set_read_only(self, *, on: bool) -> None:
        self.text.setReadOnly(on)
