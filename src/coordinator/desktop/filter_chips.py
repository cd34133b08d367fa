"""What filters a list, in words: each term as a chip that takes it away, or why a filter means nothing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator.desktop.controls import button
from coordinator.desktop.field_row import Message, Tone
from coordinator.desktop.flow_row import FlowRow
from coordinator.services.filtering import Askable, How, Term

_LONGEST = 36
"""In letters; the tool tip has the rest."""
_WORDS = {
    How.HOLDS: ": ",
    How.IS: " is ",
    How.BELOW: " below ",
    How.UP_TO: " up to ",
    How.ABOVE: " above ",
    How.FROM: " from ",
}


class FilterChips(QWidget):
    """Shows the terms of a filter that names fields; a search for words alone speaks for itself."""

    removed = Signal(object)
    """Somebody takes a term away; carries it."""

    def __init__(self) -> None:
        """Begin without a filter."""
        super().__init__()
        self._titles: dict[str, str] = {}
        self.message = Message()
        self._row = QWidget()
        self._flow = FlowRow(self._row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._row)
        column.addWidget(self.message)
        self.show_terms((), ())

    def show_terms(self, terms: Sequence[Term], fields: Sequence[Askable]) -> None:
        """Show *terms* over *fields*."""
        self._titles = {one.name: one.title for one in fields}
        self.message.clear()
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        shown = terms if any(term.field or term.negated for term in terms) else ()
        for term in shown:
            self._flow.addWidget(self._chip(term))
        self._row.setVisible(bool(shown))
        self.setVisible(bool(shown))

    def _chip(self, term: Term) -> QWidget:
        words = self.words_of(term)
        short = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
        chip = button(f"{short}  ×", "chip")  # noqa: RUF001  the sign that closes
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.setAccessibleName(f"Take away the filter {words}")
        chip.setToolTip(f"Take away: {term}")
        chip.clicked.connect(lambda _=False: self.removed.emit(term))
        return chip

    def words_of(self, term: Term) -> str:
        """Return a term as people read it: ``Not Status: overdue``."""
        title = self._titles.get(term.field, "")
        sign = "Not " if term.negated else ""
        if not title:
            return f"{sign}“{term.value}”"
        return f"{sign}{title}{': nothing recorded' if term.nothing else _WORDS[term.how] + term.value}"

    def say(self, why: str) -> None:
        """Say why the filter means nothing; the rows before it go on showing."""
        self._row.hide()
        self.message.say(Tone.CHECK, why)
        self.show()
