"""One contact beside the list: how to reach it, and what was said."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from coordinator.desktop.controls import at_left, button, label, line, pairs
from coordinator.desktop.due_row import DueRow
from coordinator.desktop.history_part import HistoryPart
from coordinator.desktop.papers_part import PapersPart
from coordinator.desktop.session import Session
from coordinator.desktop.tabbed_panel import TabbedPanel
from coordinator.services.contacts_view import ContactDetail

_KIND, _LOG = "contact", "contact_log"


class ContactPanel(TabbedPanel):
    """Shows a contact as of the day that was asked for."""

    detail: ContactDetail | None

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        super().__init__(session, "Contact")
        self.add_rows("Overview", _overview)
        self.add_rows("Said", self._said)
        self.papers, self.history = PapersPart(session), HistoryPart(session)
        self.add_part("Papers", self.papers, lambda detail: self.papers.show_of(_KIND, detail.row.number))
        self.add_part("History", self.history, lambda detail: self.history.show_of(_KIND, detail.row.number))

    def show_head(self, detail: ContactDetail) -> None:
        self.say_name(detail.row.name, "contact", (_KIND, detail.row.number))
        past = "" if detail.row.current else "not in the role on this day"
        self.head.addWidget(label(" · ".join(filter(None, (detail.row.role, past))), "muted", wrap=True))
        self.head.addWidget(line())

    def _said(self, detail: ContactDetail) -> Iterator[QWidget]:
        add = button("Add what was said", "", "plus")
        add.setEnabled(self._session.writable)
        add.clicked.connect(lambda _=False: self._add(detail))
        yield at_left(add)
        for number, at, subject, how in detail.said:
            row = DueRow(subject, f"{at} · {how}", ("", ""), leads="Open what was said.")
            row.clicked.connect(partial(self.edit_record, _LOG, number))
            yield row
        if not detail.said:
            yield label("No exchange with this contact is on record.", "muted", wrap=True)

    def _add(self, detail: ContactDetail) -> None:
        self.add_record(_LOG, {"contact": detail.key}, {detail.key: detail.row.name})


def _overview(detail: ContactDetail) -> Iterator[QWidget]:
    if detail.row.unverified:
        words = "Nobody verified for a year whether this still holds. Call or write, then enter the day in Edit."
        yield label(words, "sentence", wrap=True)
    yield pairs(detail.told)
