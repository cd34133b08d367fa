import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.harsh import ONLY_POSIX, ROOT

SEEDS = [287, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(9))]


@ONLY_POSIX
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("what", ["backups", "restores", "documents"])
def test_a_hundred_kills_leave_whole_things_only(what: str, seed: int, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "tests.store.crashes", what, str(tmp_path), "100", str(seed)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True, timeout=110)
    found = json.loads(done.stdout)
    assert found["problems"] == []
    assert found["acknowledged"] >= 50
