"""From the start of the process to the first paint, and to Today's figures, against a bare window of the same style."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from coordinator.services.judged import judged, keep_standing
from coordinator.services.program import SAMPLE_DAY, Setting, new_program
from tests.benchmarks.timing import line
from tests.conftest import NOW

_TURNS = 9

_BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        print("paint", time.monotonic_ns(), flush=True)
        QApplication.exit()
application = QApplication(sys.argv)
application.setStyle("Fusion")
window = Window()
window.resize(1320, 820)
window.show()
application.exec()
"""

_PROGRAM = """
import os, sys, time
from pathlib import Path
from coordinator.desktop import application
from coordinator.desktop.stat_card import StatCard
from coordinator.desktop.window import Window
drawn, told = StatCard.paintEvent, set()
def tell(what):
    if what not in told:
        told.add(what)
        print(what, time.monotonic_ns(), flush=True)
def painted(self, event):
    tell("paint")
def figures(self, event):
    drawn(self, event)
    tell("today")
    os._exit(0)
Window.paintEvent, StatCard.paintEvent = painted, figures
application.start(Path(sys.argv[1]), lambda: None)
"""


def start() -> list[str]:
    """Measure a bare window and the program on the sample agency in turns; the best of each counts."""
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "sample"
        _make(program)
        turns = [(_run(_BARE, folder), _run(_PROGRAM, folder, str(program))) for _ in range(_TURNS)]
    limit = min(bare["paint"] for bare, _ in turns)
    paint, today = (min(found[what] for _, found in turns) for what in ("paint", "today"))
    return [
        line("bare window", limit),
        line("first paint", paint, limit, "1.5 times"),
        line("Today with its figures", today, limit, "2.2 times"),
    ]


def _make(program: Path) -> None:
    """Make the sample agency as it is after it was closed once."""
    with new_program(program, Setting("bench", lambda: NOW), sample=True) as store:
        with store.looking() as look:
            known = judged(look, SAMPLE_DAY)
        keep_standing(store, known)


def _run(script: str, home: str, *words: str) -> dict[str, float]:
    """Return the seconds from the start of a process to each moment that it tells."""
    environment = {**os.environ, "HOME": home, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode; the first turn makes it
    begun = time.monotonic_ns()
    done = subprocess.run(
        [sys.executable, "-c", script, *words], env=environment, capture_output=True, text=True, check=True
    )
    told = (row.split() for row in done.stdout.splitlines())
    return {what: (int(moment) - begun) / 1e9 for what, moment in told}
