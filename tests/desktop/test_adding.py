"""A record that is missing is entered from the field that refers to it, and the field names it then."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coordinator.desktop.adding import AddingDialog
from coordinator.desktop.editors.references import ReferenceEditor
from coordinator.desktop.record_page import RecordPage
from coordinator.desktop.window import Window
from tests.desktop.conftest import settled
from tests.desktop.entering import CONTROL, Key, begin, focused, press, show, type_into


def adding(window: Window) -> AddingDialog:
    (dialog,) = [one for one in window.findChildren(AddingDialog) if one.isVisible()]
    return dialog


def pick_last_offer(qtbot: QtBot, window: Window, page: RecordPage, name: str) -> str:
    """Go to the last thing that is offered for what was typed, and take it."""
    editor = page.panel.form.rows[name].editor
    assert isinstance(editor, ReferenceEditor)
    last = editor.offers.item(editor.offers.count() - 1).text()
    for _ in range(editor.offers.count()):
        press(qtbot, window, Key.Key_Down)
    press(qtbot, window, Key.Key_Return)
    return last


def save_facility(qtbot: QtBot, window: Window, name: str) -> None:
    dialog = adding(window)
    form = dialog.panel.form
    assert form.rows["name"].editor.typed() == name
    qtbot.waitUntil(dialog.isActiveWindow)
    for _ in form.rows:
        if form.rows["kind"].isAncestorOf(focused()):
            break
        qtbot.keyClick(focused(), Key.Key_Tab)
    assert form.rows["kind"].isAncestorOf(focused())
    qtbot.keyClick(focused(), Key.Key_Down)
    qtbot.keyClick(focused(), Key.Key_Return, CONTROL)
    settled(qtbot, window)
    qtbot.waitUntil(lambda: not [one for one in window.findChildren(AddingDialog) if one.isVisible()])
    settled(qtbot, window)


def test_a_draft_goes_on_with_the_record_that_was_missing(window: Window, qtbot: QtBot) -> None:
    page = begin(qtbot, window, "Officers", {"badge": "7001", "last_name": "Ruiz", "first_name": "Ana"})
    type_into(qtbot, window, page, "facility", "North Annex")
    settled(qtbot, window)
    assert pick_last_offer(qtbot, window, page, "facility") == "Add new facility…"
    save_facility(qtbot, window, "North Annex")
    assert page.panel.drafting
    assert page.panel.form.rows["facility"].editor.value() == "North Annex"
    assert page.panel.form.rows["last_name"].editor.value() == "Ruiz"
    window.activateWindow()
    page.panel.save_draft()
    settled(qtbot, window)
    assert page.panel.detail is not None
    assert page.panel.detail.values["facility"] == "North Annex"


def test_a_record_on_file_is_saved_with_the_one_that_was_missing(window: Window, qtbot: QtBot) -> None:
    page = show(qtbot, window, "Officers", "4117")
    page.panel.form.rows["facility"].editor.setFocus()
    press(qtbot, window, Key.Key_A, CONTROL)
    qtbot.keyClicks(focused(), "North Annex")
    settled(qtbot, window)
    pick_last_offer(qtbot, window, page, "facility")
    save_facility(qtbot, window, "North Annex")
    assert page.panel.detail is not None
    qtbot.waitUntil(lambda: window.foot.words.text() == "Changed Facility of Officer 4117.")
    settled(qtbot, window)
    assert page.panel.form.rows["facility"].editor.value() == "North Annex"


def test_nothing_is_changed_when_the_form_is_closed(window: Window, qtbot: QtBot) -> None:
    page = show(qtbot, window, "Officers", "4117")
    before = page.panel.form.rows["facility"].editor.typed()
    page.panel.form.rows["facility"].editor.setFocus()
    qtbot.keyClicks(focused(), "x")
    settled(qtbot, window)
    pick_last_offer(qtbot, window, page, "facility")
    dialog = adding(window)
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)  # an answer about the field is under way when the form closes
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    settled(qtbot, window)
    qtbot.waitUntil(lambda: not window.findChildren(AddingDialog))
    assert page.panel.form.rows["facility"].editor.typed() == before
    assert window.menus.undo.text() == "&Undo: Import sample"
