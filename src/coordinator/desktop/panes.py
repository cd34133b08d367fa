"""F6: from pane to pane of the window, and Ctrl+Tab: from tab to tab of what is shown."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from coordinator.desktop.list_place import ListPlace, Searched, ViewsPlace, view_in

if TYPE_CHECKING:
    from coordinator.desktop.window import Window


_WHY = ("Reasons", "Clocks", "Obligations")
"""The tabs that give the reasons of what is chosen; a panel without any is the reason itself."""


def panes(window: "Window") -> Iterator[QWidget]:
    """Yield the panes that show, in the order in which they are gone through; what stands in another comes after it."""
    page = window.shown_page
    yield from (window.side, window.head)
    if isinstance(page, ViewsPlace):
        yield page.tabs
    page = view_in(page)
    yield page
    if isinstance(page, ListPlace):
        yield page.list_panel
    yield from (window.drawer, window.statusBar())


def go_on(window: "Window", step: int) -> None:
    """Put the focus into the next pane that can take it, or the one before with *step* -1."""
    shown = [(pane, target) for pane in panes(window) if pane.isVisible() and (target := first_in(pane))]
    focused = QApplication.focusWidget()
    inside = [at for at, (pane, _) in enumerate(shown) if focused and pane.isAncestorOf(focused)]
    here = inside[-1] if inside else -1 if step > 0 else 0
    shown[(here + step) % len(shown)][1].setFocus(Qt.FocusReason.ShortcutFocusReason)


def first_in(pane: QWidget) -> QWidget | None:
    """Return what takes the focus in *pane* first: the rows of a list, what is open, or the first control."""
    if isinstance(pane, ListPlace) and pane.table.isVisible():
        return pane.table
    proxy = pane.focusProxy()
    return proxy if proxy is not None and proxy.isVisible() else next(_controls(pane), None)


def _controls(pane: QWidget) -> Iterator[QWidget]:
    for widget in pane.findChildren(QWidget):
        takes = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        if takes and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None:
            yield widget


def turn_tab(window: "Window", step: int) -> None:
    """Open the next tab of what is shown, or the one before with *step* -1."""
    shown = [bar for bar in window.shown_page.findChildren(QTabBar) if bar.isVisible() and bar.count() > 1]
    focused = QApplication.focusWidget()
    nearest = [bar for bar in shown if focused and _around(bar).isAncestorOf(focused)] or shown
    if nearest:
        bar = nearest[-1]
        bar.setCurrentIndex((bar.currentIndex() + step) % bar.count())


def _around(bar: QTabBar) -> QWidget:
    return bar.parentWidget() or bar


def open_part(window: "Window", title: str) -> bool:
    """Open the tab called *title* of the record that shows, and go there; return whether it has one."""
    for bar in reversed([one for one in window.shown_page.findChildren(QTabBar) if one.isVisible()]):
        place = next((at for at in range(bar.count()) if bar.tabText(at) == title), None)
        if place is not None:
            bar.setCurrentIndex(place)
            bar.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
    return False


def find_here(window: "Window") -> bool:
    """Go into the search of the list that shows; return whether there is one."""
    page = view_in(window.shown_page)
    if not isinstance(page, Searched) or not page.search.isVisible():
        return False
    page.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
    page.search.selectAll()
    return True


def explain(window: "Window") -> bool:
    """Show why what is chosen stands as it does; return whether anything is chosen that can be explained."""
    page = view_in(window.shown_page)
    if not isinstance(page, ListPlace) or not page.list_panel.key:
        return False
    page.list_panel.show()
    if not any(open_part(window, title) for title in _WHY):
        page.list_panel.enter()
    return True
