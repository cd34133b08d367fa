import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from coordinator.errors import Unavailable
from coordinator.services.program import Setting
from coordinator.store import Stamp, Store, create_store, open_store
from coordinator.store.lock import Lock
from coordinator.store.schema import SCHEMA_VERSION
from tests.conftest import NOW


def mark(path: Path, pragma: str) -> None:
    connection = dbapi2.connect(str(path))
    connection.execute(f"PRAGMA {pragma}")
    connection.close()


def test_a_folder_without_records_is_no_program(tmp_path: Path, setting: Setting) -> None:
    with pytest.raises(Unavailable, match=r"is not a program folder: there is no records\.db"):
        open_store(tmp_path, setting.stamp, write=True)


def test_a_missing_folder_is_named(tmp_path: Path, setting: Setting) -> None:
    with pytest.raises(Unavailable, match=r"nowhere does not exist"):
        open_store(tmp_path / "nowhere", setting.stamp, write=True)


def test_another_file_is_no_program(tmp_path: Path, setting: Setting) -> None:
    (tmp_path / "letter.txt").write_text("x")
    with pytest.raises(Unavailable, match=r"letter\.txt is not a program"):
        open_store(tmp_path / "letter.txt", setting.stamp, write=True)


def test_a_file_of_another_program_is_left_alone(tmp_path: Path, setting: Setting) -> None:
    path = tmp_path / "records.db"
    connection = dbapi2.connect(str(path))
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(Unavailable, match="another program"):
        open_store(tmp_path, setting.stamp, write=False)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_named(tmp_path: Path, setting: Setting) -> None:
    (tmp_path / "records.db").write_bytes(b"PK\x03\x04" + os.urandom(8000))
    with pytest.raises(Unavailable, match=r"not a file of this program, or it is damaged"):
        open_store(tmp_path, setting.stamp, write=True)


def test_a_newer_file_is_left_alone(sample_program: Path, setting: Setting) -> None:
    mark(sample_program / "records.db", "user_version=99")
    with pytest.raises(Unavailable, match=rf"newer Coordinator \(form 99; this one knows {SCHEMA_VERSION}\)"):
        open_store(sample_program, setting.stamp, write=True)


def test_a_damaged_page_is_named(sample_program: Path, setting: Setting) -> None:
    path = sample_program / "records.db"
    content = bytearray(path.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(Unavailable, match="damaged"):
        open_store(sample_program, setting.stamp, write=True)


def test_a_second_opener_is_told_who_holds_it_and_may_read(sample: Store, setting: Setting) -> None:
    with pytest.raises(Unavailable, match=r"is open: Pia Lindgren on .* since 2026-11-24 10:00"):
        open_store(sample.folder.path, setting.stamp, write=True)
    reader = open_store(sample.folder.path, setting.stamp, write=False)
    assert reader.problems() == []
    reader.close()


def test_the_lock_of_a_process_that_died_is_taken_over(sample_program: Path, setting: Setting) -> None:
    hold = (
        "import sys, os, datetime as d; from pathlib import Path; from coordinator.store.lock import Lock, Stamp;"
        "Lock(Path(sys.argv[1]), Stamp('gone', d.datetime(2026, 1, 1))); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", hold, str(sample_program / "records.lock")], check=False)
    assert "gone" in (sample_program / "records.lock").read_text()
    open_store(sample_program, setting.stamp, write=True).close()


def test_the_note_of_another_machine_is_believed(sample_program: Path, setting: Setting) -> None:
    note = '{"person": "Ruth", "host": "front-desk", "process": 1, "since": "2026-11-24 09:00"}'
    (sample_program / "records.lock").write_text(note)
    with pytest.raises(Unavailable, match=r"Ruth on front-desk since 2026-11-24 09:00.*delete records\.lock"):
        open_store(sample_program, setting.stamp, write=True)


def test_half_a_note_keeps_nobody_out(tmp_path: Path) -> None:
    path = tmp_path / "records.lock"
    path.write_text('{"person": "Ru')
    lock = Lock(path, Stamp("Ana", NOW))
    assert (holder := lock.holder())
    assert holder.person == "Ana"
    lock.release()
    assert path.read_text() == ""


def test_a_new_program_needs_an_empty_place(sample_program: Path, setting: Setting) -> None:
    with pytest.raises(Unavailable, match="is not empty"):
        create_store(sample_program, setting.stamp)


def test_a_place_below_a_file_cannot_be_made(tmp_path: Path, setting: Setting) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(Unavailable, match="cannot be made"):
        create_store(tmp_path / "file" / "program", setting.stamp)


def test_a_program_whose_making_was_cut_short_can_be_opened(tmp_path: Path, setting: Setting) -> None:
    (tmp_path / "records.db").touch()
    store = open_store(tmp_path, setting.stamp, write=True)
    assert store.problems() == []
    with store.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == SCHEMA_VERSION
    store.close()
