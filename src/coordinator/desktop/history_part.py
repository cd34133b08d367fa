"""The history of one record: who changed what of it and when, and the way to take a step back."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator.compliance.dates import long_date
from coordinator.desktop.controls import beside, button, emptied, label, line, scrolled
from coordinator.desktop.differences import difference
from coordinator.desktop.session import Session
from coordinator.services.history import Entry, history_of_row
from coordinator.services.undoing import undo_step
from coordinator.store import Changes

SHOWN = 20
"""How many changes show at first, and how many more each time they are asked for."""


class HistoryPart(QWidget):
    """Shows every change of a record, the newest first."""

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        super().__init__()
        self._session = session
        self._row = ("", 0)
        self._limit = SHOWN
        area, self._entries = scrolled()
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName("History of this record")
        self.setFocusProxy(area)
        self._entries.setContentsMargins(20, 8, 16, 14)
        self._entries.setSpacing(6)
        self.more = button("Show older changes", "quiet")
        self.more.clicked.connect(lambda _=False: self._show_more())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area, 1)
        column.addWidget(self.more)

    def show_of(self, kind: str, number: int) -> None:
        """Show the history of the record of *kind* with that row number, in the records or not any more."""
        if (kind, number) != self._row:
            self._row, self._limit = (kind, number), SHOWN
            emptied(self._entries)
        self._ask()

    def _show_more(self) -> None:
        self._limit += SHOWN
        self._ask()

    def _ask(self) -> None:
        row, limit = self._row, self._limit
        self._session.ask(
            lambda desk: history_of_row(desk.store, *row, limit=limit + 1), partial(self._show, row, limit)
        )

    def _show(self, row: tuple[str, int], limit: int, entries: Sequence[Entry]) -> None:
        if row != self._row:
            return
        emptied(self._entries)
        for place, entry in enumerate(entries[:limit]):
            if place:
                self._entries.addWidget(line())
            self._add(entry)
        if not entries:
            self._entries.addWidget(label("No change of this record is on record.", "muted", wrap=True))
        self.more.setVisible(len(entries) > limit)

    def _add(self, entry: Entry) -> None:
        when = entry.at.astimezone()
        self._entries.addWidget(label(entry.label, "heading", wrap=True))
        who = label(f"{entry.actor} · {long_date(when.date())}, {when:%H:%M}", "note")
        row = beside(who)
        row.setStretchFactor(who, 1)
        if self._session.writable:
            undo = button("Undo this step", "quiet", "undo-2")
            undo.setAccessibleName(f"Undo this step: {entry.label}")
            undo.setToolTip("Takes this step alone back, as a change of its own that can be undone")
            undo.clicked.connect(lambda _=False, number=entry.id: self._undo(number))
            row.addWidget(undo)
        self._entries.addLayout(row)
        for change in entry.rows:
            if change.done != "changed":
                self._entries.addWidget(label("Put into the bin" if change.done == "deleted" else "Added", "note"))
            if change.done != "deleted":
                for edit in change.edits:
                    self._entries.addWidget(difference(edit))

    def _undo(self, number: int) -> None:
        def undone(changes: Changes | None) -> None:
            if changes is not None:
                self._session.said.emit(f"{changes.label}.", True)

        self._session.attempt(lambda desk: desk.carry_out(lambda store, today: undo_step(store, number, today)), undone)
