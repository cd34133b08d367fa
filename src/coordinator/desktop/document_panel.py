"""One document beside the list: the paper itself, the records it is for, and how long it is kept."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coordinator.compliance.dates import long_date
from coordinator.desktop.controls import at_left, beside, button, glyph_button, label, line, pairs
from coordinator.desktop.document_columns import state_of
from coordinator.desktop.history_part import HistoryPart
from coordinator.desktop.papers_part import PapersPart
from coordinator.desktop.session import Session
from coordinator.desktop.tabbed_panel import TabbedPanel
from coordinator.services.document_rows import DocumentRow, hold, keep_by_schedule
from coordinator.services.explaining import record_words
from coordinator.services.papers import unlink_paper

if TYPE_CHECKING:
    from coordinator.store import Changes, Store

_KIND = "document"
_HALF = 32
"""So many digits of a hash stand in a line."""


class DocumentPanel(TabbedPanel):
    """Shows a document."""

    detail: DocumentRow | None
    dispose_wanted = Signal(str)
    """Somebody wants to dispose of a document; carries its code."""

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        super().__init__(session, "Document")
        self.papers, self.history = PapersPart(session), HistoryPart(session)
        for one in (self.papers.add, self.papers.edit, self.papers.detach):
            one.hide()  # a document is no paper of its own
        self.add_part("Paper", self.papers, lambda detail: self.papers.show_of(_KIND, detail.number))
        self.records = self.add_rows("Records", self._records)
        self.keeping = self.add_rows("Keeping", self._keeping)
        self.add_part("History", self.history, lambda detail: self.history.show_of(_KIND, detail.number))

    def show_head(self, detail: DocumentRow) -> None:
        close = glyph_button("x", "Close this document (Esc)")
        close.clicked.connect(self.closed.emit)
        edit = glyph_button("pencil", "Edit this document")
        edit.clicked.connect(lambda _=False: self.edit_record(_KIND, detail.number))
        name = label(detail.title, "heading", wrap=True)
        row = beside(name, edit, close, spacing=2)
        row.setStretchFactor(name, 1)
        self.head.addLayout(row)
        self.head.addWidget(line())

    def _records(self, detail: DocumentRow) -> Iterator[QWidget]:
        add = button("Attach to another record…", "", "plus")
        add.clicked.connect(
            lambda _=False: self.add_record("document_link", {"document": detail.code}, {detail.code: detail.title})
        )
        add.setEnabled(self._session.writable and detail.disposed_on is None)
        yield at_left(add)
        for ref in detail.refs:
            yield self._record(detail, ref)
        if not detail.refs:
            yield label("No record of what this document is for.", "muted", wrap=True)

    def _record(self, detail: DocumentRow, ref: str) -> QWidget:
        words = record_words(ref)
        kind, _, key = ref.partition(":")
        see = button(words, "quiet", "external-link")
        see.setToolTip("Open this record")
        see.clicked.connect(lambda _=False: self._session.record_wanted.emit(kind, key))
        detach = glyph_button("unlink", f"Detach from {words}")
        detach.setEnabled(self._session.writable)
        detach.clicked.connect(lambda _=False: self._carry_out(lambda store, _: unlink_paper(store, detail.code, ref)))
        return at_left(see, detach)

    def _keeping(self, detail: DocumentRow) -> Iterator[QWidget]:
        yield pairs(_kept(detail))
        kept = detail.disposed_on is None
        by_class = detail.schedule.until if detail.schedule else None
        if kept and by_class is not None and by_class != detail.destroy_after:
            by = button(f"Keep until {long_date(by_class)}, by its class", "", "calendar")
            by.clicked.connect(lambda _=False: self._carry_out(lambda store, day: keep_by_schedule(store, detail, day)))
            yield self._allowed(by)
        if kept:
            held = "End the legal hold" if detail.legal_hold else "Put under legal hold"
            on = not detail.legal_hold
            change = button(held, "", "lock")
            change.clicked.connect(lambda _=False: self._carry_out(lambda store, day: hold(store, detail, day, on=on)))
            yield self._allowed(change)
        if detail.due:
            dispose = button("Dispose of it…", "", "trash-2")
            dispose.clicked.connect(lambda _=False: self.dispose_wanted.emit(detail.code))
            yield self._allowed(dispose)
        yield label(
            "How long a kind of record is kept is state law and your own schedule: enter its classes under Retention"
            " classes. Nothing is disposed of by itself.",
            "note",
            wrap=True,
        )

    def _allowed(self, one: QWidget) -> QWidget:
        one.setEnabled(self._session.writable)
        return at_left(one)

    def _carry_out(self, command: "Callable[[Store, date], Changes | None]") -> None:
        def done(changes: "Changes | None") -> None:
            if changes is not None:
                self._session.said.emit(f"{changes.label}.", True)

        self._session.attempt(lambda desk: desk.carry_out(command), done)


def _kept(detail: DocumentRow) -> Iterator[tuple[str, str]]:
    yield "Code", detail.code
    yield "State", state_of(detail)[1]
    plan = detail.schedule
    if plan is None:
        yield "Class", "none chosen"
    else:
        years = "for ever" if plan.years is None else f"{plan.years} {'year' if plan.years == 1 else 'years'}"
        yield "Class", f"{plan.code}, {plan.title}: {years}"
    yield "Counted from", long_date(detail.trigger_date) if detail.trigger_date else "no day entered"
    yield "Kept until", long_date(detail.destroy_after) if detail.destroy_after else "no last day entered"
    yield "Legal hold", "yes: kept whatever the schedule says" if detail.legal_hold else "no"
    if detail.disposed_on is not None:
        yield "Disposed of", long_date(detail.disposed_on)
    yield "Kind", detail.kind
    yield "Sensitivity", detail.sensitivity
    yield "Released by", "ICE only" if detail.ice_controlled else "this agency"
    if detail.sha256:
        yield "SHA-256", f"{detail.sha256[:_HALF]}\n{detail.sha256[_HALF:]}"
