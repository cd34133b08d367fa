"""The lock of the window: nothing of a protected program stays in it, and it comes back to where somebody was."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QStackedWidget

from coordinator.desktop.idle import Idle
from coordinator.desktop.journey import Spot
from coordinator.desktop.unlock_page import UnlockPage

if TYPE_CHECKING:
    from coordinator.desktop.screen_lock import ScreenLock
    from coordinator.desktop.window import Window


class Locking(QObject):
    """Shows either the window or the page that asks for the passphrase."""

    def __init__(self, window: "Window", application: QApplication, whole: QStackedWidget, minutes: int) -> None:
        """Put the page beside what *whole* shows; lock after *minutes* without a touch, never if 0."""
        super().__init__(window)
        self._window, self._whole = window, whole
        self._path = Path()
        self._back: tuple[Path, Spot, date | None] | None = None
        self.page = UnlockPage()
        self.idle = Idle(application, minutes)
        self.screen: ScreenLock | None = None
        whole.addWidget(self.page)
        self.page.given.connect(lambda passphrase: window.session.open(self._path, passphrase))
        self.page.other_wanted.connect(window.menus.open_other)
        self.idle.over.connect(self.lock)
        window.session.locked.connect(self._on_locked)
        window.session.opened.connect(self._on_opened)

    @property
    def locked(self) -> bool:
        """Whether the window asks for a passphrase."""
        return self._whole.currentWidget() is self.page

    def lock(self) -> None:
        """Lock a protected program; another one stays open, since nothing would be won."""
        window = self._window
        program = window.session.program
        if program is not None and program.protected:
            window.leave_field()
            self._back = (program.path, window.spot(), window.session.as_of)
            window.session.lock()

    def _listen(self) -> None:
        """Lock when the desktop locks its screen; whoever has no protected program need not wait for its buses."""
        if self.screen is None:
            from coordinator.desktop.screen_lock import ScreenLock

            self.screen = ScreenLock(self._window)
            self.screen.locked.connect(self.lock)

    def _on_locked(self, path: Path, why: str) -> None:
        self._path = path
        self.idle.rest()
        self.idle.clear_clipboard()
        self._whole.setCurrentWidget(self.page)
        self._window.blank(f"{path.name} is locked")
        self.page.ask(path, why)

    def _on_opened(self) -> None:
        if self.locked:
            self._whole.setCurrentIndex(0)
            self._window.show_again()
        program = self._window.session.program
        self._window.menus.lock.setEnabled(program is not None and program.protected)
        if program is None or not program.protected:
            self._back = None
            return
        self.idle.watch()
        self._listen()
        if self._back is not None and self._back[0] == program.path:
            _, spot, day = self._back
            if day is not None:
                self._window.session.show_as_of(day)
            self._window.show_spot(spot)
        self._back = None
