"""One officer beside the list: overview, chain of papers, training, equipment, reasons, and the proof for a day."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from coordinator.desktop.chain import ChainView
from coordinator.desktop.controls import beside, button, glyph_button, label, line, pairs
from coordinator.desktop.due_row import DueRow
from coordinator.desktop.entry_row import EntryRow
from coordinator.desktop.explanation import Reason, authority_reason, open_first, verdict_reason
from coordinator.desktop.history_part import HistoryPart
from coordinator.desktop.papers_part import PapersPart
from coordinator.desktop.pills import Pill
from coordinator.desktop.proof_part import ProofPart
from coordinator.desktop.record_panel import RecordPanel
from coordinator.desktop.session import Session
from coordinator.desktop.tabbed_panel import TabbedPanel
from coordinator.services.explaining import Explanation
from coordinator.services.officer_view import Blank, OfficerDetail, Section
from coordinator.services.today import distance

OVERVIEW, CHAIN, TRAINING, EQUIPMENT, PAPERS, HISTORY, WHY, PROOF = range(8)


class OfficerPanel(TabbedPanel):
    """Shows an officer as of the day that was asked for."""

    officer_added = Signal(str)
    """A new officer is on record; carries the badge."""

    detail: OfficerDetail | None

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        super().__init__(session, "Officer")
        self._wanted_rule = ""
        self._go_on_after = ""
        self._chains: list[ChainView] = []
        self._participation: QPushButton | None = None
        self.add_rows("Overview", self._overview)
        self._chain_area = self.add_rows("Chain", self._chain)
        self.add_rows("Training", lambda detail: self._sections(detail.training))
        self.add_rows("Equipment", lambda detail: self._sections(detail.holdings))
        self.papers, self.history = PapersPart(session), HistoryPart(session)
        for title, part in (("Papers", self.papers), ("History", self.history)):
            self.add_part(title, part, partial(_show_of, part))
        self._reasons_area = self.add_rows("Reasons", self._reasons)
        self.proof = ProofPart(session)
        self.add_part("Proof", self.proof, self.proof.show_officer)

    def show_detail(self, detail: OfficerDetail) -> None:
        """Show *detail* on the tab that is open, or the reason that is waited for."""
        super().show_detail(detail)
        if self._wanted_rule:
            self.show_reason(self._wanted_rule)
        if self._go_on_after and self.form is None:
            self._go_on()

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
        edit.clicked.connect(lambda _=False: self.open_record(f"officer:{detail.badge}"))
        row.addWidget(self._proof_button())
        row.addWidget(edit)
        row.addWidget(close)
        self.head.addLayout(row)
        pills = beside(label(f"Badge {detail.badge}", "muted"))
        for one in detail.authority[:2]:
            pills.addWidget(Pill(one.status, one.status_words))
        pills.addStretch()
        pills.addWidget(self._why_button())
        self.head.addLayout(pills)
        self.head.addWidget(line())

    def _why_button(self) -> QWidget:
        why = button("Why?", "quiet", "circle-help")
        why.setAccessibleName("Why this status?")
        why.setToolTip("Why this status? Shows the rule, the records and the arithmetic (Ctrl+I)")
        why.clicked.connect(lambda _=False: self.show_reason())
        return why

    def _proof_button(self) -> QWidget:
        proof = button("Proof for a date…", "quiet", "calendar")
        proof.setToolTip("Whether this officer could act on any day, and by which papers")
        proof.clicked.connect(lambda _=False: self.prove())
        return proof

    def prove(self) -> None:
        """Begin to ask for the authority on a day."""
        self.leave_form()
        self.look_at(PROOF)
        self.proof.enter()

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
        yield pairs(detail.about)

    def _shows(self, one: Explanation) -> Callable[[], None]:
        return lambda: self.show_reason(one.rule)

    def _chain(self, detail: OfficerDetail) -> Iterator[QWidget]:
        self._chains = [ChainView(one, writable=self._session.writable) for one in detail.chains]
        for one, view in zip(detail.chains, self._chains, strict=True):
            yield label(f"Papers under {one.agreement}", "heading")
            view.opened.connect(self.open_record)
            view.adding.connect(self._add)
            yield view
        if not detail.chains:
            yield label("This officer takes part under no agreement on this day.", "muted", wrap=True)
        if self._session.writable:
            self._participation = button("Add a participation", "quiet", "plus")
            yield self._adding(self._participation, Blank("participation", {"officer": detail.badge}))

    def _sections(self, sections: Sequence[Section]) -> Iterator[QWidget]:
        for section in sections:
            yield label(section.title, "heading")
            for one in section.lines:
                row = EntryRow(one)
                row.clicked.connect(partial(self.open_record, one.ref))
                yield row
            if not section.lines:
                yield label("None is on record.", "muted")
            if self._session.writable:
                yield self._adding(button(f"Add to {section.title.lower()}", "quiet", "plus"), section.adds)

    def _adding(self, made: QPushButton, blank: Blank) -> QWidget:
        """Return *made*, which enters a record, at the left of a row."""
        made.clicked.connect(lambda _=False: self._add(blank))
        row = beside(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch()
        holder = QWidget()
        holder.setLayout(row)
        return holder

    def _add(self, blank: Blank) -> None:
        """Enter a record; what it refers to is named as people do."""
        self.add_record(blank.kind, blank.values, self.detail.words if self.detail else {})

    def on_added(self, form: RecordPanel) -> None:
        """Leave the form; after a paper of the chain, what is added next waits for the space bar."""
        badge = form.detail.key if form.kind == "officer" and form.detail else ""
        self.key = badge or self.key
        super().on_added(form)
        if badge:
            self.look_at(CHAIN)
            self.officer_added.emit(badge)
        if self.tabs.currentIndex() == CHAIN:
            self._go_on_after = form.kind

    def follow(self, badge: str) -> None:
        """Go on with the officer that shows under another *badge*."""
        self.key = self._form_of = badge

    def _go_on(self) -> None:
        """Put the focus on what is added next: an examination, the first missing paper, a participation."""
        after, self._go_on_after = self._go_on_after, ""
        for view in self._chains:
            again = view.examinations if after == "exam_attempt" else None
            if (add := again or view.next_missing) is not None:
                self._go_to(add)
                return
        if self.detail is not None and not self.detail.chains and self._participation is not None:
            self._go_to(self._participation)

    def _go_to(self, add: QPushButton) -> None:
        """Put the focus on a button once it has its place."""

        def go() -> None:
            add.setFocus()
            self._chain_area.ensureWidgetVisible(add, 0, 60)

        QTimer.singleShot(0, add, go)

    def _reasons(self, detail: OfficerDetail) -> Iterator[QWidget]:
        for answer in detail.authority:
            yield authority_reason(answer)
            yield line()
        for one in open_first(detail.verdicts):
            yield verdict_reason(one, detail.as_of)
            yield line()


def _show_of(part: PapersPart | HistoryPart, detail: OfficerDetail) -> None:
    part.show_of("officer", detail.number)
