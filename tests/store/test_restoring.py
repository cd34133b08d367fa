import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlcipher3 import dbapi2

from coordinator.errors import Refused, Unavailable
from coordinator.records import CredentialFields, OfficerFields
from coordinator.services.program import Setting
from coordinator.store import (
    Backup,
    Documents,
    Reason,
    Store,
    compare,
    open_store,
    opened_copy,
    restore_in_place,
    restore_new,
)
from coordinator.store.durable import content_of
from tests.store.contents import add_officer, as_restored, contents
from tests.store.harsh import ONLY_POSIX, run, run_on_a_small_disk


@pytest.fixture
def letter(sample: Store, tmp_path: Path) -> str:
    """The hash of a paper that the sample agency has."""
    (tmp_path / "letter.pdf").write_bytes(b"letter")
    return Documents(sample.folder.documents).take(tmp_path / "letter.pdf").sha256


@pytest.fixture
def made(sample: Store, letter: str) -> Backup:
    """A backup of the sample agency, to which an officer was added since; the program is closed."""
    assert letter
    backup = sample.back_up(Reason.BY_HAND).backup
    number = add_officer(sample, "new")
    with sample.change("Rename") as step:
        step.update(OfficerFields, number, {"last_name": "Reyes"})
    sample.close()
    return backup


def test_a_restored_program_is_the_backup_and_its_chain_verifies(
    made: Backup, letter: str, tmp_path: Path, setting: Setting
) -> None:
    restored = restore_new(made, tmp_path / "restored")
    assert restored.notes == ()
    assert contents(tmp_path / "restored" / "records.db") == contents(made.path)
    assert Documents(tmp_path / "restored" / "documents").verified(letter).read_bytes() == b"letter"
    store = open_store(tmp_path / "restored", setting.stamp, write=True)
    assert store.problems() == []
    store.close()


def test_a_new_folder_must_be_empty(made: Backup, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="is not empty"):
        restore_new(made, made.place)
    (tmp_path / "empty").mkdir()
    restore_new(made, tmp_path / "empty")


def test_a_restore_in_place_keeps_what_was_there_as_a_backup(made: Backup, setting: Setting) -> None:
    folder = made.place.parent
    before = contents(folder / "records.db")
    restored = restore_in_place(made, folder, setting.stamp())
    assert as_restored(folder / "records.db") == contents(made.path)
    assert restored.former is not None
    assert contents(restored.former) == before
    store = open_store(folder, setting.stamp, write=True)
    assert store.problems() == []
    assert store.backups.listed()[0].manifest.reason is Reason.RESTORE
    store.close()
    with opened_copy(restored.former) as former:
        restore_in_place(former, folder, setting.stamp())
    assert as_restored(folder / "records.db") == before


def test_what_stood_in_the_log_is_neither_lost_nor_played_into_what_takes_its_place(
    made: Backup, setting: Setting
) -> None:
    folder = made.place.parent
    run(LEAVE_OPEN, folder)
    log = folder / "records.db-wal"
    assert log.stat().st_size > 0
    before = contents(folder / "records.db")
    assert "in the log" in before["officer"][-1]
    restored = restore_in_place(made, folder, setting.stamp())
    assert not log.exists()
    assert as_restored(folder / "records.db") == contents(made.path)
    assert restored.former is not None
    assert contents(restored.former) == before


LEAVE_OPEN = """
import os, sys
from pathlib import Path
from coordinator.store import Stamp, open_store
from tests.conftest import NOW
from tests.store.contents import add_officer

add_officer(open_store(Path(sys.argv[1]), lambda: Stamp("gone", NOW), write=True), "in the log")
os._exit(0)
"""


def test_a_program_that_is_open_is_not_replaced(made: Backup, setting: Setting) -> None:
    folder = made.place.parent
    store = open_store(folder, setting.stamp, write=True)
    before = contents(folder / "records.db")
    with pytest.raises(Unavailable, match="is open: Pia Lindgren"):
        restore_in_place(made, folder, setting.stamp())
    assert contents(folder / "records.db") == before
    store.close()


