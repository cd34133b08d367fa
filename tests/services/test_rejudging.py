"""After a change only what it touches is judged again; the answers are those of judging everything."""

import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import fields
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from coordinator.compliance.choices import FacilityKind, Satisfies
from coordinator.compliance.register import Register
from coordinator.errors import Refused
from coordinator.records import (
    RECORD_OF,
    RECORDS,
    AgencyTextFields,
    ComplaintFields,
    ContactFields,
    CourseFields,
    DocumentFields,
    DocumentLinkFields,
    EligibilityCheckFields,
    ExplanationFields,
    FacilityFields,
    MoaFields,
    MoaTermFields,
    OfficerFields,
    PostingCheckFields,
    SystemAccountFields,
    TrainingRecordFields,
    WaiverFields,
)
from coordinator.records.declaration import Fields
from coordinator.services.facts import IN_FILES
from coordinator.services.importing import import_files
from coordinator.services.judged import Judged, judged, keep_standing, standing_of, stands
from coordinator.services.program import SAMPLE_DAY, Setting, new_program
from coordinator.services.program_facts import PARTS
from coordinator.services.rejudging import MOST
from coordinator.services.today import today_from
from coordinator.store import Look, OpenChange, Store, open_store
from coordinator.store.standing import Stand, glance
from tests.conftest import NOW
from tests.records.rows import keys_of, rows

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


def files_of(register: Register) -> list[tuple[str, list[object]]]:
    """Return the officers' files in their order, as values that can be compared."""
    return [
        (badge, [_values(getattr(file, one.name)) for one in fields(file)]) for badge, file in register.files.items()
    ]


def _values(found: object) -> object:
    return list(found) if isinstance(found, Sequence) else found


def of_each(answers: Iterable[Stand]) -> Mapping[str, list[Stand]]:
    """Return answers by officer; within one, in their order."""
    in_groups = groupby(sorted(answers, key=lambda one: one.officer or ""), key=lambda one: one.officer or "")
    return {whom: list(own) for whom, own in in_groups}


def same_as_judging_all(look: Look, known: Judged) -> None:
    """Check that *known* is what judging everything says, to the order."""
    everything = judged(look, known.as_of)
    assert files_of(known.facts.register) == files_of(everything.facts.register)
    assert known.facts.program == everything.facts.program or _program(known) == _program(everything)
    assert list(known.found.authority.items()) == list(everything.found.authority.items())
    assert known.found.verdicts == everything.found.verdicts
    assert list(stands(known).items()) == list(stands(everything).items())
    assert known.head == everything.head


def _program(known: Judged) -> list[object]:
    return [_values(getattr(known.facts.program, one.name)) for one in fields(known.facts.program)]


def number(store: Store, record: type[Fields], key: str) -> int:
    with store.looking() as look:
        found = look.number_of(record.about.kind, key)
    assert found is not None
    return found


def judged_now(store: Store, known: Judged | None = None) -> Judged:
    with store.looking() as look:
        return judged(look, SAMPLE_DAY, known)


def asked_anew(before: Judged, after: Judged) -> set[str]:
    """Return the officers who were asked again."""
    old = before.found.officers
    return {badge for badge, own in after.found.officers.items() if own is not old.get(badge)}


Alter = tuple[type[Fields], str, Mapping[str, object]]
TRAINED = "4117/IADP/2024-02-19"
ALTERED: tuple[tuple[Alter, set[str]], ...] = (
    ((TrainingRecordFields, TRAINED, {"certified_on": None}), {"4117"}),
    ((TrainingRecordFields, TRAINED, {"location": "Elsewhere"}), {"4117"}),
    ((OfficerFields, "4122", {"facility_id": None}), {"4122"}),
    ((OfficerFields, "4122", {"languages": ()}), {"4122"}),
    ((ComplaintFields, "2026-001", {"resolved_on": None, "results_reported_on": None}), {"4055"}),
    ((DocumentFields, "D-2021-001", {"disposed_on": date(2026, 1, 5)}), {"3980"}),
    ((WaiverFields, "TRN-03/participation:3871/KC-JEM-2/2024-10-08", {"until_on": None}), {"3871"}),
    ((ContactFields, "FOD/R. Castellan", {"last_verified_on": None}), set()),
    ((SystemAccountFields, "4117/Case system", {"rules_signed_on": None}), set()),
    ((PostingCheckFields, "Kettle County Jail/2026-09-14", {"spanish": False}), set()),
)
"""Rows that are altered, and the officers who are asked again for it."""


