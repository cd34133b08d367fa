"""The window is locked when the desktop says that its screen is: heard over a real bus, in a process of its own."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coordinator.desktop.screen_lock import ScreenLock
from coordinator.desktop.window import Window
from tests.store.harsh import ROOT

LISTEN = """
import json, os
from PySide6.QtCore import QProcess, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from coordinator.desktop.screen_lock import ScreenLock

application = QApplication([])
window, heard = QWidget(), []
ears = ScreenLock(window)
told = [
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", "boolean:false"),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", "boolean:true"),
    ("/org/freedesktop/login1/session/c1", "org.freedesktop.login1.Session.Lock"),
    ("/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep", "boolean:true"),
]
process = QProcess()

def tell():
    if told:
        process.start("dbus-send", ["--session", "--type=signal", *told.pop(0)])
    else:
        QTimer.singleShot(200, application.quit)

process.finished.connect(tell)
ears.locked.connect(lambda: heard.append(len(told)))
QTimer.singleShot(0, tell)
application.exec()
print(json.dumps(heard))
"""


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="there is no bus of a desktop here")
def test_what_the_desktop_tells_over_its_bus_is_heard(tmp_path: Path) -> None:
    words = ["dbus-run-session", "--", sys.executable, "-c", LISTEN]
    around = {"QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    done = subprocess.run(words, cwd=ROOT, env=around, capture_output=True, text=True, check=True, timeout=60)
    assert len(json.loads(done.stdout.splitlines()[-1])) == 3


def test_a_screen_that_is_open_again_locks_nothing(window: Window, qtbot: QtBot) -> None:
    ears = ScreenLock(window)
    with qtbot.assertNotEmitted(ears.locked):
        ears.on_active(False)
    with qtbot.waitSignal(ears.locked):
        ears.on_active(True)
