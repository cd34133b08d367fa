import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from coordinator.errors import Locked, Refused, Unavailable
from coordinator.services.papers import add_paper
from coordinator.services.program import Setting
from coordinator.store import (
    Backups,
    Reason,
    Store,
    compare,
    delete_readable_backups,
    open_store,
    opened_copy,
    protect,
    restore_in_place,
    restore_new,
    unprotect,
    write_portable,
)
from coordinator.store.durable import parts_in
from coordinator.store.passphrase import Key, is_protected, key_of, new_key
from tests.conftest import NOW
from tests.store.contents import add_officer, contents
from tests.store.harsh import ONLY_POSIX, run_on_a_small_disk

FIRST, SECOND = "correct horse battery", "staple of another kind"
LETTER = b"A letter that names Whitfield, Dana"
PAPERS = {"large.bin": bytes(3_000_000), "small.txt": b"1", "letter.txt": LETTER}


@pytest.fixture
def open_program(sample: Store, tmp_path: Path) -> Iterator[Path]:
    """The sample agency with one more paper, a backup, and nobody in it."""
    for name, content in PAPERS.items():
        (tmp_path / name).write_bytes(content)
        add_paper(sample, tmp_path / name, {}, [], NOW.date())
    sample.back_up(Reason.BY_HAND)
    sample.close()
    yield sample.folder.path
    assert not parts_in(sample.folder.path)


@pytest.fixture
def protected(open_program: Path, setting: Setting) -> Path:
    """The same, protected."""
    protect(open_program, setting.stamp(), "", FIRST)
    return open_program


def opened(path: Path, setting: Setting, passphrase: str = FIRST, *, write: bool = True) -> Store:
    return open_store(path, setting.stamp, write=write, passphrase=passphrase)


def told(path: Path, setting: Setting, passphrase: str) -> tuple[object, ...]:
    """Return what a program says of itself: heads but the last, rows, and the content of the last paper."""
    store = opened(path, setting, passphrase, write=False)
    with store.looking() as look:
        labels = [one.label for one in look.past(3)]
    assert store.problems() == []
    with store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM officer ORDER BY id").all()
        sha256 = connection.exec_driver_sql("SELECT sha256 FROM document ORDER BY id DESC LIMIT 1").scalar_one()
    assert len(store.documents.listed()) == len(PAPERS)
    for paper in store.documents.listed():
        store.documents.verify(paper)
    with store.documents.opened(sha256) as stream:
        content = stream.read()
    store.close()
    return labels[0], rows, content


def test_what_is_protected_opens_with_its_passphrase_only(open_program: Path, setting: Setting) -> None:
    _, rows, content = told(open_program, setting, "")
    done = protect(open_program, setting.stamp(), "", FIRST)
    assert told(open_program, setting, FIRST) == ("Protect with a passphrase", rows, content)
    assert content == LETTER
    assert done.readable == {open_program / "backups": 2}
    with pytest.raises(Locked, match="is protected by a passphrase"):
        opened(open_program, setting, "")
    for wrong in (SECOND, FIRST.upper(), f"{FIRST} "):
        with pytest.raises(Locked, match=r"does not open .* If it is surely the right one, the file is damaged"):
            opened(open_program, setting, wrong)


def test_an_accent_is_the_same_however_it_was_typed(open_program: Path, setting: Setting) -> None:
    protect(open_program, setting.stamp(), "", "caf\u00e9 au lait noir")
    opened(open_program, setting, "cafe\u0301 au lait noir").close()


def test_nothing_of_a_protected_program_can_be_read(protected: Path, setting: Setting, tmp_path: Path) -> None:
    delete_readable_backups(protected)
    store = opened(protected, setting)
    add_officer(store, "Quintanilla")
    (tmp_path / "secret.txt").write_text("Quintanilla was there")
    add_paper(store, tmp_path / "secret.txt", {}, [], NOW.date())
    store.back_up(Reason.BY_HAND)
    write_portable(store.backups.listed()[0], protected / "portable.zip")
    for path in [one for one in protected.rglob("*") if one.is_file() and one.name != "records.lock"]:
        found = path.read_bytes()
        for value in (b"Quintanilla", b"Whitfield", b"4117", b"Kettle", b"Lindgren", b"CREATE TABLE"):
            assert value not in found, path
    assert (protected / "records.db-wal").stat().st_size
    store.close()


