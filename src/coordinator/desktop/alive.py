"""Whether who asked is still there when the answer comes: a dialog may be closed, a page let go of."""

from functools import partial
from types import FunctionType, MethodType

from PySide6.QtCore import QObject
from shiboken6 import isValid


def gone(listener: object) -> bool:
    """Return whether a control that *listener*, or what it calls, belongs to does not exist any more."""
    match listener:
        case QObject():
            return not isValid(listener)
        case partial(func=called, args=given):
            return any(gone(one) for one in (called, *given))
        case MethodType(__self__=owner):
            return gone(owner)
        case FunctionType(__closure__=cells):
            return any(gone(cell.cell_contents) for cell in cells or ())
        case _:
            return False
