"""What every package takes from the project: its folders, its version, and programs run so that failures stop."""

import os
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
BUILD, DIST = ROOT / "build", ROOT / "dist"
RUNTIME_LOCK, BUILD_LOCK = PACKAGING / "runtime.lock", PACKAGING / "build.lock"
APPLICATION = "io.github.coordinator_records.Coordinator"
"""By which desktops know the program."""


def version() -> str:
    """Return the version of the program."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


def run(*words: str | Path, environment: Mapping[str, str] | None = None, cwd: Path = ROOT) -> str:
    """Run a program and return what it printed; where it fails, stop with what it said."""
    print("$", *(str(word) for word in words), flush=True)
    done = subprocess.run(words, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{done.stdout}{done.stderr}\n{words[0]} ended with {done.returncode}; the package was not made.")
    return done.stdout


def bare(home: Path) -> dict[str, str]:
    """Return the environment of somebody who has nothing but a home: no virtual environment, no settings."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}
    return {**kept, "HOME": str(home), "PATH": os.defpath, "LANG": "C.UTF-8"}


def python_in(environment: Path) -> Path:
    """Return the Python of a virtual environment."""
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def make_environment(folder: Path, *locks: Path) -> Path:
    """Make a virtual environment with what *locks* hold, by hash, and nothing else; return its Python."""
    run(sys.executable, "-m", "venv", "--clear", folder)
    python = python_in(folder)
    for lock in locks:
        install(python, "--require-hashes", "--only-binary", ":all:", "-r", lock)
    return python


def install(python: Path, *words: str | Path) -> None:
    """Install with pip into the environment of *python*."""
    run(python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *words)


def megabytes(path: Path) -> str:
    """Return how large a file or a folder is."""
    files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file() and not one.is_symlink()]
    return f"{sum(one.stat().st_size for one in files) / 1e6:.1f} MB"
