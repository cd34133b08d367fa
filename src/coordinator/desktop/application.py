"""Starts the window: what people see first, then everything else."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from coordinator.desktop import logbook
from coordinator.desktop.defects import catch_defects, listen_to_qt
from coordinator.desktop.session import Session
from coordinator.desktop.settings import Settings, load, sample_folder, save, settings_file
from coordinator.desktop.theme import Scheme, Theme
from coordinator.desktop.window import Window
from coordinator.paths import bundled

if TYPE_CHECKING:
    from coordinator.services.program import Setting

_FRAME = QSize(0, 40)
"""Room for the title bar that the desktop draws around the window."""


def start(program: Path | None, setting: "Callable[[], Setting]") -> int:
    """Open the window on *program*; without one, on the last program, or on the sample agency the first time."""
    if not _has_screen():
        sys.stderr.write("There is no screen to open the window on. Every command works without: coordinator --help\n")
        return 3
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Coordinator")
    application.setDesktopFileName("io.github.coordinator_records.Coordinator")
    application.setStyle("Fusion")
    application.setWindowIcon(QIcon(str(bundled("resources/icons/coordinator.svg"))))
    listen_to_qt()
    settings = load(settings_file())
    window = make_window(application, settings, setting)
    logbook.listen(window.session)
    window.resize(window.size().boundedTo(application.primaryScreen().availableSize() - _FRAME))
    window.show()
    chosen = program or (Path(settings.program) if settings.program else sample_folder())
    QTimer.singleShot(0, lambda: open_program(window, chosen, setting))
    log = logbook.Logbook(logbook.log_folder())
    QTimer.singleShot(0, log.begin)
    code = application.exec()
    _remember(window, settings)
    log.end()
    return code


def _has_screen() -> bool:
    """Return whether a window can be opened; without this Qt would end the process on Linux."""
    named = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    return named or not sys.platform.startswith("linux")


def make_window(application: QApplication, settings: Settings, setting: "Callable[[], Setting]") -> Window:
    """Return a window that is ready to show."""
    theme = Theme(application)
    theme.scheme = Scheme.__members__.get(settings.scheme, Scheme.SYSTEM)
    window = Window(Session(setting), theme, settings.lock_after)
    window.resize(settings.width, settings.height)
    theme.choose(theme.scheme)
    catch_defects(window.session, window)
    return window


def open_program(window: Window, path: Path, setting: "Callable[[], Setting]") -> None:
    """Open the program at *path*; the sample agency is made when it is wanted and not there yet."""
    session = window.session
    if path == sample_folder() and not (path / "records.db").is_file():

        def make() -> None:
            from coordinator.services.program import new_program

            with new_program(path, setting(), sample=True):
                pass

        session.worker.ask(
            make, lambda _: session.open(path), lambda error: session.failed.emit("No sample", str(error))
        )
    else:
        session.open(path)


def _remember(window: Window, settings: Settings) -> None:
    program = window.last_program
    settings.program = str(program) if program is not None and program != sample_folder() else ""
    settings.scheme = window.theme.scheme.name
    settings.width, settings.height = window.width(), window.height()
    save(settings, settings_file())
