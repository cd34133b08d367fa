"""Somebody who presses anything, anywhere: nothing breaks, and what was saved is whole."""

import logging
import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from coordinator.desktop.places import PLACES
from coordinator.desktop.window import Window
from tests.desktop.conftest import settled

Key, Modifier = Qt.Key, Qt.KeyboardModifier
LEFT = Qt.MouseButton.LeftButton
TYPED = (
    "4117",
    "2026-06-31",
    "6/1/24",
    "'; DROP TABLE",
    "<b>&%s",
    "status:overdue due<30d",
    "x" * 300,
)
KEYS = (
    *(Key.Key_Tab, Key.Key_Backtab, Key.Key_Return, Key.Key_Space, Key.Key_Escape, Key.Key_Delete, Key.Key_Home),
    *(Key.Key_Down, Key.Key_Up, Key.Key_Right, Key.Key_Left, Key.Key_PageDown, Key.Key_End, Key.Key_F7, Key.Key_F6),
)
SHORTCUTS = (Key.Key_N, Key.Key_Z, Key.Key_Y, Key.Key_K, Key.Key_F, Key.Key_H, Key.Key_I, Key.Key_Return, Key.Key_Tab)
_LEAVES = 0.08
"""How often somebody leaves the dialog that is open."""
SETTLE = 10
"""After so many events every question is answered before the next one."""
ROUNDS = [
    pytest.param(seed, events, id=f"{events} events, seed {seed}", marks=marks)
    for seed, events, marks in [(4117, 250, []), *((seed, 20_000, [pytest.mark.long]) for seed in range(4))]
]


class Anybody:
    """Does one thing after the other with a window, as the dice fall."""

    def __init__(self, window: Window, seed: int) -> None:
        self._window, self._dice = window, random.Random(seed)  # noqa: S311  dice, no secrets
        self._unseen: list[int] = []

    def act(self) -> str:
        """Do something, and say what."""
        top = QApplication.activeModalWidget() or QApplication.activeWindow() or self._window
        if isinstance(top, QDialog) and self._dice.random() < _LEAVES:
            top.reject()
            return f"leave {top.windowTitle()}"
        acts: list[Callable[[QWidget], str]] = [self._click, self._press, self._type, self._command, self._go]
        return self._dice.choices(acts, weights=(6, 5, 2, 1, 2))[0](top)

    def _click(self, top: QWidget) -> str:
        kinds = (QAbstractButton, QTabBar, QLineEdit, QComboBox, QAbstractItemView, QPlainTextEdit)
        found = [one for kind in kinds for one in top.findChildren(kind) if one.isVisible() and one.isEnabled()]
        if not found:
            return "nothing to click"
        one = self._dice.choice(found)
        if isinstance(one, QPushButton | QToolButton) and one.menu() is not None:
            return self._choose(one.menu())
        inside = one.viewport() if isinstance(one, QAbstractItemView) else one
        name = f"{type(one).__name__} {one.accessibleName()}"
        at = inside.rect().topLeft()
        at.setX(self._dice.randrange(max(inside.width(), 1)))
        at.setY(self._dice.randrange(max(inside.height(), 1)))
        QTest.mouseClick(inside, LEFT, Modifier.NoModifier, at)
        return f"click {name}"

    def _choose(self, menu: QMenu) -> str:
        menu.aboutToShow.emit()
        usable = [one for one in menu.actions() if one.isEnabled() and one.menu() is None and not one.isSeparator()]
        if not usable:
            return "an empty menu"
        action = self._dice.choice(usable)
        words = action.text()
        action.trigger()
        return f"menu {words}"

    def _press(self, top: QWidget) -> str:
        control = self._dice.random() < 0.3
        key = self._dice.choice(SHORTCUTS if control else KEYS)
        QTest.keyClick(
            QApplication.focusWidget() or top, key, Modifier.ControlModifier if control else Modifier.NoModifier
        )
        return f"press {key.name}"

    def _type(self, top: QWidget) -> str:
        words = self._dice.choice(TYPED)
        for letter in words:
            QTest.keyClicks(QApplication.focusWidget() or top, letter)
        return f"type {words}"

    def _command(self, _: QWidget) -> str:
        if QApplication.activeModalWidget() is not None:
            return "no command over a dialog"
        usable = [
            one for one in self._window.findChildren(QAction) if one.isEnabled() and one.text() and not one.menu()
        ]
        action = self._dice.choice([one for one in usable if "Quit" not in one.text()])
        words = action.text()
        action.trigger()
        return f"command {words}"

    def _go(self, _: QWidget) -> str:
        if QApplication.activeModalWidget() is not None:
            return "no place over a dialog"
        self._unseen = self._unseen or self._dice.sample(range(len(PLACES)), len(PLACES))  # each before any again
        place = self._unseen.pop()
        self._window.go(place)
        return f"go to {PLACES[place].title}"


@pytest.fixture(autouse=True)
def _nothing_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every question of the desktop be given up, and nothing be opened in another program."""
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_, **__: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, **__: ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: "")
    monkeypatch.setattr(QMessageBox, "about", lambda *_: None)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)
    monkeypatch.setattr(QMenu, "exec", lambda *_: None)


def defects(log: pytest.LogCaptureFixture) -> list[str]:
    """Return what went wrong in the program itself."""
    return [one.getMessage() for one in log.records if one.levelno >= logging.ERROR]


@pytest.mark.parametrize(("seed", "events"), ROUNDS)
def test_whatever_is_pressed_nothing_breaks_and_the_records_stay_whole(
    window: Window, qtbot: QtBot, caplog: pytest.LogCaptureFixture, seed: int, events: int
) -> None:
    anybody, done = Anybody(window, seed), []
    assert window.session.program is not None
    path = window.session.program.path
    for at in range(events):
        done.append(anybody.act())
        if at % SETTLE == 0:
            settled(qtbot, window)
        assert defects(caplog) == [], done[-SETTLE * 2 :]
    assert {f"go to {place.title}" for place in PLACES} <= set(done)
    for dialog in window.findChildren(QDialog):
        dialog.close()
    settled(qtbot, window)
    assert defects(caplog) == [], done[-SETTLE * 2 :]
    if window.session.program is None:  # somebody closed it
        window.session.open(path)
        settled(qtbot, window)
    problems: list[list[str]] = []
    window.session.ask(lambda desk: desk.check(), problems.append)
    settled(qtbot, window)
    assert problems == [[]]
