"""What is told as a program opens: a risky place once, a clock that is behind, and who has it on another machine."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from coordinator.desktop.application import make_window
from coordinator.desktop.settings import Settings
from coordinator.desktop.window import Window
from coordinator.services.program import Setting
from coordinator.store import Reason, open_store
from tests.conftest import NOW
from tests.desktop.conftest import Opener, settled
from tests.store.contents import add_officer

NOTE = '{"person": "Ruth", "host": "front-desk", "process": 1, "since": "2026-11-24 09:00"}'


@pytest.fixture
def synchronized(sample_program: Path, tmp_path: Path, setting: Setting) -> Path:
    """A program in a synchronized folder, with a backup and a change since."""
    (tmp_path / "Dropbox").mkdir()
    folder = sample_program.rename(tmp_path / "Dropbox" / "kettle")
    store = open_store(folder, setting.stamp, write=True)
    store.back_up(Reason.BY_HAND)
    add_officer(store, "since")
    store.close()
    return folder


@pytest.fixture
def early(qtbot: QtBot, qapp: QApplication, setting: Setting, sample_program: Path) -> Iterator[Window]:
    """A window on a computer whose clock is a day behind."""
    late = replace(setting, clock=lambda: NOW - timedelta(1))
    window = make_window(qapp, Settings(scheme="LIGHT"), lambda: late)
    qtbot.addWidget(window)
    window.show()
    window.session.open(sample_program)
    settled(qtbot, window)
    yield window
    window.close()


def test_a_risky_place_is_told_at_the_top_once_and_stays_among_the_problems(
    opener: Opener, qtbot: QtBot, synchronized: Path
) -> None:
    window = opener(synchronized)
    assert window.banner.isVisible()
    assert window.banner.title.text() == "This program lies in a synchronized folder (Dropbox)"
    assert "see File health" in window.banner.words.text()
    window.session.open(synchronized)
    settled(qtbot, window)
    assert not window.banner.isVisible()
    assert [one.title for one in window.session.problems.found] == [window.banner.title.text()]


def test_a_clock_that_is_behind_is_told(early: Window) -> None:
    assert early.banner.title.text() == "The clock of this computer is behind"
    assert "Set the clock" in early.session.problems.found[0].words


def test_what_another_machine_holds_can_be_looked_at_in_its_newest_backup(
    opener: Opener, qtbot: QtBot, synchronized: Path
) -> None:
    (synchronized / "records.lock").write_text(NOTE)
    window = opener(synchronized)
    (box,) = [one for one in window.findChildren(QMessageBox) if one.isVisible()]
    assert "Ruth on front-desk since 2026-11-24 09:00" in box.informativeText()
    next(one for one in box.findChildren(QPushButton) if one.text() == "Look at the newest backup").click()
    settled(qtbot, window)
    program = window.session.program
    assert program is not None
    assert not program.writable
    assert program.borrowed
    assert program.note.startswith("This is the backup of November 24, 2026")
    found: list[int | None] = []
    window.session.ask(lambda desk: desk.number_of("officer", "since"), found.append)
    settled(qtbot, window)
    assert found == [None]
    window.session.close_program()
    settled(qtbot, window)
    assert not program.path.exists()
    assert program.path not in [one.path for one in window.session.preferences.recent.listed()]
