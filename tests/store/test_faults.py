"""Real faults: a process killed while it writes, a disk that is full, a folder that cannot be written."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SAMPLE_OFFICERS
from tests.store.harsh import ONLY_POSIX, ROOT, run, run_on_a_small_disk
from tests.store.killing import ROUNDS

FILL = """
import json, sys
from pathlib import Path
from coordinator.errors import Unavailable
from coordinator.records import OfficerFields
from coordinator.store import Stamp, create_store, open_store
from tests.conftest import NOW

folder = Path(sys.argv[1]) / "program"
stamp = lambda: Stamp("tester", NOW)
store = create_store(folder, stamp)
kept, said = 0, ""
while not said:
    try:
        with store.change("Add") as step:
            for part in range(50):
                step.insert(OfficerFields, {"badge": f"{kept}.{part}", "last_name": "R" * 200, "first_name": "A",
                                            "languages": (), "notes": "x" * 500})
        kept += 50
    except Unavailable as error:
        said = str(error)
(Path(sys.argv[1]) / "ballast").unlink()
with store.looking() as look:
    rows = len(look.keys("officer"))
problems = store.problems()
with store.change("Again") as step:
    step.insert(OfficerFields, {"badge": "again", "last_name": "R", "first_name": "A", "languages": ()})
store.close()
open_store(folder, stamp, write=True).close()
print(json.dumps({"kept": kept, "rows": rows, "said": said, "problems": problems}))
"""

WRITE_AS_NOBODY = """
import sys
from pathlib import Path
from coordinator.errors import Unavailable
from coordinator.store import Stamp, open_store
from tests.conftest import NOW
from tests.store.harsh import become_nobody

folder = Path(sys.argv[1])
opening = open_store
become_nobody()
try:
    opening(folder, lambda: Stamp("tester", NOW), write=True)
except Unavailable as error:
    print(error)
reader = opening(folder, lambda: Stamp("tester", NOW), write=False)
with reader.looking() as look:
    print(len(look.keys("officer")))
reader.close()
"""


@ONLY_POSIX
@pytest.mark.parametrize(("seed", "rounds"), ROUNDS)
def test_kills_lose_nothing_that_was_acknowledged(seed: int, rounds: int, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "tests.store.writer", str(tmp_path / "program"), str(rounds), str(seed)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True, timeout=240)
    found = json.loads(done.stdout)
    assert found["acknowledged"] >= rounds
    assert found["lost"] == 0
    assert found["problems"] == []


@ONLY_POSIX
def test_a_full_disk_is_said_and_nothing_is_half_done(tmp_path: Path) -> None:
    found = json.loads(run_on_a_small_disk(FILL, tmp_path / "disk", "3m"))
    assert "is full. Nothing of this step was saved" in found["said"]
    assert found["rows"] == found["kept"] > 0
    assert found["problems"] == []


@ONLY_POSIX
def test_a_read_only_folder_can_be_read_and_says_so_when_written(sample_program: Path, open_to_all: Path) -> None:
    folder = shutil.copytree(sample_program, open_to_all / "program")
    (folder / "records.lock").unlink()
    for path in [*folder.iterdir(), folder]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    refusal, officers = run(WRITE_AS_NOBODY, folder).splitlines()
    assert refusal.endswith("cannot be written: Permission denied.")
    assert officers == str(SAMPLE_OFFICERS)
