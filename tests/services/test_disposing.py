from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from coordinator.errors import Refused
from coordinator.records import RECORD_OF, DocumentFields, OfficerFields
from coordinator.services.disposing import dispose, due_for_disposal, remove_past
from coordinator.services.history import REMOVED, change_in_full, history_of
from coordinator.services.papers import Link, add_paper
from coordinator.services.program import Setting
from coordinator.services.searching import search
from coordinator.store import Reason, Store, create_store, open_store, protect
from coordinator.store.undoing import take_back
from tests.conftest import NOW

TODAY = NOW.date()
NAME = "Zyx Quintanilla"
OFFICER = {"badge": "1", "last_name": "Zed", "first_name": "Al", "employment_status": "ACTIVE"}
TEXT = f"A letter about {NAME}".encode()


@pytest.fixture
def paper(sample: Store, tmp_path: Path) -> str:
    """The code of a document whose time was over yesterday; its former title and its file tell a name."""
    (tmp_path / "letter.txt").write_bytes(TEXT)
    given = {"title": f"About {NAME}", "notes": f"From {NAME}", "destroy_after": TODAY - timedelta(1)}
    code = add_paper(sample, tmp_path / "letter.txt", given, [Link("officer:4117")], TODAY).code
    change(sample, "document", code, title=f"Letter of {NAME}")
    return code


def change(store: Store, kind: str, key: str, **values: object) -> None:
    record = RECORD_OF[kind]
    with store.looking() as look:
        number = look.number_of(kind, key)
    assert number is not None
    with store.change(f"Change {key}") as step:
        step.update(record, number, values)


def held(folder: Path, text: str) -> list[str]:
    """Return the files of a program, but for its backups, that hold *text*."""
    files = [one for one in folder.rglob("*") if one.is_file() and "backups" not in one.parts]
    return [str(one) for one in files if text.encode() in one.read_bytes()]


def test_only_what_is_over_and_not_held_is_due(sample: Store, paper: str) -> None:
    assert [(one.code, one.destroy_after) for one in due_for_disposal(sample, TODAY)] == [(paper, TODAY - timedelta(1))]
    assert due_for_disposal(sample, TODAY - timedelta(1)) == ()
    change(sample, "document", paper, legal_hold=True)
    assert due_for_disposal(sample, TODAY) == ()


def test_what_is_disposed_of_is_gone_for_good(sample: Store, paper: str, tmp_path: Path) -> None:
    sample.back_up(Reason.BY_HAND)
    assert held(sample.folder.path, NAME)
    done = dispose(sample, [paper], "Pia Lindgren", TODAY)
    assert held(sample.folder.path, NAME) == []
    assert len(done.still_in) == 1
    with sample.looking() as look:
        names = ("code", "title", "file_name", "sha256", "notes", "disposed_on", "disposed_by", "destroy_after")
        rows = {row[0]: row[1:] for row in look.rows(DocumentFields, names)}
    gone = ("Other document, disposed of", None, None, None, TODAY, "Pia Lindgren", TODAY - timedelta(1))
    assert rows[paper] == gone
    assert sample.problems() == []
    assert search(sample, "Quintanilla") == ()
    assert due_for_disposal(sample, TODAY) == ()
    again = add_paper(sample, tmp_path / "letter.txt", {}, [], TODAY)
    assert again.code != paper
    assert not again.known


def test_the_history_says_what_was_done_and_not_what_there_was(sample: Store, paper: str) -> None:
    done = dispose(sample, [paper], "Pia Lindgren", TODAY)
    newest, *older = history_of(sample, f"document:{paper}")
    assert (newest.label, newest.actor) == (f"Dispose of {paper}", "Pia Lindgren")
    (row,) = newest.rows
    assert (row.done, [(one.before, one.after) for one in row.edits]) == ("changed", [(REMOVED, "kept")])
    assert [one.edits[0].after for entry in older for one in entry.rows] == [REMOVED, REMOVED]
    assert done.changes is not None
    full = change_in_full(sample, done.changes.id)
    assert NAME not in repr((full, newest, older))


def test_it_cannot_be_taken_back_nor_what_was_before(sample: Store, paper: str) -> None:
    done = dispose(sample, [paper], "Pia Lindgren", TODAY)
    assert done.changes is not None
    assert sample.undoable(1) == []
    change(sample, "officer", "4117", rank="Captain")
    sample.undo()
    assert sample.undoable(1) == []
    assert sample.next_redo() is not None
    for number, why in ((done.changes.id, "is gone for good"), (done.changes.id - 1, "changed since|removed for good")):
        with pytest.raises(Refused, match=why), sample.change("Undo") as step:
            take_back(step, number)


def test_answers_from_then_leave_out_what_is_gone(sample: Store, paper: str) -> None:
    dispose(sample, [paper], "Pia Lindgren", TODAY)
    with sample.looking(NOW) as look:
        known = [code for (code,) in look.rows(DocumentFields, ("code",))]
    assert paper in known  # as it is now: the change was made in the same second
    with sample.looking(NOW - timedelta(seconds=1)) as look:
        assert [code for (code,) in look.rows(DocumentFields, ("code",))] == []


