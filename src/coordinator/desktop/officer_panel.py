"""One officer beside the list: overview, chain of papers, training, and the reasons of every status."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from coordinator.compliance.dates import long_date
from coordinator.desktop.chain import ChainView
from coordinator.desktop.controls import beside, button, glyph_button, label, line
from coordinator.desktop.due_row import DueRow
from coordinator.desktop.explanation import Reason, authority_reason, open_first, verdict_reason
from coordinator.desktop.pills import Pill
from coordinator.desktop.session import Session
from coordinator.desktop.tabbed_panel import TabbedPanel
from coordinator.services.explaining import Explanation
from coordinator.services.officer_view import OfficerDetail
from coordinator.services.today import distance

OVERVIEW, CHAIN, TRAINING, WHY = range(4)


class OfficerPanel(TabbedPanel):
    """Shows an officer as of the day that was asked for."""

    edit_wanted = Signal(str)
    """Somebody wants to edit the officer; carries the badge."""

    detail: OfficerDetail | None

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        super().__init__(session, "Officer")
        self._wanted_rule = ""
        self.add_rows("Overview", self._overview)
        self.add_rows("Chain", self._chain)
        self.add_rows("Training", self._training)
        self._reasons_area = self.add_rows("Reasons", self._reasons)

    def show_detail(self, detail: OfficerDetail) -> None:
        """Show *detail* on the tab that is open, or the reason that is waited for."""
        super().show_detail(detail)
        if self._wanted_rule:
            self.show_reason(self._wanted_rule)

    def want_reason(self, rule: str) -> None:
        """Show the reason of *rule* as soon as an officer shows."""
        self._wanted_rule = rule

    def show_reason(self, rule: str = "") -> None:
        """Open the reasons, at *rule* or at what needs somebody most."""
        self._wanted_rule = ""
        self.leave_form()
        self.look_at(WHY)
        QTimer.singleShot(0, partial(self._scroll_to, rule, again=True))  # they have no place before they are laid out

    def _scroll_to(self, rule: str, *, again: bool = False) -> None:
        if again:  # the scroll bar that the first layout brought makes lines longer, which moves what is below
            QTimer.singleShot(0, partial(self._scroll_to, rule))
        wanted = next((one for one in self.reasons() if one.rule == rule), None)
        self._reasons_area.verticalScrollBar().setValue(wanted.y() - 8 if wanted else 0)

    def reasons(self) -> list[Reason]:
        """Return the reasons that show, in order."""
        return self._reasons_area.findChildren(Reason)

    def show_head(self, detail: OfficerDetail) -> None:
        close = glyph_button("x", "Close this officer (Esc)")
        close.clicked.connect(self.closed.emit)
        name = label(detail.name, "name", wrap=True)
        row = beside(name)
        row.setStretchFactor(name, 1)
        edit = button("Edit", "quiet", "pencil")
        edit.setAccessibleName("Edit this officer")
        edit.setToolTip("Edit what is on record about this officer")
        edit.clicked.connect(lambda _=False: self.edit_wanted.emit(detail.badge))
        row.addWidget(edit)
        row.addWidget(close)
        self.head.addLayout(row)
        pills = beside(label(f"Badge {detail.badge}", "muted"))
        for one in detail.authority[:2]:
            pills.addWidget(Pill(one.status, one.status_words))
        pills.addStretch()
        why = button("Why?", "quiet", "circle-help")
        why.setAccessibleName("Why this status?")
        why.setToolTip("Why this status? Shows the rule, the records and the arithmetic (Ctrl+I)")
        why.clicked.connect(lambda _=False: self.show_reason())
        pills.addWidget(why)
        self.head.addLayout(pills)
        self.head.addWidget(line())

    def _overview(self, detail: OfficerDetail) -> Iterator[QWidget]:
        yield label("What is asked", "heading")
        for one in open_first(detail.verdicts):
            row = DueRow(
                one.title,
                f"{one.rule} · {one.weight_words}",
                (one.status, one.status_words),
                distance(one.due, detail.as_of),
            )
            row.clicked.connect(self._shows(one))
            yield row
        if not detail.verdicts:
            yield label("No rule asks anything of this officer on this day.", "muted", wrap=True)
        yield line()
        yield label("About", "heading")
        yield _pairs(detail.about)

    def _shows(self, one: Explanation) -> Callable[[], None]:
        return lambda: self.show_reason(one.rule)

    def _chain(self, detail: OfficerDetail) -> Iterator[QWidget]:
        for one in detail.chains:
            yield label(f"Papers under {one.agreement}", "heading")
            yield ChainView(one)
        if not detail.chains:
            yield label("This officer takes part under no agreement on this day.", "muted", wrap=True)

    def _training(self, detail: OfficerDetail) -> Iterator[QWidget]:
        for one in detail.training:
            yield label(f"{one.course} · {one.title}", "heading", wrap=True)
            days = [("Status", one.status), ("Started", long_date(one.started_on))]
            days += [("Completed", _said(one.completed_on)), ("Certified", _said(one.certified_on))]
            yield _pairs([*days, *([("Examinations", one.exams)] if one.exams else [])])
            yield line()
        if not detail.training:
            yield label("No class is on record.", "muted")

    def _reasons(self, detail: OfficerDetail) -> Iterator[QWidget]:
        for answer in detail.authority:
            yield authority_reason(answer)
            yield line()
        for one in open_first(detail.verdicts):
            yield verdict_reason(one, detail.as_of)
            yield line()


def _said(day: date | None) -> str:
    return long_date(day) if day else "not recorded"


def _pairs(pairs: Sequence[tuple[str, str]]) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 4)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(5)
    for row, (title, value) in enumerate(pairs):
        grid.addWidget(label(title, "muted"), row, 0)
        grid.addWidget(label(value, "", wrap=True), row, 1)
    grid.setColumnStretch(1, 1)
    return made
