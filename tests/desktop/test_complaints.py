"""Complaints by keyboard: from receipt to closing with the clocks, who asked for what is hidden, and all taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coordinator.desktop.complaint_overview import ComplaintOverview
from coordinator.desktop.complaints_page import ComplaintsPage
from coordinator.desktop.complaints_place import ComplaintsPlace
from coordinator.desktop.due_row import DueRow
from coordinator.desktop.inline_form import InlineForm
from coordinator.desktop.record_form import RecordForm
from coordinator.desktop.window import Window
from coordinator.services.complaint_view import Complaints
from coordinator.services.history import history
from coordinator.store import Store
from tests.desktop.conftest import Opener, settled
from tests.desktop.entering import CONTROL, Key, Modifier, fill, focused, press, show, tab_to

SERRANO = "Serrano, Paul, Deputy (4055)"
SHOWN = "Show Complainant and Officer of Complaint {}"
NEW = {
    "moa": "KC-JEM-2",
    "received_at": "10/9/2026",
    "subject_kind": "A part",
    "channel": "Phone",
    "complainant": "Member",
    "subject_officer": "4117",
    "related": "Yes",
    "nature": "Language",
    "summary": "No interpreter was called.",
}
RECEIVED, TOLD, LEADS, CRCL, RESOLVED, REPORTED = range(6)


@pytest.fixture
def complaints(window: Window, qtbot: QtBot) -> ComplaintsPage:
    """The place of complaints, with the search in the focus."""
    page = window.go_to(ComplaintsPlace).complaints
    settled(qtbot, window)
    return page


def choose(qtbot: QtBot, window: Window, page: ComplaintsPage, log_no: str) -> ComplaintOverview:
    """Find a complaint by its log number, and go into its panel."""
    page.search.setFocus()
    press(qtbot, window, Key.Key_Escape)
    qtbot.keyClicks(focused(), log_no)
    press(qtbot, window, Key.Key_Down)
    press(qtbot, window, Key.Key_Return)
    assert page.panel.detail is not None
    assert page.panel.detail.log_no == log_no
    return page.panel.overview


def said(widget: QWidget) -> str:
    """Return all that can be read in *widget*, hidden or not, and all that people who do not see it are told."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # what was let go of is gone
    words = [one.text() for one in widget.findChildren(QLabel)]
    words += [one.text() for one in widget.findChildren(QLineEdit)]
    return "\n".join([*words, *(one.accessibleName() for one in widget.findChildren(QWidget))])


def labels(window: Window, qtbot: QtBot) -> list[str]:
    """Return the names of the newest changes, the last one first."""
    found: list[str] = []
    window.session.ask(lambda desk: [one.label for one in history(desk.store)], found.extend)
    settled(qtbot, window)
    return found


def step(qtbot: QtBot, window: Window, overview: ComplaintOverview, place: int) -> InlineForm:
    """Open the fields of a step by keys."""
    tab_to(qtbot, window, overview.stages[place])
    press(qtbot, window, Key.Key_Return)
    assert overview.form is not None
    return overview.form


def enter_step(qtbot: QtBot, window: Window, overview: ComplaintOverview, place: int, typed: dict[str, str]) -> None:
    """Enter a step and save it with Ctrl+Enter; the focus is back at the step then."""
    form = step(qtbot, window, overview, place)
    for name, text in typed.items():
        day, _, time = text.partition(" at ")
        fill(qtbot, window, form.rows[name], day)
        if time:
            press(qtbot, window, Key.Key_Tab)
            qtbot.keyClicks(focused(), time)
    press(qtbot, window, Key.Key_Return, CONTROL)
    assert overview.form is None, said(form)
    assert overview.stages[place].hasFocus()


