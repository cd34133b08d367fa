"""One thread for all that touches the records; answers arrive on the thread of the screen."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from coordinator.desktop.alive import gone

_BUSY_AFTER = 150
"""Milliseconds after which work is worth a word."""


class Worker(QObject):
    """Runs jobs one after the other; :attr:`busy` tells when somebody has to wait."""

    busy = Signal(bool)
    _finished = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start the thread."""
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="records")
        self._waiting = 0
        self._timer = QTimer(self, singleShot=True, interval=_BUSY_AFTER)
        self._timer.timeout.connect(lambda: self.busy.emit(True))
        self._finished.connect(self._on_finished)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return self._waiting == 0

    def ask(self, job: Callable[[], Any], then: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        """Run *job* on the thread; then, on this one, *then* with what it returned, or *failed* with its error.

        Nothing is told to a control that was let go of meanwhile.
        """
        self._waiting += 1
        if not self._timer.isActive():
            self._timer.start()
        future = self._pool.submit(job)
        future.add_done_callback(lambda done: self._finished.emit(done, then, failed))

    def _on_finished(
        self, done: "Future[Any]", then: Callable[[Any], None], failed: Callable[[BaseException], None]
    ) -> None:
        self._waiting -= 1
        if self._waiting == 0:
            self._timer.stop()
            self.busy.emit(False)
        error = done.exception()
        if error is not None:
            failed(error)
        elif not gone(then):
            then(done.result())

    def close(self) -> None:
        """Wait for what is under way and end the thread."""
        self._pool.shutdown(wait=True)
