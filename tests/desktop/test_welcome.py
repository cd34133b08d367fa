"""The window without a program: what it offers, what it says of what is not there, and a safe start."""

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coordinator.desktop import settings as places
from coordinator.desktop.application import begin, make_window
from coordinator.desktop.recent import MOST, Recent, RecentPrograms
from coordinator.desktop.restore_new_dialog import RestoreNewDialog
from coordinator.desktop.settings import Settings, recent_file, sample_folder, settings_folder
from coordinator.desktop.window import Window
from coordinator.services.program import Setting, writing
from tests.desktop.conftest import answer_file_dialog, settled
from tests.desktop.entering import ALT, CONTROL, Key, focused, press

LEFT = Qt.MouseButton.LeftButton
DAY = date(2026, 11, 24)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, setting: Setting) -> Iterator[Window]:
    """A window before anything is open."""
    made = make_window(qapp, Settings(scheme="LIGHT", width=1366, height=768), lambda: setting)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    yield made
    made.close()


def test_without_a_program_the_welcome_offers_the_ways_to_one(window: Window) -> None:
    begin(window, None)
    page = window.welcoming.page
    assert window.welcoming.shown
    assert window.windowTitle() == "Welcome - Coordinator"
    assert focused() is page.new
    assert page.rows == []
    assert not page.message.isVisible()


def test_a_program_that_was_open_is_opened_again_and_one_that_is_gone_is_said(
    window: Window, qtbot: QtBot, sample_program: Path
) -> None:
    recent = window.session.preferences.recent
    recent.note(sample_program, DAY)
    begin(window, None)
    settled(qtbot, window)
    assert window.session.program is not None
    press(qtbot, window, Key.Key_W, CONTROL)
    assert window.welcoming.shown
    assert window.session.program is None
    shutil.rmtree(sample_program)
    begin(window, None)
    page = window.welcoming.page
    assert "kettle was open last and is not in" in page.message.words.text()
    assert "not found there" in page.rows[0].accessibleName()
    qtbot.mouseClick(page.rows[0], LEFT)
    settled(qtbot, window)
    assert page.message.words.text().startswith("Check: kettle is not open.")
    page.rows[0].setFocus()
    press(qtbot, window, Key.Key_Delete)
    assert page.rows == []
    assert recent.listed() == []


def test_a_folder_without_records_is_said_plainly(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    begin(window, tmp_path)
    settled(qtbot, window)
    assert window.welcoming.shown
    assert "is not a program folder" in window.welcoming.page.message.words.text()


def test_the_sample_is_made_when_it_is_wanted(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    begin(window, None)
    press(qtbot, window, Key.Key_S, ALT)
    qtbot.waitUntil(lambda: window.session.program is not None, timeout=20_000)
    settled(qtbot, window)
    assert window.session.program is not None
    assert window.session.program.path == sample_folder()
    assert window.session.preferences.recent.listed() == []


def test_a_backup_is_shown_before_it_is_brought_into_a_new_folder(
    window: Window, qtbot: QtBot, sample_program: Path, setting: Setting, tmp_path: Path
) -> None:
    with writing(sample_program, setting) as store:
        backup = store.backups.listed()[0].path
    begin(window, None)
    answer_file_dialog(qtbot, backup)
    press(qtbot, window, Key.Key_R, ALT)
    qtbot.waitUntil(lambda: bool(window.findChildren(RestoreNewDialog)))
    (dialog,) = window.findChildren(RestoreNewDialog)
    qtbot.waitUntil(dialog.does.isEnabled)
    assert "on opening. It holds" in dialog.about.text()
    dialog.folder.setText(str(sample_program))
    dialog.does.click()
    qtbot.waitUntil(dialog.message.isVisible)
    assert "is not empty" in dialog.message.words.text()
    dialog.folder.setText(str(tmp_path / "again"))
    dialog.does.click()
    qtbot.waitUntil(lambda: window.session.program is not None)
    settled(qtbot, window)
    assert window.session.program is not None
    assert window.session.program.path == tmp_path / "again"


def test_damaged_settings_are_said_and_records_open_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / "recent.json"
    listed = RecentPrograms(file)
    for damage in ("", "{", "[3]", '[{"path": "/p"}]', '[{"path": 3, "opened": "2026-11-24"}]'):
        file.write_text(damage)
        assert listed.listed() == []
    for number in range(MOST + 3):
        listed.note(tmp_path / str(number), DAY)
    listed.note(tmp_path / "5", DAY)
    assert listed.listed()[:2] == [Recent(tmp_path / "5", DAY), Recent(tmp_path / str(MOST + 2), DAY)]
    assert len(listed.listed()) == MOST


def test_settings_that_cannot_be_kept_are_said_and_hold_until_the_window_closes(window: Window) -> None:
    settings_folder().parent.mkdir(parents=True, exist_ok=True)
    settings_folder().write_text("a file where the folder should be")
    window.session.preferences.choose("text_size", 115)
    (problem,) = window.session.problems.found
    assert problem.title == "Settings cannot be kept"
    assert "cannot be written" in problem.words
    assert window.session.preferences.settings.text_size == 115


def test_a_safe_start_knows_nothing_of_before_and_leaves_nothing(tmp_path: Path, sample_program: Path) -> None:
    before = recent_file()
    RecentPrograms(before).note(sample_program, DAY)
    places.begin_anew_in(tmp_path / "anew")
    try:
        assert RecentPrograms(recent_file()).listed() == []
        RecentPrograms(recent_file()).note(tmp_path, DAY)
    finally:
        places.begin_anew_in(None)
    assert [row["path"] for row in json.loads(before.read_text())] == [str(sample_program)]
