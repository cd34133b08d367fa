"""A month of costs, or a claim, beside its list."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coordinator.compliance.choices import CostCategory
from coordinator.desktop.bar_row import BarRow
from coordinator.desktop.controls import at_left, button, label, line, pairs
from coordinator.desktop.due_row import DueRow
from coordinator.desktop.form_page import FormPage
from coordinator.desktop.history_part import HistoryPart
from coordinator.desktop.papers_part import PapersPart
from coordinator.desktop.session import Session
from coordinator.desktop.tabbed_panel import TabbedPanel
from coordinator.records import CostFields
from coordinator.records.declaration import fields_of
from coordinator.reports.money import dollars
from coordinator.services.costs import record_month
from coordinator.services.costs_view import ClaimDetail, CostMonthDetail, Entry

_FIELDS = {one.name: one for one in fields_of(CostFields)}
_SHARED = ("incurred_on", "payer", "incremental", "moa", "method", "method_note")
_AMOUNTS = [
    replace(_FIELDS["amount"], name=one.value, title=one.words, help=f"{one.words}, in U.S. dollars.", required=False)
    for one in CostCategory
]


class CostMonthPanel(TabbedPanel):
    """Shows what a month cost, by category and by entry; a whole month is entered in one form."""

    detail: CostMonthDetail | None

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        super().__init__(session, "Month of costs")
        self.entry = FormPage(session)
        self._whole.addWidget(self.entry)
        self.add_rows("Categories", _categories)
        self.add_rows("Entries", self._entries)
        self.add_rows("Year", _year)
        self.entry.wanted.connect(self._save)
        self.entry.left.connect(self.leave_form)

    @property
    def entering(self) -> bool:
        """Whether the form for a whole month shows."""
        return self._whole.currentWidget() is self.entry

    def enter(self) -> None:
        if self.entering:
            self.entry.enter()
        else:
            super().enter()

    def show_head(self, detail: CostMonthDetail) -> None:
        self.say_name(f"Costs of {detail.row.month}", "month")
        paid = (("agency", detail.row.agency), ("ICE", detail.row.ice), ("others", detail.row.others))
        said = [f"{who} paid {dollars(amount)}" for who, amount in paid if amount]
        back = [f"{dollars(detail.row.received)} came back"] if detail.row.received else []
        self.head.addWidget(label(" · ".join([*said, *back]) or "nothing was spent", "muted", wrap=True))
        self.head.addWidget(line())

    def _entries(self, detail: CostMonthDetail) -> Iterator[QWidget]:
        add = button("Add one cost", "", "plus")
        add.setEnabled(self._session.writable)
        add.clicked.connect(lambda _=False: self.add_record("cost", {}, {}))
        yield at_left(add)
        yield from entry_rows(self, detail.entries)

    def begin(self, today: date) -> None:
        """Ask for a whole month of costs in one form: that before *today*'s, unless another day is typed."""
        last = today.replace(day=1) - timedelta(days=1)
        fields = [*(_FIELDS[name] for name in _SHARED), *_AMOUNTS]
        self.entry.begin("A month of costs", fields, {"incurred_on": last}, today)
        self._whole.setCurrentWidget(self.entry)

    def _save(self, values: dict[str, object]) -> None:
        shared = {name: values[name] for name in _SHARED}
        amounts = {one: values[one.value] for one in CostCategory if values[one.value] is not None}

        def saved(_: object) -> None:
            self.leave_form()
            self._session.said.emit(f"Entered {len(amounts)} costs.", True)

        self._session.attempt(
            lambda desk: desk.carry_out(lambda store, today: record_month(store, shared, amounts, today)),
            saved,
            self.entry.refuse,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.entering:
            self.leave_form()
        else:
            super().keyPressEvent(event)


def entry_rows(panel: TabbedPanel, entries: Iterable[Entry]) -> Iterator[QWidget]:
    """Yield the costs of a month or of a claim; each opens its form."""
    count = 0
    for count, one in enumerate(entries, 1):  # noqa: B007  it tells whether there was one
        status = ("NOT_MET", "To be looked at") if one.doubt else ("", "")
        row = DueRow(f"{one.code}  {dollars(one.amount)}", one.doubt or one.said, status, leads="Open this cost.")
        row.clicked.connect(partial(panel.edit_record, "cost", one.number))
        yield row
    if not count:
        yield label("No cost is on record here.", "muted", wrap=True)


def _categories(detail: CostMonthDetail) -> Iterator[QWidget]:
    most = max((month for _, month, _ in detail.categories), default=0) or 1
    yield label("In this month", "heading")
    for words, month, _ in detail.categories:
        if month:
            yield BarRow(words, dollars(month), month / most)
    if not detail.row.entries:
        yield label("No cost of this month is on record.", "muted", wrap=True)
    yield line()
    yield label(f"From {detail.row.year} to the end of the month", "heading", wrap=True)
    yield pairs((words, dollars(year)) for words, _, year in detail.categories)


def _year(detail: CostMonthDetail) -> Iterator[QWidget]:
    most = max((amount for _, amount in detail.year), default=0) or 1
    for month, amount in detail.year:
        yield BarRow(month, dollars(amount), amount / most)
    yield line()
    yield pairs([("The year so far", dollars(sum(amount for _, amount in detail.year)))])


class ClaimPanel(TabbedPanel):
    """Shows a claim from the asking to the money, with what it claims and what caps it."""

    detail: ClaimDetail | None

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        super().__init__(session, "Claim")
        self.add_rows("Steps", _steps)
        self.add_rows("Costs", lambda detail: entry_rows(self, detail.entries))
        self.papers, self.history = PapersPart(session), HistoryPart(session)
        self.add_part("Papers", self.papers, lambda detail: self.papers.show_of("reimbursement", detail.row.number))
        self.add_part("History", self.history, lambda detail: self.history.show_of("reimbursement", detail.row.number))

    def show_head(self, detail: ClaimDetail) -> None:
        self.say_name(f"Claim {detail.row.code}", "claim", ("reimbursement", detail.row.number))
        told = (detail.row.program, detail.row.period, detail.row.status)
        self.head.addWidget(label(" · ".join(filter(None, told)), "muted", wrap=True))
        self.head.addWidget(line())


def _steps(detail: ClaimDetail) -> Iterator[QWidget]:
    yield pairs((title, f"{amount or 'no amount on record'} · {day}") for title, amount, day in detail.steps)
    if detail.entries:
        yield pairs([("The costs that it claims", dollars(detail.total))])
    for cap in detail.caps:
        yield line()
        yield label(f"Cap: {cap.words}", "muted", wrap=True)
        over = cap.used > cap.most
        yield BarRow(cap.title, f"{dollars(cap.used)} of {dollars(cap.most)}", cap.used / (cap.most or 1), over=over)
        if over:
            yield label(f"Claimed {dollars(cap.used - cap.most)} more than the cap.", "sentence", wrap=True)
    if detail.note:
        yield line()
        yield label(detail.note, "", wrap=True)