def test_a_complaint_goes_from_receipt_to_closing_with_its_clocks_and_undo_takes_all_back(
    complaints: ComplaintsPage, window: Window, qtbot: QtBot
) -> None:
    before = [row.log_no for row in complaints.model.rows]
    press(qtbot, window, Key.Key_N, CONTROL)
    form = complaints.panel.form
    assert form is not None
    assert form.form.rows["log_no"].editor.value() == "2026-005"
    for name in form.form.rows:
        if name in NEW:
            fill(qtbot, window, form.form.rows[name], NEW[name])
        if name == "received_at":
            press(qtbot, window, Key.Key_Tab)
            qtbot.keyClicks(focused(), "16:00")
    press(qtbot, window, Key.Key_Return, CONTROL)
    assert complaints.panel.form is None
    overview = complaints.panel.overview
    detail = complaints.panel.detail
    assert detail is not None
    assert (detail.log_no, detail.state_words) == ("2026-005", "Received")
    assert complaints.model.rows[complaints.table.currentIndex().row()].log_no == "2026-005"
    assert detail.stages[TOLD].clock == "ICE not told; due within 48 h on weekdays"
    assert detail.stages[TOLD].status == ("OVERDUE", "Overdue")

    press(qtbot, window, Key.Key_Return)
    enter_step(qtbot, window, overview, TOLD, {"ice_told_at": "10/12/2026 at 11:20", "ice_contact": "O. Pell"})
    assert complaints.panel.detail is not None
    assert complaints.panel.detail.stages[TOLD].clock == "ICE told after 19 h 20 min; due within 48 h on weekdays"
    assert complaints.panel.detail.state_words == "ICE told"
    enter_step(qtbot, window, overview, LEADS, {"may_lead_to": "*"})
    tab_to(qtbot, window, overview.remove)
    press(qtbot, window, Key.Key_Space)
    assert overview.form is not None
    fill(qtbot, window, overview.form.rows["effective_on"], "10/9/2026")
    press(qtbot, window, Key.Key_Return, CONTROL)
    assert complaints.panel.detail.stages[LEADS].said == "Discipline · removed October 9, 2026"
    assert window.menus.undo.text() == "&Undo: Remove the officer of Complaint 2026-005 from the program"
    enter_step(qtbot, window, overview, CRCL, {"forwarded_to_crcl_on": "10/14/2026"})
    enter_step(qtbot, window, overview, RESOLVED, {"resolved_on": "10/20/2026", "disposition": "Not"})
    assert complaints.panel.detail.state_words == "Resolved"
    tab_to(qtbot, window, overview.reinstate)
    press(qtbot, window, Key.Key_Space)
    fill(qtbot, window, overview.form.rows["effective_on"], "10/21/2026")
    press(qtbot, window, Key.Key_Return, CONTROL)
    enter_step(qtbot, window, overview, REPORTED, {"results_reported_on": "11/20/2026"})
    closed = complaints.panel.detail
    assert closed.state_words == "Closed"
    assert closed.stages[REPORTED].clock == "Results reported after 31 days; due within 30 days"
    assert closed.stages[REPORTED].status == ("LATE", "Done late")
    assert all(stage.done for stage in closed.stages)
    assert closed.hidden is None

    for _ in range(8):
        press(qtbot, window, Key.Key_Z, CONTROL)
    assert window.menus.undo.text() == "&Undo: Import sample"
    assert [row.log_no for row in complaints.model.rows] == before


def test_who_complained_and_of_whom_is_hidden_until_show_and_the_showing_is_recorded(
    complaints: ComplaintsPage, window: Window, qtbot: QtBot
) -> None:
    overview = choose(qtbot, window, complaints, "2026-001")
    place = window.page(ComplaintsPlace)
    assert overview.hidden.words.text() == "Complainant and officer: Hidden."
    for secret in ("Serrano", "4055", "Person in custody"):
        assert secret not in said(place)
    tab_to(qtbot, window, overview.hidden.show_button)
    press(qtbot, window, Key.Key_Space)
    assert SERRANO in said(overview.hidden)
    assert "Person in custody" in said(overview.hidden)
    assert overview.hidden.looked.text().startswith("Shown once, last to Pia Lindgren on November 24, 2026")
    assert labels(window, qtbot)[0] == SHOWN.format("2026-001")
    assert window.menus.undo.text() == "&Undo: Import sample"
    assert overview.isAncestorOf(focused())

    press(qtbot, window, Key.Key_F5)
    assert SERRANO in said(overview.hidden)
    choose(qtbot, window, complaints, "2026-002")
    assert "Serrano" not in said(place)
    assert not overview.hidden.show_button.isHidden()
    choose(qtbot, window, complaints, "2026-001")
    assert "Serrano" not in said(place)
    assert labels(window, qtbot).count(SHOWN.format("2026-001")) == 1


