"""A month of costs, a claim and a month of counts by keyboard: entered, locked, unlocked for a reason, taken back."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coordinator.desktop.bar_row import BarRow
from coordinator.desktop.costs_place import CostsPlace
from coordinator.desktop.inline_form import InlineForm
from coordinator.desktop.window import Window
from coordinator.services.activity_view import MonthState
from tests.desktop.conftest import settled
from tests.desktop.entering import CONTROL, Key, fill, focused, press, tab_to

COSTS, CLAIMS, MONTHS = range(3)


@pytest.fixture
def place(window: Window, qtbot: QtBot) -> CostsPlace:
    """The place of costs and activity."""
    found = window.go_to(CostsPlace)
    settled(qtbot, window)
    return found


def look_at(place: CostsPlace, window: Window, qtbot: QtBot, view: int) -> None:
    place.look_at(view)
    place.view.setFocus()
    settled(qtbot, window)


def type_all(qtbot: QtBot, window: Window, form: InlineForm | None, typed: Mapping[str, str]) -> None:
    """Fill fields by Tab and keys, and save with Ctrl+Enter."""
    assert form is not None
    for name, text in typed.items():
        fill(qtbot, window, form.rows[name], text)
    press(qtbot, window, Key.Key_Return, CONTROL)


def shown_anew() -> None:
    """Let go what was let go of, and show what was added."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()


def said(widget: QWidget) -> list[str]:
    shown_anew()
    return [one.text() for one in widget.findChildren(QLabel)]


def bars(widget: QWidget) -> dict[str, str]:
    """Return what the bars that show say as text."""
    shown_anew()
    return {one.words: one.number for one in widget.findChildren(BarRow) if one.isVisible()}


def button(widget: QWidget, words: str) -> QPushButton:
    shown_anew()
    return next(one for one in widget.findChildren(QPushButton) if one.text() == words and one.isVisible())


def test_a_month_of_costs_is_entered_in_one_form_and_reads_as_bars(
    place: CostsPlace, window: Window, qtbot: QtBot
) -> None:
    page = place.costs
    before = {row.month: row.agency for row in page.model.rows}
    press(qtbot, window, Key.Key_N, CONTROL)
    form = page.panel.entry.form
    assert form is not None
    type_all(qtbot, window, form, {"payer": "The agency", "incremental": "Yes"})
    assert form.general.words.text() == "Stop: no amount was entered; enter at least one."
    type_all(qtbot, window, form, {"SALARY": "$1,200.50", "SUPPLIES": "80"})
    after = {row.month: row.agency for row in page.model.rows}
    assert after["2026-10"] == before["2026-10"] + 1_280_50
    assert window.menus.undo.text() == "&Undo: Enter 2 costs of 2026-10"

    page.choose("2026-10")
    settled(qtbot, window)
    assert bars(page.panel)["Salary"] == "$1,200.50"
    page.panel.look_at(1)
    page.panel.look_at(2)
    assert set(bars(page.panel)) >= {"2026-10"}
    press(qtbot, window, Key.Key_Z, CONTROL)
    assert {row.month: row.agency for row in page.model.rows} == before


def test_a_claim_shows_its_steps_its_costs_and_its_caps(place: CostsPlace, window: Window, qtbot: QtBot) -> None:
    look_at(place, window, qtbot, CLAIMS)
    page = place.claims
    qtbot.keyClicks(focused(), "R-2025-2")
    press(qtbot, window, Key.Key_Down)
    press(qtbot, window, Key.Key_Return)
    detail = page.panel.detail
    assert detail is not None
    assert detail.row.code == "R-2025-2"
    assert any(words.startswith("Cap: a quarter of the salary") for words in said(page.panel))
    assert list(bars(page.panel)) == ["Overtime"]
    press(qtbot, window, Key.Key_N, CONTROL)
    assert page.panel.form is not None
    assert page.panel.form.kind == "reimbursement"


def test_a_month_of_counts_is_entered_locked_unlocked_for_a_reason_and_taken_back(
    place: CostsPlace, window: Window, qtbot: QtBot
) -> None:
    look_at(place, window, qtbot, MONTHS)
    page, panel = place.months, place.months.panel
    press(qtbot, window, Key.Key_N, CONTROL)
    assert panel.entering
    detail = panel.detail
    assert detail is not None
    key = detail.row.key
    assert detail.row.state is MonthState.MISSING
    assert detail.row.month == "2026-10"
    name = detail.fields[0]
    type_all(qtbot, window, panel.entry.form, {name: "many"})
    assert panel.entering
    form = panel.entry.form
    assert form is not None
    assert form.rows[name].isAncestorOf(focused())
    focused().setProperty("text", "")
    type_all(qtbot, window, form, {name: "12", detail.fields[1]: "3"})
    assert not panel.entering
    assert panel.detail is not None
    assert {one.name: one.ours for one in panel.detail.counts} == {name: 12, detail.fields[1]: 3}

    tab_to(qtbot, window, button(panel, "Lock the month"))
    press(qtbot, window, Key.Key_Space)
    assert panel.detail.row.state is MonthState.LOCKED
    assert panel.detail.row.key == key
    panel.begin()
    assert not panel.entering

    tab_to(qtbot, window, button(panel, "Unlock…"))
    press(qtbot, window, Key.Key_Space)
    type_all(qtbot, window, panel.entry.form, {})
    assert panel.entering
    type_all(qtbot, window, panel.entry.form, {"reason": "A form came late"})
    assert panel.detail.row.state is MonthState.OPEN
    assert window.menus.undo.text().endswith(": A form came late")
    panel.look_at(1)
    assert bars(panel)["2026-10"] == "12"
    for _ in range(3):
        press(qtbot, window, Key.Key_Z, CONTROL)
    assert next(row for row in page.model.rows if row.key == key).state is MonthState.MISSING