@pytest.mark.parametrize(("alter", "whom"), ALTERED, ids=lambda one: str(one[1]) if isinstance(one, tuple) else "")
def test_an_edit_asks_only_the_officers_whom_it_concerns(sample: Store, alter: Alter, whom: set[str]) -> None:
    record, key, values = alter
    before, row = judged_now(sample), number(sample, record, key)
    with sample.change("Alter") as step:
        step.update(record, row, values)
    after = judged_now(sample, before)
    assert asked_anew(before, after) == whom
    with sample.looking() as look:
        same_as_judging_all(look, after)


def test_an_explanation_and_a_paper_ask_the_officer_whom_they_are_about(sample: Store) -> None:
    before = judged_now(sample)
    said = {"rule": "AUT-01", "subject": "participation:5012/KC-WSO", "text": "The form is on its way.", "by": "C"}
    with sample.change("Explain") as step:
        step.insert(ExplanationFields, {**said, "on": date(2026, 1, 2)})
    explained = judged_now(sample, before)
    assert asked_anew(before, explained) == {"5012"}
    with sample.change("Unlink") as step:
        key = "D-2021-001/training_record/3980/IADP/2021-05-03"
        step.delete(DocumentLinkFields, number(sample, DocumentLinkFields, key))
    unlinked = judged_now(sample, explained)
    assert asked_anew(explained, unlinked) == {"3980"}
    with sample.looking() as look:
        same_as_judging_all(look, unlinked)


@pytest.mark.parametrize(
    "alter",
    [
        (MoaFields, "KC-JEM-2", {"effective_on": date(2020, 6, 11)}),
        (CourseFields, "IADRP", {"satisfies": Satisfies.ANNUAL}),
        (OfficerFields, "4117", {"badge": "4118"}),
        (FacilityFields, "Kettle County Jail", {"name": "County Jail"}),
    ],
    ids=lambda one: one[0].about.kind,
)
def test_what_concerns_everybody_is_judged_anew_as_a_whole(sample: Store, alter: Alter) -> None:
    record, key, values = alter
    before, row = judged_now(sample), number(sample, record, key)
    with sample.change("Alter") as step:
        step.update(record, row, values)
    after = judged_now(sample, before)
    assert asked_anew(before, after) == set(after.found.officers)
    with sample.looking() as look:
        same_as_judging_all(look, after)


@pytest.mark.parametrize("record", [ComplaintFields, EligibilityCheckFields])
def test_nobody_is_asked_any_more_for_what_nobody_keeps(sample: Store, record: type[Fields]) -> None:
    known = judged_now(sample)
    with sample.looking() as look:
        rows_there = sorted(look.keys(record.about.kind))
    for row in rows_there:
        with sample.change("Delete") as step:
            step.delete(record, row)
        known = judged_now(sample, known)
        with sample.looking() as look:
            same_as_judging_all(look, known)
    sample.undo()
    with sample.looking() as look:
        same_as_judging_all(look, judged(look, SAMPLE_DAY, known))


def test_a_facility_of_another_kind_asks_those_who_serve_there(sample: Store) -> None:
    before, jail = judged_now(sample), number(sample, FacilityFields, "Kettle County Jail")
    with sample.looking() as look:
        there = {
            badge for badge, place in look.rows(OfficerFields, ("badge", "facility")) if place == "Kettle County Jail"
        }
    with sample.change("Alter") as step:
        step.update(FacilityFields, jail, {"kind": FacilityKind.STATION})
    after = judged_now(sample, before)
    assert asked_anew(before, after) == there
    with sample.looking() as look:
        same_as_judging_all(look, after)