def test_what_was_shown_is_hidden_again_when_the_panel_is_closed_or_the_program_opened_anew(
    complaints: ComplaintsPage, window: Window, qtbot: QtBot, sample_program: Path
) -> None:
    def close() -> None:
        press(qtbot, window, Key.Key_Escape)

    def open_anew() -> None:
        window.session.open(sample_program)

    for again in (close, open_anew):
        overview = choose(qtbot, window, complaints, "2026-001")
        overview.hidden.show_button.click()
        settled(qtbot, window)
        assert SERRANO in said(overview.hidden)
        again()
        settled(qtbot, window)
        choose(qtbot, window, complaints, "2026-001")
        assert "Serrano" not in said(window.page(ComplaintsPlace))


@pytest.mark.parametrize("words", ["serrano", "4055", "custody", "whitfield"])
def test_no_search_in_the_place_betrays_what_is_hidden(
    complaints: ComplaintsPage, window: Window, qtbot: QtBot, words: str
) -> None:
    choose(qtbot, window, complaints, "2026-001")
    complaints.panel.ask_hidden()
    settled(qtbot, window)
    complaints.search.setFocus()
    press(qtbot, window, Key.Key_Escape)
    qtbot.keyClicks(focused(), words)
    assert complaints.model.rows == []


def test_no_cell_of_the_list_tells_what_is_hidden(complaints: ComplaintsPage) -> None:
    model = complaints.model
    cells = [
        f"{model.index(row, column).data()} {model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)}"
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]
    assert not any(word in cell for cell in cells for word in ("Serrano", "4055", "Person in custody", "Brandt"))


def form_of(complaints: ComplaintsPage) -> RecordForm:
    assert complaints.panel.form is not None
    return complaints.panel.form.form


def test_the_form_hides_the_same_and_shows_it_when_asked(
    complaints: ComplaintsPage, window: Window, qtbot: QtBot
) -> None:
    choose(qtbot, window, complaints, "2026-001")
    complaints.panel.edit_record("complaint", 1)
    settled(qtbot, window)
    form = form_of(complaints)
    officer = form.rows["subject_officer"]
    assert officer.covered
    assert officer.editor.value() is None
    assert form.edited == []
    (show_it,) = [one for one in officer.findChildren(QPushButton) if one.text() == "Show"]
    tab_to(qtbot, window, show_it)
    press(qtbot, window, Key.Key_Space)
    assert not officer.covered
    assert officer.editor.value() == "4055"
    assert labels(window, qtbot)[0] == SHOWN.format("2026-001")
    assert not form.rows["complainant"].covered

    complaints.panel.leave_form()
    complaints.panel.edit_record("complaint", 1)
    settled(qtbot, window)
    assert form_of(complaints).rows["subject_officer"].covered


def test_the_form_shows_what_the_panel_shows_already(complaints: ComplaintsPage, window: Window, qtbot: QtBot) -> None:
    choose(qtbot, window, complaints, "2026-001")
    complaints.panel.ask_hidden()
    settled(qtbot, window)
    complaints.panel.edit_record("complaint", 1)
    settled(qtbot, window)
    assert form_of(complaints).rows["subject_officer"].editor.value() == "4055"
    assert labels(window, qtbot).count(SHOWN.format("2026-001")) == 1
    choose(qtbot, window, complaints, "2026-002")
    assert "Serrano" not in said(window.page(ComplaintsPlace))


def test_the_list_of_all_records_hides_the_same(window: Window, qtbot: QtBot) -> None:
    page = show(qtbot, window, "Complaints", "2026-001")
    rows = page.panel.form.rows
    assert rows["subject_officer"].covered
    assert "Serrano" not in said(page)
    page.show_record("2026-002")
    settled(qtbot, window)
    assert rows["subject_officer"].covered


def test_another_complaint_like_it_does_not_tell_what_is_hidden(window: Window, qtbot: QtBot) -> None:
    page = show(qtbot, window, "Complaints", "2026-001")
    press(qtbot, window, Key.Key_D, CONTROL)
    rows = page.panel.form.rows
    assert page.panel.drafting
    assert rows["nature"].editor.typed() == "Language access"
    assert rows["subject_officer"].editor.value() is None
    assert not rows["subject_officer"].covered
    assert "Serrano" not in said(page)


