"""The preferences: found by search, kept at once, followed at once; and the set-up list of the first page."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from coordinator.compliance.choices import Model
from coordinator.desktop.compliance_page import CompliancePage
from coordinator.desktop.due_row import DueRow
from coordinator.desktop.officers_page import OfficersPage
from coordinator.desktop.preferences_page import PreferencesPage
from coordinator.desktop.settings import load, settings_file
from coordinator.desktop.today_page import TodayPage
from coordinator.desktop.window import Window
from coordinator.services.first_run import Begun, begin_program
from coordinator.services.program import Setting
from tests.desktop.conftest import Opener, settled
from tests.desktop.entering import CONTROL, Key, focused, press, tab_to
from tests.services.test_first_run import AGENCY, SIGNED


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> PreferencesPage:
    """The preferences of the sample agency, opened by their key."""
    press(qtbot, window, Key.Key_Comma, CONTROL)
    settled(qtbot, window)
    shown = window.shown_page
    assert isinstance(shown, PreferencesPage)
    return shown


def rows(page: PreferencesPage) -> list[str]:
    return [row.title for group in page.groups for row in group.rows if not row.isHidden()]


def test_a_setting_is_found_by_words_of_its_sentence(page: PreferencesPage, window: Window, qtbot: QtBot) -> None:
    assert focused() is page.search
    everything = rows(page)
    assert {"Working as", "Colors", "Lock after", "Time zone", "Fiscal year starts in month"} <= set(everything)
    qtbot.keyClicks(focused(), "untouched")
    assert rows(page) == ["Lock after"]
    press(qtbot, window, Key.Key_Escape)
    assert rows(page) == everything
    qtbot.keyClicks(focused(), "nothing of that")
    assert page._none.isVisible()


def test_what_is_chosen_is_kept_and_followed_at_once(
    page: PreferencesPage, window: Window, qtbot: QtBot, qapp: QApplication
) -> None:
    for setting, key in (("text_size", Key.Key_Down), ("lock_after", Key.Key_Down)):
        (row,) = [one.row for one in page.machine if one.setting.name == setting]
        tab_to(qtbot, window, row)
        press(qtbot, window, key)
    assert qapp.font().pixelSize() == 16
    assert window.locking.idle.touched.interval() == 20 * 60_000
    (row,) = [one.row for one in page.machine if one.setting.name == "working_as"]
    row.control.setFocus()
    qtbot.keyClicks(focused(), "Ada Quist")
    press(qtbot, window, Key.Key_Return)
    kept, _ = load(settings_file())
    assert (kept.text_size, kept.lock_after, kept.working_as) == (115, 20, "Ada Quist")
    window.session.preferences.choose("text_size", 100)

    chief = page.agency.editors["chief_officer_name"]
    chief.setFocus()
    typing = focused()
    assert isinstance(typing, QLineEdit)
    typing.selectAll()
    qtbot.keyClicks(focused(), "Sheriff Nora Vance")
    press(qtbot, window, Key.Key_Tab)
    assert not chief.dirty
    window.go_to(TodayPage)
    settled(qtbot, window)
    words = [one.text() for one in window.page(TodayPage).findChildren(QLabel)]
    assert any(one.startswith("Ada Quist · ") for one in words)


def test_a_lead_time_that_is_no_number_is_said_beside_it(page: PreferencesPage, window: Window, qtbot: QtBot) -> None:
    line = page.lead_times.lines["KC-JEM-2/MOA-06/due_soon_days"]
    line.setFocus()
    qtbot.keyClicks(line, "soon")
    press(qtbot, window, Key.Key_Return)
    row = page.lead_times.rows["KC-JEM-2/MOA-06/due_soon_days"]
    assert "it must be a whole number" in row.message.words.text()
    line.selectAll()
    qtbot.keyClicks(line, "45")
    press(qtbot, window, Key.Key_Return)
    assert not row.message.isVisible()
    assert window.foot.words.text() == "Add Own term KC-JEM-2, MOA-06, due_soon_days."


def test_the_set_up_list_leads_to_its_places_and_is_put_away_and_brought_back(
    opener: Opener, qtbot: QtBot, tmp_path: Path, setting: Setting
) -> None:
    said = {"model": Model.JEM, "template": "JEM-2025", **SIGNED}
    window = opener(begin_program(tmp_path / "lark", setting, Begun(AGENCY, said)))
    card = window.page(TodayPage).set_up
    assert card.isVisible()
    assert card.title.text() == "Setting up: 3 of 13 done"
    (officers,) = [row for row in card.rows if row.need.title == "Officers brought in"]
    officers.setFocus()
    press(qtbot, window, Key.Key_Return)
    assert window.shown_page is window.page(OfficersPage)
    window.go_to(TodayPage)
    settled(qtbot, window)
    card.away.click()
    assert not card.isVisible()
    (action,) = [one for one in window.menus.findChildren(QAction) if one.text() == "Set-&up list"]
    action.trigger()
    settled(qtbot, window)
    assert card.isVisible()


def test_a_reminder_is_put_off_in_compliance_and_told_on_the_first_page(window: Window, qtbot: QtBot) -> None:
    window.session.duty_wanted.emit("TRN-03", "participation:4122/KC-JEM-2")
    settled(qtbot, window)
    part = window.page(CompliancePage).panel.put_off
    part.off.setFocus()
    press(qtbot, window, Key.Key_Space)
    qtbot.keyClicks(focused(), "12/4/2026")
    press(qtbot, window, Key.Key_Tab)
    qtbot.keyClicks(focused(), "The class of December is booked.")
    press(qtbot, window, Key.Key_Return, CONTROL)
    settled(qtbot, window)
    assert window.foot.undo.isVisible()
    window.session.show_as_of(date(2026, 11, 24))
    settled(qtbot, window)
    assert part.says.text() == "Put off until December 4, 2026: The class of December is booked."
    window.go_to(TodayPage)
    settled(qtbot, window)
    (row,) = [one for one in window.page(TodayPage).findChildren(DueRow) if one.when == "told again December 4, 2026"]
    assert row.isVisible()
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    settled(qtbot, window)
    part.again.click()
    settled(qtbot, window)
    assert part.off.isVisible()
