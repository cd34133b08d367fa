import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.harsh import ONLY_POSIX, ROOT
from tests.store.killing import ROUNDS


@ONLY_POSIX
@pytest.mark.parametrize(("seed", "rounds"), ROUNDS)
@pytest.mark.parametrize("what", ["backups", "restores", "documents"])
def test_kills_leave_whole_things_only(what: str, seed: int, rounds: int, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "tests.store.crashes", what, str(tmp_path), str(rounds), str(seed)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True, timeout=110)
    found = json.loads(done.stdout)
    assert found["problems"] == []
    assert found["acknowledged"] >= rounds // 2
