"""Starts the window: what people see first, then everything else."""

import os
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from coordinator.desktop import logbook
from coordinator.desktop.defects import catch_defects, listen_to_qt
from coordinator.desktop.following import Following
from coordinator.desktop.preferences import Preferences
from coordinator.desktop.session import Session
from coordinator.desktop.settings import Settings, begin_anew_in, load, settings_file
from coordinator.desktop.theme import Theme
from coordinator.desktop.window import Window
from coordinator.paths import bundled

if TYPE_CHECKING:
    from coordinator.services.program import Setting

_FRAME = QSize(0, 40)
"""Room for the title bar that the desktop draws around the window."""


def start(program: Path | None, setting: "Callable[[], Setting]", *, safe: bool = False, sample: bool = False) -> int:
    """Open the window on *program*; without one, on the last program, else on the welcome or the *sample* agency.

    A *safe* start knows nothing of what was chosen, open or typed before, and leaves nothing behind of what is chosen.
    """
    if not _has_screen():
        sys.stderr.write("There is no screen to open the window on. Every command works without: coordinator --help\n")
        return 3
    with TemporaryDirectory(prefix="coordinator-safe-") if safe else nullcontext() as folder:
        begin_anew_in(Path(folder) if folder else None)
        words = _SAFE if safe else ""
        return _run(setting, lambda window, damage: begin(window, program, damage or words, sample=sample))


def _run(setting: "Callable[[], Setting]", show: "Callable[[Window, str], None]") -> int:
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Coordinator")
    application.setDesktopFileName("io.github.coordinator_records.Coordinator")
    application.setStyle("Fusion")
    application.setWindowIcon(QIcon(str(bundled("resources/icons/coordinator.svg"))))
    listen_to_qt()
    settings, damage = load(settings_file())
    window = make_window(application, settings, setting)
    logbook.listen(window.session)
    window.resize(window.size().boundedTo(application.primaryScreen().availableSize() - _FRAME))
    window.show()
    QTimer.singleShot(0, lambda: show(window, damage))
    log = logbook.Logbook(logbook.log_folder())
    QTimer.singleShot(0, log.begin)
    code = application.exec()
    settings.width, settings.height = window.width(), window.height()
    window.session.preferences.keep()
    log.end()
    return code


_SAFE = (
    "This is a safe start: without the settings, recent programs and unsaved typing of this computer. They are kept,"
    " and are back the next time."
)


def _has_screen() -> bool:
    """Return whether a window can be opened; without this Qt would end the process on Linux."""
    named = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    return named or not sys.platform.startswith("linux")


def make_window(application: QApplication, settings: Settings, setting: "Callable[[], Setting]") -> Window:
    """Return a window that is ready to show."""
    window = Window(Session(setting, Preferences(settings, settings_file())), Theme(application))
    window.resize(settings.width, settings.height)
    Following(window)
    catch_defects(window.session, window)
    return window


def begin(window: Window, program: Path | None, words: str = "", *, sample: bool = False) -> None:
    """Open *program*, else the one that was open last, else the *sample* or the welcome, which says *words*."""
    preferences = window.session.preferences
    last = next(iter(preferences.recent.listed()), None)
    if program is not None:
        window.session.open(program)
    elif last is None and sample and not words:
        window.welcoming.open_sample()
    elif last is None or preferences.settings.welcome or words:
        window.welcoming.show(words)
    elif last.there:
        window.session.open(last.path)
    else:
        gone = "It was moved or deleted, or the disk that it lies on is not connected"
        window.welcoming.show(f"{last.path.name} was open last and is not in {last.path.parent} any more. {gone}.")