def test_a_damaged_program_is_kept_as_it_is_and_replaced(made: Backup, setting: Setting) -> None:
    folder = made.place.parent
    (folder / "records.db").write_bytes(b"not a database" * 1000)
    (folder / "records.db-wal").write_bytes(b"log")
    restored = restore_in_place(made, folder, setting.stamp())
    assert as_restored(folder / "records.db") == contents(made.path)
    aside = folder / "backups" / "damaged-2026-11-24T160000Z"
    assert restored.former == aside / "records.db"
    assert restored.former.read_bytes() == b"not a database" * 1000
    assert (aside / "records.db-wal").read_bytes() == b"log"
    assert restored.notes[0].startswith("The former records were kept as they were.")
    assert not (folder / "records.db-wal").exists()


def test_a_program_whose_records_are_gone_gets_them_back(made: Backup, setting: Setting) -> None:
    folder = made.place.parent
    (folder / "records.db").unlink()
    assert restore_in_place(made, folder, setting.stamp()).former is None
    assert as_restored(folder / "records.db") == contents(made.path)


def test_a_folder_that_never_was_a_program_is_not_restored_in_place(
    made: Backup, tmp_path: Path, setting: Setting
) -> None:
    with pytest.raises(Unavailable, match="there are neither records nor backups in it"):
        restore_in_place(made, tmp_path / "elsewhere", setting.stamp())


def flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


class Harm(NamedTuple):
    """A file of a backup, what is done to it, and how it is named in the refusal."""

    path: str
    does: Callable[[Path], None]
    said: str


HARM = (
    Harm("{name}.db", flipped, "The backup {name} in .* is damaged: its records are not what its manifest says"),
    Harm("documents/{folder}/{letter}", flipped, "The document {letter} is damaged"),
    Harm("documents/{folder}/{letter}", Path.unlink, "The backup {name} in .* its document {letter} is missing"),
)


@pytest.fixture(params=HARM, ids=["records", "document", "missing document"])
def refused(request: pytest.FixtureRequest, made: Backup, letter: str) -> str:
    """How the refusal begins of a backup that was harmed; the paper is gone from the program too."""
    Documents(made.place.parent / "documents").path_of(letter).unlink()
    names = {"name": made.name, "folder": letter[:2], "letter": letter}
    harm: Harm = request.param
    harm.does(made.place / harm.path.format(**names))
    return harm.said.format(**names)


def test_a_damaged_backup_is_refused_by_name_and_leaves_no_folder(made: Backup, refused: str, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=refused):
        restore_new(made, tmp_path / "restored")
    assert not (tmp_path / "restored").exists()


def test_a_damaged_backup_changes_nothing_in_place(made: Backup, refused: str, setting: Setting) -> None:
    folder = made.place.parent
    before = contents(folder / "records.db")
    with pytest.raises(Refused, match=refused):
        restore_in_place(made, folder, setting.stamp())
    assert contents(folder / "records.db") == before
    assert list(folder.glob("*.part*")) == []
    open_store(folder, setting.stamp, write=True).close()


def altered(made: Backup, *statements: str) -> Backup:
    """Return *made* as somebody left it who also rewrote the manifest."""
    connection = dbapi2.connect(str(made.path))
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    size, sha256 = content_of(made.path)
    manifest = made.manifest.model_copy(update={"size": size, "sha256": sha256})
    return Backup(made.place, made.name, manifest)


