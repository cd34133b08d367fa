"""A row told in parts: parts learn what shows when they are looked at, and records are changed in the same place."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from coordinator.desktop.officers_page import OfficersPage
from coordinator.desktop.record_panel import RecordPanel
from coordinator.desktop.tabbed_panel import TabbedPanel
from coordinator.desktop.window import Window
from tests.desktop.conftest import settled
from tests.desktop.entering import CONTROL, Key, Modifier, focused, press

WHITFIELD = {"4117": "Whitfield, Dana (4117)"}


class Told(TabbedPanel):
    """Counts how often a part was told."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.session, "Told")
        self.told: list[str] = []
        self.add_rows("First", self._rows("first"))
        self.add_rows("Second", self._rows("second"))

    def show_head(self, detail: str) -> None:
        self.head.addWidget(QLabel(detail))

    def _rows(self, part: str) -> Callable[[str], Iterator[QWidget]]:
        def rows(detail: str) -> Iterator[QWidget]:
            self.told.append(f"{part} {detail}")
            yield QLabel(detail)

        return rows


@pytest.fixture
def officers(window: Window, qtbot: QtBot) -> OfficersPage:
    """The place of officers with one of them chosen."""
    page = window.go_to(OfficersPage)
    page.choose("4117")
    settled(qtbot, window)
    return page


def number_of(qtbot: QtBot, window: Window, kind: str, key: str) -> int:
    """Return the number of the record of *kind* that has *key*."""
    found: list[int | None] = []
    window.session.ask(lambda desk: desk.number_of(kind, key), found.append)
    settled(qtbot, window)
    assert found[0] is not None
    return found[0]


def form_of(page: OfficersPage) -> RecordPanel:
    assert page.panel.form is not None
    return page.panel.form


def test_a_part_is_told_when_it_is_looked_at_and_again_after_a_change(window: Window, qtbot: QtBot) -> None:
    panel = Told(window)
    qtbot.addWidget(panel)
    panel.show_detail("one")
    assert panel.told == ["first one"]
    panel.look_at(1)
    panel.look_at(0)
    assert panel.told == ["first one", "second one"]
    panel.show_detail("two")
    panel.tabs.setCurrentIndex(1)
    assert panel.told[2:] == ["first two", "second two"]


def test_a_record_is_changed_in_the_place_of_the_tabs(officers: OfficersPage, window: Window, qtbot: QtBot) -> None:
    officers.panel.edit_record("officer", number_of(qtbot, window, "officer", "4117"))
    settled(qtbot, window)
    rank = form_of(officers).form.rows["rank"].editor
    rank.setFocus()
    qtbot.keyClick(focused(), Key.Key_A, CONTROL)
    qtbot.keyClicks(focused(), "Captain")
    press(qtbot, window, Key.Key_Tab)
    assert window.menus.undo.text() == "&Undo: Change Rank of Officer 4117"
    assert form_of(officers).detail is not None
    press(qtbot, window, Key.Key_Escape)
    assert officers.panel.form is None
    assert officers.panel.detail is not None
    assert ("Rank", "Captain") in officers.panel.detail.about


def test_another_row_leaves_the_form(officers: OfficersPage, window: Window, qtbot: QtBot) -> None:
    officers.panel.edit_record("officer", number_of(qtbot, window, "officer", "4117"))
    settled(qtbot, window)
    officers.choose("4122")
    settled(qtbot, window)
    assert officers.panel.form is None


def test_a_record_is_added_with_what_is_known_filled_in(officers: OfficersPage, window: Window, qtbot: QtBot) -> None:
    officers.panel.add_record("system_account", {"officer": "4117"}, WHITFIELD)
    rows = form_of(officers).form.rows
    assert rows["officer"].editor.value() == "4117"
    press(qtbot, window, Key.Key_Escape)
    assert officers.panel.form is None
    officers.panel.add_record("system_account", {"officer": "4117"}, WHITFIELD)
    assert not form_of(officers).recovered.isVisible()  # what was only filled in is no draft

    form_of(officers).form.rows["notes"].editor.setFocus()
    qtbot.keyClicks(focused(), "asked for")
    press(qtbot, window, Key.Key_Escape)
    officers.panel.add_record("system_account", {"officer": "4122"}, {"4122": "4122"})
    assert form_of(officers).form.rows["notes"].editor.value() is None
    officers.panel.add_record("system_account", {"officer": "4117"}, WHITFIELD)
    assert form_of(officers).recovered.isVisible()
    assert form_of(officers).form.rows["notes"].editor.value() == "asked for"
    form_of(officers).start_over()
    assert form_of(officers).form.rows["notes"].editor.value() is None
    assert form_of(officers).form.rows["officer"].editor.value() == "4117"


def test_a_record_is_deleted_and_brought_back_from_its_place(
    officers: OfficersPage, window: Window, qtbot: QtBot
) -> None:
    number = number_of(qtbot, window, "exam_attempt", "4117/IADP/1/ORIGINAL")
    officers.panel.edit_record("exam_attempt", number)
    settled(qtbot, window)
    form_of(officers).delete.click()
    settled(qtbot, window)
    assert officers.panel.form is None
    assert window.menus.undo.text().startswith("&Undo: Delete")
    officers.panel.edit_record("exam_attempt", number)
    settled(qtbot, window)
    assert officers.panel.form is None  # it is not there any more
    press(qtbot, window, Key.Key_Z, CONTROL)
    officers.panel.edit_record("exam_attempt", number)
    settled(qtbot, window)
    form_of(officers).duplicate.click()
    settled(qtbot, window)
    assert form_of(officers).drafting
    press(qtbot, window, Key.Key_Escape, Modifier.NoModifier)
    assert officers.panel.form is None


def test_what_cannot_be_deleted_says_why(officers: OfficersPage, window: Window, qtbot: QtBot) -> None:
    said: list[str] = []
    window.session.failed.disconnect()
    window.session.failed.connect(lambda title, _: said.append(title))
    officers.panel.edit_record("officer", number_of(qtbot, window, "officer", "4117"))
    settled(qtbot, window)
    form_of(officers).delete.click()
    settled(qtbot, window)
    assert said == ["This cannot be deleted"]
    assert officers.panel.form is not None
