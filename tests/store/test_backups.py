import json
import os
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlcipher3 import dbapi2

from coordinator import __version__
from coordinator.errors import Refused, Unavailable
from coordinator.services.program import Setting
from coordinator.store import Backups, Documents, Reason, Store, backing_up, open_store, restore_new
from coordinator.store.durable import content_of
from coordinator.store.holding import whole_holding
from coordinator.store.schema import SCHEMA_VERSION
from tests.conftest import NOW, SAMPLE_OFFICERS
from tests.store.contents import add_officer, contents
from tests.store.harsh import ONLY_POSIX, run_on_a_small_disk


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def timed(sample_program: Path, clock: Clock) -> Store:
    """The sample agency, open for writing, by a clock that the test sets."""
    return open_store(sample_program, Setting("Pia Lindgren", clock).stamp, write=True)


def paper(store: Store, content: bytes) -> str:
    source = store.folder.path.parent / "paper.pdf"
    source.write_bytes(content)
    return Documents(store.folder.documents).take(source).sha256


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_a_backup_holds_what_the_program_holds(sample: Store) -> None:
    made = sample.back_up(Reason.BY_HAND)
    assert made.notes == ()
    assert made.backup.path == sample.folder.backups / "2026-11-24T160000Z.db"
    assert contents(made.backup.path) == contents(sample.folder.records)


def test_a_manifest_says_what_a_backup_holds_and_why_it_was_made(sample: Store) -> None:
    sha256 = paper(sample, b"letter")
    made = sample.back_up(Reason.IMPORT).backup
    with sample.looking() as look:
        head, first = look.head, look.past(99)[-1].id
    found = json.loads((sample.folder.backups / f"{made.name}.json").read_bytes())
    assert found.pop("counts")["officer"] == SAMPLE_OFFICERS
    assert found.pop("first") == contents(sample.folder.records)["change"][first - 1][-1]
    size, file_hash = content_of(made.path)
    assert found == {
        "format": 1,
        "made": "2026-11-24T16:00:00Z",
        "reason": "IMPORT",
        "actor": "Pia Lindgren",
        "version": __version__,
        "form": SCHEMA_VERSION,
        "head": head,
        "changes": 2,
        "size": size,
        "sha256": file_hash,
        "documents": {sha256: 6},
    }


def test_a_backup_can_be_read_where_nothing_can_be_written(sample: Store) -> None:
    made = sample.back_up(Reason.BY_HAND).backup
    assert made.path.read_bytes()[18:20] == b"\x01\x01"  # a rollback journal, not a write-ahead log
    assert files(sample.folder.backups) == {f"{made.name}.db", f"{made.name}.json", "backups.lock"}


def test_who_writes_and_reads_meanwhile_is_not_stopped_and_the_copy_is_of_one_moment(
    sample: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backing_up, "PAGES", 5)
    before = contents(sample.folder.records)
    steps: list[tuple[int, int]] = []

    def write_and_read(done: int, whole: int) -> None:
        steps.append((done, whole))
        add_officer(sample, f"new-{done}")
        with sample.looking() as look:
            assert len(look.keys("officer")) == SAMPLE_OFFICERS + len(steps)

    made = sample.back_up(Reason.TIMER, write_and_read).backup
    assert contents(made.path) == before
    pages = steps[0][1]
    assert steps == [(min(done, pages), pages) for done in range(5, pages + 5, 5)]  # no step was done twice
    assert sample.problems() == []


def test_a_backup_while_another_thread_writes_is_consistent(sample: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backing_up, "PAGES", 2)
    heads: list[str] = []
    stop = Event()

    def write() -> None:
        for number in range(10_000):
            add_officer(sample, f"new-{number}")
            if stop.is_set():
                return

    writer = Thread(target=write)
    writer.start()
    try:
        made = [sample.back_up(Reason.TIMER).backup for _ in range(5)]
    finally:
        stop.set()
        writer.join()
    for one in made:
        heads.append(whole_holding(one.path).head)
        assert heads[-1] == one.manifest.head
        assert one.manifest.counts["officer"] == SAMPLE_OFFICERS + one.manifest.changes - 2
    sealed = [row[-1] for row in contents(sample.folder.records)["change"]]
    assert heads == sorted(heads, key=sealed.index)


