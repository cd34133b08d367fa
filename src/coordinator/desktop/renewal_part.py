"""Signing an agreement anew: which duties begin, end and change under another print, what to do, and how to begin."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from coordinator.desktop.controls import button, emptied, label, line, scrolled
from coordinator.desktop.session import Session
from coordinator.services.agreement_view import AgreementDetail
from coordinator.services.renewing import renewal, renewed_draft

if TYPE_CHECKING:
    from coordinator.compliance.renewal import DutyChange
    from coordinator.services.renewing import Renewal


class RenewalPart(QWidget):
    """Asks for a print, tells what it changes, and begins the new agreement."""

    begun = Signal(dict, dict)
    """Somebody begins the new agreement; carries what carries over by field, and what references are called by key."""

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        super().__init__()
        self._session = session
        self._detail: AgreementDetail | None = None
        self.prints = QComboBox()
        self.prints.setObjectName("field")
        self.prints.setAccessibleName("Print of the new agreement")
        self.prints.activated.connect(lambda _: self._ask())
        self.begin = button("Begin the new agreement", "primary", "plus")
        self.begin.setToolTip("Begins a new agreement that supersedes this one, with what carries over filled in")
        self.begin.clicked.connect(lambda _=False: self._on_begin())
        self.said = QVBoxLayout()
        area, column = scrolled()
        column.setContentsMargins(20, 8, 16, 14)
        column.setSpacing(7)
        words = label("If this agreement were signed anew under", "fieldName")
        words.setBuddy(self.prints)
        for widget in (words, self.prints):
            column.addWidget(widget)
        column.addLayout(self.said)
        column.addWidget(line())
        column.addWidget(self.begin)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def show_detail(self, detail: AgreementDetail) -> None:
        """Show *detail*; the print that was chosen stays chosen, else the one that is signed now is."""
        again = self._detail is not None and self._detail.number == detail.number
        chosen = self.prints.currentData() if again else None
        self._detail = detail
        self.prints.clear()
        for code, title in detail.prints:
            self.prints.addItem(f"{code}: {title}", code)
        self.prints.setCurrentIndex(max(0, self.prints.findData(chosen)))
        self.begin.setEnabled(self._session.writable and bool(detail.prints))
        self._ask()

    def _ask(self) -> None:
        detail, code = self._detail, self.prints.currentData()
        if detail is not None and code:

            def answered(found: "Renewal") -> None:
                if self._detail is detail and self.prints.currentData() == code:
                    self._tell(found)

            self._session.ask_as_of(
                lambda desk, day: desk.answer(day, lambda look, known: renewal(look, detail.code, code, known.as_of)),
                answered,
            )

    def _tell(self, found: "Renewal") -> None:
        emptied(self.said)
        if not found.changes:
            self.said.addWidget(label(f"Every duty stays as it is under {found.before}.", "", wrap=True))
        for fate in dict.fromkeys(one.fate for one in found.changes):
            some = [one for one in found.changes if one.fate is fate]
            self.said.addWidget(label(f"{fate.value}: {len(some)}", "heading"))
            self.said.addWidget(label("\n".join(f"•  {_change_words(one)}" for one in some), wrap=True))
        self.said.addWidget(label("What to do", "heading"))
        steps = "\n".join(f"{place}.  {words}" for place, words in enumerate(found.to_do, 1))
        self.said.addWidget(label(steps, wrap=True))

    def _on_begin(self) -> None:
        detail, code = self._detail, self.prints.currentData()
        if detail is not None and code and self._session.writable:
            question = partial(renewed_draft, number=detail.number, print_code=code)
            self._session.ask_as_of(
                lambda desk, day: desk.answer(day, lambda look, _: question(look)),
                lambda found: self.begun.emit(dict(found[0]), dict(found[1])),
            )


def _change_words(one: "DutyChange") -> str:
    title = f"{one.rule.title} ({one.rule.code})"
    said = "; ".join(f"{name.replace('_', ' ')} {before} → {after}" for name, before, after in one.differences)
    term = one.after or one.before
    return f"{title}: {said}" if said else f"{title}, {term.clause}" if term and term.clause else title
