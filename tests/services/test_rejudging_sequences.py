"""Random sequences of writing, undo and redo: what is judged again is always what judging everything says."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from coordinator.errors import Refused
from coordinator.records import (
    RECORD_OF,
    RECORDS,
    AgencyTextFields,
    MoaTermFields,
)
from coordinator.records.declaration import Fields
from coordinator.services.facts import IN_FILES
from coordinator.services.judged import Judged, judged, keep_standing, standing_of, stands
from coordinator.services.program import SAMPLE_DAY, Setting, new_program
from coordinator.services.program_facts import PARTS
from coordinator.services.today import today_from
from coordinator.store import Look, OpenChange, Store, open_store
from coordinator.store.standing import glance
from tests.conftest import NOW
from tests.records.rows import keys_of, rows
from tests.services.same_judgement import of_each, same_as_judging_all

_READ = {rows.record for rows in IN_FILES.values()} | {
    RECORD_OF[kind] for part in PARTS.values() for kind in part.kinds
}
WRITTEN = [
    record
    for record in RECORDS
    if record not in {AgencyTextFields, MoaTermFields}
    for _ in range(3 if record in _READ else 1)
]
"""What is written at random, rules' own facts thrice as often; terms concern everybody, and entry checks them."""


class Changing(RuleBasedStateMachine):
    """Whatever is written, taken back and done again, what is judged again is what judging everything says."""

    made: tempfile.TemporaryDirectory[str] | None = None

    def __init__(self) -> None:
        super().__init__()
        if Changing.made is None:
            Changing.made = tempfile.TemporaryDirectory()
            with new_program(Path(Changing.made.name) / "made", Setting("tester", lambda: NOW), sample=True):
                pass
        self.folder = tempfile.TemporaryDirectory()
        self.path = shutil.copytree(Path(Changing.made.name) / "made", Path(self.folder.name) / "program")
        self.store: Store = open_store(self.path, Setting("tester", lambda: NOW).stamp, write=True)
        self.known: Judged | None = None
        self.look_again()

    @rule(data=st.data(), times=st.integers(1, 3))
    def write(self, data: st.DataObject, times: int) -> None:
        """Write some rows in one change; what the records refuse is not written."""
        try:
            with self.store.change("Write") as step:
                for _ in range(times):
                    self._write(step, data)
        except Refused:
            pass

    def _write(self, step: OpenChange, data: st.DataObject) -> None:
        record = data.draw(st.sampled_from(WRITTEN))
        look = Look(step.connection)
        keys = keys_of(look)
        there = sorted(keys[record.about.kind].values())
        what = data.draw(st.sampled_from(["add", "alter", "alter", "delete"]))
        if what == "add" or not there:
            step.insert(record, self._row(record, data, look))
        elif what == "alter":
            values = self._row(record, data, look)
            some = data.draw(st.sets(st.sampled_from(sorted(values)), min_size=1, max_size=3))
            step.update(record, data.draw(st.sampled_from(there)), {name: values[name] for name in sorted(some)})
        else:
            step.delete(record, data.draw(st.sampled_from(there)))

    @staticmethod
    def _row(record: type[Fields], data: st.DataObject, look: Look) -> Mapping[str, object]:
        return data.draw(rows(record, keys_of(look)))

    @rule()
    def undo(self) -> None:
        """Take back the last writing, never the whole sample."""
        if any(last.label == "Write" for last in self.store.undoable(1)):
            self.store.undo()

    @rule()
    def redo(self) -> None:
        self.store.redo()

    @rule()
    def look_again(self) -> None:
        """Judge again as the window does, and keep the standing for the next start."""
        with self.store.looking() as look:
            self.known = judged(look, SAMPLE_DAY, self.known)
            same_as_judging_all(look, self.known)
            page = today_from(standing_of(look, self.known))
        keep_standing(self.store, self.known)
        kept = glance(self.store.folder.records)
        assert kept is not None
        assert of_each(kept.stands) == of_each(one for own in stands(self.known).values() for one in own)
        assert today_from(kept) == page

    def teardown(self) -> None:
        self.look_again()
        self.store.close()
        self.folder.cleanup()


TestChanging = Changing.TestCase
TestChanging.settings = settings(
    max_examples=12,
    stateful_step_count=12,
    deadline=None,
    phases=[Phase.generate],  # each step works on a real file
    suppress_health_check=list(HealthCheck),
)
