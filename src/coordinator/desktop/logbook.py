"""The log on this machine: names of events, types of errors and places in the code, never a value of a record.

A message of an error may quote what somebody typed. So no message is ever written here or shown: what remains still
says where the program went wrong, and that is what mends it.
"""

import logging
import re
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_state_path
from PySide6.QtCore import QMessageLogContext, QtMsgType

from coordinator import __version__

if TYPE_CHECKING:
    from logging.handlers import RotatingFileHandler

    from coordinator.desktop.session import Session

LARGEST, KEPT = 256 * 1024, 3
"""Bytes after which a new file is begun, and how many old ones are kept."""

_LOG = logging.getLogger("coordinator.desktop")
_LOG.addHandler(logging.NullHandler())  # without a file, nothing is written anywhere
_CODE = re.compile(r"[A-Za-z_]+(?:::[A-Za-z_~]+)*")


def log_folder() -> Path:
    """Return where the log is kept."""
    return user_state_path("coordinator", appauthor=False)


class Logbook:
    """The log in a folder, from its beginning to its end."""

    def __init__(self, folder: Path) -> None:
        """Do nothing yet."""
        self._folder = folder
        self._handler: RotatingFileHandler | None = None

    def begin(self) -> None:
        """Write the log from now on; a place that cannot be written is no reason to stop."""
        from logging.handlers import RotatingFileHandler  # brings sockets and mail along: the first paint does not wait

        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._handler = RotatingFileHandler(
                self._folder / "coordinator.log", maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8"
            )
        except OSError:
            return
        told = logging.Formatter("%(asctime)s %(levelname)s %(message)s", "%Y-%m-%dT%H:%M:%S%z")
        self._handler.setFormatter(told)
        _LOG.addHandler(self._handler)
        _LOG.setLevel(logging.INFO)
        _LOG.propagate = False
        event(f"started {__version__}")

    def end(self) -> None:
        """Write no more."""
        event("ended")
        if self._handler is not None:
            _LOG.removeHandler(self._handler)
            self._handler.close()
            self._handler = None


def event(name: str) -> None:
    """Note that something happened; *name* is ours and never holds a value."""
    _LOG.info(name)


def listen(session: "Session") -> None:
    """Note what happens to the program that is open: that it is opened, looked over, refuses, or is not available."""
    session.opened.connect(lambda program: event("opened for " + ("writing" if program.writable else "reading")))
    session.checked.connect(lambda problems: event(f"looked over: {len(problems)} problems"))
    session.failed.connect(lambda *_: event("refused"))
    session.unavailable.connect(lambda *_: event("not available"))


def defect(error: BaseException) -> str:
    """Note a defect, and return what was noted: the types of the errors and the places in the code."""
    noted = "\n".join(_told(error))
    _LOG.error("defect\n%s", noted)
    return noted


def _told(error: BaseException) -> Iterator[str]:
    before = error.__cause__ or error.__context__
    if before is not None and before is not error:
        yield from _told(before)
        yield "which led to"
    yield type(error).__qualname__
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {'/'.join(Path(frame.filename).parts[-2:])}, line {frame.lineno}, in {frame.name}"


def from_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Note what Qt says of itself: how bad it is, and the function that says it, which is how such messages begin."""
    code = _CODE.match(message)
    named = code[0] if code and "::" in code[0] else ""
    where = " ".join(filter(None, (str(context.category or ""), named)))
    _LOG.log(_WEIGHTS.get(kind, logging.WARNING), "Qt %s: %s", kind.name, where)


_WEIGHTS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtCriticalMsg: logging.ERROR,
}
