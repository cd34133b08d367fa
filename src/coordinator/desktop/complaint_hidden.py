"""Who complained and of whom: hidden until somebody asks, and who asked is told."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from coordinator.compliance.dates import long_date
from coordinator.desktop.controls import beside, button, emptied, label, pairs
from coordinator.services.complaint_view import ComplaintDetail


class HiddenBox(QFrame):
    """Says that something is hidden, or what it is once somebody asked."""

    show_wanted = Signal()

    def __init__(self) -> None:
        """Begin with everything hidden."""
        super().__init__()
        self.setObjectName("inline")
        self.show_button = button("Show", "quiet", "eye")
        self.show_button.setAccessibleName("Show who complained and of whom")
        self.show_button.setToolTip("Shows who complained and of whom; that you looked is recorded in the history.")
        self.show_button.clicked.connect(lambda _=False: self.show_wanted.emit())
        self.words = label("", "muted", wrap=True)
        self.looked = label("", "note", wrap=True)
        self._told = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 10, 9)
        column.setSpacing(3)
        row = beside(self.words, self.show_button)
        row.setStretchFactor(self.words, 1)
        column.addLayout(row)
        column.addLayout(self._told)
        column.addWidget(self.looked)

    def say(self, detail: ComplaintDetail) -> None:
        """Show what *detail* tells of it."""
        shown = detail.hidden is not None
        emptied(self._told)
        if detail.hidden is not None:
            self._told.addWidget(pairs(detail.hidden.told))
        self.words.setText("" if shown else "Complainant and officer: Hidden.")
        self.words.setVisible(not shown)
        if shown and self.show_button.hasFocus():
            self.focusNextChild()
        self.show_button.setVisible(not shown)
        self.looked.setText(_looked(detail))
        self.looked.setVisible(bool(detail.showings))


def _looked(detail: ComplaintDetail) -> str:
    if not detail.showings:
        return ""
    last = detail.showings[0]
    at = datetime.fromisoformat(last.at).astimezone()
    times = "once" if len(detail.showings) == 1 else f"{len(detail.showings)} times"
    return f"Shown {times}, last to {last.actor} on {long_date(at.date())}, {at:%H:%M}."