def test_a_paper_of_a_protected_program_goes_too(sample_program: Path, tmp_path: Path, setting: Setting) -> None:
    phrase = "correct horse battery"
    protect(sample_program, setting.stamp(), "", phrase)
    store = open_store(sample_program, setting.stamp, write=True, passphrase=phrase)
    (tmp_path / "letter.txt").write_bytes(TEXT)
    code = add_paper(store, tmp_path / "letter.txt", {"destroy_after": TODAY - timedelta(1)}, [], TODAY).code
    files = {path.name for path in sample_program.glob("documents/*/*")}
    dispose(store, [code], "Pia Lindgren", TODAY)
    assert len(files) == len({path.name for path in sample_program.glob("documents/*/*")}) + 1
    with store.reading() as connection:
        named = connection.exec_driver_sql("SELECT count(*) FROM sealed_document").scalar_one()
    assert named == len(files) - 1
    store.close()


def test_a_file_that_another_document_names_stays(sample: Store, paper: str) -> None:
    with sample.looking() as look:
        number = look.number_of("document", paper)
        assert number is not None
        values = look.values(DocumentFields, number)
    with sample.change("Add another") as step:
        step.insert(DocumentFields, {**values, "code": "ANOTHER", "destroy_after": None})
    dispose(sample, [paper], "Pia Lindgren", TODAY)
    assert sample.documents.has(values["sha256"])


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"legal_hold": True}, "is under legal hold"),
        ({"destroy_after": TODAY}, "is kept until November 24, 2026"),
        ({"destroy_after": None}, "has no last day"),
        ({"disposed_on": TODAY}, "was disposed of on November 24, 2026"),
    ],
)
def test_what_may_not_go_stops_all(sample: Store, paper: str, values: dict[str, object], why: str) -> None:
    with sample.looking() as look:
        other = next(code for (code,) in look.rows(DocumentFields, ("code",)) if code != paper)
        number = look.number_of("document", other)
    assert number is not None
    change(sample, "document", other, **{"destroy_after": TODAY - timedelta(1), **values})
    with pytest.raises(Refused, match=why):
        dispose(sample, [paper, other], "Pia Lindgren", TODAY)
    assert held(sample.folder.path, NAME)
    assert [one.code for one in due_for_disposal(sample, TODAY)] == [paper]


def test_the_past_of_a_mended_record_goes_and_what_is_on_record_stays(sample: Store) -> None:
    change(sample, "officer", "4117", notes=f"spoke with {NAME}")
    change(sample, "officer", "4117", notes="spoke")
    assert held(sample.folder.path, NAME)
    remove_past(sample, "officer:4117")
    assert held(sample.folder.path, NAME) == []
    with sample.looking() as look:
        number = look.number_of("officer", "4117")
        assert number is not None
        assert look.values(OfficerFields, number)["notes"] == "spoke"
    assert sample.problems() == []
    with pytest.raises(Refused, match="holds no past of Officer 4117"):
        remove_past(sample, "officer:4117")


def test_the_past_of_a_deleted_record_goes(empty: Store) -> None:
    with empty.change("Add") as step:
        number = step.insert(OfficerFields, {**OFFICER, "last_name": NAME})
    with empty.change("Delete") as step:
        step.delete(OfficerFields, number)
    remove_past(empty, "officer:1")
    assert held(empty.folder.path, NAME) == []
    assert empty.problems() == []
    with pytest.raises(Refused, match="No officer 1 is on record, now or before"):
        remove_past(empty, "officer:1")


def test_history_that_somebody_else_blanked_is_found(sample_program: Path, setting: Setting) -> None:
    connection = dbapi2.connect(str(sample_program / "records.db"))
    connection.execute("DROP TRIGGER history_sealed")
    connection.execute("UPDATE history SET text = NULL, salt = NULL WHERE id = (SELECT max(id) - 5 FROM history)")
    connection.commit()
    connection.close()
    store = open_store(sample_program, setting.stamp, write=False, altered=True)
    assert any("was removed, and no change says so" in one for one in store.problems())
    store.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE history SET text = NULL, salt = NULL WHERE id = 1",
        "UPDATE history SET text = NULL, salt = NULL, digest = NULL WHERE id = 1",
    ],
)
def test_nothing_is_blanked_without_saying_so(sample: Store, statement: str) -> None:
    with pytest.raises(Refused, match="sealed history cannot be altered"), sample.beside_history() as connection:
        connection.exec_driver_sql(statement)


@settings(max_examples=15, deadline=None)
@given(names=st.lists(st.sampled_from(["Ann", "Bea", "Cid"]), min_size=2, max_size=6), other=st.booleans())
def test_the_chain_holds_whatever_past_is_removed(
    tmp_path_factory: pytest.TempPathFactory, setting: Setting, names: list[str], other: bool
) -> None:
    store = create_store(tmp_path_factory.mktemp("removed") / "program", setting.stamp)
    with store.change("Add") as step:
        number = step.insert(OfficerFields, OFFICER)
        step.insert(OfficerFields, {**OFFICER, "badge": "2"})
    for name in names:
        with store.change("Rename") as step:
            step.update(OfficerFields, number, {"last_name": name})
    remove_past(store, "officer:1")
    if other:
        change(store, "officer", "2", last_name="Last")
        store.undo()
        store.redo()
    assert store.problems() == []
    with store.looking() as look:
        assert look.values(OfficerFields, number)["last_name"] == names[-1]
    store.close()
