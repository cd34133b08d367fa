"""The help: contents and search beside the page, which leads to others and back."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from coordinator.desktop.controls import beside, button, split
from coordinator.desktop.icons import icon
from coordinator.desktop.line import Line
from coordinator.desktop.theme import tokens
from coordinator.errors import Refused
from coordinator.paths import bundled
from coordinator.services.help import markdown
from coordinator.services.help.pages import Page, found, page_named, pages

_NAME = Qt.ItemDataRole.UserRole
_HTML = ".html"


class _Browser(QTextBrowser):
    """Shows pages of the help by their names; links lead to pages only."""

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002  Qt's name
        url = QUrl(name)
        if not url.path().endswith(_HTML):
            return super().loadResource(type, name)
        try:
            page = page_named(_name_of(url))
        except Refused as error:
            return f"<p>{escape(str(error))}</p>"
        return f"<style>{_style()}</style>{markdown.html(page.blocks)}"


def _name_of(url: QUrl) -> str:
    return url.path().removesuffix(_HTML)


def _style() -> str:
    shown = tokens()
    return (
        f"body {{ color: {shown.text}; }} a {{ color: {shown.accent_text}; }} th {{ color: {shown.muted}; }}"
        f" h1 {{ font-size: 22px; font-weight: 600; }} h2 {{ font-size: 17px; font-weight: 600; }}"
        f" code {{ background-color: {shown.idle_soft}; }} i {{ color: {shown.muted}; }}"
    )


class HelpWindow(QDialog):
    """Stays open beside the window while somebody works."""

    def __init__(self, parent: QWidget) -> None:
        """Show the contents and the first page."""
        super().__init__(parent)
        self.setWindowTitle("Coordinator help")
        self.setMinimumSize(640, 400)
        self.resize(1000, 680)
        self.search = Line(placeholderText="Search the help")
        self.search.setAccessibleName("Search the help")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.contents = QTreeWidget()
        self.contents.setHeaderHidden(True)
        self.contents.setAccessibleName("Contents of the help")
        self.browser = _Browser()
        self.browser.setAccessibleName("Help page")
        self.browser.setSearchPaths([str(bundled("resources/help"))])
        self.browser.setOpenExternalLinks(False)
        self.browser.document().setDocumentMargin(18)
        self.back, self.forward = button("Back", "quiet", "arrow-left"), button("Forward", "quiet", "arrow-right")
        self._build()
        self._connect()
        self._list(pages())
        self.show_page(pages()[0].name)

    def _build(self) -> None:
        left, right = QWidget(), QWidget()
        beside_page = QVBoxLayout(left)
        beside_page.setContentsMargins(0, 0, 0, 0)
        beside_page.addWidget(self.search)
        beside_page.addWidget(self.contents, 1)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        ways = beside(self.back, self.forward)
        ways.addStretch()
        column.addLayout(ways)
        column.addWidget(self.browser, 1)
        halves = split(left, right)
        halves.setStretchFactor(0, 0)
        halves.setStretchFactor(1, 1)
        halves.setSizes([290, 690])
        whole = QHBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 14)
        whole.addWidget(halves)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self._open_first)
        self.contents.itemActivated.connect(self._open)
        self.contents.itemClicked.connect(self._open)
        self.browser.sourceChanged.connect(lambda url: self._mark(_name_of(url)))
        for one, way in ((self.back, self.browser.backward), (self.forward, self.browser.forward)):
            one.clicked.connect(lambda _=False, go=way: go())
        self.browser.backwardAvailable.connect(self.back.setEnabled)
        self.browser.forwardAvailable.connect(self.forward.setEnabled)
        self.back.setEnabled(False)
        self.forward.setEnabled(False)

    def show_page(self, name: str) -> None:
        """Show the page of that name."""
        self.browser.setSource(QUrl(f"{name}{_HTML}"))

    @property
    def shown(self) -> str:
        """The name of the page that shows."""
        return _name_of(self.browser.source())

    def _list(self, listed: Sequence[Page]) -> None:
        self.contents.clear()
        chapters: dict[str, QTreeWidgetItem] = {}
        for page in listed:
            if page.chapter not in chapters:
                chapters[page.chapter] = QTreeWidgetItem(self.contents, [page.chapter])
            item = QTreeWidgetItem(chapters[page.chapter], [page.title])
            item.setData(0, _NAME, page.name)
        for at, chapter in enumerate(chapters.values()):
            chapter.setExpanded(at < 2 or len(listed) < len(pages()))
        if not listed:
            QTreeWidgetItem(self.contents, ["No page has these words."]).setDisabled(True)

    def _on_typed(self, typed: str) -> None:
        self._list(found(typed) if typed.strip() else pages())
        self._mark(self.shown)

    def _open_first(self) -> None:
        if self.search.text().strip() and (first := found(self.search.text())):
            self.show_page(first[0].name)

    def _open(self, item: QTreeWidgetItem) -> None:
        if name := item.data(0, _NAME):
            self.show_page(name)

    def _mark(self, name: str) -> None:
        """Choose a page in the contents, if it stands there."""
        for item in self.contents.findItems("*", Qt.MatchFlag.MatchWildcard | Qt.MatchFlag.MatchRecursive):
            if item.data(0, _NAME) == name:
                self.contents.setCurrentItem(item)
                return
