"""One training requirement beside the list: what it rests on, and how it stands for everybody of whom it is asked."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from coordinator.desktop.controls import beside, emptied, glyph_button, label, line, scrolled
from coordinator.desktop.due_row import DueRow
from coordinator.desktop.panel import Panel
from coordinator.services.today import distance
from coordinator.services.training_view import RequirementDetail, RequirementRow, Standing


class RequirementPanel(Panel):
    """Shows a requirement as of the day that was asked for; each officer leads to the reason."""

    officer_wanted = Signal(str, str)
    """Somebody wants to see why; carries the badge and the rule."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__("Requirement")
        self.detail: RequirementDetail | None = None
        self._title = label("", "name", wrap=True)
        self.close_button = glyph_button("x", "Close this requirement (Esc)")
        self.close_button.clicked.connect(self.closed.emit)
        head = beside(self._title, self.close_button)
        head.setStretchFactor(self._title, 1)
        head.setContentsMargins(20, 0, 14, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 4)
        column.addLayout(head)
        column.addWidget(line())
        area, self._inside = scrolled()
        self._inside.setContentsMargins(20, 6, 16, 14)
        self._inside.setSpacing(7)
        column.addWidget(area, 1)

    def show_detail(self, detail: RequirementDetail) -> None:
        self.detail = detail
        row = detail.row
        self._title.setText(row.requirement.title)
        emptied(self._inside)
        self._inside.addWidget(label(row.words, "", wrap=True))
        for title, words in (("Rule", row.requirement.rule), ("Weight", row.weight), ("Interval", row.interval)):
            if words:
                self._inside.addWidget(label(f"{title}: {words}", "muted", wrap=True))
        if row.source:
            self._inside.addWidget(label(f"Source: {row.source}", "muted", wrap=True))
        self._inside.addWidget(label(_counted(row), "heading", wrap=True))
        for one in detail.people:
            self._inside.addWidget(self._person(detail, one))

    def _person(self, detail: RequirementDetail, one: Standing) -> DueRow:
        more = f"and {one.cell.more} more" if one.cell.more else ""
        status = (one.cell.status, one.cell.status_words)
        made = DueRow(f"{one.name} ({one.badge})", more, status, distance(one.cell.due or None, detail.as_of))
        made.clicked.connect(partial(self.officer_wanted.emit, one.badge, detail.row.requirement.rule))
        return made

    def enter(self) -> None:
        self.close_button.setFocus()


def _counted(row: RequirementRow) -> str:
    counts = ((row.met, "met"), (row.due, "due soon"), (row.not_met, "not met"), (row.cannot_tell, "cannot tell"))
    return ", ".join(f"{count} {words}" for count, words in counts if count) or "Asked of nobody on this day"
