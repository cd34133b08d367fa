"""Where the program begins: reads the clock, the person and the words, and opens the window or runs a command."""

import gc
import getpass
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coordinator.services.program import Setting


SWEEP_AFTER = 200_000
"""How many more objects than before may live until Python looks for cycles among them.

Judging makes hundreds of thousands of small objects and no cycle: at Python's own 700, two fifths of it went there.
"""


def actor() -> str:
    """Return who works: ``COORDINATOR_ACTOR``, else the system's user."""
    named = os.environ.get("COORDINATOR_ACTOR", "").strip()
    return named or getpass.getuser()


def setting() -> "Setting":
    """Return who works, by which clock, and what opens protected programs without asking."""
    from coordinator.services.program import Setting  # noqa: PLC0415  loads the records' packages, which the window puts off

    return Setting(actor(), lambda: datetime.now().astimezone(), os.environ.get("COORDINATOR_PASSPHRASE", ""))


def _is_path(word: str) -> bool:
    """Return whether *word* names a place rather than a command, be it there or gone."""
    return Path(word).exists() or Path(word).name != word


def main() -> int:
    """Open the window without words, or on a program, or safely; with a command, run it without a window.

    ``--sample`` opens the sample agency where no program was open yet.
    """
    gc.set_threshold(SWEEP_AFTER)
    words = sys.argv[1:]
    safe, sample = words[:1] == ["--safe"], words == ["--sample"]
    named = words[1:] if safe or sample else words
    if not named or (len(named) == 1 and (safe or _is_path(named[0]))):
        from coordinator.desktop.application import start  # noqa: PLC0415  Qt is loaded for the window only

        return start(Path(named[0]) if named else None, setting, safe=safe, sample=sample)
    from coordinator.cli import main as run_command  # noqa: PLC0415  the commands are loaded for a command only

    return run_command(words, setting())


if __name__ == "__main__":
    sys.exit(main())
