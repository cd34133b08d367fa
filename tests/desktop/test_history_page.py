"""The history by keyboard: found, told, narrowed to one record, taken back, compared with a print, exported."""

from pathlib import Path

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from coordinator.desktop.history_page import HistoryPage
from coordinator.desktop.verify_dialog import VerifyDialog
from coordinator.desktop.window import Window
from coordinator.records import OfficerFields
from coordinator.services.desk import Desk
from coordinator.services.editing import Edited, save_fields
from tests.conftest import NOW
from tests.desktop.conftest import answer_file_dialog, settled
from tests.desktop.entering import CONTROL, Key, Modifier, focused, press, tab_to


def change_notes(desk: Desk) -> None:
    with desk.store.looking() as look:
        number = look.number_of("officer", "4117") or 0
    for before, after in ((None, "Speaks at the academy"), ("Speaks at the academy", "Speaks there in spring")):
        edit = {"notes": Edited(before, after)}
        save_fields(desk.store, OfficerFields, number, edit, NOW.date())


def shown(page: HistoryPage) -> list[str]:
    return [row.label for row in page.model.rows]


def test_a_change_is_found_told_and_taken_back(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    window.session.attempt(change_notes, lambda _: None)
    settled(qtbot, window)
    page = window.go_to(HistoryPage)
    settled(qtbot, window)
    assert shown(page) == ["Change Notes of Officer 4117"] * 2 + ["Import sample", "New program"]
    qtbot.keyClicks(focused(), "4117 notes")
    qtbot.waitUntil(lambda: len(page.model.rows) == 2)
    press(qtbot, window, Key.Key_Return)
    assert page.panel.detail is not None
    assert [edit.after for edit in page.panel.detail.rows[0].edits] == ["Speaks there in spring"]
    page.panel.history_wanted.emit("officer:4117")
    settled(qtbot, window)
    assert "Import sample" in shown(page)
    assert "New program" not in shown(page)
    tab_to(qtbot, window, page.of)
    press(qtbot, window, Key.Key_Space)
    assert "New program" in shown(page)
    page.choose(str(page.model.rows[1].id))
    settled(qtbot, window)
    page.panel.undo.click()
    settled(qtbot, window)
    assert "was changed since" in window.banner.words.text()
    page.choose(str(page.model.rows[0].id))
    settled(qtbot, window)
    tab_to(qtbot, window, page.panel.undo)
    press(qtbot, window, Key.Key_Space)
    assert shown(page)[0] == "Take back: Change Notes of Officer 4117"
    answer_file_dialog(qtbot, tmp_path / "history.csv")
    page.table.setFocus()
    press(qtbot, window, Key.Key_E, CONTROL | Modifier.ShiftModifier)
    settled(qtbot, window)
    written = (tmp_path / "history.csv").read_text("utf-8-sig").splitlines()
    assert len(written) == 6
    assert "Take back: Change Notes of Officer 4117" in written[1]


def test_a_printed_head_is_compared(window: Window, qtbot: QtBot) -> None:
    heads: list[str] = []
    window.session.ask(_head, heads.append)
    page = window.go_to(HistoryPage)
    settled(qtbot, window)
    tab_to(qtbot, window, page.verify)
    press(qtbot, window, Key.Key_Space)
    (dialog,) = [one for one in window.findChildren(QDialog) if one.isVisible()]
    assert isinstance(dialog, VerifyDialog)
    qtbot.waitUntil(lambda: focused() is dialog.head)
    for typed, found in ((heads[0][:16], "Hint: Unchanged"), ("0" * 12, "Stop: Not found"), ("zz", "Stop: A head has")):
        dialog.head.clear()
        qtbot.keyClicks(dialog.head, typed)
        press(qtbot, window, Key.Key_Return)
        assert dialog.message.words.text().startswith(found)
    press(qtbot, window, Key.Key_Escape)


def _head(desk: Desk) -> str:
    with desk.store.looking() as look:
        return look.head
