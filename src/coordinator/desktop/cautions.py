"""What to be told about a program as it opens: a place where records can be lost, a clock that is behind, a holder."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox

from coordinator.desktop.settings import warned_file

if TYPE_CHECKING:
    from coordinator.desktop.window import Window
    from coordinator.services.desk import Opened


class Cautions(QObject):
    """Tells each once at the top of the page, and keeps it among the problems for as long as it lasts."""

    def __init__(self, window: "Window") -> None:
        """Watch what *window* opens."""
        super().__init__(window)
        self._window = window
        window.session.opened.connect(self._on_opened)
        window.session.held.connect(self._on_held)

    def _on_opened(self, program: "Opened") -> None:
        session = self._window.session
        if program.where.risky and program.writable:
            from coordinator.services.moving_here import risk_of

            title, words = f"This program lies {program.where.words}", f"{risk_of(program.where)}: see File health."
            session.problems.say("place", title, words)
            if _first_time(program.path):
                self._window.banner.say(title, words)
        if program.writable:
            from coordinator.services.clock import clock_trouble

            session.ask(lambda desk: clock_trouble(desk.store, desk.setting.clock()), self._on_clock)

    def _on_clock(self, words: str) -> None:
        title = "The clock of this computer is behind"
        self._window.session.problems.say("clock", title, words)
        if words:
            self._window.banner.say(title, words)

    def _on_held(self, path: Path, words: str, look: Callable[[], None]) -> None:
        """Say who has it, and offer what can be done meanwhile."""
        box = QMessageBox(QMessageBox.Icon.Information, "Somebody else has it open", path.name, parent=self._window)
        box.setInformativeText(words)
        backup = box.addButton("Look at the newest backup", QMessageBox.ButtonRole.AcceptRole)
        retry = box.addButton("Try again", QMessageBox.ButtonRole.ResetRole)
        close = box.addButton(QMessageBox.StandardButton.Close)
        close.clicked.connect(lambda _=False: self._window.welcoming.show(f"{path.name} is not open. {words}"))
        backup.clicked.connect(lambda _=False: look())
        retry.clicked.connect(lambda _=False: self._window.session.open(path))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()


def _first_time(path: Path) -> bool:
    """Return whether nobody on this machine was told about *path* yet; from now on somebody was."""
    file = warned_file()
    try:
        told = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        told = []
    told = told if isinstance(told, list) else []
    if str(path) in told:
        return False
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps([*told, str(path)], indent=1), "utf-8")
    except OSError:
        return True  # it is told again the next time: better than not at all
    return True
