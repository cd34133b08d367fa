import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.harsh import ONLY_POSIX, ROOT

LONG = [pytest.param(seed, 200, marks=pytest.mark.long) for seed in range(5)]


@ONLY_POSIX
@pytest.mark.parametrize(("seed", "rounds"), [(287, 8), *LONG])
@pytest.mark.parametrize("what", ["imports", "migrations", "passphrases"])
def test_kills_leave_all_or_nothing(what: str, seed: int, rounds: int, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "tests.torture.crashes", what, str(tmp_path), str(rounds), str(seed)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, timeout=20 * rounds)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["problems"] == []
    assert found["acknowledged"] >= 1
