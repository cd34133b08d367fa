"""What became of a record: every step with its words, and any one of them taken back."""

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from coordinator.desktop.differences import difference, told
from coordinator.desktop.history_part import SHOWN, HistoryPart
from coordinator.desktop.record_page import RecordPage
from coordinator.desktop.record_tabs import HISTORY
from coordinator.desktop.window import Window
from coordinator.services.desk import Desk
from coordinator.services.editing import Edited
from coordinator.services.history import Edit
from tests.desktop.conftest import settled
from tests.desktop.entering import Key, press, show, type_into


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> RecordPage:
    """An officer whose unit and rank were changed, on the tab of its history."""
    page = show(qtbot, window, "Officers", "4117")
    page.panel.enter()
    for name, text in (("unit", "Patrol"), ("rank", "Captain")):
        type_into(qtbot, window, page, name, text)
        press(qtbot, window, Key.Key_Tab)
    page.panel.parts.look_at(HISTORY)
    settled(qtbot, window)
    return page


def said(part: HistoryPart) -> list[str]:
    """Return what stands in the history, as it is read aloud."""
    return [one.accessibleName() or one.text() for one in part.findChildren(QLabel) if one.isVisible()]


def undo_buttons(part: HistoryPart) -> list[QPushButton]:
    return [one for one in part.findChildren(QPushButton) if one.isVisible() and one.text() == "Undo this step"]


def test_the_newest_change_comes_first_with_who_when_and_what(page: RecordPage) -> None:
    told = said(page.panel.parts.history)
    assert told[0] == "Change Rank of Officer 4117"
    assert told[1].startswith("Pia Lindgren · November 24, 2026")
    assert told[2] == "Rank: Deputy → Captain"
    assert "Unit: Detention → Patrol" in told
    assert told.index("Import sample") < told.index("Added")
    assert "Last name: Whitfield" in told


def test_an_old_step_is_taken_back_and_the_foot_offers_to_undo_that(
    page: RecordPage, window: Window, qtbot: QtBot
) -> None:
    undo = next(one for one in undo_buttons(page.panel.parts.history) if "Rank" in one.accessibleName())
    undo.click()
    settled(qtbot, window)
    assert window.foot.words.text() == "Take back: Change Rank of Officer 4117."
    qtbot.waitUntil(lambda: said(page.panel.parts.history)[2:3] == ["Rank: Captain → Deputy"])
    window.foot.undo.click()
    settled(qtbot, window)
    assert page.panel.form.rows["rank"].editor.value() == "Captain"


def test_a_step_that_cannot_be_taken_back_says_why(page: RecordPage, window: Window, qtbot: QtBot) -> None:
    undo = next(one for one in undo_buttons(page.panel.parts.history) if "Unit" in one.accessibleName())
    undo.click()
    settled(qtbot, window)
    assert window.banner.words.text() == (
        "“Change Unit of Officer 4117” cannot be taken back: Officer 4117 was changed since, on November 24, 2026 by"
        " Pia Lindgren (“Change Rank of Officer 4117”). Take that back first, or change the record itself."
    )


def test_older_changes_show_when_they_are_asked_for(window: Window, qtbot: QtBot) -> None:
    page = show(qtbot, window, "Officers", "4117")
    detail = page.panel.detail
    assert detail is not None
    number, units = detail.number, [detail.values["unit"], *map(str, range(SHOWN))]

    def rename(desk: Desk) -> None:
        for before, after in pairwise(units):
            desk.edit("officer", number, {"unit": Edited(before, after)})

    window.session.attempt(rename, lambda _: None)
    qtbot.waitUntil(lambda: window.session.worker.idle, timeout=60_000)
    page.panel.parts.look_at(HISTORY)
    settled(qtbot, window)
    history = page.panel.parts.history
    qtbot.waitUntil(lambda: len(undo_buttons(history)) == SHOWN)
    history.more.click()
    qtbot.waitUntil(lambda: len(undo_buttons(history)) == SHOWN + 1)
    assert not history.more.isVisible()


@pytest.mark.parametrize(
    ("edit", "shown"),
    [
        (Edit("Rank", "Deputy", "Captain"), "Rank: <s>Deputy</s> → <b>Captain</b>"),
        (Edit("Rank", "", "<Captain>"), "Rank: &lt;Captain&gt;"),
        (Edit("Rank", "Deputy", ""), "Rank: <s>Deputy</s> → <b>nothing</b>"),
        (Edit("Notes", f"{'a ' * 40}old", f"{'a ' * 40}new"), "a a a a a a <s>old</s> <b>new</b>"),
    ],
)
def test_a_field_is_told_by_what_went_and_what_came(qtbot: QtBot, edit: Edit, shown: str) -> None:
    line = difference(edit)
    qtbot.addWidget(line)
    assert line.text().endswith(shown)
    assert line.accessibleName() == told(edit)