def test_where_nothing_can_be_recorded_nothing_is_shown(opener: Opener, sample: Store, qtbot: QtBot) -> None:
    window = opener(sample.folder.path)
    refused: list[str] = []
    window.session.failed.disconnect()
    window.session.failed.connect(lambda _, words: refused.append(words))
    page = window.go_to(ComplaintsPlace).complaints
    page.choose("1")
    settled(qtbot, window)
    page.panel.ask_hidden()
    settled(qtbot, window)
    assert refused == ["It is recorded who sees this, and this program is open for reading only. Nothing was shown."]
    assert "Serrano" not in said(page)
    assert not page.new.isEnabled()


def test_a_step_that_cannot_be_is_said_below_its_field_and_left_with_esc(
    complaints: ComplaintsPage, window: Window, qtbot: QtBot
) -> None:
    overview = choose(qtbot, window, complaints, "2026-004")
    form = step(qtbot, window, overview, RESOLVED)
    qtbot.keyClicks(focused(), "someday")
    press(qtbot, window, Key.Key_Return, CONTROL)
    assert "“someday” is not a day" in form.rows["resolved_on"].message.words.text()
    press(qtbot, window, Key.Key_A, CONTROL)
    qtbot.keyClicks(focused(), "11/19/2026")
    press(qtbot, window, Key.Key_Return, CONTROL)
    assert "lies before Received at" in form.rows["resolved_on"].message.words.text()
    assert form.rows["resolved_on"].isAncestorOf(focused())
    press(qtbot, window, Key.Key_F5)
    assert overview.form is form  # what is typed stays
    press(qtbot, window, Key.Key_Escape)
    assert overview.form is None
    assert focused() is overview.stages[RESOLVED]
    assert complaints.panel.isVisible()
    assert window.menus.undo.text() == "&Undo: Import sample"


def test_a_removal_that_cannot_be_says_why(complaints: ComplaintsPage, window: Window, qtbot: QtBot) -> None:
    overview = choose(qtbot, window, complaints, "2026-004")
    tab_to(qtbot, window, overview.remove)
    press(qtbot, window, Key.Key_Space)
    form = overview.form
    assert form is not None
    press(qtbot, window, Key.Key_Return, CONTROL)
    assert form.rows["effective_on"].message.words.text() == "Stop: it must be filled in."
    assert overview.reinstate.isHidden()


def test_what_is_overdue_comes_first_and_filters_tell_the_rest(complaints: ComplaintsPage) -> None:
    assert [row.log_no for row in complaints.model.rows][:2] == ["2026-003", "2026-004"]
    complaints.show_list(Complaints.OPEN)
    assert [row.log_no for row in complaints.model.rows] == ["2026-003", "2026-004"]
    complaints.show_list(Complaints.ATTENTION)
    assert [row.log_no for row in complaints.model.rows] == ["2026-003"]


def test_leaving_a_new_complaint_closes_its_panel_and_keeps_what_was_typed(
    complaints: ComplaintsPage, window: Window, qtbot: QtBot
) -> None:
    press(qtbot, window, Key.Key_N, CONTROL)
    fill(qtbot, window, form_of(complaints).rows["summary"], "At the counter.")
    press(qtbot, window, Key.Key_Escape)
    assert complaints.panel.isHidden()
    press(qtbot, window, Key.Key_N, CONTROL)
    assert complaints.panel.form is not None
    assert complaints.panel.form.recovered.isVisible()
    assert form_of(complaints).rows["summary"].editor.value() == "At the counter."