def test_a_backup_that_is_given_up_leaves_nothing(sample: Store) -> None:
    def give_up(_done: int, _whole: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sample.back_up(Reason.TIMER, give_up)
    assert files(sample.folder.backups) == {"backups.lock"}
    assert sample.back_up(Reason.TIMER)


def test_what_a_crash_left_is_swept_and_what_a_person_put_there_is_not(sample: Store) -> None:
    place = sample.folder.backups
    (place / "documents").mkdir()
    for name in ("snapshot.db.1a2b3c4d.part", "snapshot.db.1a2b3c4d.part-wal", "documents/incoming.1a2b3c4d.part"):
        (place / name).write_bytes(b"half")
    (place / "2026-11-23T160000Z.json").write_bytes(b"{}")
    (place / "2026-11-22T160000Z.db").write_bytes(b"without a manifest")
    mine = ("notes.json", "ZZ.json", "film.mp4.part", "film.partial")
    for name in mine:
        (place / name).write_bytes(b"{}")
    made = sample.back_up(Reason.TIMER).backup.name
    expected = {f"{made}.db", f"{made}.json", "backups.lock", "2026-11-22T160000Z.db", *mine}
    assert files(place) == expected


def test_a_damaged_program_is_not_backed_up_and_its_backups_stay(sample: Store) -> None:
    good = sample.back_up(Reason.TIMER).backup
    sample.close()
    content = bytearray(sample.folder.records.read_bytes())
    content[-4096:-4088] = b"\xff" * 8
    sample.folder.records.write_bytes(content)
    with pytest.raises(Unavailable, match=r"No backup of .*records\.db was made: its copy is not whole\. Run a check"):
        sample.back_up(Reason.TIMER)
    assert sample.backups.listed() == [good]
    assert files(sample.folder.backups) == {f"{good.name}.db", f"{good.name}.json", "backups.lock"}


def test_two_backups_of_one_second_are_told_apart_and_stay_in_order(sample: Store) -> None:
    made = [sample.back_up(Reason.TIMER).backup for _ in range(4)]
    assert [one.name for one in made] == [f"2026-11-24T160000Z{end}" for end in ("", "-02", "-03", "-04")]
    assert sample.backups.listed() == made[::-1]


def test_a_second_backup_at_the_same_time_is_told_to_wait(sample: Store) -> None:
    with sample.backups.alone(), pytest.raises(Unavailable, match=r"Another backup is being written .* Try again"):
        sample.back_up(Reason.TIMER)


def test_old_backups_go_and_with_them_the_papers_that_no_other_needs(timed: Store, clock: Clock) -> None:
    shared = paper(timed, b"shared")
    only_first = paper(timed, b"only in the first")
    first = timed.back_up(Reason.TIMER).backup
    Documents(timed.folder.documents).path_of(only_first).unlink()
    clock.now += timedelta(hours=1)
    second = timed.back_up(Reason.TIMER).backup
    clock.now += timedelta(days=1)
    third = timed.back_up(Reason.TIMER).backup
    assert timed.backups.listed() == [third, second]
    assert timed.backups.documents.listed().keys() == {shared}
    assert first.manifest.documents.keys() == {shared, only_first}
    timed.close()


def test_papers_stay_while_a_manifest_cannot_be_read(timed: Store, clock: Clock) -> None:
    needed = paper(timed, b"needed by the first")
    first = timed.back_up(Reason.TIMER).backup
    (first.place / f"{first.name}.json").write_text("{")
    Documents(timed.folder.documents).path_of(needed).unlink()
    clock.now += timedelta(days=1)
    timed.back_up(Reason.TIMER)
    assert needed in timed.backups.documents.listed()
    assert timed.backups.unreadable() == [
        f"The backup {first.name} in {first.place} has a damaged manifest, which does not say what must be in it."
    ]
    timed.close()


def test_a_paper_is_copied_once(sample: Store) -> None:
    sha256 = paper(sample, b"letter")
    first = sample.back_up(Reason.TIMER).backup
    kept = sample.backups.documents.path_of(sha256)
    os.utime(kept, (0, 0))
    sample.back_up(Reason.TIMER)
    assert kept.stat().st_mtime == 0
    with first.open_document(sha256) as stream:
        assert stream.read() == b"letter"


def test_a_damaged_paper_is_named_and_does_not_stop_the_backup(sample: Store) -> None:
    sha256 = paper(sample, b"letter")
    Documents(sample.folder.documents).path_of(sha256).write_bytes(b"lettre")
    made = sample.back_up(Reason.TIMER)
    assert made.notes == (f"The document {sha256} is damaged: it is not what its name says. It is not in this backup.",)
    assert made.backup.manifest.documents == {}


def test_a_new_form_of_the_file_is_preceded_by_a_backup_that_can_be_restored(
    old_program: Path, tmp_path: Path, setting: Setting
) -> None:
    before = (old_program / "records.db").read_bytes()
    store = open_store(old_program, setting.stamp, write=True)
    (made,) = store.backups.listed()
    store.close()
    assert (made.manifest.reason, made.manifest.form, made.manifest.counts["officer"]) == (Reason.MIGRATION, 1, 14)
    assert made.path.read_bytes()[100:] == before[100:]
    assert restore_new(made, tmp_path / "restored").notes == ()
    restored = open_store(tmp_path / "restored", setting.stamp, write=True)
    assert restored.problems() == []
    restored.close()


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def of_a_newer_program(path: Path) -> None:
    path.write_text(json.dumps({**json.loads(path.read_bytes()), "format": 2}))


@pytest.mark.parametrize(
    ("suffix", "harm", "error", "said"),
    [
        (".json", truncated, Refused, "^The backup NAME in .* has a damaged manifest"),
        (".json", of_a_newer_program, Refused, "^The backup NAME in .* was made by a newer Coordinator"),
        (".json", Path.unlink, Unavailable, r"NAME\.db has no manifest NAME\.json beside it"),
        (".db", Path.unlink, Unavailable, "There is no backup NAME in "),
    ],
)
def test_a_backup_that_is_not_whole_is_named(
    sample: Store, suffix: str, harm: Callable[[Path], None], error: type[Exception], said: str
) -> None:
    made = sample.back_up(Reason.TIMER).backup
    harm(made.place / f"{made.name}{suffix}")
    with pytest.raises(error, match=said.replace("NAME", made.name)):
        Backups(made.place).named(made.name)


def test_a_backup_opens_as_a_program_under_its_name(sample: Store, tmp_path: Path, setting: Setting) -> None:
    made = sample.back_up(Reason.TIMER).backup
    (tmp_path / "copied").mkdir()
    (tmp_path / "copied" / "records.db").write_bytes(made.path.read_bytes())
    store = open_store(tmp_path / "copied", setting.stamp, write=True)
    assert store.problems() == []
    store.close()


def test_a_backup_is_made_of_a_program_that_another_process_has_open(sample: Store, setting: Setting) -> None:
    reader = open_store(sample.folder.path, setting.stamp, write=False)
    add_officer(sample, "new")
    assert reader.back_up(Reason.BY_HAND).backup.manifest.counts["officer"] == SAMPLE_OFFICERS + 1
    assert reader.backed_up()
    reader.close()


def test_the_standing_alone_asks_for_no_backup(sample: Store) -> None:
    assert not sample.backed_up()
    sample.back_up(Reason.TIMER)
    sample.keep_standing(NOW.date(), "x", "y", {})
    assert sample.backed_up()
    add_officer(sample, "new")
    assert not sample.backed_up()


def test_another_tool_can_read_a_backup(sample: Store) -> None:
    made = sample.back_up(Reason.TIMER).backup
    connection = dbapi2.connect(f"{made.path.as_uri()}?mode=ro&immutable=1", uri=True)
    assert connection.execute("SELECT count(*) FROM officer").fetchone() == (SAMPLE_OFFICERS,)
    connection.close()


FULL = """
import json, os, shutil, sys
from pathlib import Path
from coordinator.errors import Unavailable
from coordinator.services.program import Setting, new_program
from coordinator.store import Reason
from tests.conftest import NOW, SAMPLE_OFFICERS
from tests.store.contents import contents

disk = Path(sys.argv[1])
said, changed = [], []
with new_program(disk / "program", Setting("Pia Lindgren", lambda: NOW), sample=True) as store:
    shutil.rmtree(store.folder.documents)  # a paper that was copied already is no half of anything
    before = contents(store.folder.records)
    for free in range(0, 4_000_000, 200_000):
        (disk / "ballast").write_bytes(b"")
        room = os.statvfs(disk)
        (disk / "ballast").write_bytes(bytes(max(room.f_bavail * room.f_bsize - free, 0)))
        try:
            store.back_up(Reason.TIMER)
            break
        except Unavailable as error:
            said.append(str(error))
        left = [str(path) for path in store.folder.backups.iterdir() if path.name != "backups.lock"]
        changed += [free] if left or contents(store.folder.records) != before else []
    whole = contents(store.backups.listed()[0].path) == before
print(json.dumps([said, changed, whole]))
"""


@ONLY_POSIX
def test_a_full_disk_is_said_and_leaves_nothing_behind(tmp_path: Path) -> None:
    said, changed, whole = json.loads(run_on_a_small_disk(FULL, tmp_path / "disk", "12m"))
    assert len(said) > 3
    assert all(re.search(r"is full\. Nothing .* make room|does not answer\. Nothing", one) for one in said), said
    assert (changed, whole) == ([], True)
