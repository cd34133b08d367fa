"""Ways through the window: back and forward, from pane to pane, from tab to tab, and by links to records."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coordinator.desktop.agreements_page import AgreementsPage
from coordinator.desktop.commands import commands, commands_of
from coordinator.desktop.compliance_page import CompliancePage
from coordinator.desktop.explanation import Reason
from coordinator.desktop.links import Link
from coordinator.desktop.officer_panel import WHY
from coordinator.desktop.officers_page import OfficersPage
from coordinator.desktop.places import PLACES
from coordinator.desktop.record_tabs import FORM, HISTORY, PAPERS
from coordinator.desktop.records_page import RecordsPage
from coordinator.desktop.theme import Scheme, tokens
from coordinator.desktop.today_page import TodayPage
from coordinator.desktop.training_page import TrainingPage
from coordinator.desktop.training_views import View
from coordinator.desktop.window import Window
from coordinator.services.program import Setting, new_program
from tests.desktop.conftest import seen, settled
from tests.desktop.entering import ALT, CONTROL, Key, Modifier, focused, press, show

CLASS = "4117/IADP/2024-02-19"


def shown(window: Window) -> tuple[str, str, str]:
    """Return the place that shows, the kind of record in it, and the key of what is chosen there."""
    page = window.shown_page
    kind = page.page.kind if isinstance(page, RecordsPage) and page.page is not None else ""
    listed = page.page if isinstance(page, RecordsPage) else page
    panel = getattr(listed, "list_panel", None)
    return PLACES[window.stack.currentIndex()].title, kind, panel.key if panel is not None else ""


def test_back_and_forward_go_through_places_rows_and_records(window: Window, qtbot: QtBot) -> None:
    window.session.officer_wanted.emit("4117", "")
    settled(qtbot, window)
    window.session.record_wanted.emit("training_record", CLASS)
    settled(qtbot, window)
    record = shown(window)
    window.session.record_wanted.emit("course", "IADP")
    settled(qtbot, window)
    course = shown(window)
    assert (record[:2], course[:2]) == (("Records", "training_record"), ("Records", "course"))
    for expected in (record, ("Officers", "", "4117"), ("Today", "", "")):
        press(qtbot, window, Key.Key_Left, ALT)
        assert shown(window) == expected
    assert not window.head.go_back.isEnabled()
    for expected in (("Officers", "", "4117"), record, course):
        press(qtbot, window, Key.Key_Right, ALT)
        assert shown(window) == expected
    assert not window.head.go_on.isEnabled()


def test_going_elsewhere_forgets_the_way_forward(window: Window, qtbot: QtBot) -> None:
    window.go_to(OfficersPage)
    window.go_to(RecordsPage)
    press(qtbot, window, Key.Key_Left, ALT)
    window.go_to(CompliancePage)
    press(qtbot, window, Key.Key_Right, ALT)
    assert isinstance(window.shown_page, CompliancePage)
    press(qtbot, window, Key.Key_Left, ALT)
    assert isinstance(window.shown_page, OfficersPage)


def test_another_row_of_the_same_list_is_no_stop(window: Window, qtbot: QtBot) -> None:
    page = window.go_to(OfficersPage)
    for badge in ("4117", "4122"):
        page.choose(badge)
        settled(qtbot, window)
    window.go_to(TodayPage)
    press(qtbot, window, Key.Key_Left, ALT)
    assert shown(window) == ("Officers", "", "4122")
    press(qtbot, window, Key.Key_Left, ALT)
    assert shown(window)[0] == "Today"


def test_the_buttons_of_head_and_mouse_go_back_and_forward(window: Window, qtbot: QtBot) -> None:
    window.go_to(OfficersPage)
    window.head.go_back.click()
    assert isinstance(window.shown_page, TodayPage)
    window.head.go_on.click()
    assert isinstance(window.shown_page, OfficersPage)
    handle, place = window.windowHandle(), QPoint(300, 300)
    QTest.mouseClick(handle, Qt.MouseButton.BackButton, Modifier.NoModifier, place)
    assert isinstance(window.shown_page, TodayPage)
    QTest.mouseClick(handle, Qt.MouseButton.ForwardButton, Modifier.NoModifier, place)
    assert isinstance(window.shown_page, OfficersPage)
    settled(qtbot, window)


def test_another_program_begins_its_own_way(window: Window, qtbot: QtBot, tmp_path: Path, setting: Setting) -> None:
    window.go_to(RecordsPage).open("course")
    with new_program(tmp_path / "other", setting):
        pass
    window.session.open(tmp_path / "other")
    settled(qtbot, window)
    assert window.journey.can_go == (False, False)
    window.go_to(TodayPage)
    page = window.go_to(RecordsPage)
    page.open("course")
    press(qtbot, window, Key.Key_Left, ALT)
    assert (window.shown_page, page.page) == (page, None)


def test_f6_goes_through_the_panes_and_shift_f6_back(window: Window, qtbot: QtBot) -> None:
    page = window.go_to(OfficersPage)
    page.choose("4117")
    settled(qtbot, window)
    window.session.said.emit("Changed something.", True)
    panes: list[QWidget] = [window.side, window.head, page, page.panel, window.statusBar()]
    page.search.setFocus()
    gone = []
    for _ in panes:
        press(qtbot, window, Key.Key_F6)
        gone.append(max((at for at, pane in enumerate(panes) if pane.isAncestorOf(focused())), default=-1))
    assert gone == [3, 4, 0, 1, 2]
    assert focused() is page.table
    press(qtbot, window, Key.Key_F6, Modifier.ShiftModifier)
    assert window.head.isAncestorOf(focused())
    press(qtbot, window, Key.Key_F6, Modifier.ShiftModifier)
    assert window.side.isAncestorOf(focused())


def test_ctrl_tab_turns_the_tabs_of_what_is_shown(window: Window, qtbot: QtBot) -> None:
    page = show(qtbot, window, "Training", CLASS)
    page.panel.enter()
    tabs = page.panel.parts.tabs
    gone = []
    for modifier in (CONTROL, CONTROL, CONTROL, CONTROL | Modifier.ShiftModifier):
        press(qtbot, window, Key.Key_Tab if modifier == CONTROL else Key.Key_Backtab, modifier)
        gone.append(tabs.currentIndex())
    assert gone == [PAPERS, HISTORY, FORM, HISTORY]


def test_a_key_leads_to_the_history_or_the_papers_of_a_record(window: Window, qtbot: QtBot) -> None:
    page = show(qtbot, window, "Training", CLASS)
    page.panel.enter()
    for key, modifier, tab in (
        (Key.Key_H, CONTROL, HISTORY),
        (Key.Key_P, CONTROL | Modifier.ShiftModifier, PAPERS),
    ):
        press(qtbot, window, key, modifier)
        assert page.panel.parts.tabs.currentIndex() == tab
        assert focused() is page.panel.parts.tabs


def test_a_reference_in_a_form_leads_to_its_record(window: Window, qtbot: QtBot) -> None:
    page = show(qtbot, window, "Training", CLASS)
    rows = page.panel.form.rows
    assert rows["course"].link.isVisible()
    assert not rows["notes"].link.isVisible()
    rows["course"].link.setFocus()
    follow(rows["course"].link)
    settled(qtbot, window)
    assert shown(window)[:2] == ("Records", "course")
    window.session.record_wanted.emit("training_record", CLASS)
    settled(qtbot, window)
    follow(rows["officer"].link)
    settled(qtbot, window)
    assert shown(window) == ("Officers", "", "4117")


def follow(link: Link) -> None:
    """Follow a link as a click on it does."""
    address = link.text().partition('href="')[2].partition('"')[0]
    assert QDesktopServices.openUrl(QUrl(address))


def test_what_a_reason_rests_on_leads_to_the_record(window: Window, qtbot: QtBot) -> None:
    window.session.officer_wanted.emit("4117", "TRN-01")
    settled(qtbot, window)
    page = window.page(OfficersPage)
    assert page.panel.tabs.currentIndex() == WHY
    links = [link for reason in page.findChildren(Reason) for link in reason.findChildren(Link)]
    paper = next(link for link in links if "D-2024-001" in link.accessibleName())
    follow(paper)
    settled(qtbot, window)
    assert shown(window)[:2] == ("Records", "document")


def test_links_take_the_colour_of_the_scheme(window: Window, qtbot: QtBot) -> None:
    page = show(qtbot, window, "Training", CLASS)
    link = page.panel.form.rows["course"].link
    before = tokens().accent_text
    window.theme.choose(Scheme.DARK)
    assert tokens().accent_text in link.text()
    window.theme.choose(Scheme.LIGHT)
    assert before in link.text()


def test_no_key_is_given_twice(window: Window) -> None:
    keys = [one.keys for one in commands(window.menuBar()) if one.keys]
    assert len(keys) == len(set(keys))
    for place in range(len(PLACES)):
        own = {one.keys for one in commands_of(window.make(place))}
        assert own.isdisjoint(keys), own & set(keys)


def test_ctrl_f_searches_the_list_that_shows_and_elsewhere_the_officers(window: Window, qtbot: QtBot) -> None:
    for page in (window.go_to(CompliancePage), window.go_to(AgreementsPage)):
        window.go_to(type(page))
        page.table.setFocus()
        press(qtbot, window, Key.Key_F, CONTROL)
        assert focused() is page.search
    training = window.go_to(TrainingPage)
    training.show_view(View.MATRIX)
    training.matrix.table.setFocus()
    press(qtbot, window, Key.Key_F, CONTROL)
    assert focused() is training.matrix.search
    window.go_to(TodayPage)
    press(qtbot, window, Key.Key_F, CONTROL)
    assert focused() is window.page(OfficersPage).search


def test_ctrl_i_gives_the_reasons_of_what_is_chosen_wherever_it_is(window: Window, qtbot: QtBot) -> None:
    press(qtbot, window, Key.Key_I, CONTROL)
    assert window.foot.words.text().startswith("Nothing is chosen.")
    officers = seen(qtbot, window, OfficersPage)
    officers.choose("4117")
    settled(qtbot, window)
    press(qtbot, window, Key.Key_I, CONTROL)
    assert officers.panel.tabs.tabText(officers.panel.tabs.currentIndex()) == "Reasons"
    agreements = seen(qtbot, window, AgreementsPage)
    agreements.choose(agreements.model.key_at(0))
    settled(qtbot, window)
    press(qtbot, window, Key.Key_I, CONTROL)
    assert agreements.panel.tabs.tabText(agreements.panel.tabs.currentIndex()) == "Obligations"
    duties = seen(qtbot, window, CompliancePage)
    duties.choose(duties.model.key_at(0))
    settled(qtbot, window)
    press(qtbot, window, Key.Key_I, CONTROL)
    assert duties.panel.isAncestorOf(focused())
