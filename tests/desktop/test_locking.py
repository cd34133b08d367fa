"""A protected program in the window: asked for, opened, locked with nothing left in it, and back where one was."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDateTime, QEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from coordinator.desktop.application import make_window
from coordinator.desktop.idle import SLEPT
from coordinator.desktop.officers_page import OfficersPage
from coordinator.desktop.settings import Settings
from coordinator.desktop.window import Window
from coordinator.services.program import Setting
from coordinator.store import protect
from tests.desktop.conftest import seen, settled
from tests.desktop.entering import CONTROL, Key, focused, press

PHRASE = "correct horse battery"
EARLIER = date(2026, 3, 16)


@pytest.fixture
def protected(sample_program: Path, setting: Setting) -> Path:
    protect(sample_program, setting.stamp(), "", PHRASE)
    return sample_program


@pytest.fixture
def asked(qtbot: QtBot, qapp: QApplication, setting: Setting, protected: Path) -> Iterator[Window]:
    """A window that asks for the passphrase."""
    window = make_window(qapp, Settings(scheme="LIGHT", width=1366, height=768), lambda: setting)
    qtbot.addWidget(window)
    window.show()
    window.session.open(protected)
    qtbot.waitUntil(lambda: window.locking.locked)
    yield window
    window.close()


def unlock(qtbot: QtBot, window: Window, phrase: str = PHRASE) -> None:
    qtbot.keyClicks(focused(), phrase)
    qtbot.keyClick(focused(), Key.Key_Return)
    qtbot.waitUntil(lambda: window.locking.page.passphrase.isEnabled() or not window.locking.locked)
    settled(qtbot, window)


def words_in(window: QWidget) -> str:
    """Return every word that the window holds, shown or not."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    parts = [one.text() for one in window.findChildren(QLabel)] + [one.text() for one in window.findChildren(QLineEdit)]
    for table in window.findChildren(QTableView):
        model = table.model()
        parts += [
            str(model.index(row, column).data())
            for row in range(model.rowCount())
            for column in range(model.columnCount())
        ]
    return "\n".join(parts)


def test_the_passphrase_is_asked_for_and_opens(asked: Window, qtbot: QtBot) -> None:
    page = asked.locking.page
    assert focused() is page.passphrase
    assert page.passphrase.echoMode() is QLineEdit.EchoMode.Password
    assert page.title.text() == "kettle is locked"
    assert not any(menu.isEnabled() for menu in asked.menuBar().actions())
    press(qtbot, asked, Key.Key_Return)
    assert page.message.words.text() == "Stop: Type the passphrase first."
    unlock(qtbot, asked, "another one")
    assert "does not open" in page.message.words.text()
    assert page.passphrase.text() == ""
    page.seen.trigger()
    assert page.passphrase.echoMode() is QLineEdit.EchoMode.Normal
    unlock(qtbot, asked)
    assert not asked.locking.locked
    assert asked.session.program is not None
    assert all(menu.isEnabled() for menu in asked.menuBar().actions())
    assert "Whitfield" in words_in(seen(qtbot, asked, OfficersPage))


def test_a_locked_window_holds_nothing_and_comes_back_to_where_one_was(asked: Window, qtbot: QtBot) -> None:
    unlock(qtbot, asked)
    page = asked.go_to(OfficersPage)
    page.choose("4117")
    settled(qtbot, asked)
    asked.session.show_as_of(EARLIER)
    settled(qtbot, asked)

    qtbot.keyClick(asked, Key.Key_L, CONTROL)
    settled(qtbot, asked)
    assert asked.locking.locked
    assert asked.session.program is None
    found = words_in(asked)
    assert not any(name in found for name in ("Whitfield", "4117", "Kettle"))
    assert asked.windowTitle() == "kettle is locked - Coordinator"

    unlock(qtbot, asked)
    qtbot.waitUntil(lambda: asked.page(OfficersPage).panel.key == "4117")
    assert asked.stack.currentWidget() is asked.page(OfficersPage)
    assert asked.session.as_of == EARLIER


def test_nobody_at_the_window_and_a_machine_that_slept_lock_it(asked: Window, qtbot: QtBot) -> None:
    unlock(qtbot, asked)
    idle = asked.locking.idle
    idle.touched.setInterval(80)
    press(qtbot, asked, Key.Key_Down)
    qtbot.waitUntil(lambda: asked.locking.locked)
    settled(qtbot, asked)
    idle.touched.setInterval(0)
    unlock(qtbot, asked)
    now = QDateTime.currentMSecsSinceEpoch()
    idle.look(now)
    idle.look(now + SLEPT)
    assert not asked.locking.locked
    idle.look(now + 3 * SLEPT)
    qtbot.waitUntil(lambda: asked.locking.locked)
    settled(qtbot, asked)


def test_what_was_copied_goes_from_the_clipboard(asked: Window, qtbot: QtBot, qapp: QApplication) -> None:
    unlock(qtbot, asked)
    qapp.clipboard().setText("Whitfield, Dana")
    qtbot.keyClick(asked, Key.Key_L, CONTROL)
    settled(qtbot, asked)
    assert qapp.clipboard().text() == ""
    qapp.clipboard().setText("of another program")
    unlock(qtbot, asked)
    qtbot.keyClick(asked, Key.Key_L, CONTROL)
    settled(qtbot, asked)
    assert qapp.clipboard().text() == "of another program"


def test_a_program_without_a_passphrase_is_not_locked(window: Window, qtbot: QtBot) -> None:
    assert not window.menus.lock.isEnabled()
    qtbot.keyClick(window, Key.Key_L, CONTROL)
    window.locking.lock()
    assert not window.locking.locked


def test_the_time_is_a_setting(qtbot: QtBot, qapp: QApplication, setting: Setting) -> None:
    for minutes in (0, 3):
        window = make_window(qapp, Settings(lock_after=minutes), lambda: setting)
        qtbot.addWidget(window)
        assert window.locking.idle.touched.interval() == minutes * 60_000
        window.close()


def test_a_passphrase_of_the_setting_opens_without_asking(
    qtbot: QtBot, qapp: QApplication, setting: Setting, protected: Path
) -> None:
    window = make_window(qapp, Settings(), lambda: replace(setting, passphrase=PHRASE))
    qtbot.addWidget(window)
    window.session.open(protected)
    qtbot.waitUntil(lambda: window.session.program is not None)
    settled(qtbot, window)
    window.close()
