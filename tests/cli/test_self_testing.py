"""The self-test runs in a process of its own, as a package's smoke test would: it makes a Qt application."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from coordinator.cli.command import Exit
from coordinator.paths import bundled

DAMAGED = """
import sys
from pathlib import Path
from coordinator import paths
from coordinator.cli import self_testing
shipped, damaged = self_testing.bundled, Path(sys.argv[1])
self_testing.bundled = lambda name: damaged if name == "resources/icons" else shipped(name)
sys.argv[1:] = ["self-test"]
from coordinator.__main__ import main
sys.exit(main())
"""


def run(*words: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run([sys.executable, *words], env=environment, capture_output=True, text=True, check=False)


def test_a_whole_installation_says_so() -> None:
    done = run("-m", "coordinator", "self-test")
    assert (done.returncode, done.stdout) == (Exit.FINE, "This installation is whole.\n"), done.stderr
    assert "Report R2-" in done.stderr


def test_a_damaged_icon_is_named(tmp_path: Path) -> None:
    shutil.copytree(bundled("resources/icons"), tmp_path / "icons")
    (tmp_path / "icons" / "users.svg").write_text("<svg")
    done = run("-c", DAMAGED, str(tmp_path / "icons"))
    assert (done.returncode, done.stdout) == (Exit.FINDINGS, "users.svg is no picture.\n"), done.stderr
