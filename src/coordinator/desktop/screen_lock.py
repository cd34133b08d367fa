"""When the desktop locks its screen, or is about to sleep, as far as it tells."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

_SCREENS = (
    ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
    ("/org/cinnamon/ScreenSaver", "org.cinnamon.ScreenSaver"),
    ("/org/mate/ScreenSaver", "org.mate.ScreenSaver"),
)
"""Where the desktops of Linux tell that a screen was locked: the place and the name of who speaks."""


class ScreenLock(QObject):
    """Listens to the desktop for as long as it lives."""

    locked = Signal()

    def __init__(self, window: QWidget) -> None:
        """Listen for *window*."""
        super().__init__(window)
        _listen(self, window)

    @Slot(bool)
    def on_active(self, on: bool) -> None:
        """Hear that the screen was locked, or that it is open again."""
        if on:
            self.locked.emit()

    @Slot()
    def on_locked(self) -> None:
        """Hear that the session was locked."""
        self.locked.emit()


def _listen_to_buses(ears: ScreenLock, _: QWidget) -> None:
    """Hear what desktop and system tell over their buses; where there is none, nothing is ever told."""
    from PySide6.QtDBus import QDBusConnection

    hear(ears, QDBusConnection.sessionBus(), QDBusConnection.systemBus())


def hear(ears: ScreenLock, desktop: "QDBusConnection", system: "QDBusConnection") -> None:
    """Let *ears* hear what is told over the connections to the desktop and to the system."""
    buses: list[Any] = [desktop, system]  # the stubs ask for bytes, a connection takes what SLOT returns
    active, locked = SLOT("on_active(bool)"), SLOT("on_locked()")
    for path, name in _SCREENS:
        buses[0].connect("", path, name, "ActiveChanged", ears, active)
    for bus in buses:
        bus.connect("", "", "org.freedesktop.login1.Session", "Lock", ears, locked)
        bus.connect("", "", "org.freedesktop.login1.Manager", "PrepareForSleep", ears, active)


_listen: Callable[[ScreenLock, QWidget], None] = _listen_to_buses
if sys.platform == "win32":
    from coordinator.desktop.windows_session import listen_to_session

    _listen = listen_to_session
