"""Putting the reminder of a duty off: until which day and why; it stands there while the reminder waits."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator.compliance.dates import long_date
from coordinator.compliance.verdicts import SETTLED, Status
from coordinator.desktop.controls import beside, button, label
from coordinator.desktop.inline_form import InlineForm
from coordinator.desktop.session import Session
from coordinator.errors import CoordinatorError
from coordinator.records import SnoozeFields
from coordinator.records.declaration import fields_of
from coordinator.services.snoozing import put_off, tell_again, waits_until
from coordinator.store import Changes

_ASKED = ("until_on", "reason")


class PutOffPart(QWidget):
    """Offers to put a reminder off, or says until when it waits; the verdict is not touched by it."""

    def __init__(self, session: Session) -> None:
        """Begin without a duty."""
        super().__init__()
        self._session = session
        self._duty = ("", "")
        self.off = button("Put off…", "quiet", "clock")
        self.off.setToolTip("Today tells of this again on a later day; the result stays what it is.")
        self.says = label("", "", wrap=True)
        self.again = button("Tell again now", "quiet")
        fields = [one for one in fields_of(SnoozeFields) if one.name in _ASKED]
        self.form = InlineForm("Put this off", fields, lambda *_: None, "Put off")
        row = beside(self.says, self.off, self.again)
        row.setStretchFactor(self.says, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 4, 14, 4)
        column.addLayout(row)
        column.addWidget(self.form)
        self.off.clicked.connect(lambda _=False: self._open())
        self.again.clicked.connect(lambda _=False: self._tell_again())
        self.form.wanted.connect(self._put_off)
        self.form.left.connect(self._close)
        self.hide()

    def show_duty(self, rule: str, subject: str, status: str) -> None:
        """Ask how it is with a duty; one that is settled has nothing to be reminded of."""
        if (rule, subject) != self._duty:
            self.form.hide()
        self._duty = (rule, subject)
        if Status(status) in SETTLED:
            self.hide()
            return
        self._session.ask_as_of(
            lambda desk, day: desk.answer(day, lambda look, known: waits_until(look, known, rule, subject)),
            lambda found: self._show(found) if (rule, subject) == self._duty else None,
        )

    def _show(self, found: tuple[date, str] | None) -> None:
        writable = self._session.writable
        self.says.setText(f"Put off until {long_date(found[0])}: {found[1]}" if found else "")
        self.off.setVisible(writable and found is None and self.form.isHidden())
        self.again.setVisible(writable and found is not None)
        self.setVisible(writable or found is not None)

    def _open(self) -> None:
        program = self._session.program
        if program is not None:
            self.off.hide()
            self.form.show()
            self.form.begin({}, {}, program.today)

    def _close(self) -> None:
        self.form.hide()
        self.off.show()
        self.off.setFocus()

    def _put_off(self, said: Mapping[str, object]) -> None:
        rule, subject = self._duty
        self._session.attempt(
            lambda desk: desk.carry_out(lambda store, today: put_off(store, today, rule, subject, said)),
            self._on_put_off,
            self._refuse,
        )

    def _on_put_off(self, changes: Changes | None) -> None:
        self.form.hide()
        self._said(changes)

    def _refuse(self, error: CoordinatorError) -> None:
        self.form.refuse(error)

    def _tell_again(self) -> None:
        rule, subject = self._duty
        self._session.attempt(
            lambda desk: desk.carry_out(lambda store, today: tell_again(store, today, rule, subject)), self._said
        )

    def _said(self, changes: Changes | None) -> None:
        if changes is not None:
            self._session.said.emit(f"{changes.label}.", True)
