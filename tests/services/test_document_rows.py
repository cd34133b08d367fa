"""The list of all documents, over real files, and how long each is kept."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from coordinator.records import DocumentFields, RetentionClassFields
from coordinator.services.document_rows import DocumentRow, State, document_rows, hold, keep_by_schedule
from coordinator.services.papers import Link, add_paper
from coordinator.store import Store
from tests.conftest import NOW

TODAY = NOW.date()


def row(store: Store, code: str) -> DocumentRow:
    return next(one for one in document_rows(store, TODAY).rows if one.code == code)


def test_a_document_tells_its_records_and_whether_its_file_is_there(sample: Store, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_bytes(b"letter")
    code = add_paper(sample, tmp_path / "letter.txt", {}, [Link("officer:4117")], TODAY).code
    (tmp_path / "note.txt").write_bytes(b"note")
    alone = add_paper(sample, tmp_path / "note.txt", {}, [], TODAY).code
    found = row(sample, code)
    assert (found.refs, found.state, found.orphaned, found.size) == (("officer:4117",), State.THERE, False, 6)
    assert row(sample, alone).orphaned
    wrong = {one.code: one.state for one in document_rows(sample, TODAY, {code}).rows}
    assert (wrong[code], wrong[alone]) == (State.DAMAGED, State.THERE)
    sample.documents.remove(found.sha256)
    assert row(sample, code).state is State.MISSING


def test_a_file_that_nothing_names_is_told(sample: Store, tmp_path: Path) -> None:
    assert not document_rows(sample, TODAY).strays
    (tmp_path / "stray.txt").write_bytes(b"stray")
    taken = sample.documents.take(tmp_path / "stray.txt")
    assert document_rows(sample, TODAY).strays == {taken.sha256}


def test_the_class_and_its_trigger_give_the_last_day(sample: Store, tmp_path: Path) -> None:
    with sample.change("Add a class") as step:
        step.insert(RetentionClassFields, {"code": "X-2", "title": "Letters", "keep_years": 2})
    (tmp_path / "letter.txt").write_bytes(b"letter")
    code = add_paper(sample, tmp_path / "letter.txt", {}, [], TODAY).code
    number = row(sample, code).number
    with sample.looking() as look:
        class_number = look.number_of("retention_class", "X-2")
    with sample.change("Choose a class") as step:
        step.update(DocumentFields, number, {"retention_class_id": class_number, "trigger_date": date(2024, 2, 29)})
    found = row(sample, code)
    assert found.schedule is not None
    assert found.schedule.until == date(2026, 2, 28)
    keep_by_schedule(sample, found, TODAY)
    assert row(sample, code).destroy_after == date(2026, 2, 28)
    assert row(sample, code).due
    hold(sample, row(sample, code), TODAY, on=True)
    assert not row(sample, code).due
    assert not replace(row(sample, code), disposed_on=TODAY - timedelta(1)).orphaned
