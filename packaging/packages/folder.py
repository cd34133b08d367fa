"""The program folder: Python, Qt and the program in one folder that runs where nothing is installed."""

import os
import tempfile
from pathlib import Path

from packages import wheel
from packages.project import BUILD, BUILD_LOCK, DIST, PACKAGING, RUNTIME_LOCK, install, make_environment, run

FOLDER = DIST / "coordinator"


def made() -> Path:
    """Make the folder from an environment that holds what the program runs on and what packs it, nothing else."""
    python = make_environment(BUILD / "packing", RUNTIME_LOCK, BUILD_LOCK)
    install(python, "--no-deps", "--no-index", wheel.made())
    settings = {**os.environ, "PYTHONHASHSEED": "0"}
    spec = PACKAGING / "coordinator.spec"
    words = ("--noconfirm", "--log-level", "WARN", "--distpath", DIST, "--workpath", BUILD / "pyinstaller")
    run(python, "-m", "PyInstaller", *words, spec, environment=settings)
    return FOLDER


def check(folder: Path) -> None:
    """Try the folder outside the checkout, with nothing in the environment."""
    with tempfile.TemporaryDirectory() as home:
        wheel.self_test([folder / "coordinator"], Path(home))
