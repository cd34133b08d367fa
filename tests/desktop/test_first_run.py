"""From nothing to one authorized officer, by keyboard alone; what is typed is kept, what is wrong is said beside it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coordinator.desktop.application import make_window
from coordinator.desktop.first_run import FirstRunPage
from coordinator.desktop.first_run.steps import AgencyStep, DaysStep, ModelStep, PlaceStep, TemplateStep
from coordinator.desktop.officers_page import OfficersPage
from coordinator.desktop.settings import Settings
from coordinator.desktop.today_page import TodayPage
from coordinator.desktop.window import Window
from coordinator.services.program import Setting
from tests.desktop.conftest import settled
from tests.desktop.entering import ALT, CONTROL, SEVEN, Key, enter, fill, focused, press

NEW = {"officer": "4300", "moa": "JEM-2025"}
TAUGHT = {"officer": "Okafor, Ngozi", "course": "IADP"}
CLASS = {"started_on": "8/3/2026", "status": "Comp", "completed_on": "8/28/2026", "certified_on": "9/4/2026"}
TO_AUTHORITY = [
    ("Officers", {"badge": "4300", "last_name": "Okafor", "first_name": "Ngozi"}),
    ("Participations", {**NEW, "role": "Designated", "started_on": "4/6/2026"}),
    ("Training", {**TAUGHT, **CLASS}),
    ("Examinations", {**TAUGHT, "exam": "1", "attempt": "First", "score": "88", "taken_on": "8/28/2026"}),
    ("Authorizations", {**NEW, "granted_from": "9/14/2026", "letter_on": "9/14/2026", "functions": SEVEN}),
    ("Credentials", {**NEW, "kind": "ICE", "issued_on": "9/14/2026"}),
]


@pytest.fixture
def welcome(qtbot: QtBot, qapp: QApplication, setting: Setting) -> Iterator[Window]:
    """A window in which no program is open."""
    window = make_window(qapp, Settings(scheme="LIGHT", width=1366, height=768), lambda: setting)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    window.welcoming.show()
    yield window
    window.close()


def press_button(qtbot: QtBot, window: Window, key: Qt.Key) -> FirstRunPage:
    """Press a button by its letter, which makes a first run anew; return it once it shows."""
    before = window.welcoming.first_run
    qtbot.keyClick(focused(), key, ALT)
    qtbot.waitUntil(lambda: window.welcoming.first_run is not before)
    page = window.welcoming.first_run
    assert page is not None
    return page


def type_agency(qtbot: QtBot, window: Window) -> FirstRunPage:
    """Begin a program and fill in its agency."""
    page = press_button(qtbot, window, Key.Key_N)
    step = page.step
    assert isinstance(step, AgencyStep)
    fill(qtbot, window, step.rows["name"], "Lark County Sheriff's Office")
    fill(qtbot, window, step.rows["state"], "Wisconsin")
    assert step.rows["time_zone"].editor.value() == "America/Chicago"
    press(qtbot, window, Key.Key_Return)
    press(qtbot, window, Key.Key_Return)
    assert isinstance(page.step, ModelStep)
    return page


def test_from_nothing_to_one_authorized_officer(welcome: Window, qtbot: QtBot, tmp_path: Path) -> None:
    page = type_agency(qtbot, welcome)
    press(qtbot, welcome, Key.Key_Space)
    press(qtbot, welcome, Key.Key_Return)
    assert isinstance(page.step, TemplateStep)
    press(qtbot, welcome, Key.Key_Space)
    assert page.template.options.value == "JEM-2025"
    press(qtbot, welcome, Key.Key_Return)
    step = page.step
    assert isinstance(step, DaysStep)
    assert step.rows["expires_on"].isHidden()
    for name, typed in (("lea_signed_on", "3/14/2025"), ("ice_signed_on", "3/26/2025"), ("operational_on", "6/2/2025")):
        fill(qtbot, welcome, step.rows[name], typed)
    press(qtbot, welcome, Key.Key_Return)
    assert isinstance(page.step, PlaceStep)
    assert "in force from March 26, 2025" in page.place.told.text()
    folder = tmp_path / "Lark County"
    page.place.folder.selectAll()
    qtbot.keyClicks(focused(), str(folder))
    press(qtbot, welcome, Key.Key_Return)
    settled(qtbot, welcome)
    assert not welcome.welcoming.shown
    program = welcome.session.program
    assert program is not None
    assert program.path == folder
    assert welcome.shown_page is welcome.page(TodayPage)
    assert welcome.head.agency.text() == "Lark County Sheriff's Office"
    assert [one.path for one in welcome.session.preferences.recent.listed()] == [folder]

    for plural, words in TO_AUTHORITY:
        form = enter(qtbot, welcome, plural, words).panel.form
        assert form.stopped is None, (plural, form.stopped and form.stopped.message.words.text())
    press(qtbot, welcome, Key.Key_3, CONTROL)
    settled(qtbot, welcome)
    assert [row.status_words for row in welcome.page(OfficersPage).model.rows] == ["Authorized"]


def test_what_is_missing_or_wrong_is_said_beside_its_field(welcome: Window, qtbot: QtBot) -> None:
    page = press_button(qtbot, welcome, Key.Key_N)
    press(qtbot, welcome, Key.Key_Return, CONTROL)
    assert [row.message.words.text() for row in page.agency.rows.values()] == ["Stop: it must be filled in."] * 3
    assert page.agency.rows["name"].isAncestorOf(focused())
    press(qtbot, welcome, Key.Key_Escape)
    page = type_agency(qtbot, welcome)
    press(qtbot, welcome, Key.Key_Return)
    assert page.model.message.words.text() == "Stop: Choose a model, or leave it for later."
    page.model.options.choose("JEM")
    page.go_on()
    page.template.options.choose("STD-2009")
    page.go_on()
    assert not page.days.rows["expires_on"].isHidden()
    fill(qtbot, welcome, page.days.rows["lea_signed_on"], "someday")
    press(qtbot, welcome, Key.Key_Return, CONTROL)
    assert page.days.rows["lea_signed_on"].message.words.text().startswith("Stop: “someday” is not a day.")


def test_what_was_typed_is_there_again_and_can_be_emptied(welcome: Window, qtbot: QtBot) -> None:
    page = type_agency(qtbot, welcome)
    page.model.options.choose("WSO")
    press(qtbot, welcome, Key.Key_Left, ALT)
    assert page.step is page.agency
    press(qtbot, welcome, Key.Key_Escape)
    assert welcome.welcoming.shown
    page = press_button(qtbot, welcome, Key.Key_N)
    assert page.agency.rows["name"].editor.value() == "Lark County Sheriff's Office"
    assert page.model.options.value == "WSO"
    assert page.recovered.isVisible()
    page = press_button(qtbot, welcome, Key.Key_A)
    assert page.agency.rows["name"].editor.value() is None
    assert not page.recovered.isVisible()
