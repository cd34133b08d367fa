"""One month of counts beside the list: ours and ICE's, how they went over a year, and the lock."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from coordinator.desktop.bar_row import BarRow
from coordinator.desktop.controls import at_left, button, label, line, pairs
from coordinator.desktop.explanation import verdict_reason
from coordinator.desktop.form_page import FormPage
from coordinator.desktop.history_part import HistoryPart
from coordinator.desktop.session import Session
from coordinator.desktop.tabbed_panel import TabbedPanel
from coordinator.records import ActivityMonthFields
from coordinator.records.declaration import fields_of
from coordinator.services.activity import enter_month, lock_month, month_values, unlock_month
from coordinator.services.activity_view import Counted, MonthDetail, MonthState

_KIND = "activity_month"
_FIELDS = {one.name: one for one in fields_of(ActivityMonthFields)}
_REASON = replace(
    _FIELDS["source"],
    name="reason",
    title="Why it is unlocked",
    help="Stands with the corrections of the month, and in the history.",
    required=True,
)


class MonthPanel(TabbedPanel):
    """Shows a month as of the day that was asked for, whether it was entered or not."""

    detail: MonthDetail | None

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        super().__init__(session, "Month of counts")
        self.entry = FormPage(session)
        self._whole.addWidget(self.entry)
        self._drawn = ""
        self.add_rows("Counts", self._counts)
        self.add_rows("Twelve months", self._past)
        self.add_rows("Reasons", _reasons)
        self.history = HistoryPart(session)
        self.add_part("History", self.history, lambda detail: self.history.show_of(_KIND, detail.row.number))
        self.entry.wanted.connect(self._save)
        self.entry.left.connect(self.leave_form)

    @property
    def entering(self) -> bool:
        """Whether a form of this place shows."""
        return self._whole.currentWidget() is self.entry

    def enter(self) -> None:
        if self.entering:
            self.entry.enter()
        else:
            super().enter()

    def show_head(self, detail: MonthDetail) -> None:
        self.say_name(f"{detail.row.month}, {detail.row.moa}", "month")
        since = f" on {detail.row.since}" if detail.row.since else f", due {detail.row.due}"
        self.head.addWidget(label(f"{detail.model} · {detail.row.state.value}{since}", "muted", wrap=True))
        self.head.addWidget(line())

    def _counts(self, detail: MonthDetail) -> Iterator[QWidget]:
        yield self._buttons(detail)
        if detail.row.state is MonthState.MISSING:
            yield label("No counts of this month are on record.", "muted", wrap=True)
        if detail.counts:
            yield pairs((one.title, _said(one)) for one in detail.counts)
        if detail.told:
            yield line()
            yield pairs(detail.told)

    def _buttons(self, detail: MonthDetail) -> QWidget:
        locked, missing = (detail.row.state is state for state in (MonthState.LOCKED, MonthState.MISSING))
        if locked:
            unlock = button("Unlock…", "", "lock-keyhole-open")
            unlock.setToolTip("Lets the month be changed again; why is asked and kept")
            unlock.clicked.connect(lambda _=False: self.ask_reason())
            made = [unlock]
        else:
            words = "Enter counts" if missing else "Change counts"
            enter, lock = button(words, "primary" if missing else "", "pencil"), button("Lock the month", "", "lock")
            enter.setToolTip("All counts of the month in one form (Ctrl+N)")
            enter.clicked.connect(lambda _=False: self.begin())
            lock.setToolTip("From today on the month stays as it is")
            lock.clicked.connect(lambda _=False: self._lock())
            made = [enter] if missing else [enter, lock]
        for one in made:
            one.setEnabled(self._session.writable)
        return at_left(*made)

    def _past(self, detail: MonthDetail) -> Iterator[QWidget]:
        counted = {one.title: one for one in detail.counts}
        if not counted:
            yield label("No counts to draw are on record.", "muted", wrap=True)
            return
        chosen = QComboBox()
        chosen.setObjectName("field")
        chosen.setAccessibleName("Count that is drawn")
        chosen.addItems(list(counted))
        chosen.setCurrentText(self._drawn if self._drawn in counted else next(iter(counted)))
        yield at_left(chosen)
        one = counted[chosen.currentText()]
        most = max((count or 0 for _, count in one.past), default=0) or 1
        for month, count in one.past:
            number = "not collected" if count is None else str(count)
            yield BarRow(month, number, (count or 0) / most)
        chosen.currentTextChanged.connect(partial(self._draw, detail))

    def _draw(self, detail: MonthDetail, title: str) -> None:
        self._drawn = title
        self.show_detail(detail)

    def begin(self) -> None:
        """Ask for all counts of the month that shows in one form."""
        detail = self.detail
        if detail is not None and self._session.writable and detail.row.state is not MonthState.LOCKED:
            key = detail.row.key

            def known(values: Mapping[str, object]) -> None:
                if self._session.program is not None:
                    today = self._session.program.today
                    fields = [_FIELDS[name] for name in detail.fields]
                    begun = {**values, "entered_on": values.get("entered_on") or today}
                    self.entry.begin(f"Counts of {detail.row.month}", fields, begun, today)
                    self._whole.setCurrentWidget(self.entry)
                    self.entry.enter()

            self._session.ask(lambda desk: desk.answer(detail.as_of, lambda look, _: month_values(look, key)), known)

    def ask_reason(self) -> None:
        """Ask why the month that shows is unlocked."""
        if self.detail is not None and self._session.program is not None:
            self.entry.begin(f"Unlock {self.detail.row.month}", [_REASON], {}, self._session.program.today)
            self._whole.setCurrentWidget(self.entry)
            self.entry.enter()

    def _save(self, values: dict[str, object]) -> None:
        if self.detail is None:
            return
        key = self.detail.row.key
        reason = values.get("reason")
        unlocks, said = "reason" in values, f"{self.detail.row.month} of {self.detail.row.moa}"

        def saved(_: object) -> None:
            self.leave_form()
            self._session.said.emit(f"{'Unlocked' if unlocks else 'Saved'} {said}.", True)

        self._session.attempt(
            lambda desk: desk.carry_out(
                lambda store, today: (
                    unlock_month(store, key, str(reason or ""), today)
                    if unlocks
                    else enter_month(store, key, values, today)
                )
            ),
            saved,
            self.entry.refuse,
        )

    def _lock(self) -> None:
        if (detail := self.detail) is not None:
            key, said = detail.row.key, f"Locked {detail.row.month} of {detail.row.moa}."
            self._session.attempt(
                lambda desk: desk.carry_out(lambda store, today: lock_month(store, key, today)),
                lambda _: self._session.said.emit(said, True),
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.entering:
            self.leave_form()
        else:
            super().keyPressEvent(event)


def _said(one: Counted) -> str:
    ours = "not collected" if one.ours is None else str(one.ours)
    if one.ices is None:
        return ours
    return f"{ours} · ICE: {one.ices}{', counts otherwise' if one.differs else ''}"


def _reasons(detail: MonthDetail) -> Iterator[QWidget]:
    for one in detail.verdicts:
        yield verdict_reason(one, detail.as_of)
        yield line()
    if not detail.verdicts:
        yield label("No rule asks anything of this month on this day.", "muted", wrap=True)
