"""A real window on a real program, offscreen, the same on every machine."""

import os

os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM") or "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["QT_FONT_DPI"] = "96"

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from coordinator.desktop.application import make_window
from coordinator.desktop.settings import Settings
from coordinator.desktop.window import Window
from coordinator.services.program import Setting

Opener = Callable[[Path], Window]
_Page = TypeVar("_Page", bound=QWidget)


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    class Application(QApplication):
        def __init__(self, words: list[str]) -> None:
            super().__init__(words)
            QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
            self.setStyle("Fusion")
            self.setCursorFlashTime(0)
            self.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)

    return Application


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what the window remembers on a machine out of the tester's own folders."""
    for name in ("CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "settings" / name.lower()))


@pytest.fixture
def opener(qtbot: QtBot, qapp: QApplication, setting: Setting) -> Iterator[Opener]:
    """Opens a program in a window of 1366 by 768 and waits until it shows."""
    windows: list[Window] = []

    def open_program(path: Path) -> Window:
        window = make_window(qapp, Settings(scheme="LIGHT", width=1366, height=768), lambda: setting)
        qtbot.addWidget(window)
        windows.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitExposed(window)
        window.session.open(path)
        settled(qtbot, window)
        return window

    yield open_program
    for window in windows:
        window.close()


@pytest.fixture
def window(opener: Opener, sample_program: Path) -> Window:
    """The sample agency."""
    return opener(sample_program)


def seen(qtbot: QtBot, window: Window, kind: type[_Page]) -> _Page:
    """Go to the place whose page is of *kind*, and return the page once its questions are answered."""
    page = window.go_to(kind)
    settled(qtbot, window)
    return page


def settled(qtbot: QtBot, window: Window) -> None:
    """Wait until every question is answered."""
    qtbot.waitUntil(lambda: window.session.worker.idle, timeout=10_000)


def answer_file_dialog(qtbot: QtBot, target: Path) -> None:
    """Write *target* into the file dialog that is about to open, and press Enter."""

    def type_name() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(10, type_name)
            return
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line is not None
        line.setText(str(target))  # typed key by key, Qt's own completer would take the Return
        qtbot.keyClick(line, Qt.Key.Key_Return)

    QTimer.singleShot(0, type_name)
