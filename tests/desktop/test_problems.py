"""What goes wrong, and where it is said: refusals, what is not available, problems of the file, defects."""

import logging
import sys
import threading
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, Qt, QtMsgType
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from coordinator.desktop import logbook
from coordinator.desktop.defects import tell_defect
from coordinator.desktop.window import Window
from coordinator.errors import Refused, Unavailable
from coordinator.services.desk import Desk
from tests.desktop.conftest import settled
from tests.desktop.entering import Key, focused, press

VALUE = "Whitfield, Dana, 4117"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """A log that is being written."""
    log = logbook.Logbook(tmp_path / "state")
    log.begin()
    yield tmp_path / "state" / "coordinator.log"
    log.end()


def refuse(_: Desk) -> None:
    raise Refused("Officer 4117 cannot be deleted.")


def the_box(window: Window) -> QMessageBox:
    (box,) = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    return box


def press_button(box: QMessageBox, words: str) -> None:
    button = next(one for one in box.findChildren(QPushButton) if one.text().replace("&", "") == words)
    button.click()


def test_a_refusal_stands_in_the_page_until_something_is_done(window: Window, qtbot: QtBot) -> None:
    window.session.change(refuse)
    settled(qtbot, window)
    assert (window.banner.isVisible(), window.banner.words.text()) == (True, "Officer 4117 cannot be deleted.")
    interface = QAccessible.queryAccessibleInterface(window.banner)
    assert interface.text(QAccessible.Text.Name) == "This cannot be done. Officer 4117 cannot be deleted."
    window.session.said.emit("Changed Rank of Officer 4117.", True)
    assert not window.banner.isVisible()


def test_a_refusal_is_closed_by_its_button_escape_or_going_elsewhere(window: Window, qtbot: QtBot) -> None:
    window.session.change(refuse)
    settled(qtbot, window)
    window.banner.close_button.click()
    assert not window.banner.isVisible()
    window.session.change(refuse)
    settled(qtbot, window)
    window.banner.close_button.setFocus()
    press(qtbot, window, Key.Key_Escape)
    assert not window.banner.isVisible()
    window.session.change(refuse)
    settled(qtbot, window)
    window.go(1)
    assert not window.banner.isVisible()


