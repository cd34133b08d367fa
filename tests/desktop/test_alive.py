"""An answer that comes too late is told to nobody."""

from functools import partial

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from coordinator.desktop.alive import gone
from coordinator.desktop.window import Window
from tests.desktop.conftest import settled


def test_what_belongs_to_a_control_is_gone_with_it_however_it_is_wrapped(qtbot: QtBot) -> None:
    shown = QLabel()
    qtbot.addWidget(shown)

    def tell(words: str) -> None:
        shown.setText(words)

    ways = [shown.setText, partial(QLabel.setText, shown), tell, QLabel, partial(tell, "x")]
    assert [gone(one) for one in ways] == [False] * 5
    delete(shown)
    assert [gone(one) for one in ways] == [False, True, True, False, True]  # Qt's own method is told by nobody's code


def test_a_dialog_that_is_closed_before_its_answer_comes_is_not_told(window: Window, qtbot: QtBot) -> None:
    shown, told = QLabel(), list[object]()
    window.session.ask(lambda desk: desk.steps(), lambda found: told.append((shown, found)))
    delete(shown)
    settled(qtbot, window)
    assert told == []
