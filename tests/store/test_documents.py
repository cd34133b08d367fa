import hashlib
import json
import os
import re
import tracemalloc
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.errors import Refused, Unavailable
from coordinator.store import documents as module
from coordinator.store.documents import LONGEST_NAME, Documents, plain_name
from coordinator.store.durable import Content
from tests.store.harsh import ONLY_POSIX, run, run_on_a_small_disk


@pytest.fixture
def store(tmp_path: Path) -> Documents:
    return Documents(tmp_path / "documents")


def paper(tmp_path: Path, content: bytes = b"Minutes of the meeting", name: str = "minutes.pdf") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def files(store: Documents) -> list[Path]:
    return [path for path in store.path.rglob("*") if path.is_file()]


def test_a_document_lies_under_its_hash_and_is_kept_once(store: Documents, tmp_path: Path) -> None:
    taken = store.take(paper(tmp_path))
    sha256 = hashlib.sha256(b"Minutes of the meeting").hexdigest()
    assert (taken.name, taken.sha256, taken.size) == ("minutes.pdf", sha256, 22)
    assert store.take(paper(tmp_path, name="again.pdf")).sha256 == sha256
    assert files(store) == [store.path / sha256[:2] / sha256]
    assert store.listed() == {sha256: 22}


def test_a_document_comes_out_as_it_went_in(store: Documents, tmp_path: Path) -> None:
    taken = store.take(paper(tmp_path))
    assert store.verified(taken.sha256).read_bytes() == b"Minutes of the meeting"
    store.copy_out(taken.sha256, tmp_path / "out.pdf")
    assert (tmp_path / "out.pdf").read_bytes() == b"Minutes of the meeting"


def test_a_damaged_document_is_named_and_not_handed_out(store: Documents, tmp_path: Path) -> None:
    taken = store.take(paper(tmp_path))
    store.path_of(taken.sha256).write_bytes(b"Minutes of the meetinG")
    for use in (store.verified, lambda sha256: store.copy_out(sha256, tmp_path / "out.pdf")):
        with pytest.raises(Unavailable, match=rf"{taken.sha256} is damaged"):
            use(taken.sha256)
    assert not (tmp_path / "out.pdf").exists()


def test_taking_the_same_file_again_mends_a_damaged_document(store: Documents, tmp_path: Path) -> None:
    taken = store.take(paper(tmp_path))
    store.path_of(taken.sha256).write_bytes(b"Minutes of the meetinG")
    store.take(paper(tmp_path))
    assert store.verified(taken.sha256).read_bytes() == b"Minutes of the meeting"


def test_a_missing_document_is_named(store: Documents) -> None:
    with pytest.raises(Unavailable, match=r"^The document 0{64} is missing from .* A backup may still have it\.$"):
        store.verified("0" * 64)


def test_a_document_from_a_backup_must_be_what_its_name_says(store: Documents) -> None:
    with pytest.raises(Refused, match="is damaged: it is not what its name says"):
        store.receive(BytesIO(b"other"), Content(5, "0" * 64))
    assert files(store) == []