def test_what_is_not_available_can_be_tried_again(window: Window, qtbot: QtBot) -> None:
    tries: list[str] = []

    def full_at_first(_: Desk) -> None:
        tries.append("try")
        if len(tries) == 1:
            raise Unavailable("The disk is full. Nothing was saved; make room and try again.")

    window.session.change(full_at_first)
    settled(qtbot, window)
    box = the_box(window)
    assert box.informativeText().startswith("The disk is full.")
    press_button(box, "Retry")
    settled(qtbot, window)
    assert len(tries) == 2
    assert not [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def test_problems_are_counted_at_the_foot_and_told_in_a_drawer(window: Window, qtbot: QtBot) -> None:
    assert not window.trouble.isVisible()
    window.session.checked.emit(["The document 12ab is missing."])
    window.session.problems.say("backup", "The backup is not as it should be", "The stick is not there.")
    assert window.trouble.text() == "2 problems"
    window.trouble.click()
    assert window.drawer.isVisible()
    assert window.drawer.isAncestorOf(focused())
    press(qtbot, window, Key.Key_Escape)
    assert not window.drawer.isVisible()
    window.session.problems.say("backup", "The backup is not as it should be", "")
    assert window.trouble.text() == "1 problem"
    window.trouble.click()
    window.drawer.check.click()
    settled(qtbot, window)
    assert not window.trouble.isVisible()


def test_a_file_that_was_altered_is_a_problem_until_it_is_whole(
    window: Window, qtbot: QtBot, sample_program: Path
) -> None:
    file = next(sample_program.glob("documents/*/*"))
    content = file.read_bytes()
    file.chmod(0o600)
    file.write_bytes(b"other")
    window.drawer.check_wanted.emit()
    settled(qtbot, window)
    assert window.trouble.text() == "1 problem"
    assert "is damaged" in window.session.problems.found[0].words
    file.write_bytes(content)
    window.drawer.check_wanted.emit()
    settled(qtbot, window)
    assert not window.trouble.isVisible()


def fail(_: object) -> None:
    raise ValueError(VALUE)


def test_a_defect_is_told_without_the_value_in_its_message(
    window: Window, qtbot: QtBot, log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    window.session.change(fail)
    settled(qtbot, window)
    box = the_box(window)
    told = f"{box.text()} {box.informativeText()} {box.detailedText()}"
    assert "ValueError\n" in box.detailedText()
    assert "desktop/test_problems.py, line " in box.detailedText()
    press_button(box, "Copy details")
    assert QApplication.clipboard().text() == box.detailedText()
    box.close()
    written = log.read_text("utf-8")
    assert "ERROR defect\n" in written
    assert "desktop/test_problems.py, line " in written
    for text in (told, written, *capsys.readouterr()):
        assert not any(word in text for word in ("Whitfield", "Dana", "4117"))


def test_a_defect_names_what_led_to_it(qtbot: QtBot, window: Window, log: Path) -> None:
    try:
        try:
            fail(None)
        except ValueError as error:
            raise KeyError(VALUE) from error
    except KeyError as error:
        box = tell_defect(error, window)
    assert box.detailedText().index("ValueError") < box.detailedText().index("which led to\nKeyError")
    assert "Whitfield" not in log.read_text("utf-8")
    box.close()
    settled(qtbot, window)


def test_defects_that_follow_each_other_show_one_box(window: Window, qtbot: QtBot, log: Path) -> None:
    for _ in range(3):
        window.session.change(fail)
    settled(qtbot, window)
    the_box(window).close()
    assert log.read_text("utf-8").count("ERROR defect") == 3


def test_a_defect_in_another_thread_is_told_in_the_window(window: Window, qtbot: QtBot) -> None:
    hook, sys_hook = threading.excepthook, sys.excepthook
    thread = threading.Thread(target=fail, args=(None,))
    with capture_exceptions():
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: any(box.isVisible() for box in window.findChildren(QMessageBox)))
    the_box(window).close()
    assert (threading.excepthook, sys.excepthook) == (hook, sys_hook)


@pytest.mark.parametrize(
    ("message", "noted"),
    [
        ("QPainter::begin: Paint device returned engine == 0, type: 2", "WARNING Qt QtWarningMsg: QPainter::begin"),
        (f"Could not read {VALUE}", "WARNING Qt QtWarningMsg: "),
    ],
)
def test_qt_is_noted_by_the_function_that_speaks(log: Path, message: str, noted: str) -> None:
    logbook.from_qt(QtMsgType.QtWarningMsg, QMessageLogContext(), message)
    line = log.read_text("utf-8").splitlines()[-1]
    assert line.endswith(noted)
    assert "4117" not in line


def test_the_log_begins_a_new_file_before_it_grows_large(log: Path) -> None:
    for _ in range(8000):
        logbook.event("a thing that happens often and takes some room in the file")
    sizes = {path.name: path.stat().st_size for path in log.parent.iterdir()}
    assert set(sizes) == {"coordinator.log", "coordinator.log.1", "coordinator.log.2"}
    assert max(sizes.values()) <= logbook.LARGEST


def test_a_place_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    log = logbook.Logbook(tmp_path / "file" / "inside")
    log.begin()
    log.end()
    assert not any(isinstance(one, RotatingFileHandler) for one in logging.getLogger("coordinator.desktop").handlers)


def test_the_drawer_squeezes_nothing(window: Window, qtbot: QtBot) -> None:
    window.resize(910, 512)
    qtbot.waitUntil(lambda: window.stack.width() == window.width() - window.side.width())
    before = window.stack.size()
    window.session.problems.say("file", "The file is not as it was written", "Change 12 was altered.\n" * 40)
    window.trouble.click()
    settled(qtbot, window)
    assert window.stack.size() == before
    assert window.drawer.geometry().bottom() == window.side.geometry().bottom()
    qtbot.mouseClick(window.drawer.close_button, Qt.MouseButton.LeftButton)
    assert not window.drawer.isVisible()


def test_the_log_says_what_happens_to_a_program_and_not_what_is_in_it(window: Window, qtbot: QtBot, log: Path) -> None:
    logbook.listen(window.session)
    assert window.session.program is not None
    window.session.opened.emit(window.session.program)
    window.session.change(refuse)
    window.session.change(full)
    settled(qtbot, window)
    the_box(window).close()
    window.drawer.check_wanted.emit()
    settled(qtbot, window)
    noted = [line.split(" ", 2)[2] for line in log.read_text("utf-8").splitlines()]
    assert noted[0].startswith("started ")
    assert noted[1:] == ["opened for writing", "refused", "not available", "looked over: 0 problems"]


def full(_: Desk) -> None:
    raise Unavailable("The disk with Whitfield is full.")
