"""Files that cannot be added, and disks that cannot take them: a sentence, and nothing half done."""

import json
from datetime import date
from pathlib import Path

import pytest

from coordinator.errors import Refused
from coordinator.services.papers import add_paper, papers_on_file, save_paper
from coordinator.services.program import Setting
from coordinator.store import Store, open_store
from coordinator.store import documents as documents_module
from tests.store.harsh import ONLY_POSIX, run, run_on_a_small_disk

TODAY = date(2027, 1, 4)


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    path = tmp_path / "certificate_mbeki.pdf"
    path.write_bytes(b"%PDF-1.7 Certificate of Thandi Mbeki")
    return path


def head(store: Store) -> str:
    with store.looking() as look:
        return look.head


def test_what_is_no_file_is_refused_and_nothing_is_written(
    sample: Store, tmp_path: Path, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, files = head(sample), sample.documents.listed()
    (tmp_path / "empty.pdf").touch()
    for path, said in [
        (tmp_path / "gone.pdf", "is not there"),
        (tmp_path, "is a folder"),
        (tmp_path / "empty.pdf", "is empty"),
    ]:
        with pytest.raises(Refused, match=said):
            add_paper(sample, path, {}, [], TODAY)
    monkeypatch.setattr(documents_module, "LARGEST_DOCUMENT", 10)
    with pytest.raises(Refused, match="is larger than"):
        add_paper(sample, certificate, {}, [], TODAY)
    assert (head(sample), sample.documents.listed()) == (before, files)


def test_a_file_that_vanishes_while_it_is_added_is_said(
    sample: Store, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = head(sample)
    checked = documents_module._refuse_what_is_no_document

    def vanish(source: Path) -> None:
        checked(source)
        source.unlink()

    monkeypatch.setattr(documents_module, "_refuse_what_is_no_document", vanish)
    with pytest.raises(Refused, match=r"certificate_mbeki\.pdf cannot be read: No such file"):
        add_paper(sample, certificate, {}, [], TODAY)
    assert head(sample) == before


@ONLY_POSIX
@pytest.mark.parametrize(
    "name", ["line\nbreak.pdf", "con.txt", "  ", "undecodable\udcff.pdf", "\u202efdp.exe", "=cmd.pdf"]
)
def test_a_bad_name_is_made_plain(sample: Store, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"%PDF-x")
    code = add_paper(sample, path, {}, [], TODAY).code
    (tmp_path / "saved").mkdir()
    saved = save_paper(sample, code, tmp_path / "saved")
    assert saved.read_bytes() == b"%PDF-x"
    assert saved.name.isprintable()
    assert next(one for one in papers_on_file(sample) if one.code == code).title


def test_a_program_open_for_reading_takes_no_paper(sample_program: Path, setting: Setting, certificate: Path) -> None:
    store = open_store(sample_program, setting.stamp, write=False)
    files = store.documents.listed()
    with pytest.raises(Refused, match="is open for reading only"):
        add_paper(store, certificate, {}, [], TODAY)
    assert store.documents.listed() == files
    store.close()


ADD = """
import json, os, resource, shutil, sys
from datetime import date, datetime, timezone
from pathlib import Path
from coordinator.errors import CoordinatorError
from coordinator.services.papers import add_paper
from coordinator.services.keeping import problems_of
from coordinator.store import Stamp, create_store, open_store

folder, source = map(Path, sys.argv[1:3])
day = date(2027, 1, 4)
stamp = lambda: Stamp("Pia Lindgren", datetime(2027, 1, 4, tzinfo=timezone.utc))
"""

STREAM = """
store = open_store(folder, stamp, write=True)
add_paper(store, Path(sys.argv[3]), {}, [], day)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
add_paper(store, source, {}, [], day)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@ONLY_POSIX
def test_a_large_file_is_added_without_filling_the_memory(sample: Store, tmp_path: Path, certificate: Path) -> None:
    sample.close()
    large = tmp_path / "hearing.mp4"
    with large.open("wb") as file:
        file.truncate(200 << 20)
    grew = int(run(ADD + STREAM, sample.folder.path, large, certificate))
    assert grew < 16 << 10  # kilobytes


FULL = """
store = create_store(folder / "program", stamp)
source.write_bytes(b"%PDF-" + os.urandom(shutil.disk_usage(folder).free + 300_000))
try:
    add_paper(store, source, {}, [], day)
except CoordinatorError as error:
    said = f"{type(error).__name__} {error}"
left = [str(path) for path in store.documents.path.rglob("*") if path.is_file()]
(folder / "ballast").unlink()
added = add_paper(store, source, {}, [], day)
print(json.dumps([said, left, added.code, problems_of(store)]))
"""


@ONLY_POSIX
def test_on_a_full_disk_neither_file_nor_record_is_kept(tmp_path: Path) -> None:
    source = tmp_path / "large.pdf"
    said, left, code, problems = json.loads(run_on_a_small_disk(ADD + FULL, tmp_path / "disk", "8m", source))
    assert said.startswith("Unavailable The disk with ")
    assert "is full. Nothing of this step was saved" in said
    assert (left, code, problems) == ([], "D-2027-001", [])
