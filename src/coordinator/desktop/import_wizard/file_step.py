"""The first step: a file, several, a folder, or cells from the clipboard."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QVBoxLayout

from coordinator.desktop.controls import beside, button, dropped_paths, label
from coordinator.desktop.icons import icon
from coordinator.desktop.import_wizard.step import Step

_FILTER = "Tables (*.xlsx *.xlsm *.csv *.tsv *.txt);;All files (*)"


class FileStep(Step):
    """Takes what is dropped, chosen or pasted, and hands it on at once."""

    files_chosen = Signal(object)
    """Carries paths of files or folders."""
    pasted = Signal(str)
    """Carries the text of cells."""

    TITLE = "What do you bring?"

    def __init__(self) -> None:
        """Wait for a file."""
        super().__init__()
        self.setAcceptDrops(True)
        self.says.setText(
            "A spreadsheet as it is (.xlsx, .csv), several files, a folder of exchange files, or cells copied from a"
            " sheet. Nothing is kept before you have seen what it does, and all of it can be undone in one step."
        )
        self.choose = button("Choose &files…", "primary", "file-text")
        self.folder = button("Choose a f&older…", "", "archive")
        self.paste = button("&Paste cells", "", "copy")
        self.paste.setToolTip("Takes the cells that were copied in a spreadsheet (Ctrl+V)")
        self._zone = self._drop_zone()
        self.column.addWidget(self._zone, 1)
        self.choose.clicked.connect(lambda _=False: self._choose_files())
        self.folder.clicked.connect(lambda _=False: self._choose_folder())
        self.paste.clicked.connect(lambda _=False: self.take_clipboard())

    def _drop_zone(self) -> QFrame:
        zone = QFrame()
        zone.setObjectName("dropZone")
        picture = QLabel()
        picture.setPixmap(icon("download", "accent_text").pixmap(QSize(34, 34), self.devicePixelRatioF()))
        column = QVBoxLayout(zone)
        column.setSpacing(12)
        column.addStretch()
        words = label("Drop a file or a folder here, or paste cells with Ctrl+V.", "sentence", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(words)
        row = beside(self.choose, self.folder, self.paste, spacing=10)
        row.insertStretch(0)
        row.addStretch()
        column.addLayout(row)
        column.addStretch()
        return zone

    def enter(self) -> None:
        self.choose.setFocus()

    def _choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "Import", "", _FILTER)
        self.take([Path(name) for name in names])

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Import a folder")
        self.take([Path(name)] if name else [])

    def take(self, paths: Sequence[Path]) -> None:
        """Hand on files or folders."""
        if paths:
            self.message.clear()
            self.files_chosen.emit([*paths])

    def take_clipboard(self) -> None:
        """Hand on what lies on the clipboard: copied files, else the text of cells."""
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()  # the stubs do not know of an empty clipboard
        paths = dropped_paths(data) if data is not None and data.hasUrls() else []
        self.message.clear()
        if paths:
            self.take(paths)
        else:
            self.pasted.emit(data.text() if data is not None else "")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self._mark(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._mark(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._mark(over=False)
        self.take(dropped_paths(event.mimeData()))

    def _mark(self, *, over: bool) -> None:
        self._zone.setProperty("over", over)
        self._zone.style().unpolish(self._zone)
        self._zone.style().polish(self._zone)
