"""Files that are dropped onto a widget."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


def files_in(mime: QMimeData) -> list[Path]:
    """Return the files that are dragged or were copied; nothing where it is words or a link."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


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
            files := files_in(event.mimeData())
        ):  # the other drag events derive from it
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self.dropped.emit(files)
            return True
        return super().eventFilter(watched, event)
