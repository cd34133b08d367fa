"""One complaint beside the list: its steps and clocks; who complained and of whom stays hidden until somebody asks."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from coordinator.desktop.complaint_overview import ComplaintOverview
from coordinator.desktop.controls import beside, label, line
from coordinator.desktop.explanation import verdict_reason
from coordinator.desktop.hidden import ask_hidden
from coordinator.desktop.history_part import HistoryPart
from coordinator.desktop.papers_part import PapersPart
from coordinator.desktop.pills import Pill
from coordinator.desktop.record_panel import RecordPanel
from coordinator.desktop.session import Session
from coordinator.desktop.tabbed_panel import TabbedPanel
from coordinator.services.complaint_view import ComplaintDetail

_KIND = "complaint"


class ComplaintPanel(TabbedPanel):
    """Shows a complaint as of the day that was asked for; *shown_of* is the row whose hidden part shows, or 0."""

    detail: ComplaintDetail | None

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        super().__init__(session, "Complaint")
        self.shown_of = 0
        self.overview = ComplaintOverview(session)
        self.overview.show_wanted.connect(self.ask_hidden)
        self.add_part("Steps", self.overview, self.overview.show_detail)
        self.add_rows("Clocks", _clocks)
        self.papers, self.history = PapersPart(session), HistoryPart(session)
        self.add_part("Papers", self.papers, lambda detail: self.papers.show_of(_KIND, detail.number))
        self.add_part("History", self.history, lambda detail: self.history.show_of(_KIND, detail.number))
        self.closed.connect(self.hide_again)

    def show_head(self, detail: ComplaintDetail) -> None:
        self.say_name(f"Complaint {detail.log_no}", "complaint", (_KIND, detail.number))
        told = beside(label(f"{detail.state_words} · {detail.agreement}", "muted"))
        for _, one in detail.clocks[:1]:
            told.addWidget(Pill(one.status, one.status_words))
        told.addStretch()
        self.head.addLayout(told)
        self.head.addWidget(line())

    def ask_hidden(self) -> None:
        """Show who complained and of whom, once it is recorded that somebody asked."""
        if (detail := self.detail) is not None:
            ask_hidden(self._session, _KIND, detail.number, lambda: self._on_recorded(detail.number))

    def _on_recorded(self, number: int) -> None:
        if self.key == str(number):
            self.shown_of = number

    def hide_again(self) -> None:
        """Hide what was shown."""
        self.shown_of = 0
        if (form := self.form) is not None:
            form.form.cover()

    def _show_form(self, form: RecordPanel) -> None:
        super()._show_form(form)
        if form.kind == _KIND and self.shown_of:
            form.uncover(self.shown_of)


def _clocks(detail: ComplaintDetail) -> Iterator[QWidget]:
    for words, one in detail.clocks:
        if words:
            yield label(words, "sentence", wrap=True)
        yield verdict_reason(one, detail.as_of)
        yield line()
    if not detail.clocks:
        yield label("No clock runs on this complaint on this day.", "muted", wrap=True)
