"""What stands beside a list: one row of it, whole."""

from abc import abstractmethod
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

_NARROWEST = 340
"""In pixels; narrower, reasons become unreadable columns of words."""


class Panel(QFrame):
    """Shows what is chosen in a list; *key* is the row's, empty before the first."""

    closed = Signal()

    def __init__(self, name: str) -> None:
        """Begin empty; *name* is what a screen reader calls it."""
        super().__init__()
        self.setObjectName("panel")
        self.setAccessibleName(name)
        self.setMinimumWidth(_NARROWEST)
        self.key = ""

    @abstractmethod
    def show_detail(self, detail: Any) -> None:
        """Show *detail*."""

    @abstractmethod
    def enter(self) -> None:
        """Take the focus."""
