"""Agencies and contacts by keyboard: a list pasted, told, brought in, searched and taken back; contacts as cards."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coordinator.desktop.agencies_place import AgenciesPlace
from coordinator.desktop.window import Window
from coordinator.store import Store
from tests.desktop.conftest import Opener, answer_file_dialog, settled
from tests.desktop.entering import CONTROL, Key, focused, press, tab_to
from tests.exchange import agency_lists
from tests.exchange.agency_lists import PARTICIPATING, kept, web_page


def active_again(window: Window, qtbot: QtBot) -> None:
    """Let keys come to the window again, which the file dialog had."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def test_a_pasted_list_is_told_brought_in_and_taken_back_and_a_later_file_says_what_is_new(
    opener: Opener, empty: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = empty.folder.path
    empty.close()
    window = opener(folder)
    place = window.go_to(AgenciesPlace)
    settled(qtbot, window)
    page, form = place.agencies, place.agencies.panel.listing
    press(qtbot, window, Key.Key_N, CONTROL)
    assert form.choose.hasFocus()
    QApplication.clipboard().setText("nothing of the kind")
    tab_to(qtbot, window, form.paste)
    press(qtbot, window, Key.Key_Space)
    assert "there is no table of ICE's in it" in form.general.words.text()
    assert not form.bring.isEnabled()

    QApplication.clipboard().setText(web_page())
    tab_to(qtbot, window, form.paste)
    press(qtbot, window, Key.Key_Space)
    assert form.lines[0].startswith("ICE's list of participating agencies of 2019-05-20: 90 lines; 90 added")
    assert page.model.total == 0
    press(qtbot, window, Key.Key_Return, CONTROL)
    assert page.model.total == 90
    assert window.menus.undo.text() == "&Undo: Import ICE's list of participating agencies of May 20, 2019"

    page.search.setFocus()
    qtbot.keyClicks(focused(), "state:florida model:WSO")
    press(qtbot, window, Key.Key_Return)
    assert {(row.state, row.model) for row in page.model.rows} == {("FLORIDA", "WSO")}
    detail = page.panel.detail
    assert detail is not None
    assert ("Signed on", "2019-05-06") in detail.told
    press(qtbot, window, Key.Key_Escape)

    page.show_all()
    press(qtbot, window, Key.Key_N, CONTROL)
    lines = agency_lists.rows()[:3]
    answer_file_dialog(qtbot, kept(tmp_path, PARTICIPATING, agency_lists.workbook(lines)))
    press(qtbot, window, Key.Key_Space)
    active_again(window, qtbot)
    assert form.lines[0].startswith("ICE's list of participating agencies of 2025-07-18: 3 lines; 3 added, 90 gone")
    press(qtbot, window, Key.Key_Return, CONTROL)
    assert [row.news.value for row in page.model.rows].count("Gone") == 90
    for left in (90, 0):
        press(qtbot, window, Key.Key_Z, CONTROL)
        assert page.model.total == left


def test_contacts_are_entered_found_and_saved_as_cards(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    place = window.go_to(AgenciesPlace)
    place.look_at(1)
    place.contacts.setFocus()
    settled(qtbot, window)
    page = place.contacts
    count = page.model.rowCount()
    assert count
    answer_file_dialog(qtbot, tmp_path / "Contacts.vcf")
    tab_to(qtbot, window, page.cards)
    press(qtbot, window, Key.Key_Space)
    active_again(window, qtbot)
    assert (tmp_path / "Contacts.vcf").read_bytes().count(b"BEGIN:VCARD") == count

    press(qtbot, window, Key.Key_N, CONTROL)
    form = page.panel.form
    assert form is not None
    tab_to(qtbot, window, form.form.rows["name"])
    qtbot.keyClicks(focused(), "Ana Field")
    form.form.rows["role"].editor.set_value("FPM", {})
    press(qtbot, window, Key.Key_Return, CONTROL)
    assert page.panel.detail is not None
    assert page.panel.detail.row.name == "Ana Field"
    page.panel.look_at(1)
    assert page.panel.tabs.tabText(1) == "Said"
