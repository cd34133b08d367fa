"""Why a requirement stands as it does for an officer: every verdict with its reasons, beside the matrix."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from coordinator.desktop.controls import beside, button, emptied, glyph_button, label, line, scrolled
from coordinator.desktop.explanation import verdict_reason
from coordinator.desktop.panel import Panel
from coordinator.services.training_view import Reasons


class ReasonsPanel(Panel):
    """Shows the reasons of one cell."""

    officer_wanted = Signal(str, str)
    """Carries the badge and the rule."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__("Reasons")
        self.shown: Reasons | None = None
        self._name = label("", "name", wrap=True)
        self.close_button = glyph_button("x", "Close the reasons (Esc)")
        self.close_button.clicked.connect(self.closed.emit)
        self.officer = button("Open the officer", "quiet", "users")
        self.officer.clicked.connect(self._on_officer)
        head = beside(self._name, self.officer, self.close_button)
        head.setStretchFactor(self._name, 1)
        head.setContentsMargins(20, 0, 14, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 4)
        column.addLayout(head)
        column.addWidget(line())
        area, self._reasons = scrolled()
        self._reasons.setContentsMargins(20, 4, 16, 14)
        column.addWidget(area, 1)

    def show_detail(self, detail: Reasons) -> None:
        self.shown = detail
        self._name.setText(detail.name)
        emptied(self._reasons)
        for one in detail.answers:
            self._reasons.addWidget(verdict_reason(one, detail.as_of))
        if not detail.answers:
            words = (
                f"“{detail.requirement.title}” ({detail.requirement.rule}) is not asked of this officer on this day."
            )
            self._reasons.addWidget(label(words, "muted", wrap=True))

    def _on_officer(self) -> None:
        if self.shown is not None:
            self.officer_wanted.emit(self.shown.badge, self.shown.requirement.rule if self.shown.answers else "")

    def enter(self) -> None:
        self.close_button.setFocus()
