"""An inspection by keyboard: announced, held, its findings and actions, closed, and the packet saved."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from coordinator.desktop.compliance_page import CompliancePage
from coordinator.desktop.due_row import DueRow
from coordinator.desktop.inspections_page import InspectionsPage
from coordinator.desktop.window import Window
from coordinator.services.inspection_view import Inspections, Part
from coordinator.services.reporting import reports_made
from coordinator.store import Store
from tests.desktop.conftest import Opener, answer_file_dialog, seen, settled
from tests.desktop.entering import CONTROL, Key, fill, focused, press, tab_to

STEPS, FINDINGS, ACTIONS, REHEARSAL = range(4)


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> InspectionsPage:
    return seen(qtbot, window, InspectionsPage)


def open_one(qtbot: QtBot, window: Window, page: InspectionsPage, code: str) -> None:
    page.search.setFocus()
    press(qtbot, window, Key.Key_Escape)
    qtbot.keyClicks(focused(), code)
    press(qtbot, window, Key.Key_Down)
    press(qtbot, window, Key.Key_Return)
    assert page.panel.detail is not None
    assert page.panel.detail.code == code


def record(qtbot: QtBot, window: Window, page: InspectionsPage, part: Part, **typed: str) -> None:
    """Open a step with the keyboard and type into its fields."""
    tab_to(qtbot, window, page.panel.steps.stages[part])
    press(qtbot, window, Key.Key_Space)
    form = page.panel.steps.form
    assert form is not None
    for name, text in typed.items():
        fill(qtbot, window, form.rows[name], text)
    press(qtbot, window, Key.Key_Return, CONTROL)
    assert page.panel.steps.form is None


def add(qtbot: QtBot, window: Window, page: InspectionsPage, tab: int, **typed: str) -> None:
    """Add a record of the tab, and come back to it."""
    page.panel.tabs.setFocus()
    page.panel.tabs.setCurrentIndex(tab)
    settled(qtbot, window)
    QApplication.processEvents()
    (more,) = [one for one in page.panel.findChildren(QPushButton) if one.isVisible() and one.text().startswith("Add")]
    tab_to(qtbot, window, more)
    press(qtbot, window, Key.Key_Space)
    form = page.panel.form
    assert form is not None
    for name, text in typed.items():
        fill(qtbot, window, form.form.rows[name], text)
    press(qtbot, window, Key.Key_Return, CONTROL)
    assert page.panel.form is None


def test_an_inspection_from_its_announcement_to_closed_findings_and_all_taken_back(
    page: InspectionsPage, window: Window, qtbot: QtBot
) -> None:
    before = len(page.model.rows)
    press(qtbot, window, Key.Key_N, CONTROL)
    form = page.panel.form
    assert form is not None
    typed = {"code": "OPR-2026", "moa": "KC-JEM-2", "kind": "Routine", "starts_on": "10/6/2026"}
    for name, text in typed.items():
        fill(qtbot, window, form.form.rows[name], text)
    press(qtbot, window, Key.Key_Return, CONTROL)
    open_one(qtbot, window, page, "OPR-2026")
    record(qtbot, window, page, Part.ANNOUNCED, announced_on="9/1/2026")
    record(qtbot, window, page, Part.ON_SITE, ends_on="10/8/2026")
    record(qtbot, window, page, Part.REPORT, report_received_on="11/2/2026", result="One finding")
    add(qtbot, window, page, FINDINGS, category="Posters", text="A poster is missing.")
    assert page.panel.detail is not None
    assert page.panel.detail.action == (1, 1)
    add(qtbot, window, page, ACTIONS, description="Hang the poster.", completed_on="11/10/2026")
    page.panel.tabs.setCurrentIndex(STEPS)
    settled(qtbot, window)
    stages = page.panel.detail.stages
    assert stages[Part.ACTIONS].said == "1 of 1 action done"
    record(qtbot, window, page, Part.CLOSED, closed_on="11/20/2026")
    assert all(stage.done for stage in page.panel.detail.stages.values())
    page.show_list(Inspections.CLOSED)
    assert "OPR-2026" in {row.code for row in page.model.rows}
    page.show_all()
    while len(page.model.rows) > before:
        press(qtbot, window, Key.Key_Z, CONTROL)
    assert "OPR-2026" not in {row.code for row in page.model.rows}


def test_the_rehearsal_leads_to_the_reason(page: InspectionsPage, window: Window, qtbot: QtBot) -> None:
    open_one(qtbot, window, page, "SA-2026")
    page.panel.tabs.setCurrentIndex(REHEARSAL)
    settled(qtbot, window)
    QApplication.processEvents()
    row = next(one for one in page.panel.findChildren(DueRow) if one.isVisible())
    detail = page.panel.detail
    assert detail is not None
    row.setFocus()
    press(qtbot, window, Key.Key_Space)
    duty = window.page(CompliancePage).panel
    assert window.shown_page is window.page(CompliancePage)
    assert duty.shown is not None
    assert duty.shown.rule == detail.rehearsal[0].rule


def test_the_packet_is_saved_for_the_period_that_is_looked_at(
    page: InspectionsPage, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    open_one(qtbot, window, page, "SA-2026")
    answer_file_dialog(qtbot, tmp_path / "packet.pdf")
    tab_to(qtbot, window, page.panel.steps.packet)
    press(qtbot, window, Key.Key_Space)
    settled(qtbot, window)
    assert window.banner.words.text() == ""
    assert (tmp_path / "packet.pdf").is_file()
    made: list[tuple[str, str, str]] = []
    window.session.ask(
        lambda desk: [(one.name, one.as_of, one.options) for one in reports_made(desk.store)], made.extend
    )
    settled(qtbot, window)
    assert made == [("packet", "2026-08-12", '{"period_from": "2023-06-09"}')]


def test_an_empty_program_says_what_the_place_is_for(opener: Opener, empty: Store, qtbot: QtBot) -> None:
    empty.close()
    window = opener(empty.folder.path)
    page = seen(qtbot, window, InspectionsPage)
    assert "No inspection is on record" in page.blank.words.text()
    (first,) = [one for one in page.blank.findChildren(QPushButton) if one.isVisible()]
    tab_to(qtbot, window, first)
    press(qtbot, window, Key.Key_Space)
    assert page.panel.form is not None
