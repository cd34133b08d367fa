"""Files that are dropped onto a widget."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from coordinator.desktop.controls import dropped_paths


class FileDrop(QObject):
    """Takes files dropped onto a widget, as copies; anything else that is dropped goes its own way."""

    dropped = Signal(list)
    """Carries the paths."""

    def __init__(self, onto: QWidget) -> None:
        """Take what is dropped onto *onto* and what stands in it."""
        super().__init__(onto)
        onto.setAcceptDrops(True)
        onto.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files, and nothing else."""
        if isinstance(event, QDropEvent) and (
            files := dropped_paths(event.mimeData())
        ):  # the other drag events derive from it
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self.dropped.emit(files)
            return True
        return super().eventFilter(watched, event)
