from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coordinator.desktop.find import FindDialog
from coordinator.desktop.officers_page import OfficersPage
from coordinator.desktop.records_page import RecordsPage
from coordinator.desktop.window import Window
from tests.desktop.conftest import settled


def opened(qtbot: QtBot, window: Window) -> FindDialog:
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(FindDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def said(dialog: FindDialog) -> list[str]:
    return [dialog.found.item(row).text() for row in range(dialog.found.count())]


def test_ctrl_k_finds_in_records_of_every_kind(qtbot: QtBot, window: Window) -> None:
    dialog = opened(qtbot, window)
    qtbot.keyClicks(dialog.words, "sandoval iris")
    qtbot.waitUntil(lambda: dialog.found.count() > 1)
    assert said(dialog)[0] == "Sandoval, Iris, Sergeant, Officer"
    assert any(text.endswith("Nomination") for text in said(dialog))


def test_arrows_move_in_the_list_and_enter_shows_the_officer(qtbot: QtBot, window: Window) -> None:
    dialog = opened(qtbot, window)
    qtbot.keyClicks(dialog.words, "sergeant")
    qtbot.waitUntil(lambda: dialog.found.count() > 2)
    qtbot.keyClick(dialog.words, Qt.Key.Key_Down)
    chosen = dialog.found.currentItem().text()
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return)
    settled(qtbot, window)
    page = window.page(OfficersPage)
    assert window.stack.currentWidget() is page
    assert page.panel.detail is not None
    assert chosen.startswith(page.panel.detail.name)


def test_enter_before_the_search_began_still_finds(qtbot: QtBot, window: Window) -> None:
    dialog = opened(qtbot, window)
    qtbot.keyClicks(dialog.words, "owen trask")
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.page(OfficersPage))


def test_words_that_no_record_holds_are_told(qtbot: QtBot, window: Window) -> None:
    dialog = opened(qtbot, window)
    qtbot.keyClicks(dialog.words, "sandoval nowhere")
    qtbot.waitUntil(lambda: dialog.said.text() == "No record holds all of these words.")


def test_enter_shows_a_record_of_another_kind_in_its_list(qtbot: QtBot, window: Window) -> None:
    dialog = opened(qtbot, window)
    qtbot.keyClicks(dialog.words, "sandoval iris")
    qtbot.waitUntil(lambda: dialog.found.count() > 1)
    nomination = next(row for row, text in enumerate(said(dialog)) if text.endswith("Nomination"))
    for _ in range(nomination):
        qtbot.keyClick(dialog.words, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return)
    settled(qtbot, window)
    page = window.page(RecordsPage)
    assert window.stack.currentWidget() is page
    assert page.page is not None
    assert page.page.kind == "nomination"
    qtbot.waitUntil(page.page.list_panel.isVisible)