def test_any_tool_that_knows_the_form_opens_it_by_the_passphrase(protected: Path) -> None:
    connection = dbapi2.connect(str(protected / "records.db"))
    connection.execute(f"PRAGMA key='{FIRST}'")
    assert connection.execute("SELECT count(*) FROM officer").fetchone()[0] > 0
    connection.close()


def test_a_new_passphrase_takes_the_place_of_the_old_one(protected: Path, setting: Setting) -> None:
    before = {path.name for path in protected.glob("documents/*/*")}
    protect(protected, setting.stamp(), FIRST, SECOND)
    assert told(protected, setting, SECOND)[::2] == ("Change the passphrase", LETTER)
    assert {path.name for path in protected.glob("documents/*/*")} == before  # the papers stay as they are
    with pytest.raises(Locked):
        opened(protected, setting, FIRST)


def test_a_passphrase_that_is_taken_away_leaves_what_there_was(open_program: Path, setting: Setting) -> None:
    before = {path.name: path.read_bytes() for path in open_program.glob("documents/*/*")}
    protect(open_program, setting.stamp(), "", FIRST)
    assert not before.keys() & {path.name for path in open_program.glob("documents/*/*")}
    unprotect(open_program, setting.stamp(), FIRST)
    assert told(open_program, setting, "")[::2] == ("Take the passphrase away", LETTER)
    assert {path.name: path.read_bytes() for path in open_program.glob("documents/*/*")} == before


@pytest.mark.parametrize("short", ["", "horse", "elevenchars"])
def test_a_short_passphrase_is_refused(open_program: Path, setting: Setting, short: str) -> None:
    before = contents(open_program / "records.db")
    with pytest.raises(Refused, match="12 characters or more"):
        protect(open_program, setting.stamp(), "", short)
    assert contents(open_program / "records.db") == before


def test_what_cannot_be_is_said(protected: Path, setting: Setting, old_program: Path, empty: Store) -> None:
    with pytest.raises(Refused, match="is the passphrase that it has"):
        protect(protected, setting.stamp(), FIRST, FIRST)
    with pytest.raises(Locked):
        protect(protected, setting.stamp(), SECOND, "a third one, quite long")
    with pytest.raises(Locked):
        unprotect(protected, setting.stamp(), "")
    with pytest.raises(Unavailable, match="has an older form"):
        protect(old_program, setting.stamp(), "", FIRST)
    with pytest.raises(Unavailable, match="is open: Pia Lindgren"):
        protect(empty.folder.path, setting.stamp(), "", FIRST)
    with pytest.raises(Refused, match="is not protected"):
        unprotect(empty.folder.path, setting.stamp(), "")
    with pytest.raises(Refused, match="No backup was deleted"):
        delete_readable_backups(empty.folder.path)


def test_a_damaged_paper_is_not_sealed_away(open_program: Path, setting: Setting) -> None:
    paper = next(open_program.glob("documents/*/*"))
    paper.write_bytes(b"altered")
    with pytest.raises(Unavailable, match="is damaged"):
        protect(open_program, setting.stamp(), "", FIRST)
    opened(open_program, setting, "").close()
    assert paper.read_bytes() == b"altered"


def test_a_copy_of_a_protected_program_is_brought_back_by_its_passphrase(
    protected: Path, setting: Setting, tmp_path: Path
) -> None:
    newest = Backups(protected / "backups").listed()[0]
    assert (newest.manifest.reason, newest.manifest.actor) == (Reason.PASSPHRASE, "")
    write_portable(newest, tmp_path / "portable.zip")
    for source in (newest.path, tmp_path / "portable.zip"):
        with opened_copy(source) as copy:
            for wrong in ("", SECOND):
                with pytest.raises(Locked):
                    restore_new(copy, tmp_path / "restored", wrong)
                assert not (tmp_path / "restored").exists()
            restore_new(copy, tmp_path / "restored", FIRST)
        assert told(tmp_path / "restored", setting, FIRST) == told(protected, setting, FIRST)
        shutil.rmtree(tmp_path / "restored")


