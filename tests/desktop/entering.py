"""Entering records as people do: by Tab, typing, and the keys that the menus name."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from coordinator.desktop.record_page import RecordPage
from coordinator.desktop.records_page import RecordsPage
from coordinator.desktop.window import Window
from tests.desktop.conftest import settled

Key, Modifier = Qt.Key, Qt.KeyboardModifier
CONTROL, ALT = Modifier.ControlModifier, Modifier.AltModifier
SEVEN = "*******"
"""Stands for a press of the space bar in each of the first seven boxes of a list."""


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def back_in(qtbot: QtBot, window: Window, inside: QWidget) -> None:
    """Give the window the keys again after a dialog closed, as the desktop does; the focus is *inside* then."""
    window.activateWindow()
    qtbot.waitUntil(lambda: inside.isAncestorOf(QApplication.focusWidget() or window))


def press(qtbot: QtBot, window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
    """Press a key where the focus is, and wait for what it does."""
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifier)
    settled(qtbot, window)


def keys(page: RecordPage) -> list[str]:
    """Return the keys of the records that a list shows, as far as they were read."""
    return [page.model.row_at(place).key for place in range(page.model.rowCount())]


def open_kind(qtbot: QtBot, window: Window, plural: str) -> RecordPage:
    """Go to the list of a kind of record by its name."""
    place = window.go_to(RecordsPage)
    if place.page is not None:
        place.show_kinds()
        place.kinds.search.setFocus()
        press(qtbot, window, Key.Key_Escape)
    qtbot.keyClicks(focused(), plural)
    press(qtbot, window, Key.Key_Return)
    page = place.page
    assert page is not None
    assert plural == page.TITLE
    return page


def show(qtbot: QtBot, window: Window, plural: str, key: str) -> RecordPage:
    """Show a record in its form."""
    page = open_kind(qtbot, window, plural)
    page.show_record(key)
    settled(qtbot, window)
    return page


def tab_to(qtbot: QtBot, window: Window, widget: QWidget) -> None:
    """Press Tab until *widget*, or something in it, has the focus."""
    for _ in range(200):
        if widget is focused() or widget.isAncestorOf(focused()):
            break
        press(qtbot, window, Key.Key_Tab)
    assert widget is focused() or widget.isAncestorOf(focused()), widget


def type_into(qtbot: QtBot, window: Window, page: RecordPage, name: str, text: str) -> None:
    """Press Tab until the field *name* of the form of *page* has the focus, and type *text* there."""
    fill(qtbot, window, page.panel.form.rows[name], text)


def fill(qtbot: QtBot, window: Window, row: QWidget, text: str) -> None:
    """Press Tab until *row* has the focus, and type *text* there."""
    tab_to(qtbot, window, row)
    control = focused()
    if isinstance(control, QListWidget):
        for _ in text:
            press(qtbot, window, Key.Key_Space)
            press(qtbot, window, Key.Key_Down)
    elif isinstance(control, QComboBox):
        while not control.currentText().startswith(text):  # typing would find it too, but by the time between the keys
            before = control.currentIndex()
            press(qtbot, window, Key.Key_Down)
            assert control.currentIndex() != before, text
    else:
        qtbot.keyClicks(control, text)


def begin(qtbot: QtBot, window: Window, plural: str, typed: Mapping[str, str]) -> RecordPage:
    """Begin a new record of a kind: Ctrl+N, and the fields in their order."""
    page = open_kind(qtbot, window, plural)
    press(qtbot, window, Key.Key_N, CONTROL)
    for name in page.panel.form.rows:
        if name in typed:
            type_into(qtbot, window, page, name, typed[name])
    return page


def enter(qtbot: QtBot, window: Window, plural: str, typed: Mapping[str, str]) -> RecordPage:
    """Begin a new record and save it with Ctrl+Enter."""
    page = begin(qtbot, window, plural, typed)
    press(qtbot, window, Key.Key_Return, CONTROL)
    return page


def below(page: RecordPage, name: str) -> str:
    """Return what stands below a field."""
    message = page.panel.form.rows[name].message
    return message.words.text() if message.isVisible() else ""
