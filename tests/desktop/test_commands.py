"""Commands found by their words, every key in one map, steps undone from a list, and the bin."""

import gc
from typing import TypeVar
from weakref import ref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QDialog, QMenuBar
from pytestqt.qtbot import QtBot

from coordinator.desktop.bin_list import BinList
from coordinator.desktop.commands import commands, commands_of, matching
from coordinator.desktop.find import FindDialog
from coordinator.desktop.key_map import IN_CONTROLS, KeyMap, keys_of
from coordinator.desktop.record_page import RecordPage
from coordinator.desktop.undo_list import UndoList
from coordinator.desktop.window import Window
from tests.desktop.conftest import settled
from tests.desktop.entering import CONTROL, Key, Modifier, focused, press, show, type_into

Dialog = TypeVar("Dialog", bound=QDialog)
EXAM = "4117/IADP/1/ORIGINAL"


def opened(window: Window, kind: type[Dialog]) -> Dialog:
    dialog = window.findChild(kind)
    assert isinstance(dialog, kind)
    assert dialog.isVisible()
    return dialog


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("back up", "Back up now"),
        ("bun", "Back up now"),
        ("NEW rec", "New record"),
        ("ut", "Undo to…"),
        ("compl", "Compliance"),
        ("keys", "Keys"),
    ],
)
def test_a_command_is_found_by_beginnings_of_its_words(window: Window, typed: str, first: str) -> None:
    assert matching(commands(window.menuBar()), typed, 5)[0].words == first


def test_what_cannot_be_used_now_is_not_offered(window: Window) -> None:
    assert not window.menus.redo.isEnabled()
    assert "Redo" not in {one.words for one in matching(commands(window.menuBar()), "redo", 5)}
    assert matching(commands(window.menuBar()), "whitfield", 5) == []
    assert matching(commands(window.menuBar()), "", 5) == []


def test_a_command_is_done_from_find(window: Window, qtbot: QtBot) -> None:
    press(qtbot, window, Key.Key_K, CONTROL)
    dialog = opened(window, FindDialog)
    qtbot.keyClicks(dialog.words, "reports")
    qtbot.waitUntil(lambda: dialog.found.count() > 0)
    assert dialog.found.item(0).text() == "Reports, Command"
    press(qtbot, window, Key.Key_Return)
    assert window.windowTitle().startswith("kettle")
    assert type(window.shown_page).__name__ == "ReportsPage"


def test_search_everything_finds_records_only_and_more_of_them(window: Window, qtbot: QtBot) -> None:
    press(qtbot, window, Key.Key_F, CONTROL | Modifier.ShiftModifier)
    dialog = opened(window, FindDialog)
    assert dialog.windowTitle() == "Search everything"
    qtbot.keyClicks(dialog.words, "whitfield")
    qtbot.waitUntil(lambda: dialog.found.count() > 0)
    assert not any(dialog.found.item(row).text().endswith("Command") for row in range(dialog.found.count()))
    dialog.reject()


def test_every_key_of_the_window_stands_in_the_map_once(window: Window, qtbot: QtBot) -> None:
    page = show(qtbot, window, "Officers", "4117")
    keys = keys_of([*commands(window.menuBar()), *commands_of(page)])
    told = [(key.group, key.keys) for key in keys]
    assert len(told) == len(set(told))
    by_keys = {key.keys for key in keys}
    inside = [*window.menus.findChildren(QAction), *page.findChildren(QAction)]
    actions = [one for one in inside if not one.shortcut().isEmpty()]
    assert len(actions) > 25
    for action in actions:
        assert action.shortcut().toString() in by_keys, action.text()
    for shortcut in page.findChildren(QShortcut):
        assert shortcut.key().toString().replace("Enter", "Return") in {key.keys for key in IN_CONTROLS}


def test_the_map_is_searched_by_words_and_by_keys(window: Window, qtbot: QtBot) -> None:
    press(qtbot, window, Key.Key_Slash, CONTROL)
    dialog = opened(window, KeyMap)
    assert len(dialog.shown) == len(keys_of(commands(window.menuBar())))
    qtbot.keyClicks(dialog.search, "history")
    assert [key.keys for key in dialog.shown] == ["Ctrl+H"]
    dialog.search.setText("ctrl+k")
    assert [key.words for key in dialog.shown] == ["Find a record, place or command…"]
    dialog.search.setText("zzz")
    assert dialog.shown == []
    dialog.reject()


