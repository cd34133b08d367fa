import json
import os
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from coordinator.records import DocumentFields, DocumentLinkFields
from coordinator.services.backups import restore
from coordinator.services.desk import Desk
from coordinator.services.keeping import problems_of, sweep_papers
from coordinator.services.papers import add_paper, reading_paper
from coordinator.services.program import Setting, writing
from coordinator.store import Reason, Store, open_store
from tests.conftest import NOW
from tests.store.harsh import ONLY_POSIX, ROOT
from tests.store.killing import ROUNDS

LATER = NOW + timedelta(days=400)
CODE = "D-2024-001"


def sha256_of(store: Store, code: str = CODE) -> str:
    with store.looking() as look:
        return str(look.kept(DocumentFields)[code].values["sha256"])


def orphan(folder: Path, age: timedelta) -> Path:
    """Put a file that no record knows into the documents of a program."""
    path = folder / "documents" / "00" / ("0" * 64)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"left by a crash")
    moment = (NOW - age).timestamp()
    os.utime(path, (moment, moment))
    return path


def delete(store: Store, code: str = CODE) -> None:
    with store.looking() as look:
        number = look.kept(DocumentFields)[code].number
        links = [row.number for row in look.kept(DocumentLinkFields).values() if row.values["document_id"] == number]
    with store.change(f"Delete document {code}") as step:
        for link in links:
            step.delete(DocumentLinkFields, link)
        step.delete(DocumentFields, number)


def test_a_whole_program_has_no_problem(sample: Store) -> None:
    assert problems_of(sample) == []


def test_a_damaged_and_a_missing_file_are_named_by_code_and_title(sample: Store) -> None:
    sample.documents.path_of(sha256_of(sample)).write_bytes(b"%PDF-altered")
    sample.documents.path_of(sha256_of(sample, "D-2026-004")).unlink()
    damaged, missing = problems_of(sample)
    assert damaged.startswith("D-2024-001, Certificate, IADP, 4117: The document ")
    assert "is damaged: it was altered since it was added" in damaged
    assert missing.startswith("D-2026-004, Letter of revocation, 4055: The document ")
    assert "is missing from" in missing


def test_the_file_of_a_destroyed_document_is_not_missed(sample: Store) -> None:
    with sample.looking() as look:
        number = look.kept(DocumentFields)[CODE].number
    sample.documents.path_of(sha256_of(sample)).unlink()
    with sample.change("Record the disposal") as step:
        step.update(DocumentFields, number, {"disposed_on": date(2026, 11, 20)})
    assert problems_of(sample) == []


@pytest.mark.parametrize(("age", "swept"), [(timedelta(hours=23), False), (timedelta(hours=25), True)])
def test_opening_for_writing_sweeps_an_orphan_older_than_a_day(
    sample_program: Path, setting: Setting, age: timedelta, swept: bool
) -> None:
    left = orphan(sample_program, age)
    open_store(sample_program, setting.stamp, write=False).close()
    assert left.exists()
    with writing(sample_program, setting):
        assert left.exists() is not swept
    left = orphan(sample_program, age)
    Desk(sample_program, setting).close()
    assert left.exists() is not swept


def test_the_file_of_a_deleted_document_survives_until_an_undo(sample: Store) -> None:
    sha256 = sha256_of(sample)
    delete(sample)
    assert sweep_papers(sample, LATER) == []
    sample.undo()
    assert problems_of(sample) == []
    with reading_paper(sample, CODE) as stream:
        assert stream.read(5) == b"%PDF-"
    assert sha256_of(sample) == sha256


def test_the_file_of_an_undone_paper_survives_until_a_redo(sample: Store, tmp_path: Path) -> None:
    (tmp_path / "new.pdf").write_bytes(b"%PDF-new")
    code = add_paper(sample, tmp_path / "new.pdf", {}, [], date(2026, 11, 24)).code
    sample.undo()
    assert sweep_papers(sample, LATER) == []
    sample.redo()
    assert problems_of(sample) == []
    with reading_paper(sample, code) as stream:
        assert stream.read() == b"%PDF-new"


def test_nothing_is_swept_while_unreadable_records_are_kept_aside(sample_program: Path, setting: Setting) -> None:
    with writing(sample_program, setting) as store:
        made = store.back_up(Reason.BY_HAND).backup
    left = orphan(sample_program, timedelta(days=2))  # a paper that only the damaged records know
    (sample_program / "records.db").write_bytes(b"damaged")
    restore(made.path, sample_program, setting.stamp(), in_place=True)
    with writing(sample_program, setting) as store:
        (aside,) = store.damaged_records()
        assert left.exists()
    shutil.rmtree(aside)
    with writing(sample_program, setting):
        assert not left.exists()


def test_a_sweep_that_the_disk_does_not_allow_waits(sample: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    left = orphan(sample.folder.path, timedelta(days=2))

    def held(path: Path) -> None:
        raise PermissionError(13, "in use", str(path))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", held)
        assert sweep_papers(sample, LATER) == []
    assert sweep_papers(sample, LATER) == [left.name]


def test_check_of_an_open_program_looks_at_its_papers(sample_program: Path, setting: Setting) -> None:
    desk = Desk(sample_program, setting)
    desk.store.documents.path_of(sha256_of(desk.store)).unlink()
    (found,) = desk.check()
    assert found.startswith("D-2024-001, ")
    desk.close()


@ONLY_POSIX
@pytest.mark.parametrize(("seed", "rounds"), ROUNDS)
def test_kills_while_adding_leave_no_record_without_its_file(seed: int, rounds: int, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "tests.services.paper_crashes", str(tmp_path), str(rounds), str(seed)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True, timeout=110)
    found = json.loads(done.stdout)
    assert found["problems"] == []
    assert found["acknowledged"] >= rounds // 2
