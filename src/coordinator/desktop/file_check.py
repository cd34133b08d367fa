"""A check of the file that somebody watches: how far it is, and the way to end it."""

from threading import Event

from PySide6.QtCore import QObject, Signal

from coordinator.desktop.session import Session
from coordinator.errors import CoordinatorError
from coordinator.services.checking import Checked


class FileCheck(QObject):
    """Looks over the program on the thread of the records."""

    told = Signal(str, int)
    """It goes on; carries what is looked at, and how many hundredths of that are done."""
    ended = Signal(object)
    """It is over, at its end or before; carries ``Checked``, or nothing if the file could not be read at all."""

    def __init__(self, session: Session, parent: QObject) -> None:
        """Check nothing yet."""
        super().__init__(parent)
        self._session = session
        self._stop = Event()
        self._last = ("", 0)
        self.running = False
        session.opened.connect(self._forget)

    def begin(self) -> None:
        """Begin, unless it is under way."""
        if not self.running and self._session.program is not None:
            self.running = True
            self._stop.clear()
            self._session.ask(lambda desk: desk.look_over(self._watch), self._on_ended, self._on_refused)

    def stop(self) -> None:
        """End it between two steps."""
        self._stop.set()

    def _watch(self, at: str, done: int, of: int) -> bool:
        """Tell the screen's thread, once for each hundredth."""
        now = (at, 100 * done // max(of, 1))
        if now != self._last:
            self._last = now
            self.told.emit(*now)
        return not self._stop.is_set()

    def _forget(self) -> None:
        """Begin anew: what was checked is not open any more, and its answer never comes."""
        if self.running:
            self.stop()
            self.running = False
            self.ended.emit(None)

    def _on_ended(self, found: Checked) -> None:
        self.running = False
        if found.finished:
            self._session.checked.emit(list(found.problems))
        self.ended.emit(found)

    def _on_refused(self, error: CoordinatorError) -> None:
        self.running = False
        self.ended.emit(None)
        self._session.checked.emit([str(error)])
