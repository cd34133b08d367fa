"""How a program lies and is kept, over real files."""

from datetime import timedelta
from pathlib import Path

import pytest

from coordinator.errors import Refused
from coordinator.services.checking import check
from coordinator.services.disposing import dispose
from coordinator.services.file_health import delete_backups, file_health, read_through
from coordinator.services.moving_here import move_here, risk_of
from coordinator.services.papers import add_paper
from coordinator.services.program import Setting
from coordinator.store import Reason, Store, create_store, name_second_place, open_store, protect, second_place
from coordinator.store.folder import Folder
from coordinator.store.whereabouts import Where, whereabouts
from tests.conftest import NOW
from tests.store.contents import add_officer

TODAY = NOW.date()


def test_what_is_told_is_what_lies_there(sample: Store) -> None:
    sample.back_up(Reason.BY_HAND)
    found = file_health(sample)
    assert found.folder == sample.folder.path
    assert found.where.where is Where.HERE
    assert found.records == sample.folder.records.stat().st_size
    assert found.papers == len(sample.documents.listed())
    assert found.holder is not None
    assert found.holder.person == "Pia Lindgren"
    assert (found.protected, found.changes, found.second) == (False, 2, None)
    assert [one.backup for one in found.backups] == sample.backups.listed()
    assert found.newest == found.backups[0].backup.manifest.made
    assert (found.holding, found.open_to_all, found.unreadable, found.damaged) == ((), (), (), ())


def test_a_backup_that_still_holds_what_was_disposed_of_is_named_and_can_be_deleted(
    sample: Store, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_bytes(b"letter")
    over = {"destroy_after": TODAY - timedelta(1)}
    code = add_paper(sample, tmp_path / "letter.txt", over, [], TODAY).code
    before = sample.back_up(Reason.BY_HAND).backup
    dispose(sample, [code], "Pia Lindgren", TODAY)
    after = sample.back_up(Reason.BY_HAND).backup
    found = file_health(sample)
    assert [one.backup.name for one in found.holding] == [before.name]
    assert [one.label for one in found.holding[0].misses] == [f"Dispose of {code}"]
    delete_backups([one.backup for one in found.holding])
    assert [one.backup.name for one in file_health(sample).backups if one.backup.name != after.name] == []


def test_backups_in_the_second_place_are_listed_too(sample: Store, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    name_second_place(sample.folder, tmp_path / "stick")
    sample.back_up(Reason.BY_HAND)
    found = file_health(sample)
    assert [one.elsewhere for one in found.backups] == [False, True]
    assert found.second_there
    (tmp_path / "stick").rename(tmp_path / "drawer")
    assert not file_health(sample).second_there


def test_backups_that_open_without_the_passphrase_are_told(sample_program: Path, setting: Setting) -> None:
    store = open_store(sample_program, setting.stamp, write=True)
    store.back_up(Reason.BY_HAND)
    store.close()
    phrase = "five words that nobody guesses"
    protect(sample_program, setting.stamp(), "", phrase)
    store = open_store(sample_program, setting.stamp, write=True, passphrase=phrase)
    found = file_health(store)
    assert found.protected
    assert len(found.open_to_all) == 2  # the one before, and the one that the protection made first
    assert len(found.backups) == 3
    store.close()


def test_a_backup_is_read_through_with_its_papers(sample: Store) -> None:
    backup = sample.back_up(Reason.BY_HAND).backup
    assert read_through(backup) == []
    paper = next(sample.backups.documents.papers())
    paper.chmod(0o600)
    paper.write_bytes(b"other")
    with backup.path.open("ab") as file:
        file.write(b"more")
    records, document = read_through(backup)
    assert "its records are not what its manifest says" in records
    assert "is damaged: it was altered" in document


def test_a_check_can_be_ended_and_says_so(sample: Store) -> None:
    told: list[str] = []

    def watch(at: str, done: int, of: int) -> bool:
        assert 0 <= done <= of
        told.append(at)
        return at != "The history"

    stopped = check(sample, NOW, watch)
    assert (stopped.finished, stopped.problems, stopped.at) == (False, (), NOW)
    assert "The documents" not in told
    told.clear()
    assert check(sample, NOW, lambda at, done, of: watch(at, done, of) or True).finished
    assert {"The pages of the file", "The history", "The search index", "The documents"} <= set(told)


def test_a_program_is_brought_from_a_synchronized_folder_with_its_backups_copied_there(
    tmp_path: Path, setting: Setting
) -> None:
    store = create_store(tmp_path / "Dropbox" / "Kettle", setting.stamp)
    add_officer(store, "1")
    where = whereabouts(store.folder.path)
    assert "Dropbox synchronizes" in risk_of(where)
    with pytest.raises(Refused, match="lies in a synchronized folder \\(Dropbox\\) too"):
        move_here(store, tmp_path / "Dropbox" / "other", "")
    here = move_here(store, tmp_path / "here", "")
    store.close()
    assert second_place(Folder(here)) == tmp_path / "Dropbox" / "Kettle" / "backups"
    found = open_store(here, setting.stamp, write=True)
    add_officer(found, "2")
    made = found.back_up(Reason.BY_HAND)
    assert made.notes == ()
    assert (tmp_path / "Dropbox" / "Kettle" / "backups" / made.backup.path.name).is_file()
    found.close()
