"""The pages of a finished report, one below the other."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from coordinator.desktop.controls import emptied, scrolled

if TYPE_CHECKING:
    from coordinator.services.preview import Picture

WIDTH = 640
"""Width of a page on the screen, in pixels, where there is room."""
_BAR = 36
"""Room for the scroll bar and the margins, in pixels."""


class PageView(QWidget):
    """Shows pictures of pages; the words of the report are in the PDF itself."""

    def __init__(self) -> None:
        """Begin without pages."""
        super().__init__()
        self._shown: list[QLabel] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._area: QScrollArea
        self._area, self._pages = scrolled()
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName("Preview of the report")
        self._pages.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._pages.setSpacing(14)
        column.addWidget(self._area)

    @property
    def count(self) -> int:
        """How many pages show."""
        return len(self._shown)

    def show_pages(self, pictures: "Sequence[Picture]") -> None:
        """Show *pictures*, keeping the place where one was reading."""
        bar = self._area.verticalScrollBar()
        place = bar.value()
        emptied(self._pages)
        self._shown.clear()
        for number, one in enumerate(pictures, 1):
            image = QImage(one.pixels, one.width, one.height, one.width * 4, QImage.Format.Format_RGB32).copy()
            image.setDevicePixelRatio(one.width / WIDTH)
            page = QLabel()
            page.setPixmap(QPixmap.fromImage(image))
            page.setScaledContents(True)
            page.setAccessibleName(f"Page {number} of {len(pictures)}")
            self._pages.addWidget(page)
            self._shown.append(page)
        self._fit()
        bar.setValue(place)

    def _fit(self) -> None:
        """Let every page be as wide as there is room."""
        wide = min(WIDTH, self.width() - _BAR)
        for page in self._shown:
            size = page.pixmap().size()
            page.setFixedSize(QSize(wide, round(size.height() * wide / size.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
