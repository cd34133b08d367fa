"""One class beside the list: who is in it with which result, and who has not completed the course."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coordinator.compliance.dates import long_date
from coordinator.desktop.controls import beside, button, label, line
from coordinator.desktop.entry_row import EntryRow
from coordinator.desktop.session import Session
from coordinator.desktop.tabbed_panel import TabbedPanel
from coordinator.services.officer_view import Line
from coordinator.services.training_view import Attended, ClassDetail


class ClassPanel(TabbedPanel):
    """Shows a class; every part in it opens in place."""

    officer_wanted = Signal(str, str)
    """Somebody wants to see an officer; carries the badge and no rule."""
    results_wanted = Signal(object)
    """Somebody wants to record results of the class; carries its detail."""

    detail: ClassDetail | None

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        super().__init__(session, "Class")
        self.add_rows("Officers", self._officers)
        self.add_rows("Who has not", self._missing)

    def show_head(self, detail: ClassDetail) -> None:
        self.say_name(detail.row.course, "class")
        self.head.addWidget(label(detail.row.title, "muted", wrap=True))
        days = [long_date(detail.row.started_on)]
        if detail.row.ends_on not in {None, detail.row.started_on}:
            days.append(long_date(detail.row.ends_on or detail.row.started_on))
        where = f" · {detail.row.location}" if detail.row.location else ""
        said = label(" to ".join(days) + where, "", wrap=True)
        row = beside(said)
        row.setStretchFactor(said, 1)
        if self._session.writable:
            results = button("Record results", "quiet", "pencil")
            results.setToolTip("Enters results, certification and certificates of everybody at once")
            results.clicked.connect(lambda _=False: self.results_wanted.emit(detail))
            row.addWidget(results)
        self.head.addLayout(row)
        self.head.addWidget(line())

    def _officers(self, detail: ClassDetail) -> Iterator[QWidget]:
        for one in detail.attended:
            row = EntryRow(Line(one.ref, f"{one.name} ({one.badge})", _said(one), one.status_words))
            row.clicked.connect(partial(self.open_record, one.ref))
            yield row
        if not detail.attended:
            yield label("Nobody is on record in this class yet.", "muted", wrap=True)

    def _missing(self, detail: ClassDetail) -> Iterator[QWidget]:
        words = "Officers who take part under an agreement for which the course counts and are not in this class:"
        yield label(words if detail.missing else _NOBODY, "muted", wrap=True)
        for one in detail.missing:
            row = EntryRow(Line("", f"{one.name} ({one.badge})", one.words, ""))
            row.clicked.connect(partial(self.officer_wanted.emit, one.badge, ""))
            yield row


_NOBODY = "Everybody for whom the course counts is in this class, or has completed it in another."


def _said(one: Attended) -> str:
    days = (("completed", one.completed_on), ("certified", one.certified_on))
    told = [f"{words} {long_date(day)}" for words, day in days if day is not None]
    papers = "no certificate on file" if not one.papers else "1 paper on file" if one.papers == 1 else ""
    return " · ".join(filter(None, (*told, one.scores, papers or f"{one.papers} papers on file")))
