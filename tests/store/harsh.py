"""Harsh places made for real: a disk that is small, and a user who may do nothing."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ONLY_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="these faults are made with POSIX means")

_SMALL_DISK = """
mount -t tmpfs -o size="$SIZE" none "$1" && head -c 1000000 /dev/zero > "$1/ballast" && exec "$PYTHON" -c "$SCRIPT" "$@"
"""


def run(script: str, *words: str | Path) -> str:
    """Run a Python *script* in a process of its own and return what it printed."""
    return _printed([sys.executable, "-c", script, *map(str, words)])


def run_on_a_small_disk(script: str, disk: Path, size: str, *words: str | Path) -> str:
    """Run *script* with the new folder *disk* as its first word: a disk of *size*, of which a ballast takes 1 MB."""
    disk.mkdir()
    user = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
    inside = ["unshare", *user, "--mount", "sh", "-ec", _SMALL_DISK, "sh", str(disk), *map(str, words)]
    return _printed(inside, SIZE=size, SCRIPT=script, PYTHON=sys.executable)


def _printed(words: Sequence[str], **variables: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **variables}
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def become_nobody() -> None:
    """Go on as a user whom permissions stop; everything that is needed was imported before."""
    if os.geteuid() == 0:
        import pwd  # noqa: PLC0415  Windows has none

        nobody = pwd.getpwnam("nobody")
        os.setgroups([])
        os.setgid(nobody.pw_gid)
        os.setuid(nobody.pw_uid)