def test_notices_are_checked_in_one_round_by_keys_and_one_undo(window: Window, qtbot: QtBot) -> None:
    place = window.go_to(ComplaintsPlace)
    place.tabs.setFocus()
    press(qtbot, window, Key.Key_Right)
    settled(qtbot, window)
    page = place.notices
    assert place.view is page
    before = {row.name: row.checked_on for row in page.model.rows}
    press(qtbot, window, Key.Key_N, CONTROL)
    form = page.panel.round
    assert page.panel.going_round
    assert [box.name for box in form.boxes] == ["Kettle County Jail", "Intake and Processing"]
    jail, intake = form.boxes
    press(qtbot, window, Key.Key_Return, CONTROL)
    assert form.general.words.text().startswith("Stop: nothing was looked at")
    fill(qtbot, window, form.by, "Pia Lindgren")
    tab_to(qtbot, window, jail.all)
    press(qtbot, window, Key.Key_Space)
    tab_to(qtbot, window, intake.marks["english"])
    press(qtbot, window, Key.Key_Space)
    fill(qtbot, window, intake.problem, "Spanish poster missing")
    press(qtbot, window, Key.Key_Return, CONTROL)
    assert not page.panel.going_round
    assert window.menus.undo.text() == "&Undo: Check the posters of 2 facilities"
    found = {row.name: (row.checked_on, row.marks, row.status) for row in page.model.rows}
    assert found["Kettle County Jail"][0] == before["Kettle County Jail"]  # as of November 22 it is still to come
    press(qtbot, window, Key.Key_T, CONTROL | Modifier.ShiftModifier)
    found = {row.name: (row.checked_on, row.marks, row.status) for row in page.model.rows}
    assert found["Kettle County Jail"] == ("2026-11-24", ("yes", "yes", "yes", "yes"), "MET")
    assert found["Intake and Processing"] == ("2026-11-24", ("yes", "no", "no", "no"), "NOT_MET")
    press(qtbot, window, Key.Key_Z, CONTROL)
    assert {row.name: row.checked_on for row in page.model.rows} == before


def test_a_check_is_opened_and_added_from_its_facility(window: Window, qtbot: QtBot) -> None:
    place = window.go_to(ComplaintsPlace)
    place.look_at(1)
    settled(qtbot, window)
    page = place.notices
    page.choose(page.key_of(page.model.rows[0]))
    settled(qtbot, window)
    page.panel.look_at(1)
    rows = page.panel.findChildren(DueRow)
    checks = [row for row in rows if row.first == "September 14, 2026"]
    assert len(checks) == 1
    checks[0].click()
    settled(qtbot, window)
    assert page.panel.form is not None
    assert page.panel.form.title.text() == "Poster check Kettle County Jail, 2026-09-14"
    press(qtbot, window, Key.Key_Escape)
    (add,) = [one for one in page.panel.findChildren(QPushButton) if one.text() == "Add a check"]
    add.click()
    assert page.panel.form is not None
    assert page.panel.form.form.rows["facility"].editor.value() == "Kettle County Jail"


def test_no_tab_of_a_complaint_tells_what_is_hidden(complaints: ComplaintsPage, window: Window, qtbot: QtBot) -> None:
    choose(qtbot, window, complaints, "2026-001")
    for tab in range(complaints.panel.tabs.count()):
        complaints.panel.look_at(tab)
        settled(qtbot, window)
    told = said(window.page(ComplaintsPlace))
    assert "Officer: hidden" in told
    assert "Serrano" not in told
    assert "4055" not in told


def test_enter_goes_through_the_fields_of_a_step_and_saves_at_the_last(
    complaints: ComplaintsPage, window: Window, qtbot: QtBot
) -> None:
    overview = choose(qtbot, window, complaints, "2026-004")
    form = step(qtbot, window, overview, RESOLVED)
    assert form.rows["resolved_on"].isAncestorOf(focused())
    qtbot.keyClicks(focused(), "11/21/2026")
    press(qtbot, window, Key.Key_Return)
    assert form.rows["disposition"].isAncestorOf(focused())
    press(qtbot, window, Key.Key_Down)
    press(qtbot, window, Key.Key_Return)
    assert overview.form is None
    stage = overview.stages[RESOLVED].stage
    assert stage is not None
    assert stage.said == "November 21, 2026 · Sustained"


def test_back_and_forward_lead_to_the_view_and_the_row_that_were_left(
    complaints: ComplaintsPage, window: Window, qtbot: QtBot
) -> None:
    place = window.page(ComplaintsPlace)
    choose(qtbot, window, complaints, "2026-002")
    window.go(0)
    place.look_at(1)
    window.journey.back()
    settled(qtbot, window)
    assert place.view is complaints
    assert complaints.panel.detail is not None
    assert complaints.panel.detail.log_no == "2026-002"
    assert complaints.panel.detail.hidden is None
