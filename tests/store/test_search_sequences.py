"""Random sequences of work, undo and redo, after each of which the search index must be whole and tell the records."""

import tempfile
from contextlib import ExitStack
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from coordinator.records import FacilityFields
from coordinator.store import Stamp, create_store
from coordinator.store.searching import stale
from coordinator.store.verifying import damage
from tests.conftest import NOW

NAMES = st.sampled_from(["Alder", "Birch", "Cedar"])
NOTES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12),
    st.sampled_from(["\x01\x1f", "a\tb\r\nc", '"quoted" AND OR', "Žluťoučký", "\U0001f600" * 3, "long words " * 400]),
)


class Sequences(RuleBasedStateMachine):
    """Three connections of one pool write, read and check by turns, as the windows of a program do."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = create_store(Path(self.folder.name) / "p", lambda: Stamp("tester", NOW))
        self.whole()

    def _numbers(self) -> dict[str, int]:
        with self.store.looking() as look:
            return {name: number for number, name in look.keys("facility").items()}

    @rule(notes=st.dictionaries(NAMES, NOTES, min_size=1))
    def write(self, notes: dict[str, str]) -> None:
        there = self._numbers()
        with self.store.change("Write") as step:
            for name, words in notes.items():
                if name in there:
                    step.update(FacilityFields, there[name], {"notes": words or None})
                else:
                    step.insert(FacilityFields, {"name": name, "kind": "JAIL", "notes": words or None})

    @rule(name=NAMES)
    def delete(self, name: str) -> None:
        if number := self._numbers().get(name):
            with self.store.change("Delete") as step:
                step.delete(FacilityFields, number)

    @rule()
    def undo(self) -> None:
        self.store.undo()

    @rule()
    def redo(self) -> None:
        self.store.redo()

    @rule()
    def make_anew(self) -> None:
        self.store.rebuild_search()

    @rule()
    def purge(self) -> None:
        self.store.purge()

    @invariant()
    def whole(self) -> None:
        with ExitStack() as looks:
            for connection in [looks.enter_context(self.store.reading()) for _ in range(3)]:
                assert [*damage(connection), *stale(connection)] == []
        with self.store.beside_history() as connection:
            connection.exec_driver_sql("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()


TestSequences = Sequences.TestCase
TestSequences.settings = settings(max_examples=15, stateful_step_count=15, deadline=None)
