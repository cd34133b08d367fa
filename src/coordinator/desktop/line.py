"""The line in which people type: in forms, in searches, and for days."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QDragEnterEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from coordinator.desktop.file_drop import files_in


class Line(QLineEdit):
    """A line of text that leaves undo and redo to the window while it has nothing of its own to take back."""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and self._is_for_the_window(event):
            event.ignore()
            return False
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave files to the panel, which takes them as papers; only words are dropped into a line."""
        if not files_in(event.mimeData()):
            super().dragEnterEvent(event)

    def _is_for_the_window(self, event: QKeyEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride:
            return False
        undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
        return (event.matches(undo) and not self.isUndoAvailable()) or (
            event.matches(redo) and not self.isRedoAvailable()
        )