LESS = ("DROP TRIGGER change_kept", "DELETE FROM history WHERE change_id = 2", "DELETE FROM change WHERE id = 2")


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        (("DROP TRIGGER change_sealed", "UPDATE change SET label = 'x' WHERE id = 2"), "is not as it was sealed"),
        (("PRAGMA user_version=99",), "was written by a newer Coordinator"),
        (("PRAGMA application_id=1",), "is a SQLite file of another program"),
        (("DROP TRIGGER history_kept", *LESS), "it is not what its manifest says"),
    ],
)
def test_what_would_not_open_afterwards_is_refused(
    made: Backup, statements: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    with pytest.raises(Refused, match=f"^The backup {made.name} in .* cannot be restored.*{said}"):
        restore_new(altered(made, *statements), tmp_path / "restored")
    assert not (tmp_path / "restored").exists()


def test_rows_that_strayed_from_their_history_are_told(made: Backup, tmp_path: Path) -> None:
    harm = ("DROP TRIGGER history_officer_update", "UPDATE officer SET last_name = 'Other' WHERE id = 1")
    assert restore_new(altered(made, *harm), tmp_path / "restored").notes == (
        "The officer in row 1 is not what its history says.",
    )


def test_a_comparison_counts_rows_and_names_the_changes_that_would_be_lost(made: Backup, setting: Setting) -> None:
    folder = made.place.parent
    store = open_store(folder, setting.stamp, write=True)
    with store.change("Promote") as step:
        step.update(OfficerFields, 1, {"rank": "Sheriff"})
    with store.change("Take a card away") as step:
        step.delete(CredentialFields, 1)
    store.close()
    found = compare(made, folder / "records.db")
    assert [(one.kind, one.added, one.removed, one.changed) for one in found.differences] == [
        ("officer", 0, 1, 1),
        ("credential", 1, 0, 0),
    ]
    assert [past.label for past in found.newest_lost] == ["Take a card away", "Promote", "Rename", "Add new"]
    assert (found.lost, found.newest_lost[0].at) == (4, "2026-11-24T16:00:00+00:00")


def test_files_of_two_forms_can_be_compared(made: Backup) -> None:
    triggers = [f"DROP TRIGGER history_officer_{operation}" for operation in ("insert", "update", "delete")]
    older = altered(made, *triggers, "ALTER TABLE officer DROP COLUMN rank", "DROP TABLE training_record")
    found = {one.kind: one for one in compare(older, made.place.parent / "records.db").differences}
    assert (found["officer"].removed, found["officer"].changed) == (1, 0)
    assert found["training_record"].removed > 0


FULL = """
import json, os, sys
from pathlib import Path
from coordinator.errors import Unavailable
from coordinator.services.program import Setting, new_program
from coordinator.store import open_store, opened_copy, restore_in_place
from tests.conftest import NOW
from tests.store.contents import as_restored, contents

disk, copy = map(Path, sys.argv[1:])
setting = Setting("Pia Lindgren", lambda: NOW)
with new_program(disk / "program", setting):
    pass
records, ballast = disk / "program" / "records.db", disk / "ballast"
before, said, changed = contents(records), [], []
with opened_copy(copy) as opened:
    for free in range(0, 3_000_000, 50_000):  # the disk fills up at one step after the other
        ballast.write_bytes(b"")
        room = os.statvfs(disk)
        ballast.write_bytes(bytes(max(room.f_bavail * room.f_bsize - free, 0)))
        try:
            restore_in_place(opened, records.parent, setting.stamp())
            break
        except Unavailable as error:
            said.append(str(error))
        changed += [free] if contents(records) != before or list(disk.rglob("*.part*")) else []
restored = as_restored(records) == contents(copy)
ballast.unlink()
open_store(records.parent, setting.stamp, write=True).close()
print(json.dumps([said, changed, restored]))
"""


@ONLY_POSIX
def test_a_full_disk_leaves_the_program_as_it_was(made: Backup, tmp_path: Path) -> None:
    said, changed, restored = json.loads(run_on_a_small_disk(FULL, tmp_path / "disk", "5m", made.path))
    assert len(said) > 3
    assert all(re.search(r"is full\. Nothing .* make room|does not answer\. Nothing", one) for one in said), said
    assert changed == []
    assert restored
