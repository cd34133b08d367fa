import json
import shutil
from pathlib import Path

import pytest

from coordinator.errors import Refused, Unavailable
from coordinator.services.program import Setting, new_program
from coordinator.store import Backups, Documents, Reason, Store, name_second_place, second_place
from tests.conftest import NOW
from tests.store.contents import add_officer, contents
from tests.store.harsh import ONLY_POSIX, run, run_on_a_small_disk


@pytest.fixture
def place(sample: Store, tmp_path: Path) -> Path:
    """A second place that is named and empty; the sample agency has one paper."""
    (tmp_path / "letter.pdf").write_bytes(b"letter")
    Documents(sample.folder.documents).take(tmp_path / "letter.pdf")
    (tmp_path / "stick").mkdir()
    name_second_place(sample.folder, tmp_path / "stick")
    return tmp_path / "stick"


def test_every_backup_is_copied_to_the_second_place_with_its_papers(sample: Store, place: Path) -> None:
    made = sample.back_up(Reason.TIMER)
    assert made.notes == ()
    (copy,) = Backups(place).listed()
    assert (copy.name, copy.manifest) == (made.backup.name, made.backup.manifest)
    assert copy.path.read_bytes() == made.backup.path.read_bytes()
    assert Backups(place).documents.listed() == made.backup.manifest.documents


def test_a_backup_is_copied_once(sample: Store, place: Path) -> None:
    made = sample.back_up(Reason.TIMER).backup
    assert Backups(place).receive(made, NOW).path.parent == place
    assert len(Backups(place).listed()) == 1


def test_a_document_that_the_backups_lost_is_a_note(sample: Store, place: Path) -> None:
    made = sample.back_up(Reason.TIMER).backup
    shutil.rmtree(place / "documents")
    (sha256,) = made.manifest.documents
    sample.backups.documents.path_of(sha256).write_bytes(b"lettre")
    add_officer(sample, "new")
    (note,) = sample.back_up(Reason.TIMER).notes
    assert note.endswith(f"The document {sha256} is damaged: it is not what its name says.")


def test_a_second_place_belongs_to_one_machine_and_can_be_forgotten(sample: Store, place: Path) -> None:
    settings = sample.folder.path / "second-place.json"
    named = json.loads(settings.read_text())
    settings.write_text(json.dumps({**named, "front-desk": "E:\\backups"}))
    assert second_place(sample.folder) == place
    name_second_place(sample.folder, None)
    assert second_place(sample.folder) is None
    assert json.loads(settings.read_text()) == {"front-desk": "E:\\backups"}


@pytest.mark.parametrize("text", ["{", "[]", ""])
def test_settings_that_cannot_be_read_name_no_place(sample: Store, text: str) -> None:
    (sample.folder.path / "second-place.json").write_text(text)
    assert second_place(sample.folder) is None
    assert sample.back_up(Reason.TIMER).notes == ()


def test_a_second_place_must_be_a_folder_elsewhere(sample: Store, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="nowhere is no folder"):
        name_second_place(sample.folder, tmp_path / "nowhere")
    with pytest.raises(Refused, match="lies in the program folder"):
        name_second_place(sample.folder, sample.folder.backups)


def test_a_second_place_that_is_gone_is_one_sentence_and_the_backup_stands(sample: Store, place: Path) -> None:
    shutil.rmtree(place)
    made = sample.back_up(Reason.TIMER)
    assert made.notes == (f"The backup was made, but not its copy in the second place: {place} is not there.",)
    assert contents(made.backup.path) == contents(sample.folder.records)
    place.mkdir()
    assert sample.back_up(Reason.TIMER).notes == ()


def test_the_backups_of_another_program_are_left_alone(sample: Store, place: Path, tmp_path: Path) -> None:
    sample.back_up(Reason.TIMER)
    later = Setting("Somebody else", lambda: sample.backups.listed()[0].manifest.made)
    with new_program(tmp_path / "other", later) as other:
        name_second_place(other.folder, place)
        add_officer(other, "1")
        (note,) = other.back_up(Reason.TIMER).notes
    assert note.endswith(f"{place} holds the backups of another program. Name another folder.")
    assert len(Backups(place).listed()) == 1


BACK_UP = """
import json, sys
from pathlib import Path
from coordinator.services.program import Setting
from coordinator.store import Reason, name_second_place, open_store
from tests.conftest import NOW
from tests.conftest import NOW
from tests.store.contents import contents
from tests.store.harsh import become_nobody

place, program = map(Path, sys.argv[1:])
if (place / "ballast").exists():
    (place / "more").write_bytes(bytes(900_000))
else:
    become_nobody()
store = open_store(program, Setting("Pia Lindgren", lambda: NOW).stamp, write=True)
name_second_place(store.folder, place)
made = store.back_up(Reason.TIMER)
left = [path.name for path in place.glob("*.part*")]
print(json.dumps([made.notes, contents(made.backup.path) == contents(store.folder.records), left]))
"""


@ONLY_POSIX
def test_a_full_second_place_is_one_sentence_and_the_backup_stands(sample_program: Path, tmp_path: Path) -> None:
    notes, stands, left = json.loads(run_on_a_small_disk(BACK_UP, tmp_path / "stick", "2m", sample_program))
    assert (len(notes), stands, left) == (1, True, [])
    assert "not its copy in the second place: The disk with" in notes[0]
    assert "is full" in notes[0]


@ONLY_POSIX
def test_a_read_only_second_place_is_one_sentence_and_the_backup_stands(
    sample_program: Path, open_to_all: Path
) -> None:
    program = shutil.copytree(sample_program, open_to_all / "program")
    for path in [program, *program.rglob("*")]:
        path.chmod(0o777 if path.is_dir() else 0o666)
    (open_to_all / "stick").mkdir(mode=0o555)
    notes, stands, left = json.loads(run(BACK_UP, open_to_all / "stick", program))
    assert (len(notes), stands, left) == (1, True, [])
    assert "not its copy in the second place:" in notes[0]
    assert "you may not read or write there" in notes[0]
