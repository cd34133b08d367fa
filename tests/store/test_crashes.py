import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.harsh import ONLY_POSIX, ROOT


@ONLY_POSIX
@pytest.mark.parametrize("rounds", [100, pytest.param(1_000, marks=pytest.mark.long)])
@pytest.mark.parametrize("what", ["backups", "restores", "documents"])
def test_kills_at_any_moment_leave_whole_things_only(what: str, rounds: int, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "tests.store.crashes", what, str(tmp_path), str(rounds), "287"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True, timeout=3 * rounds)
    found = json.loads(done.stdout)
    assert found["problems"] == []
    assert found["acknowledged"] >= rounds / 2
