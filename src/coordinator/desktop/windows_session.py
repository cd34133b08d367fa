"""What Windows tells a window when its session is locked; this module is used there only."""

import ctypes
import sys
from ctypes import wintypes
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from coordinator.desktop.screen_lock import ScreenLock

_CHANGED, _LOCKED, _THIS_SESSION = 0x02B1, 0x7, 0
"""The message that a session changed, what it carries when it was locked, and whose messages are wanted."""


class SessionFilter(QAbstractNativeEventFilter):
    """Looks at every message of Windows for the one that says that the session was locked."""

    def __init__(self, ears: "ScreenLock") -> None:
        """Tell *ears*."""
        super().__init__()
        self._ears = ears

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> tuple[bool, int]:
        if kind == b"windows_generic_MSG":
            found = wintypes.MSG.from_address(int(message))
            if found.message == _CHANGED and found.wParam == _LOCKED:
                self._ears.on_locked()
        return False, 0


def listen_to_session(ears: "ScreenLock", window: QWidget) -> None:
    """Have Windows tell *window* when its session is locked, and *ears* hear it."""
    if sys.platform == "win32":
        ctypes.windll.wtsapi32.WTSRegisterSessionNotification(int(window.winId()), _THIS_SESSION)
        heard = SessionFilter(ears)
        QCoreApplication.instance().installNativeEventFilter(heard)
        ears.setProperty("filter", heard)  # it lives as long as who listens
