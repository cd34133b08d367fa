"""When a protected program is to be locked: nobody touched it for a while, or the machine slept."""

from PySide6.QtCore import QDateTime, QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)
_LOOK = 15_000
"""How often, in milliseconds, the clock is looked at."""
SLEPT = 60_000
"""A gap between two looks, in milliseconds, that only a sleeping machine leaves; a slow one does not."""
_COPIED = 5 * 60_000
"""How long, in milliseconds, what was copied from a protected program stays on the clipboard."""


class Idle(QObject):
    """Watches an application while it is asked to."""

    over = Signal()
    """It is time to lock."""

    def __init__(self, application: QApplication, minutes: int) -> None:
        """Watch nothing yet; *minutes* without a touch are the while, 0 is for ever."""
        super().__init__(application)
        self._application = application
        self.touched = QTimer(self, singleShot=True, interval=minutes * 60_000)
        self.touched.timeout.connect(self.over.emit)
        self._clock = QTimer(self, interval=_LOOK)
        self._clock.timeout.connect(lambda: self.look(QDateTime.currentMSecsSinceEpoch()))
        self._copied = QTimer(self, singleShot=True, interval=_COPIED)
        self._copied.timeout.connect(self.clear_clipboard)
        self._looked = 0
        self._ours: int | None = None

    def set_minutes(self, minutes: int) -> None:
        """Lock after *minutes* without a touch from now on, never if 0."""
        running = self.touched.isActive() or self._clock.isActive()
        self.touched.stop()
        self.touched.setInterval(minutes * 60_000)
        if running and minutes:
            self.touched.start()

    def watch(self) -> None:
        """Begin to watch."""
        self.rest()
        self._looked = QDateTime.currentMSecsSinceEpoch()
        self._clock.start()
        if self.touched.interval():
            self.touched.start()
        self._application.installEventFilter(self)
        self._application.clipboard().dataChanged.connect(self._on_copied)

    def rest(self) -> None:
        """Watch no more."""
        self._application.removeEventFilter(self)
        if self._clock.isActive():
            self._application.clipboard().dataChanged.disconnect(self._on_copied)
        for timer in (self.touched, self._clock, self._copied):
            timer.stop()

    def look(self, now: int) -> None:
        """Compare the clock, in milliseconds, with the last look."""
        slept, self._looked = now - self._looked > SLEPT, now
        if slept:
            self.over.emit()

    def _on_copied(self) -> None:
        if self._application.activeWindow() is not None:  # nobody copies in another program while this one is active
            self._ours = hash(self._application.clipboard().text())
            self._copied.start()

    def clear_clipboard(self) -> None:
        """Take what this window copied off the clipboard; what another program put there stays."""
        clipboard = self._application.clipboard()
        if self._ours is not None and hash(clipboard.text()) == self._ours:
            clipboard.clear()
        self._ours = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES and self.touched.isActive():
            self.touched.start()
        return super().eventFilter(watched, event)
