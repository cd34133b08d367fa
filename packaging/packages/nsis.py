"""The Windows installer. Its payload is the program folder made on Windows; elsewhere only the script can be tried."""

import sys
import tempfile
from pathlib import Path

from packages import folder
from packages.project import DIST, PACKAGING, RUNTIME_LOCK, run, version

WINDOW, CONSOLE = "coordinator-window.exe", "coordinator.exe"
"""Windows gives a program a window or a console, so there are two."""


def made() -> Path:
    """Make the installer in ``dist/``, on Windows, of the program folder, which is made first."""
    if sys.platform != "win32":
        sys.exit("The Windows installer is made on Windows; here its script is tried by --check.")
    return _compiled(folder.made(), DIST / f"coordinator-{version()}-setup.exe")


def check() -> None:
    """Compile the installer around a stand-in, and get every Windows wheel of the lock by its hash."""
    with tempfile.TemporaryDirectory() as scratch:
        payload = Path(scratch) / "payload"
        (payload / "_internal").mkdir(parents=True)
        for name in (WINDOW, CONSOLE, "_internal/part.txt"):
            (payload / name).write_text("a stand-in", "utf-8")
        made = _compiled(payload, Path(scratch) / "setup.exe")
        if made.read_bytes()[:2] != b"MZ":
            sys.exit("What makensis made is no program.")
        wheels = Path(scratch) / "wheels"
        system = ("--platform", "win_amd64", "--python-version", "3.11", "--only-binary", ":all:")
        words = ("-m", "pip", "download", "-q", "--no-deps", "--require-hashes", "-r", RUNTIME_LOCK, "-d", wheels)
        run(sys.executable, *words, *system)
        print(f"{len(list(wheels.iterdir()))} wheels for Windows agree with the lock.")


def _compiled(payload: Path, target: Path) -> Path:
    told = (f"-DVERSION={version()}", f"-DPAYLOAD={payload}", f"-DOUTPUT={target}")
    run("makensis", "-V2", *told, PACKAGING / "windows" / "coordinator.nsi")
    return target
