"""The bin: records that were deleted, and the way to bring one back."""

from collections.abc import Sequence

from coordinator.desktop.step_list import StepList, when
from coordinator.services.bin import Deleted, deleted, restore
from coordinator.store import Changes


class BinList(StepList):
    """Brings deleted records back."""

    TITLE = "Deleted records"
    ABOUT = "What was deleted stays in the history and can be brought back as it last was."
    EMPTY = "Nothing was deleted."

    def ask(self) -> None:
        self._session.ask(lambda desk: deleted(desk.store), self._show)

    def _show(self, found: Sequence[Deleted]) -> None:
        self.show_steps([(one.title, f"{one.actor} · {when(one.at)} · {one.label}", one) for one in found])

    def words_for(self, place: int) -> str:
        del place
        return "Bring back this record"

    def do(self, step: object) -> None:
        if isinstance(step, Deleted):
            kind, number = step.kind, step.number
            self._session.attempt(
                lambda desk: desk.carry_out(lambda store, today: restore(store, kind, number, today)),
                self._on_done,
                self.refuse,
            )

    def _on_done(self, changes: Changes | None) -> None:
        if changes is not None:
            self._session.said.emit(f"{changes.label}.", True)
