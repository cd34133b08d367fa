import re
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from coordinator.errors import Refused, Unavailable
from coordinator.records import OfficerFields
from coordinator.services.program import Setting
from coordinator.store import Store, open_store
from tests.conftest import SAMPLE_OFFICERS

OFFICER = {"badge": "1", "last_name": "Ruiz", "first_name": "Ana", "languages": ("Spanish",)}


def add(store: Store, badge: str = "1") -> int:
    with store.change(f"Add {badge}") as step:
        return step.insert(OfficerFields, {**OFFICER, "badge": badge})


def names(store: Store) -> list[tuple[str, str]]:
    with store.looking() as look:
        return [(badge, last) for badge, last in look.rows(OfficerFields, ("badge", "last_name"))]


def test_a_change_says_what_it_did_and_moves_the_head(empty: Store) -> None:
    with empty.looking() as look:
        before = look.head
    with empty.change("Add Ruiz") as step:
        step.insert(OfficerFields, OFFICER)
    assert step.changes is not None
    assert step.changes.counts == {("officer", "insert"): 1}
    assert step.changes.kinds == {"officer"}
    with empty.looking() as look:
        assert look.head == step.changes.head != before


def test_nothing_is_written_when_the_block_is_left_by_an_error(empty: Store) -> None:
    with pytest.raises(Refused, match=r"officer\.last_name"), empty.change("Add") as step:
        step.insert_all(OfficerFields, [OFFICER, {**OFFICER, "badge": "2", "last_name": None}])
    assert names(empty) == []
    assert empty.problems() == []


def test_nothing_can_be_written_outside_a_change(empty: Store) -> None:
    with pytest.raises(Refused, match="outside a change"), empty.beside_history() as connection:
        connection.exec_driver_sql(
            "INSERT INTO officer (badge, last_name, first_name, languages) VALUES ('1', 'a', 'b', '[]')"
        )


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("UPDATE change SET label = 'x'", "sealed change cannot be altered"),
        ("DELETE FROM change", "cannot be deleted"),
        ("UPDATE history SET text = 'x'", "sealed history cannot be altered"),
        ("DELETE FROM history", "cannot be deleted"),
        ("INSERT INTO history (change_id, kind, row_id, op) VALUES (2, 'officer', 1, 'delete')", "cannot be added to"),
    ],
)
def test_sealed_history_cannot_be_altered(empty: Store, statement: str, message: str) -> None:
    add(empty)
    with pytest.raises(Refused, match=message), empty.beside_history() as connection:
        connection.exec_driver_sql(statement)


@pytest.mark.parametrize(
    ("trigger", "statement", "said"),
    [
        ("history_sealed", "UPDATE history SET text = replace(text, 'Ruiz', 'Riz') WHERE id = 1", "Change 2 .Add 1,"),
        ("history_sealed", "UPDATE history SET digest = 'x' WHERE id = 1", "Change 2 .Add 1,"),
        ("history_kept", "DELETE FROM history WHERE id = 1", "Change 2 .Add 1,"),
        ("change_sealed", "UPDATE change SET actor = 'somebody else' WHERE id = 2", "Change 2 .Add 1,"),
        ("change_sealed", "UPDATE change SET hash = 'x' WHERE id = 2", "Change 2 .Add 1,"),
        ("change_kept", "DELETE FROM change WHERE id = 2", "Change 3 .Add 2,.* does not follow"),
        ("history_officer_update", "UPDATE officer SET last_name = 'Riz' WHERE id = 1", "officer in row 1"),
        ("history_officer_delete", "DELETE FROM officer WHERE id = 1", "officer in row 1"),
    ],
)
def test_what_another_tool_altered_is_named(
    empty: Store, setting: Setting, trigger: str, statement: str, said: str
) -> None:
    add(empty, "1")
    add(empty, "2")
    empty.close()
    connection = dbapi2.connect(str(empty.folder.records))
    connection.execute(f"DROP TRIGGER {trigger}")
    connection.execute(statement)
    connection.commit()
    connection.close()
    store = open_store(empty.folder.path, setting.stamp, write=False, altered=True)
    problems = store.problems()
    store.close()
    assert any(re.search(said, problem) for problem in problems), problems
    if "officer SET" not in statement and "FROM officer" not in statement:
        with pytest.raises(Unavailable, match="was altered"):
            open_store(empty.folder.path, setting.stamp, write=False)


def test_undo_and_redo_are_changes_of_their_own(empty: Store) -> None:
    number = add(empty)
    with empty.change("Rename Ruiz") as step:
        step.update(OfficerFields, number, {"last_name": "Reyes"})
    with empty.change("Delete Reyes") as step:
        step.delete(OfficerFields, number)
    assert names(empty) == []
    labels = [changes.label for changes in (empty.undo(), empty.undo()) if changes]
    assert labels == ["Undo: Delete Reyes", "Undo: Rename Ruiz"]
    assert names(empty) == [("1", "Ruiz")]
    assert (redone := empty.redo())
    assert redone.label == "Redo: Rename Ruiz"
    assert names(empty) == [("1", "Reyes")]
    assert empty.problems() == []


def test_redo_is_gone_once_something_else_was_done(empty: Store) -> None:
    add(empty, "1")
    empty.undo()
    add(empty, "2")
    assert empty.redo() is None
    assert names(empty) == [("2", "Ruiz")]


def test_there_is_nothing_to_undo_in_a_new_program(empty: Store) -> None:
    assert empty.undo() is None


def test_a_number_is_never_given_twice(empty: Store) -> None:
    first = add(empty, "1")
    with empty.change("Delete") as step:
        step.delete(OfficerFields, first)
    assert add(empty, "2") != first


def test_a_program_open_for_reading_refuses_changes(empty: Store, setting: Setting) -> None:
    reader = open_store(empty.folder.path, setting.stamp, write=False)
    with pytest.raises(Refused, match="reading only"), reader.change("Add"):
        pass
    reader.close()


def test_the_whole_import_of_the_sample_is_one_step(sample: Store) -> None:
    undone = sample.undo()
    assert undone is not None
    assert names(sample) == []
    assert sample.undo() is None
    assert sample.redo() is not None
    assert len(names(sample)) == SAMPLE_OFFICERS
    assert sample.problems() == []


def test_a_folder_is_named_by_its_file_too(sample_program: Path, setting: Setting) -> None:
    store = open_store(sample_program / "records.db", setting.stamp, write=False)
    assert store.folder.path == sample_program
    store.close()
