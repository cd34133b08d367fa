"""The lead time of each duty among the preferences, saved when it is left."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from coordinator.desktop.line import Line
from coordinator.desktop.preference_row import PreferenceRow
from coordinator.desktop.session import Session
from coordinator.errors import CoordinatorError, Invalid
from coordinator.services.desk import Desk
from coordinator.services.lead_times import LeadTime, lead_times, set_lead_time
from coordinator.store import Changes


class LeadTimeRows(QObject):
    """A row for each duty under each agreement."""

    changed = Signal()
    """There may be rows that were not there before."""

    def __init__(self, session: Session, parent: QObject) -> None:
        """Begin without rows."""
        super().__init__(parent)
        self._session = session
        self._found: dict[str, LeadTime] = {}
        self.rows: dict[str, PreferenceRow] = {}
        self.lines: dict[str, Line] = {}
        self._fresh: list[PreferenceRow] = []

    def refresh(self) -> None:
        """Ask what holds on the day that shows."""
        self._session.ask_as_of(lambda desk, day: desk.answer(day, lead_times), self._show)

    def fresh(self) -> Sequence[PreferenceRow]:
        """Return the rows that were made since this was asked last."""
        found, self._fresh = self._fresh, []
        return found

    def _show(self, found: Sequence[LeadTime]) -> None:
        self._found = {one.key: one for one in found}
        for one in found:
            if one.key not in self.rows:
                self._add(one)
            line = self.lines[one.key]
            line.setReadOnly(not self._session.writable)
            line.setText(str(one.days) if one.own else "")
            line.setPlaceholderText(f"{one.days} days suggested" if not one.own else "")
        self.changed.emit()
        for key, row in self.rows.items():
            if key not in self._found:
                row.hide()

    def _add(self, one: LeadTime) -> None:
        line = self.lines[one.key] = Line()
        line.setAccessibleName(f"{one.title}, {one.moa}: days ahead")
        line.editingFinished.connect(partial(self._save, one.key))
        suggested = f"; {one.suggested} days are suggested" if one.suggested else ""
        row = self.rows[one.key] = PreferenceRow(one.title, f"{one.rule} under {one.moa}{suggested}.", line)
        self._fresh.append(row)

    def _save(self, key: str) -> None:
        found, typed = self._found[key], self.lines[key].text().strip()
        if typed == (str(found.days) if found.own else ""):
            return
        self.rows[key].message.clear()

        def work(desk: Desk) -> Changes | None:
            return desk.carry_out(lambda store, today: set_lead_time(store, today, found, typed))

        self._session.attempt(work, self._on_saved, partial(self._on_refused, key))

    def _on_saved(self, changes: Changes | None) -> None:
        if changes is not None:
            self._session.said.emit(f"{changes.label}.", True)

    def _on_refused(self, key: str, error: CoordinatorError) -> None:
        why = "; ".join(one.reason for one in error.problems) if isinstance(error, Invalid) else str(error)
        self.rows[key].refuse(why)