@ONLY_POSIX
def test_what_is_no_document_is_refused_in_one_sentence(store: Documents, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    said = {
        tmp_path / "gone.pdf": "is not there",
        tmp_path / "loop": "is not there",
        tmp_path: "is a folder",
        tmp_path / "pipe": "is not a file that can be copied",
        paper(tmp_path, b"", "empty.pdf"): "is empty",
    }
    for path, words in said.items():
        with pytest.raises(Refused, match=words) as caught:
            store.take(path)
        assert str(path) in str(caught.value)
    assert not store.path.exists()


def test_what_is_too_large_is_refused_before_and_while_it_is_read(
    store: Documents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = tmp_path / "large.mp4"
    with large.open("wb") as file:
        file.truncate(module.LARGEST_DOCUMENT + 1)
    with pytest.raises(Refused, match=r"large\.mp4 is larger than 1 GiB"):
        store.take(large)
    monkeypatch.setattr(module, "_refuse_what_is_no_document", lambda _source: None)  # as if it grew meanwhile
    monkeypatch.setattr(module, "LARGEST_DOCUMENT", 10)
    with pytest.raises(Refused, match="is larger than"):
        store.take(paper(tmp_path))
    assert files(store) == []


READ_AS_NOBODY = """
import sys
from pathlib import Path
from coordinator.errors import CoordinatorError
from coordinator.store import Documents
from tests.store.harsh import become_nobody

store = Documents(Path(sys.argv[1]) / "documents")
become_nobody()
try:
    store.take(Path(sys.argv[2]))
except CoordinatorError as error:
    print(type(error).__name__, error)
"""


@ONLY_POSIX
@pytest.mark.parametrize(
    ("source", "store", "said"),
    [
        (0o600, 0o777, r"Refused .*paper\.pdf cannot be read: Permission denied\. Nothing was added\."),
        (
            0o644,
            0o755,
            r"Unavailable .*documents cannot be used: you may not read or write there\. Nothing .*",
        ),
    ],
)
def test_what_may_not_be_read_or_written_is_said(source: int, store: int, said: str, open_to_all: Path) -> None:
    file = paper(open_to_all, name="paper.pdf")
    file.chmod(source)
    open_to_all.chmod(store)
    assert re.fullmatch(said, run(READ_AS_NOBODY, open_to_all, file).strip())


FILL = """
import json, sys
from pathlib import Path
from coordinator.errors import Unavailable
from coordinator.store import Documents

disk, source = map(Path, sys.argv[1:])
store = Documents(disk / "documents")
try:
    store.take(source)
except Unavailable as error:
    said = str(error)
left = [str(path) for path in store.path.rglob("*") if path.is_file()]
(disk / "ballast").unlink()
taken = store.take(source)
store.verified(taken.sha256)
print(json.dumps([said, left]))
"""


@ONLY_POSIX
def test_a_full_disk_is_said_and_keeps_no_part(tmp_path: Path) -> None:
    source = paper(tmp_path, b"x" * 1_500_000)
    said, left = json.loads(run_on_a_small_disk(FILL, tmp_path / "disk", "2m", source))
    assert "documents is full. Nothing of this step was saved; make room" in said
    assert left == []


def test_orphans_older_than_a_day_are_swept_and_nothing_else(store: Documents, tmp_path: Path) -> None:
    known, orphan, young = (store.take(paper(tmp_path, text)).sha256 for text in (b"known", b"orphan", b"young"))
    part = store.path / "incoming.12345678.part"
    part.write_bytes(b"half")
    note = store.path / "README.txt"
    note.write_bytes(b"somebody's own")
    now = datetime.fromtimestamp(part.stat().st_mtime, UTC) + timedelta(minutes=1)
    for path in (store.path_of(known), store.path_of(orphan), part, note):
        os.utime(path, ((now - timedelta(days=1, seconds=9)).timestamp(),) * 2)
    assert store.sweep({known}, now) == [orphan]
    assert {path.name for path in files(store)} == {known, young, "README.txt"}


def test_an_orphan_that_is_taken_again_is_young_again(store: Documents, tmp_path: Path) -> None:
    taken = store.take(paper(tmp_path))
    now = datetime.fromtimestamp(store.path_of(taken.sha256).stat().st_mtime, UTC)
    os.utime(store.path_of(taken.sha256), (0, 0))
    store.take(paper(tmp_path))
    assert store.sweep(set(), now) == []


def test_a_large_file_does_not_fill_the_memory(store: Documents, tmp_path: Path) -> None:
    large = tmp_path / "large.mp4"
    with large.open("wb") as file:
        file.truncate(100 << 20)
    tracemalloc.start()
    try:
        store.take(large)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 8 << 20


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("minutes.pdf", "minutes.pdf"),
        ("Protokoll März.pdf", "Protokoll März.pdf"),
        ("a\x00b\nc\u202efdp.exe", "a_b_c_fdp.exe"),
        ("undecodable\udcff.pdf", "undecodable_.pdf"),
        ("../../etc/passwd", ".._.._etc_passwd"),
        (r"C:\temp\x.pdf", "C__temp_x.pdf"),
        ("con", "_con"),
        ("LPT1.txt", "_LPT1.txt"),
        ("console.txt", "console.txt"),
        ("ends with a dot. ", "ends with a dot"),
        ("", "_"),
        ("..", "_"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_a_name_is_made_plain_and_never_a_reason_to_refuse(name: str, plain: str) -> None:
    assert plain_name(name) == plain


@given(st.text(st.characters(), max_size=300))
def test_a_plain_name_can_be_used_everywhere_and_stays(name: str) -> None:
    plain = plain_name(name)
    assert 0 < len(plain.encode()) <= LONGEST_NAME
    assert not set(plain) & set('<>:"/\\|?*\x00\n')
    assert plain == plain.rstrip(". ")
    assert plain_name(plain) == plain
