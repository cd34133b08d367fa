"""A defect of the program itself: noted in the log and told, without any value of a record."""

import platform
import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import qInstallMessageHandler, qVersion
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from coordinator import __version__
from coordinator.desktop import logbook

if TYPE_CHECKING:
    from coordinator.desktop.session import Session

_NAME = "defect"


def catch_defects(session: "Session", parent: QWidget) -> None:
    """Show every defect over *parent* instead of losing it, whichever thread it came up in."""

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        del kind
        if sys.flags.dev_mode:
            sys.__excepthook__(type(error), error, trace)
        tell_defect(error, parent)

    sys.excepthook = show
    # Another thread may not touch the screen: the signal carries what came up there to this one.
    threading.excepthook = lambda args: session.crashed.emit(args.exc_value or args.exc_type())
    session.crashed.connect(lambda error: show(type(error), error, error.__traceback__))


def listen_to_qt() -> None:
    """Let Qt's own messages go into the log."""
    qInstallMessageHandler(logbook.from_qt)


def tell_defect(error: BaseException, parent: QWidget) -> QMessageBox:
    """Note a defect and show a box about it, from which what was noted can be copied; one box at a time."""
    noted = logbook.defect(error)
    if sys.stderr is not None:  # a program without a console has none
        sys.stderr.write(f"{noted}\n")
    before = parent.findChild(QMessageBox, _NAME)
    if before is not None and before.isVisible():
        return before
    box = QMessageBox(
        QMessageBox.Icon.Critical, "Coordinator", "Something went wrong in the program itself.", parent=parent
    )
    box.setObjectName(_NAME)
    box.setInformativeText(
        "What you did last may not be saved; everything before it is. Please report this with the details, which hold"
        " no value of any record. If it happens again, close the program and open it anew."
    )
    details = (
        f"Coordinator {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}\n{noted}"
    )
    box.setDetailedText(details)
    copy = box.addButton("Copy details", QMessageBox.ButtonRole.ActionRole)
    copy.clicked.disconnect()
    copy.clicked.connect(lambda _=False: QApplication.clipboard().setText(details))
    box.addButton(QMessageBox.StandardButton.Close)
    box.open()
    return box
