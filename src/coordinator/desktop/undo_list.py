"""Undo to…: the steps that can be undone, and how far back."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from coordinator.desktop.step_list import StepList, when
from coordinator.store import Changes

if TYPE_CHECKING:
    from coordinator.store.undoing import Undoable

MOST = 200
"""How many steps are listed; undo itself goes back to the first."""


class UndoList(StepList):
    """Takes back every step from the newest to the chosen one, as one action."""

    TITLE = "Undo to…"
    ABOUT = "Every step from the newest to the chosen one is undone, all of them or none. Redo brings each back."
    EMPTY = "There is nothing to undo."

    def ask(self) -> None:
        self._session.ask(lambda desk: desk.store.undoable(MOST), self._show)

    def _show(self, found: "Sequence[Undoable]") -> None:
        self.show_steps([(one.label, f"{one.actor} · {when(datetime.fromisoformat(one.at))}", one.id) for one in found])

    def words_for(self, place: int) -> str:
        return f"Undo these {place + 1} steps" if place else "Undo this step"

    def do(self, step: object) -> None:
        number = step if isinstance(step, int) else 0
        self._session.attempt(lambda desk: desk.store.undo_through(number), self._on_done, self.refuse)

    def _on_done(self, done: "Sequence[Changes]") -> None:
        steps = f"{len(done)} steps" if len(done) != 1 else "1 step"
        last = f", the last of them “{done[-1].label.removeprefix('Undo: ')}”" if done else ""
        self._session.said.emit(f"Undone {steps}{last}.", False)
        self.accept()
