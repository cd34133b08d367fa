"""Random sequences of work, undo and redo against a plain model of what should be kept."""

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from coordinator.records import OfficerFields
from coordinator.store import Stamp, create_store
from tests.conftest import NOW

State = dict[str, str]


class Sequences(RuleBasedStateMachine):
    """The store must always hold what the model holds."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = create_store(Path(self.folder.name) / "p", lambda: Stamp("tester", NOW))
        self.past: list[State] = []
        self.now: State = {}
        self.future: list[State] = []
        self.numbers: dict[str, int] = {}

    def _done(self, state: State) -> None:
        self.past.append(self.now)
        self.now, self.future = state, []

    @rule(badge=st.sampled_from("abc"), name=st.sampled_from(["Ruiz", "Reyes"]))
    def put(self, badge: str, name: str) -> None:
        if self.now.get(badge) == name:
            return
        with self.store.change("Put") as step:
            if badge in self.now:
                step.update(OfficerFields, self.numbers[badge], {"last_name": name})
            else:
                values = {"badge": badge, "last_name": name, "first_name": "x", "languages": ()}
                self.numbers[badge] = step.insert(OfficerFields, values)
        self._done({**self.now, badge: name})

    @rule(badge=st.sampled_from("abc"))
    def delete(self, badge: str) -> None:
        if badge in self.now:
            with self.store.change("Delete") as step:
                step.delete(OfficerFields, self.numbers[badge])
            self._done({key: name for key, name in self.now.items() if key != badge})

    @rule(steps=st.integers(1, 4))
    def undo_through(self, steps: int) -> None:
        stand = self.store.undoable(steps)
        assert len(stand) == min(steps, len(self.past))
        if len(stand) == steps:
            assert len(self.store.undo_through(stand[-1].id)) == steps
            for _ in range(steps):
                self.future.append(self.now)
                self.now = self.past.pop()
            self._find_numbers()

    @rule()
    def undo(self) -> None:
        assert (self.store.undo() is not None) is bool(self.past)
        if self.past:
            self.future.append(self.now)
            self.now = self.past.pop()
            self._find_numbers()

    @rule()
    def redo(self) -> None:
        assert (self.store.redo() is not None) is bool(self.future)
        if self.future:
            self.past.append(self.now)
            self.now = self.future.pop()
            self._find_numbers()

    def _find_numbers(self) -> None:
        with self.store.looking() as look:
            self.numbers = {badge: number for number, badge in look.keys("officer").items()}

    @invariant()
    def holds_what_the_model_holds(self) -> None:
        with self.store.looking() as look:
            assert dict(look.rows(OfficerFields, ("badge", "last_name"))) == self.now

    def teardown(self) -> None:
        assert self.store.problems() == []
        self.store.close()
        self.folder.cleanup()


TestSequences = Sequences.TestCase
TestSequences.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)
