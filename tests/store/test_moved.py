"""A folder that is moved, or a file that is put in the place of the records, while the program is open."""

import errno
import re
from pathlib import Path

import pytest

from coordinator.errors import Held, Unavailable
from coordinator.services.clock import clock_trouble
from coordinator.services.desk import Desk
from coordinator.services.program import Setting
from coordinator.store import Reason, Store, open_store
from coordinator.store.faults import disk_said_plainly
from tests.conftest import NOW
from tests.store.contents import add_officer, contents
from tests.store.harsh import ONLY_POSIX

NOTE = '{"person": "Ruth", "host": "front-desk", "process": 1, "since": "2026-11-24 09:00"}'


@ONLY_POSIX
def test_a_folder_that_was_moved_takes_nothing_until_it_is_back(sample: Store) -> None:
    folder = sample.folder.path
    before = contents(sample.folder.records)
    moved = folder.rename(folder.with_name("moved"))
    with pytest.raises(Unavailable, match="was moved, renamed or replaced while it was open"):
        add_officer(sample, "lost")
    with pytest.raises(Unavailable, match="was moved, renamed or replaced"):
        sample.back_up(Reason.BY_HAND)
    assert contents(moved / "records.db") == before
    moved.rename(folder)
    add_officer(sample, "kept")
    assert sample.problems() == []


@ONLY_POSIX
def test_a_file_that_something_put_in_the_place_of_the_records_is_not_written_past(sample: Store) -> None:
    records = sample.folder.records
    copy = records.with_name("older copy")
    copy.write_bytes(records.read_bytes())
    copy.replace(records)
    with pytest.raises(Unavailable, match="put it back where it was, or open the program where it lies now"):
        add_officer(sample, "lost")


@pytest.mark.parametrize("code", [errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTCONN])
def test_a_drive_that_is_gone_is_said_with_the_way_out(code: int, tmp_path: Path) -> None:
    said = re.compile("does not answer.*plug it in or connect it again")
    with pytest.raises(Unavailable, match=said), disk_said_plainly(tmp_path):
        raise OSError(code, "gone")


@pytest.mark.parametrize(("around", "held"), [("Dropbox", True), ("desk", False)])
def test_what_another_machine_holds_is_read_only_where_that_is_safe(
    sample_program: Path, setting: Setting, tmp_path: Path, around: str, held: bool
) -> None:
    (tmp_path / around).mkdir()
    folder = sample_program.rename(tmp_path / around / "kettle")
    (folder / "records.lock").write_text(NOTE)
    if held:
        with pytest.raises(Held, match="Ruth on front-desk since 2026-11-24 09:00"):
            Desk(folder, setting)
    else:
        desk = Desk(folder, setting)
        assert not desk.opened().writable
        assert "Ruth on front-desk" in desk.opened().note
        desk.close()


def test_a_clock_that_was_set_back_is_told(sample: Store) -> None:
    assert clock_trouble(sample, NOW) == ""
    told = clock_trouble(sample, NOW.replace(year=2025))
    assert told.startswith(
        "It says November 24, 2025, 10:00, but the newest change was made on November 24, 2026, 10:00."
    )


def test_the_lock_says_who_while_the_program_stays_readable(sample: Store, setting: Setting) -> None:
    with pytest.raises(Held, match="Pia Lindgren"):
        open_store(sample.folder.path, setting.stamp, write=True)
