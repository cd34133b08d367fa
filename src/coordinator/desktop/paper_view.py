"""A paper as it is read: one page at a time, as wide as there is room or whole, or the words of a text."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from coordinator.desktop.controls import beside, glyph_button, label, scrolled

_BAR = 16
"""Room for the scroll bar, in pixels."""

_TURNS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class PaperView(QWidget):
    """Shows what somebody else reads from the file, and asks for other pages."""

    page_wanted = Signal(int)
    """Somebody wants to see a page; carries its place, from 0 on."""

    def __init__(self) -> None:
        """Begin without a paper."""
        super().__init__()
        self.place, self.count = 0, 0
        self._image = QImage()
        self.page = QLabel()
        self.page.setScaledContents(True)
        self.area, inside = scrolled()
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName("Page of the paper")
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self.page)
        self.area.installEventFilter(self)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName("Text of the paper")
        self.text.setTabChangesFocus(True)
        self.words = label("", "muted", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._shown = QStackedWidget()
        for widget in (self.words, self.area, self.text):
            self._shown.addWidget(widget)
        self._build()

    def _build(self) -> None:
        self.back = glyph_button("chevron-left", "Page before (Page Up)")
        self.next = glyph_button("chevron-right", "Next page (Page Down)")
        self.whole = glyph_button("maximize", "Whole page")
        self.whole.setCheckable(True)
        self.back.clicked.connect(lambda _=False: self._turn(-1))
        self.next.clicked.connect(lambda _=False: self._turn(1))
        self.whole.toggled.connect(lambda _: self._fit())
        self._number = label("", "note")
        bar = beside(self.back, self._number, self.next, spacing=2)
        bar.addStretch()
        bar.addWidget(self.whole)
        bar.setContentsMargins(0, 0, 0, 0)
        self._bar = QWidget()
        self._bar.setLayout(bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._bar)
        column.addWidget(self._shown, 1)
        self.say("")

    @property
    def room(self) -> int:
        """How wide a page can be drawn, in pixels of the screen itself."""
        return round((max(self.width(), 280) - _BAR) * self.devicePixelRatioF())

    def say(self, words: str) -> None:
        """Show *words* in the place of a paper."""
        self.words.setText(words)
        self._show(self.words)

    def show_text(self, text: str, *, whole: bool) -> None:
        """Show a text, and say so if it is not the *whole* of it."""
        self.text.setPlainText(text if whole else f"{text}\n\n… The file goes on. Open it to read all of it.")
        self._show(self.text)

    def show_page(self, image: QImage, place: int, count: int) -> None:
        """Show the page at *place* of *count*."""
        self.place, self.count, self._image = place, count, image
        self.page.setPixmap(QPixmap.fromImage(image))
        self._number.setText(f"Page {place + 1} of {count}")
        self.page.setAccessibleName(self._number.text())
        self.back.setEnabled(place > 0)
        self.next.setEnabled(place + 1 < count)
        self._fit()
        self.area.verticalScrollBar().setValue(0)
        self._show(self.area)

    def _show(self, widget: QWidget) -> None:
        self._shown.setCurrentWidget(widget)
        self._bar.setVisible(widget is self.area)

    def _turn(self, pages: int) -> None:
        wanted = self.place + pages
        if self._shown.currentWidget() is self.area and 0 <= wanted < self.count:
            self.page_wanted.emit(wanted)

    def _fit(self) -> None:
        """Let the page be as wide as there is room, or as high too."""
        if self._image.isNull():
            return
        room = QSize(self.area.width() - _BAR, self.area.height() - 2 if self.whole.isChecked() else 1 << 20)
        size = self._image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        self.page.setFixedSize(size.expandedTo(QSize(1, 1)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the page again when its room changes, and let the keys turn pages instead of scrolling."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            turn = _TURNS.get(Qt.Key(event.key()))
            if turn is not None:
                self._turn(turn)
                return True
        return super().eventFilter(watched, event)
