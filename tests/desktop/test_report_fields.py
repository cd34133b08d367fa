from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coordinator.desktop.editors.references import ReferenceEditor
from coordinator.desktop.reports_page import ReportsPage
from coordinator.desktop.window import Window
from coordinator.services.reporting import REPORTS, reports_made
from coordinator.store import Store
from tests.desktop.conftest import Opener, answer_file_dialog, settled

Key = Qt.Key
ROW = {one.name: row for row, one in enumerate(REPORTS)}


def choose(window: Window, qtbot: QtBot, name: str) -> ReportsPage:
    window.go_to(ReportsPage)
    settled(qtbot, window)
    page = window.page(ReportsPage)
    page.list.setCurrentRow(ROW[name])
    settled(qtbot, window)
    return page


def officer_of(page: ReportsPage) -> ReferenceEditor:
    editor = page.fields.editors["officer"]
    assert isinstance(editor, ReferenceEditor)
    return editor


def test_every_report_is_listed_with_the_fields_that_it_takes(window: Window, qtbot: QtBot) -> None:
    for report in REPORTS:
        page = choose(window, qtbot, report.name)
        assert list(page.fields.editors) == [one.name for one in report.options]
        assert page.said.text().startswith(f"Report {report.code}-")


def test_a_proof_is_of_the_officer_who_is_chosen(window: Window, qtbot: QtBot) -> None:
    page = choose(window, qtbot, "authority")
    first = page.said.text()
    officer = officer_of(page)
    officer.line.setFocus()
    officer.line.clear()
    qtbot.keyClicks(officer.line, "whitfield")
    settled(qtbot, window)
    officer.offers.picked.emit("Whitfield, Dana, Deputy (4117)")
    settled(qtbot, window)
    assert page.said.text() != first
    assert page.fields.asked() == {"officer": "4117"}
    choose(window, qtbot, "roster")
    assert officer_of(choose(window, qtbot, "authority")).line.text().startswith("Whitfield, Dana")


def test_a_report_on_nobody_says_what_it_lacks(opener: Opener, empty: Store, qtbot: QtBot) -> None:
    empty.close()
    window = opener(empty.folder.path)
    page = choose(window, qtbot, "authority")
    assert page.said.text() == "Choose the officer that the report is about."
    assert not page.save.isEnabled()


def test_a_report_that_is_saved_is_entered_among_those_that_were_made(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    page = choose(window, qtbot, "costs")
    answer_file_dialog(qtbot, tmp_path / "costs.pdf")
    page.save.click()
    settled(qtbot, window)
    made: list[str] = []
    window.session.ask(lambda desk: [one.name for one in reports_made(desk.store)], made.extend)
    settled(qtbot, window)
    assert made == ["costs"]


def test_another_program_has_officers_of_its_own(window: Window, empty: Store, qtbot: QtBot) -> None:
    page = choose(window, qtbot, "authority")
    assert page.fields.asked()["officer"]
    empty.close()
    window.session.open(empty.folder.path)
    settled(qtbot, window)
    assert choose(window, qtbot, "authority").said.text() == "Choose the officer that the report is about."
