#!/usr/bin/env python3
"""One command on a fresh machine: ``python3 dev.py run`` opens the program, ``python3 dev.py test`` checks everything.

Standard library only. It makes ``.venv``, installs the locked packages by hash, and on Linux sees to the system
libraries that Qt needs. Any other words are run inside the environment.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")

# Shared library and the Debian package that brings it; found by dropping one at a time from a bare Debian 12.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


def missing_packages() -> list[str]:
    """Return the Debian packages that Qt and the virtual environment lack on this machine."""
    if not sys.platform.startswith("linux"):
        return []
    missing = [package for library, package in QT_LIBRARIES.items() if not _loads(library)]
    if importlib.util.find_spec("ensurepip") is None:  # Debian splits it off
        missing.append(f"python3.{sys.version_info.minor}-venv")
    return missing


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(packages: Sequence[str]) -> None:
    """Install Debian *packages* when this user may; otherwise stop with the line that somebody must run once."""
    if not shutil.which("apt-get"):
        sys.exit("Coordinator needs these system libraries (by their Debian names): " + " ".join(packages))
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if os.geteuid() != 0:
        sys.exit("Some system packages are missing. Run this once, then repeat:\n\n    sudo " + " ".join(command))
    print("Installing system packages:", *packages, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=True, env=environment)
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)


def set_up(_words: Sequence[str] = ()) -> int:
    """Make ``.venv`` with the locked packages and the program itself, unless it is as the lock says."""
    if missing := missing_packages():
        install_packages(missing)
    stamp = VENV / "lock.sha256"
    project = (ROOT / "pyproject.toml").read_bytes()
    wanted = hashlib.sha256(LOCK.read_bytes() + project + sys.version.encode() + str(ROOT).encode()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return 0
    print("Making .venv and installing the locked packages (about 250 MB the first time)", flush=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "--only-binary", ":all:", "-r", LOCK], check=True)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--no-index", "-e", ROOT], check=True)
    stamp.write_text(wanted, encoding="ascii")
    return 0


def inside(*words: str | Path, **variables: str) -> int:
    """Run *words* with the environment's programs first on the path; return the exit code."""
    path = os.pathsep.join([str(BIN), os.environ.get("PATH", os.defpath)])
    return subprocess.run(words, check=False, cwd=ROOT, env={**os.environ, "PATH": path, **variables}).returncode


def run(words: Sequence[str]) -> int:
    """Open the window: the sample agency the first time, afterwards the program that was open last."""
    return set_up() or inside(PYTHON, "-m", "coordinator", *(words or ["--sample"]))


CHECKS: tuple[tuple[str, ...], ...] = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
)


def test(words: Sequence[str]) -> int:
    """Check style, types, layers and behaviour; further *words* go to pytest."""
    set_up()
    for check in CHECKS:
        print("$", *check, flush=True)
        if code := inside(BIN / check[0], *check[1:]):
            return code
    screen = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    return inside(PYTHON, "-m", "pytest", "-n", "auto", *words, QT_QPA_PLATFORM=screen)


def bench(words: Sequence[str]) -> int:
    """Print what the program costs as ratios to a bare limit taken in the same run."""
    return set_up() or inside(PYTHON, "-m", "tests.benchmarks", *words, QT_QPA_PLATFORM="offscreen")


def mutants(words: Sequence[str]) -> int:
    """Try small mistakes in authority, agreement, dates and rules, and say which no test notices (half an hour)."""
    return set_up() or inside(PYTHON, "-m", "tests.mutants", *words)


def pictures(words: Sequence[str]) -> int:
    """Take a picture of every view, light and dark, wide and small, into build/pictures (or the folder named)."""
    folder = words[0] if words else str(ROOT / "build" / "pictures")
    return set_up() or inside(PYTHON, "-m", "tests.desktop.gallery", folder, QT_QPA_PLATFORM="offscreen")


def help_material(_words: Sequence[str]) -> int:
    """Write anew what the help shows of the program: pictures of its places, and an example for each rule."""
    return set_up() or inside(PYTHON, "-m", "tests.desktop.help_material", QT_QPA_PLATFORM="offscreen")


def schema(_words: Sequence[str]) -> int:
    """Write db/schema.md anew from the declared records."""
    return set_up() or inside(PYTHON, "-m", "coordinator.records.schema", ROOT / "db" / "schema.md")


LOCKS: dict[str, tuple[str, ...]] = {
    "requirements.lock": ("--group", "dev", "pyproject.toml"),
    "packaging/runtime.lock": ("pyproject.toml", "-c", "requirements.lock"),
    "packaging/build.lock": ("--group", "pyproject.toml:package", "-c", "requirements.lock"),
}
"""Each lock with what it is made from: all that developing takes, what the program runs on, what packs it."""


def lock(_words: Sequence[str]) -> int:
    """Write the three locks anew from pyproject.toml, for every system, with hashes and without any host."""
    options = "--universal --python-version 3.11 --generate-hashes -q"
    quiet = "--no-emit-index-url --no-emit-find-links --no-header --no-annotate"
    words = [str(BIN / "uv"), "pip", "compile", *options.split(), *quiet.split()]
    return set_up() or max(inside(*words, *made_from, "-o", name) for name, made_from in LOCKS.items())


def package(words: Sequence[str]) -> int:
    """Make a package in dist/: wheel, folder, deb or nsis; without a name all; --check tries each outside."""
    return set_up() or inside(PYTHON, "-m", "packages", *words, PYTHONPATH=str(ROOT / "packaging"))


def notices(_words: Sequence[str]) -> int:
    """Write THIRD-PARTY-NOTICES.md anew from the lock and what the locked packages bring."""
    return package(["notices"])


VERBS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": run,
    "test": test,
    "setup": set_up,
    "bench": bench,
    "mutants": mutants,
    "pictures": pictures,
    "schema": schema,
    "help": help_material,
    "lock": lock,
    "package": package,
    "notices": notices,
}


def main(words: Sequence[str]) -> int:
    """Carry out the verb, or run the words inside the environment."""
    if sys.version_info < (3, 11):
        sys.exit(f"Coordinator needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    if not words or words[0] in {"-h", "--help"}:
        print(__doc__)
        for name, verb in VERBS.items():
            print(f"  {name:8} {(verb.__doc__ or '').splitlines()[0]}")
        return 0
    if verb_of := VERBS.get(words[0]):
        return verb_of(words[1:])
    return set_up() or inside(*words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
