"""A steering meeting by keyboard: planned back from its day, announced, held, with minutes that are made and posted."""

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from coordinator.desktop.committee_place import CommitteePlace
from coordinator.desktop.meeting_papers import PostDialog
from coordinator.desktop.meetings_page import MeetingsPage
from coordinator.desktop.window import Window
from coordinator.services.committee_view import MeetingDetail, Part
from tests.desktop.conftest import answer_file_dialog, settled
from tests.desktop.entering import CONTROL, Key, back_in, fill, focused, press, tab_to


@pytest.fixture
def meetings(window: Window, qtbot: QtBot) -> MeetingsPage:
    """The view of meetings, with the search in the focus, as of today."""
    press(qtbot, window, Key.Key_T, CONTROL)
    page = window.go_to(CommitteePlace).meetings
    settled(qtbot, window)
    return page


def detail(page: MeetingsPage) -> MeetingDetail:
    assert page.panel.detail is not None
    return page.panel.detail


def enter_step(qtbot: QtBot, window: Window, page: MeetingsPage, part: Part, typed: dict[str, str]) -> None:
    """Enter a step and save it with Ctrl+Enter; the focus is back at the step then."""
    steps = page.panel.steps
    tab_to(qtbot, window, steps.stages[part])
    press(qtbot, window, Key.Key_Return)
    assert steps.form is not None
    for name, text in typed.items():
        fill(qtbot, window, steps.form.rows[name], text)
    press(qtbot, window, Key.Key_Return, CONTROL)
    assert steps.form is None, [row.message.words.text() for row in steps.form.rows.values()]
    assert steps.stages[part].hasFocus()


def go_to_tab(qtbot: QtBot, window: Window, page: MeetingsPage, title: str) -> None:
    """Press Ctrl+Tab until the part *title* of the meeting shows."""
    tabs = page.panel.tabs
    for _ in range(tabs.count()):
        if tabs.tabText(tabs.currentIndex()) != title:
            press(qtbot, window, Key.Key_Tab, CONTROL)
    assert tabs.tabText(tabs.currentIndex()) == title


def enter_record(qtbot: QtBot, window: Window, page: MeetingsPage, opener: str, typed: dict[str, str]) -> None:
    """Add a record to the part of the meeting that shows, by the button *opener*."""

    def buttons() -> list[QPushButton]:
        return [one for one in page.panel.findChildren(QPushButton) if one.text() == opener and one.isVisible()]

    qtbot.waitUntil(lambda: bool(buttons()))  # a part that was just told is laid out a moment later
    tab_to(qtbot, window, buttons()[0])
    press(qtbot, window, Key.Key_Space)
    form = page.panel.form
    assert form is not None
    for name, text in typed.items():
        fill(qtbot, window, form.form.rows[name], text)
    press(qtbot, window, Key.Key_Return, CONTROL)
    assert page.panel.form is None


def test_a_meeting_goes_from_the_plan_to_the_published_minutes_and_undo_takes_all_back(
    meetings: MeetingsPage, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    before = [row.code for row in meetings.model.rows]
    press(qtbot, window, Key.Key_N, CONTROL)
    plan = meetings.panel.plan
    assert meetings.panel.planning
    assert plan.form.rows["code"].isAncestorOf(focused())
    fill(qtbot, window, plan.form.rows["scheduled_at"], "10/14/2026")
    press(qtbot, window, Key.Key_Tab)
    qtbot.keyClicks(focused(), "18:00")
    press(qtbot, window, Key.Key_Return, CONTROL)
    assert not meetings.panel.planning
    assert window.menus.undo.text() == "&Undo: Plan Committee meeting SC-2026-2"
    planned = detail(meetings)
    assert (planned.code, len(planned.lines["meeting_action"])) == ("SC-2026-2", 3)
    assert planned.stages[Part.NOTICE].clock.startswith("Published by September 14, 2026")

    enter_step(qtbot, window, meetings, Part.NOTICE, {"published_on": "9/10/2026", "channels": "*"})
    assert detail(meetings).stages[Part.NOTICE].status == ("", "")
    enter_step(qtbot, window, meetings, Part.ATTENDANCE, {"held_on": "10/14/2026", "public_count": "21"})
    assert detail(meetings).state_words == "Held"
    go_to_tab(qtbot, window, meetings, "Meeting")
    enter_record(qtbot, window, meetings, "Add who came", {"role": "The agency", "organization": "Sheriff"})
    asked = {"received_on": "10/14/2026", "channel": "At the meeting", "text": "When is the next one?"}
    go_to_tab(qtbot, window, meetings, "Questions")
    enter_record(qtbot, window, meetings, "Add a question", asked)
    go_to_tab(qtbot, window, meetings, "Steps")
    minutes = {"minutes_drafted_on": "10/20/2026", "minutes_approved_on": "11/10/2026", "minutes_text": "All was told."}
    enter_step(qtbot, window, meetings, Part.MINUTES, minutes)
    assert detail(meetings).stages[Part.MINUTES].status == ("MET", "Met")

    answer_file_dialog(qtbot, tmp_path / "minutes.pdf")
    tab_to(qtbot, window, meetings.panel.steps.minutes)
    press(qtbot, window, Key.Key_Space)
    with pikepdf.open(tmp_path / "minutes.pdf") as pdf:
        assert str(pdf.docinfo["/Title"]) == "Meeting minutes"
    back_in(qtbot, window, meetings.panel)
    enter_step(qtbot, window, meetings, Part.PUBLISH, {"minutes_posted_on": "11/12/2026"})

    tab_to(qtbot, window, meetings.panel.steps.post)
    press(qtbot, window, Key.Key_Space)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PostDialog)
    qtbot.waitUntil(dialog.folder.hasFocus)
    press(qtbot, window, Key.Key_A, CONTROL)
    qtbot.keyClicks(focused(), str(tmp_path / "public"))
    press(qtbot, window, Key.Key_Return)
    assert (tmp_path / "public" / "index.html").exists()
    assert [one.suffix for one in sorted((tmp_path / "public").iterdir())] == [".pdf", ".html"]

    back_in(qtbot, window, meetings.panel)
    for _ in range(7):
        press(qtbot, window, Key.Key_Z, CONTROL)
    assert window.menus.undo.text() == "&Undo: Import sample"
    assert [row.code for row in meetings.model.rows] == before


def test_the_place_shows_members_questions_and_action_items_and_begins_what_shows(
    meetings: MeetingsPage, window: Window, qtbot: QtBot
) -> None:
    place = window.go_to(CommitteePlace)
    for view, page in enumerate((place.members, place.questions, place.action_items), 1):
        place.look_at(view)
        settled(qtbot, window)
        assert page.model.rowCount()
        place.begin()
        assert page.panel.detail is None
        assert not page.panel.isHidden()
        press(qtbot, window, Key.Key_Escape)
    place.members.left.emit()
    assert place.view is meetings
