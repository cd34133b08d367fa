"""The window is locked when the desktop says that its screen is: heard over a real connection of its bus."""

from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusServer
from pytestqt.qtbot import QtBot

from coordinator.desktop.screen_lock import ScreenLock, hear
from coordinator.desktop.window import Window

GNOME = ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged")
LOCK = ("/org/freedesktop/login1/session/c1", "org.freedesktop.login1.Session", "Lock")
SLEEP = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep")


class Told(QObject):
    """Hears the last of what is told: everything before it was heard by then."""

    all_of_it = False

    @Slot()
    def hear(self) -> None:
        self.all_of_it = True


@pytest.mark.parametrize(
    ("signal", "heard"),
    [
        ((GNOME, [True]), True),
        ((GNOME, [False]), False),
        ((LOCK, []), True),
        ((SLEEP, [True]), True),
        ((SLEEP, [False]), False),
    ],
)
def test_what_the_desktop_tells_is_heard(
    window: Window, qtbot: QtBot, tmp_path: Path, signal: tuple[tuple[str, str, str], list[bool]], heard: bool
) -> None:
    server = QDBusServer(f"unix:path={tmp_path / 'bus'}")
    server.setAnonymousAuthenticationAllowed(True)
    ends: list[QDBusConnection] = []
    server.newConnection.connect(lambda end: ends.append(QDBusConnection(end)))
    bus = QDBusConnection.connectToPeer(server.address(), str(tmp_path))
    qtbot.waitUntil(lambda: bool(ends))
    ears = ScreenLock(window)
    hear(ears, bus, bus)
    told, after = Told(), ("/end", "test.End", "Told")
    cast("Any", bus).connect("", *after, told, SLOT("hear()"))  # the stubs ask for bytes, it takes what SLOT returns
    message = QDBusMessage.createSignal(*signal[0])
    message.setArguments(signal[1])
    locked: list[bool] = []
    ears.locked.connect(lambda: locked.append(True))
    assert ends[0].send(message)
    assert ends[0].send(QDBusMessage.createSignal(*after))
    qtbot.waitUntil(lambda: told.all_of_it)
    QDBusConnection.disconnectFromPeer(str(tmp_path))
    assert bool(locked) is heard


def test_a_screen_that_is_open_again_locks_nothing(window: Window, qtbot: QtBot) -> None:
    ears = ScreenLock(window)
    with qtbot.assertNotEmitted(ears.locked):
        ears.on_active(False)
    with qtbot.waitSignal(ears.locked):
        ears.on_active(True)
