"""The wizard in the real window, driven by keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coordinator.desktop.import_wizard import ImportWizard
from coordinator.desktop.window import Window
from tests.desktop.conftest import settled
from tests.services.wizard.messy import messy_workbook

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """A spreadsheet as an office really keeps it."""
    return messy_workbook(tmp_path / "roster 2026.xlsx")


def start(qtbot: QtBot, window: Window) -> ImportWizard:
    """Open the wizard by its keys."""
    qtbot.keyClick(window, Key.Key_I, Modifier.ControlModifier | Modifier.ShiftModifier)
    wizard = the_wizard(window)
    qtbot.waitExposed(wizard)
    turn_to(qtbot, wizard)
    return wizard


def turn_to(qtbot: QtBot, wizard: ImportWizard) -> None:
    """Make the wizard the active window, as it is again on every desktop once a file dialog closed."""
    wizard.activateWindow()
    qtbot.waitUntil(lambda: wizard.isAncestorOf(QApplication.focusWidget() or window_of(wizard)))


def window_of(wizard: ImportWizard) -> QWidget:
    parent = wizard.parentWidget()
    assert parent is not None
    return parent


def the_wizard(window: Window) -> ImportWizard:
    return [one for one in window.findChildren(ImportWizard) if one.isVisible()][-1]


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(
    qtbot: QtBot, window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = Modifier.NoModifier, times: int = 1
) -> None:
    """Press a key where the focus is, and wait for what it does."""
    for _ in range(times):
        qtbot.keyClick(focused(), key, modifier)
        settled(qtbot, window)


def tab_to(qtbot: QtBot, window: Window, widget: QWidget) -> None:
    """Press Tab until *widget*, or something in it, has the focus."""
    for _ in range(120):
        here = focused()
        if here is widget or widget.isAncestorOf(here):
            return
        press(qtbot, window, Key.Key_Tab)
    raise AssertionError(widget.accessibleName() or widget.objectName())