def test_commands_stand_under_the_menu_they_are_in(window: Window, qtbot: QtBot) -> None:
    bar = QMenuBar()
    qtbot.addWidget(bar)
    menu = bar.addMenu("&File && more")
    menu.addSeparator()
    menu.addMenu("Inside").addAction("&Print…")
    assert [(one.group, one.words) for one in commands(bar)] == [("File & more", "Print…")]
    del window


def changed(window: Window, qtbot: QtBot) -> RecordPage:
    """Change two fields of an officer."""
    page = show(qtbot, window, "Officers", "4117")
    page.panel.enter()
    for name, text in (("unit", "Patrol"), ("rank", "Captain")):
        type_into(qtbot, window, page, name, text)
        press(qtbot, window, Key.Key_Tab)
    return page


def test_several_steps_are_undone_as_one_action_and_redone_one_by_one(window: Window, qtbot: QtBot) -> None:
    page = changed(window, qtbot)
    press(qtbot, window, Key.Key_Z, CONTROL | Modifier.AltModifier)
    steps = opened(window, UndoList)
    assert steps.list.item(0).text().startswith("Change Rank of Officer 4117\nPia Lindgren · November 24, 2026")
    assert steps.does.text() == "Undo this step"
    steps.list.setCurrentRow(1)
    assert steps.does.text() == "Undo these 2 steps"
    steps.does.click()
    settled(qtbot, window)
    rows = page.panel.form.rows
    assert (rows["rank"].editor.value(), rows["unit"].editor.value()) == ("Deputy", "Detention")
    assert window.foot.words.text() == "Undone 2 steps, the last of them “Change Unit of Officer 4117”."
    assert window.menus.redo.text() == "&Redo: Change Unit of Officer 4117"
    window.menus.redo.trigger()
    settled(qtbot, window)
    assert (rows["rank"].editor.value(), rows["unit"].editor.value()) == ("Deputy", "Patrol")


def test_a_deleted_record_is_brought_back_from_the_bin(window: Window, qtbot: QtBot) -> None:
    page = show(qtbot, window, "Examinations", EXAM)
    total = page.model.total
    page.table.setFocus()
    press(qtbot, window, Key.Key_Delete)
    assert page.model.total == total - 1
    window.menus.deleted.trigger()
    settled(qtbot, window)
    found = opened(window, BinList)
    assert found.list.item(0).text().startswith("Examination 4117, IADP, 1, First attempt\nPia Lindgren · ")
    found.list.setFocus()
    press(qtbot, window, Key.Key_Return)
    assert page.model.total == total
    assert found.none.isVisible()
    assert not found.does.isEnabled()
    assert window.foot.words.text() == "Restore Examination 4117, IADP, 1, First attempt."
    found.reject()
    window.menus.undo.trigger()
    settled(qtbot, window)
    assert page.model.total == total - 1


def test_what_cannot_be_brought_back_says_why_in_the_bin(window: Window, qtbot: QtBot) -> None:
    page = show(qtbot, window, "Examinations", EXAM)
    detail = page.panel.detail
    assert detail is not None
    page.table.setFocus()
    press(qtbot, window, Key.Key_Delete)
    values = {name: value for name, value in detail.values.items() if value not in {None, ()}}
    window.session.attempt(lambda desk: desk.add("exam_attempt", values), lambda _: None)
    settled(qtbot, window)
    window.menus.deleted.trigger()
    settled(qtbot, window)
    found = opened(window, BinList)
    found.does.click()
    settled(qtbot, window)
    assert "there is another Examination 4117" in found.message.words.text()
    assert focused() is not None
    found.reject()


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        ("Find a record, place or command…", FindDialog),
        ("Keys", KeyMap),
        ("Undo to…", UndoList),
        ("Deleted records…", BinList),
    ],
)
def test_a_dialog_leaves_nothing_behind(window: Window, qtbot: QtBot, command: str, kind: type[QDialog]) -> None:
    action = next(one.action for one in commands(window.menuBar()) if one.words == command)
    dialogs = []
    for _ in range(3):
        action.trigger()
        settled(qtbot, window)
        dialog = opened(window, kind)
        dialogs.append(ref(dialog))
        dialog.reject()
        del dialog
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert window.findChildren(kind) == []
    assert [one() for one in dialogs] == [None, None, None]