def test_a_protected_program_gives_way_to_a_backup_of_any_passphrase(protected: Path, setting: Setting) -> None:
    store = opened(protected, setting)
    with_first, readable = store.backups.listed()[0], store.backups.listed()[-1]
    add_officer(store, "Reyes")
    store.close()
    assert compare(readable, protected / "records.db", FIRST).lost == 2
    restored = restore_in_place(readable, protected, setting.stamp(), FIRST)
    assert not is_protected(protected / "records.db")
    assert restored.former is not None
    assert is_protected(restored.former)
    protect(protected, setting.stamp(), "", SECOND)
    restored = restore_in_place(with_first, protected, setting.stamp(), FIRST)  # the second one is not known here
    assert restored.former is not None
    assert restored.former.parent.name.startswith("damaged-")
    assert told(protected, setting, FIRST)[2] == LETTER


def test_a_paper_taken_in_a_step_that_was_refused_is_an_orphan(
    protected: Path, setting: Setting, tmp_path: Path
) -> None:
    (tmp_path / "other.txt").write_text("other")
    store = opened(protected, setting)
    with suppress(Refused), store.change("Add"):
        taken = store.documents.take(tmp_path / "other.txt")
        raise Refused("no")
    add_officer(store, "Reyes")
    assert not store.documents.has(taken.sha256)
    with pytest.raises(Unavailable, match="is missing"):
        store.documents.verify(taken.sha256)
    added = add_paper(store, tmp_path / "other.txt", {}, [], NOW.date())
    assert added.changes is not None
    store.close()
    store = opened(protected, setting)
    assert store.documents.has(taken.sha256)
    known = set(store.documents.listed())
    assert store.documents.sweep(known, NOW + timedelta(days=400)) == []
    files = {path.name for path in protected.glob("documents/*/*")}
    assert len(files) == len(known)  # the orphan of the refused step went
    assert store.documents.sweep(known - {taken.sha256}, NOW + timedelta(days=400)) == [taken.sha256]
    store.close()


@pytest.mark.parametrize("damage", [lambda found: found[:-9], lambda found: found[:300] + b"\0" + found[301:], bytes])
def test_a_sealed_paper_that_was_altered_is_named(
    protected: Path, setting: Setting, tmp_path: Path, damage: object
) -> None:
    assert callable(damage)
    store = opened(protected, setting)
    sha256 = next(iter(store.documents.listed()))
    path = store.documents.path_of(sha256)
    path.write_bytes(damage(path.read_bytes()) if damage is not bytes else b"")
    with pytest.raises(Unavailable, match=f"{re.escape(str(path))} is damaged"):
        store.documents.verify(sha256)
    with pytest.raises(Unavailable, match="is damaged"):
        store.documents.copy_out(sha256, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
    store.close()


def test_what_a_crash_left_readable_goes_when_the_program_is_opened(protected: Path, setting: Setting) -> None:
    left = protected / "documents" / "ab" / ("ab" * 32)
    left.parent.mkdir(exist_ok=True)
    left.write_bytes(LETTER)
    store = opened(protected, setting)
    store.documents.sweep(set(store.documents.listed()), NOW)
    assert not left.exists()
    store.close()


def test_a_key_does_not_show_itself() -> None:
    key = new_key(FIRST)
    assert key.raw.hex() not in f"{key!r} {key}"
    assert isinstance(key, Key)


def test_a_file_that_is_none_of_ours_is_told_from_a_protected_one(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    path.write_bytes(b"")
    assert key_of(path, "") is None
    path.write_bytes(b"no database" * 100)
    with pytest.raises(Unavailable, match="not a file of this program, or it is damaged"):
        key_of(path, FIRST)


FULL = """
import sys
from pathlib import Path
from coordinator.errors import Unavailable
from coordinator.store import Stamp, open_store, protect
from tests.conftest import NOW
import shutil

disk, source = Path(sys.argv[1]), Path(sys.argv[2])
program = shutil.copytree(source, disk / "program")
left = shutil.disk_usage(disk).free
(disk / "filled").write_bytes(bytes(left - int(sys.argv[3])))
stamp = lambda: Stamp("Pia", NOW)
try:
    protect(program, stamp(), "", "correct horse battery")
except Unavailable as error:
    print(error)
(disk / "filled").unlink()
store = open_store(program, stamp, write=True)
assert not store.protected
assert store.problems() == []
store.close()
protect(program, stamp(), "", "correct horse battery")
"""


@ONLY_POSIX
@pytest.mark.parametrize("room", [100_000, 2_000_000, 3_200_000])
def test_a_full_disk_leaves_the_program_as_it_was(open_program: Path, tmp_path: Path, room: int) -> None:
    said = run_on_a_small_disk(FULL, tmp_path / "disk", "24m", open_program, str(room))
    assert "is full" in said
