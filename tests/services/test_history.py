import json
from datetime import date
from pathlib import Path

import pytest

from coordinator.errors import Refused
from coordinator.records import FacilityFields, OfficerFields
from coordinator.services.history import Edit, change_in_full, history, history_of
from coordinator.services.importing import import_files
from coordinator.services.merging import Pair, Prefer, merge
from coordinator.services.renaming import rename
from coordinator.store import Store
from tests.services.test_importing import TODAY, files


def take(store: Store, folder: Path, **contents: str) -> None:
    import_files(store, files(folder, **contents), TODAY)


def test_changes_come_newest_first_and_by_pages(sample: Store, tmp_path: Path) -> None:
    for rank in ("Sergeant", "Lieutenant", "Captain"):
        take(sample, tmp_path / rank, officer=f"badge,rank\n4117,{rank}\n")
    first = history(sample, limit=2)
    assert [one.label for one in first] == ["Import Captain", "Import Lieutenant"]
    assert [one.label for one in history(sample, limit=2, before=first[-1].id)] == ["Import Sergeant", "Import sample"]
    assert first[0].counts == (("officer", "changed", 1),)
    assert (first[0].actor, first[0].at.isoformat()) == ("Pia Lindgren", "2026-11-24T16:00:00+00:00")


def test_a_change_is_told_by_titles_and_words(sample: Store, tmp_path: Path) -> None:
    columns = "badge,rank,facility,hired_on,employment_status,languages"
    take(sample, tmp_path / "in", officer=f"{columns}\n4117,Sergeant,Intake and Processing,,RETIRED,Spanish;Hmong\n")
    (row,) = change_in_full(sample, history(sample)[0].id).rows
    assert (row.ref, row.kind, row.done) == ("officer:4117", "Officer", "changed")
    assert row.edits == (
        Edit("Rank", "Deputy", "Sergeant"),
        Edit("Facility", "Kettle County Jail", "Intake and Processing"),
        Edit("Hired on", "2016-08-01", ""),
        Edit("Employment", "Active", "Retired"),
        Edit("Languages", "", "Spanish, Hmong"),
    )


def test_a_record_written_twice_in_a_change_is_told_once(empty: Store, tmp_path: Path) -> None:
    take(empty, tmp_path / "in", moa="code,model,template,supersedes\nB,JEM,JEM-2025,A\nA,JEM,JEM-2020,\n")
    rows = change_in_full(empty, history(empty)[0].id).rows
    assert [(row.ref, row.done) for row in rows] == [("moa:B", "added"), ("moa:A", "added")]
    assert Edit("Supersedes", "", "A") in rows[0].edits


def test_a_record_has_its_history_under_every_key_it_had(sample: Store) -> None:
    rename(sample, "officer:4117", "4999")
    for ref in ("officer:4999", "officer:4117"):
        told = history_of(sample, ref)
        assert [one.label for one in told] == ["Rename officer 4117 to 4999", "Import sample"]
        assert told[0].rows[0].edits == (Edit("Badge", "4117", "4999"),)
        assert told[1].rows[0].done == "added"
    for ref in ("participation:4999/KC-JEM-2", "participation:4117/KC-JEM-2"):
        assert [one.label for one in history_of(sample, ref)] == ["Import sample"]


def test_a_key_that_was_given_anew_tells_of_the_record_that_has_it(sample: Store, tmp_path: Path) -> None:
    rename(sample, "officer:4117", "4999")
    take(sample, tmp_path / "new", officer="badge,last_name,first_name\n4117,Ruiz,Ana\n")
    assert [one.label for one in history_of(sample, "officer:4117")] == ["Import new"]


def test_a_deleted_record_and_its_references_keep_their_names(empty: Store) -> None:
    with empty.change("Add") as step:
        jail = step.insert(FacilityFields, {"name": "Annex", "kind": "JAIL"})
        officer = {"badge": "1", "last_name": "Ruiz", "first_name": "Ana", "facility_id": jail, "languages": ()}
        number = step.insert(OfficerFields, officer)
    with empty.change("Delete") as step:
        step.delete(OfficerFields, number)
        step.delete(FacilityFields, jail)
    deleted, added = history_of(empty, "officer:1")
    assert (deleted.rows[0].ref, deleted.rows[0].done) == ("officer:1", "deleted")
    assert Edit("Facility", "Annex", "") in deleted.rows[0].edits
    assert Edit("Facility", "", "Annex") in added.rows[0].edits


def test_a_merged_record_is_told_under_its_own_key(sample: Store, tmp_path: Path) -> None:
    take(sample, tmp_path / "in", facility="name,kind\nJail,STATION\n")
    merge(sample, Pair("facility:Kettle County Jail", "facility:Jail", Prefer.KEEP), TODAY)
    newest = history_of(sample, "facility:Jail")[0]
    assert newest.label == "Merge facility Jail into Kettle County Jail"
    assert newest.rows[0].done == "deleted"


def test_an_undo_names_what_it_takes_back(sample: Store, tmp_path: Path) -> None:
    take(sample, tmp_path / "in", officer="badge,rank\n4117,Sergeant\n")
    sample.undo()
    undone, done, *_ = history(sample)
    assert undone.undoes == done.id
    assert change_in_full(sample, undone.id).rows[0].edits == (Edit("Rank", "Sergeant", "Deputy"),)


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("officer:1", "No officer 1 is on record, now or before"),
        ("officer", "write it as KIND:KEY"),
        ("deputy:1", "There is no kind of record deputy. The kinds are: agency, facility"),
        ("training:1", r"There is no kind of record training. Is it training_event or training_record\?"),
        ("oficer:1", r"There is no kind of record oficer. Is it officer\?"),
    ],
)
def test_what_was_never_on_record_is_refused(sample: Store, ref: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        history_of(sample, ref)


def test_a_change_that_never_was_is_refused(sample: Store) -> None:
    with pytest.raises(Refused, match="There is no change 99"):
        change_in_full(sample, 99)


def test_a_word_that_the_program_no_longer_knows_is_told_as_it_was_written(empty: Store) -> None:
    with empty.change("Add") as step:
        number = step.insert(FacilityFields, {"name": "Annex", "kind": "JAIL"})
        image = {"id": number, "name": "Annex", "kind": "DUNGEON", "gone": 1}
        statement = (
            "INSERT INTO history (change_id, kind, row_id, op, text, salt) VALUES (?, 'facility', ?, 'update', ?, '')"
        )
        step.connection.exec_driver_sql(statement, (step.id, number, json.dumps(image)))
    assert Edit("Kind", "", "DUNGEON") in history_of(empty, "facility:Annex")[0].rows[0].edits


def test_days_and_numbers_are_told_as_lists_show_them(sample: Store, tmp_path: Path) -> None:
    take(
        sample,
        tmp_path / "in",
        exam_attempt="officer,course,exam,attempt,score,taken_on\n4117,IADP,1,ORIGINAL,99.5,2024-03-02\n",
    )
    (row,) = history(sample, limit=1)[0].rows or change_in_full(sample, history(sample)[0].id).rows
    assert row.ref == "exam_attempt:4117/IADP/1/ORIGINAL"
    assert {edit.field: edit.after for edit in row.edits} == {"Score": "99.5", "Taken on": str(date(2024, 3, 2))}
