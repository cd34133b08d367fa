"""Documents by keyboard: found, held, kept by their class, disposed of for good."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from coordinator.desktop.dispose_dialog import DisposeDialog
from coordinator.desktop.document_columns import Documents
from coordinator.desktop.documents_place import DocumentsPlace
from coordinator.desktop.window import Window
from coordinator.services.desk import Desk
from coordinator.services.papers import add_paper
from tests.conftest import NOW
from tests.desktop.conftest import settled
from tests.desktop.entering import Key, back_in, focused, press, tab_to

TODAY = NOW.date()


def test_what_is_due_is_held_let_go_and_disposed_of(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_bytes(b"letter")

    def add(desk: Desk) -> str:
        over = {"destroy_after": TODAY - timedelta(1)}
        return add_paper(desk.store, tmp_path / "letter.txt", over, [], TODAY).code

    codes: list[str] = []
    window.session.attempt(add, codes.append)
    settled(qtbot, window)
    place = window.go_to(DocumentsPlace)
    page = place.documents
    settled(qtbot, window)
    page.show_list(Documents.DUE)
    assert [row.code for row in page.model.rows] == codes
    page.show_list(Documents.ORPHANED)
    page.choose_first()
    settled(qtbot, window)
    page.panel.look_at(2)
    hold = page.panel.keeping.findChildren(QPushButton)[0]
    qtbot.waitUntil(hold.isVisible)
    tab_to(qtbot, window, hold)
    press(qtbot, window, Key.Key_Space)
    assert page.model.rows[0].legal_hold
    tab_to(qtbot, window, page.dispose)
    press(qtbot, window, Key.Key_Space)
    none = the_dialog(qtbot, window)
    assert none.about.text().startswith("No document is due")
    press(qtbot, window, Key.Key_Escape)
    back_in(qtbot, window, page)
    window.session.change(lambda desk: desk.undo())
    settled(qtbot, window)
    tab_to(qtbot, window, page.dispose)
    press(qtbot, window, Key.Key_Space)
    dialog = the_dialog(qtbot, window)
    assert dialog.does.text() == "Dispose of 1 document"
    assert focused() is dialog.list
    press(qtbot, window, Key.Key_Space)
    assert not dialog.does.isEnabled()
    press(qtbot, window, Key.Key_Space)
    dialog.does.setFocus()
    press(qtbot, window, Key.Key_Return)
    assert not [one for one in window.findChildren(QDialog) if one.isVisible()]
    page.show_all()
    (gone,) = [row for row in page.model.rows if row.code == codes[0]]
    assert gone.disposed_on == TODAY
    assert gone.title == "Other document, disposed of"


def the_dialog(qtbot: QtBot, window: Window) -> DisposeDialog:
    (dialog,) = [one for one in window.findChildren(QDialog) if one.isVisible()]
    assert isinstance(dialog, DisposeDialog)
    qtbot.waitUntil(lambda: dialog.isAncestorOf(focused()))
    return dialog


def test_a_document_is_attached_to_a_further_record_and_detached(window: Window, qtbot: QtBot) -> None:
    page = window.go_to(DocumentsPlace).documents
    settled(qtbot, window)
    page.choose(str(page.model.rows[0].number))
    settled(qtbot, window)
    page.panel.look_at(1)
    assert page.panel.detail is not None
    before = page.panel.detail.refs
    page.panel.add_record("document_link", {"document": page.panel.detail.code}, {})
    settled(qtbot, window)
    form = page.panel.form
    assert form is not None
    assert set(form.form.rows) >= {"document", "kind", "key"}
    page.panel.leave_form()
    assert page.panel.detail.refs == before


def test_the_classes_of_the_schedule_are_a_tab_away(window: Window, qtbot: QtBot) -> None:
    place = window.go_to(DocumentsPlace)
    place.look_at(1)
    settled(qtbot, window)
    assert [row.key for row in place.classes.model.rows] == ["AGR-P", "CMPL-7", "PERS-5"]
