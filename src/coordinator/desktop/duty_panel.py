"""One duty beside the list: its reasons, and the way to the officer it is about."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from coordinator.compliance.verdicts import about
from coordinator.desktop.controls import beside, button, emptied, glyph_button, label, line, scrolled
from coordinator.desktop.explanation import verdict_reason
from coordinator.desktop.panel import Panel
from coordinator.desktop.put_off_part import PutOffPart
from coordinator.desktop.session import Session
from coordinator.services.explaining import Explanation


class DutyPanel(Panel):
    """Shows a verdict as of the day that was asked for."""

    officer_wanted = Signal(str, str)
    """Carries the badge and the rule."""

    def __init__(self, session: Session) -> None:
        """Begin empty; *session* is asked to put a reminder off."""
        super().__init__("Duty")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 4)
        self.close_button = glyph_button("x", "Close this duty (Esc)")
        self.close_button.clicked.connect(self.closed.emit)
        self.officer = button("Open the officer", "quiet", "users")
        self.officer.clicked.connect(self._on_officer)
        head = beside(label("Why this result?", "fieldName"))
        head.setContentsMargins(20, 0, 14, 0)
        head.addStretch()
        head.addWidget(self.officer)
        head.addWidget(self.close_button)
        column.addLayout(head)
        area, self._reasons = scrolled()
        self._reasons.setContentsMargins(20, 4, 16, 14)
        self.put_off = PutOffPart(session)
        column.addWidget(self.put_off)
        column.addWidget(line())
        column.addWidget(area, 1)
        self.shown: Explanation | None = None

    def show_detail(self, detail: tuple[Explanation, date]) -> None:
        self.shown, as_of = detail
        emptied(self._reasons)
        self._reasons.addWidget(verdict_reason(self.shown, as_of))
        self.put_off.show_duty(self.shown.rule, self.shown.subject, self.shown.status)
        self.officer.setVisible(about(self.shown.subject).badge is not None)

    def _on_officer(self) -> None:
        badge = about(self.shown.subject).badge if self.shown else None
        if self.shown is not None and badge is not None:
            self.officer_wanted.emit(badge, self.shown.rule)

    def enter(self) -> None:
        self.close_button.setFocus()
