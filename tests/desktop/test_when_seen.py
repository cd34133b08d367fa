"""A place asks for its rows when it is looked at, and after a change only if it shows."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coordinator.desktop.agreements_page import AgreementsPage
from coordinator.desktop.complaints_place import ComplaintsPlace
from coordinator.desktop.links import show_record
from coordinator.desktop.officers_page import OfficersPage
from coordinator.desktop.today_page import TodayPage
from coordinator.desktop.when_seen import WhenSeen
from coordinator.desktop.window import Window
from tests.desktop.conftest import seen, settled


def test_what_does_not_show_asks_once_when_it_is_looked_at_however_much_changed(window: Window, qtbot: QtBot) -> None:
    asked: list[int] = []
    page = QWidget()
    qtbot.addWidget(page)
    WhenSeen(page, window.session, lambda: asked.append(1))
    window.session.refreshed.emit()
    window.session.refreshed.emit()
    assert asked == []
    page.show()
    assert asked == [1]
    window.session.refreshed.emit()
    assert asked == [1, 1]
    page.hide()
    page.show()
    assert asked == [1, 1]
    settled(qtbot, window)


def test_no_place_but_the_first_is_made_before_somebody_goes_there(window: Window, qtbot: QtBot) -> None:
    assert window.findChildren(TodayPage)
    assert not window.findChildren(OfficersPage)
    assert seen(qtbot, window, OfficersPage).model.total


def test_an_undo_made_elsewhere_shows_in_a_place_that_was_looked_at_before(window: Window, qtbot: QtBot) -> None:
    assert seen(qtbot, window, OfficersPage).model.total
    window.go_to(TodayPage)
    window.menus.undo.trigger()
    settled(qtbot, window)
    assert seen(qtbot, window, OfficersPage).model.total == 0


def test_a_link_to_a_record_leads_to_its_own_place(window: Window, qtbot: QtBot) -> None:
    show_record(window.session, "moa", "KC-WSO")
    settled(qtbot, window)
    agreements = window.page(AgreementsPage)
    assert window.shown_page is agreements
    assert agreements.panel.detail is not None
    assert agreements.panel.detail.code == "KC-WSO"
    window.go_to(ComplaintsPlace).look_at(1)
    show_record(window.session, "complaint", "2026-002")
    settled(qtbot, window)
    place = window.page(ComplaintsPlace)
    assert place.view is place.complaints
    assert place.complaints.panel.detail is not None
    assert place.complaints.panel.detail.log_no == "2026-002"