def test_a_row_that_moves_to_another_officer_asks_both(sample: Store) -> None:
    before, row = judged_now(sample), number(sample, TrainingRecordFields, TRAINED)
    with sample.change("Move") as step:
        step.update(TrainingRecordFields, row, {"officer_id": number(sample, OfficerFields, "4055")})
    moved = judged_now(sample, before)
    assert asked_anew(before, moved) == {"4117", "4055"}
    sample.undo()
    back = judged_now(sample, moved)
    assert asked_anew(moved, back) == {"4117", "4055"}
    assert back.found.verdicts == before.found.verdicts


def test_an_officer_who_comes_back_has_the_old_place_among_the_officers(sample: Store) -> None:
    known = judged_now(sample)
    for badge in ("8001", "8002"):
        with sample.change("Add") as step:
            step.insert(OfficerFields, {"badge": badge, "last_name": "New", "first_name": "Ann", "languages": ()})
        known = judged_now(sample, known)
    with sample.change("Delete") as step:
        step.delete(OfficerFields, number(sample, OfficerFields, "8001"))
    known = judged_now(sample, known)
    assert "8001" not in known.found.officers
    sample.undo()
    known = judged_now(sample, known)
    assert [*known.found.officers][-2:] == ["8001", "8002"]
    with sample.looking() as look:
        same_as_judging_all(look, known)


def test_an_import_goes_through_the_same_door(sample: Store, tmp_path: Path) -> None:
    before = judged_now(sample)
    sheet = "officer,moa,kind,effective_on\n4117,KC-JEM-2,SUSPENDED_BY_ICE,2026-03-02\n"
    (tmp_path / "status_event.csv").write_text(sheet, "utf-8")
    import_files(sample, tmp_path / "status_event.csv", SAMPLE_DAY)
    after = judged_now(sample, before)
    assert asked_anew(before, after) == {"4117"}
    with sample.looking() as look:
        same_as_judging_all(look, after)


def test_a_change_that_writes_very_much_is_judged_as_a_whole(sample: Store) -> None:
    before = judged_now(sample)
    with sample.change("Much") as step:
        for count in range(MOST + 1):
            step.update(OfficerFields, number(sample, OfficerFields, "4117"), {"unit": f"Unit {count}"})
    assert asked_anew(before, judged_now(sample, before)) == set(before.found.officers)


def test_what_was_known_then_and_another_day_are_never_taken_from_what_is_known_now(sample: Store) -> None:
    known, row = judged_now(sample), number(sample, TrainingRecordFields, TRAINED)
    with sample.looking() as look:
        assert judged(look, date(2026, 1, 2), known).as_of == date(2026, 1, 2)
    sample.close()
    tomorrow = Setting("tester", lambda: NOW + timedelta(days=1))
    with closing(open_store(sample.folder.path, tomorrow.stamp, write=True)) as later:
        with later.change("Alter") as step:
            step.update(TrainingRecordFields, row, {"certified_on": None})
        with later.looking(NOW) as look:
            then = judged(look, SAMPLE_DAY, known)
    assert then.found is not known.found
    assert then.found.verdicts == known.found.verdicts


def test_the_standing_is_written_by_difference(sample: Store) -> None:
    known, row = judged_now(sample), number(sample, TrainingRecordFields, TRAINED)
    keep_standing(sample, known)
    before = numbered_stands(sample)
    with sample.change("Alter") as step:
        step.update(TrainingRecordFields, row, {"certified_on": None})
    keep_standing(sample, judged_now(sample, known))
    after = numbered_stands(sample)
    assert {officer for _, officer in before ^ after} == {"4117"}


def test_a_standing_that_somebody_else_kept_is_written_as_a_whole(sample: Store) -> None:
    known = judged_now(sample)
    keep_standing(sample, known)
    with sample.beside_history() as connection:
        connection.exec_driver_sql("DELETE FROM standing")
        connection.exec_driver_sql("UPDATE standing_day SET head = 'another'")
    keep_standing(sample, known)
    kept = glance(sample.folder.records)
    assert kept is not None
    assert of_each(kept.stands) == of_each(one for own in stands(known).values() for one in own)


def numbered_stands(store: Store) -> set[tuple[int, str | None]]:
    with store.reading() as connection:
        return {(row[0], row[1]) for row in connection.exec_driver_sql("SELECT id, officer FROM standing")}


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
        last = self.store.next_undo()
        if last is not None and last.label == "Write":
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
