"""The wheel: the program and its resources, for who has Python."""

import sys
import tempfile
from pathlib import Path

from packages.project import DIST, RUNTIME_LOCK, bare, install, make_environment, run, version


def made() -> Path:
    """Make the wheel in ``dist/``."""
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", DIST)
    return DIST / f"coordinator-{version()}-py3-none-any.whl"


def check(wheel: Path) -> None:
    """Install the wheel beside the locked packages in an empty environment and try it outside the checkout."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        python = make_environment(home / "environment", RUNTIME_LOCK)
        install(python, "--no-deps", "--no-index", wheel)
        self_test([python, "-I", "-m", "coordinator"], home)


def self_test(program: list[str | Path], home: Path) -> None:
    """Run the self-test and the version of an installed *program* with an empty environment, from *home*."""
    print(run(*program, "self-test", environment=bare(home), cwd=home).strip())
    print(run(*program, "--version", environment=bare(home), cwd=home).strip())
