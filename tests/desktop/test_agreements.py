"""Agreements by keyboard: signing anew under another print, own terms, amendments, and all taken back."""

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from coordinator.desktop.agreement_panel import (
    AMENDMENTS,
    ANEW,
    CLAUSES,
    OBLIGATIONS,
    OFFICERS,
    OVERVIEW,
    TERMS,
    AgreementPanel,
)
from coordinator.desktop.agreements_page import AgreementsPage
from coordinator.desktop.compliance_page import CompliancePage
from coordinator.desktop.due_row import DueRow
from coordinator.desktop.officers_page import OfficersPage
from coordinator.desktop.window import Window
from coordinator.services.agreement_view import Agreements
from coordinator.store import Store
from tests.desktop.conftest import Opener, settled
from tests.desktop.entering import CONTROL, Key, fill, focused, press, tab_to

MOA = "KC-JEM-2"


@pytest.fixture
def agreements(window: Window, qtbot: QtBot) -> AgreementsPage:
    """The place of agreements, with the search in the focus."""
    page = window.go_to(AgreementsPage)
    settled(qtbot, window)
    return page


def choose(qtbot: QtBot, window: Window, page: AgreementsPage, code: str) -> AgreementPanel:
    """Find an agreement by its code, and go into its panel."""
    page.search.setFocus()
    press(qtbot, window, Key.Key_Escape)
    qtbot.keyClicks(focused(), code)
    press(qtbot, window, Key.Key_Down)
    press(qtbot, window, Key.Key_Return)
    assert page.panel.detail is not None
    assert page.panel.detail.code == code
    return page.panel


def go(qtbot: QtBot, window: Window, panel: AgreementPanel, tab: int) -> None:
    """Go to a tab by the arrow keys."""
    panel.tabs.setFocus()
    while panel.tabs.currentIndex() != tab:
        press(qtbot, window, Key.Key_Right if panel.tabs.currentIndex() < tab else Key.Key_Left)


def texts(panel: AgreementPanel) -> str:
    QApplication.processEvents()
    return "\n".join(one.text() for one in panel.findChildren(QLabel) if one.isVisible())


def rows(panel: AgreementPanel) -> list[DueRow]:
    """Return the rows that show, once the new ones do."""
    QApplication.processEvents()
    return [row for row in panel.findChildren(DueRow) if row.isVisible()]


def states(page: AgreementsPage) -> dict[str, str]:
    return {row.code: row.state_words for row in page.model.rows}


def test_an_agreement_is_signed_anew_under_another_print_and_undo_takes_it_back(
    agreements: AgreementsPage, window: Window, qtbot: QtBot
) -> None:
    panel = choose(qtbot, window, agreements, MOA)
    go(qtbot, window, panel, ANEW)
    tab_to(qtbot, window, panel.renewal.prints)
    assert isinstance(panel.renewal.prints, QComboBox)
    assert panel.renewal.prints.currentData() == "JEM-2025"
    told = texts(panel)
    assert "Changes: 1" in told
    assert "Notices name the right office (PST-02): intake JIC → OPR" in told
    assert "Ends: 1" in told
    assert "Public steering meeting (STC-01)" in told
    assert "Ask ICE for new authorization letters for 5 officers" in told
    press(qtbot, window, Key.Key_Down)
    assert panel.renewal.prints.currentData() == "JEM-2016"
    press(qtbot, window, Key.Key_Up)
    tab_to(qtbot, window, panel.renewal.begin)
    press(qtbot, window, Key.Key_Space)
    form = panel.form
    assert form is not None
    values = {name: row.editor.value() for name, row in form.form.rows.items()}
    assert (values["template"], values["supersedes"], values["code"]) == ("JEM-2025", MOA, None)
    assert values["facilities"] == ("Kettle County Jail", "Intake and Processing")
    for name in form.form.rows:
        typed = {"code": "KC-JEM-3", "lea_signed_on": "11/2/2026", "ice_signed_on": "11/9/2026"}.get(name)
        if typed:
            fill(qtbot, window, form.form.rows[name], typed)
    press(qtbot, window, Key.Key_Return, CONTROL)
    assert panel.detail is not None
    assert (panel.detail.code, panel.detail.state_words) == ("KC-JEM-3", "In force")
    assert states(agreements)[MOA] == "Superseded"
    choose(qtbot, window, agreements, MOA)
    go(qtbot, window, panel, OVERVIEW)
    assert "All authority under this agreement ended on November 9, 2026." in texts(panel)
    press(qtbot, window, Key.Key_Z, CONTROL)
    assert states(agreements) == {MOA: "In force"}
    assert window.menus.undo.text() == "&Undo: Import sample"


def test_a_term_is_set_otherwise_in_its_place_and_undone(
    agreements: AgreementsPage, window: Window, qtbot: QtBot
) -> None:
    panel = choose(qtbot, window, agreements, MOA)
    go(qtbot, window, panel, TERMS)
    (row,) = [one for one in rows(panel) if one.second.endswith("TRN-03") and one.first.startswith("Interval")]
    assert row.first == "Interval, months: 24"
    tab_to(qtbot, window, row)
    press(qtbot, window, Key.Key_Return)
    form = panel.form
    assert form is not None
    values = {name: line.editor.value() for name, line in form.form.rows.items()}
    assert (values["moa"], values["rule"], values["parameter"]) == (MOA, "TRN-03", "interval_months")
    fill(qtbot, window, form.form.rows["value"], "soon")
    press(qtbot, window, Key.Key_Return, CONTROL)
    assert "must be a whole number" in form.form.rows["value"].message.words.text()
    press(qtbot, window, Key.Key_A, CONTROL)
    qtbot.keyClicks(focused(), "36")
    press(qtbot, window, Key.Key_Return, CONTROL)
    assert panel.form is None
    (row,) = [one for one in rows(panel) if one.second.endswith("TRN-03") and one.first.startswith("Interval")]
    assert (row.first, row.words) == ("Interval, months: 36 · the print says 24", "Own term")
    row.click()
    settled(qtbot, window)
    assert panel.form is not None
    assert panel.form.title.text() == "Own term KC-JEM-2, TRN-03, interval_months"
    press(qtbot, window, Key.Key_Escape)
    press(qtbot, window, Key.Key_Z, CONTROL)
    assert not any(one.words == "Own term" for one in rows(panel))


def test_an_amendment_is_added_with_the_next_number(agreements: AgreementsPage, window: Window, qtbot: QtBot) -> None:
    panel = choose(qtbot, window, agreements, MOA)
    go(qtbot, window, panel, AMENDMENTS)
    assert [row.first for row in rows(panel)] == ["Amendment 1 · June 23, 2020"]
    (add,) = [one for one in panel.findChildren(QPushButton) if one.text() == "Add an amendment"]
    tab_to(qtbot, window, add)
    press(qtbot, window, Key.Key_Space)
    assert panel.form is not None
    assert panel.form.form.rows["number"].editor.value() == 2
    fill(qtbot, window, panel.form.form.rows["kind"], "Change of c")
    press(qtbot, window, Key.Key_Return, CONTROL)
    assert [row.first for row in rows(panel)] == ["Amendment 1 · June 23, 2020", "Amendment 2 · not in effect"]
    press(qtbot, window, Key.Key_Z, CONTROL)
    assert len(rows(panel)) == 1


def test_a_clause_and_an_obligation_lead_to_their_reasons(
    agreements: AgreementsPage, window: Window, qtbot: QtBot
) -> None:
    panel = choose(qtbot, window, agreements, MOA)
    for tab, said in ((CLAUSES, "Refresher training"), (OBLIGATIONS, "Refresher training")):
        go(qtbot, window, panel, tab)
        row = next(one for one in rows(panel) if one.first == said)
        row.click()
        settled(qtbot, window)
        duty = window.page(CompliancePage).panel
        assert window.stack.currentWidget() is window.page(CompliancePage)
        assert duty.shown is not None
        assert (duty.shown.rule, duty.shown.status) == ("TRN-03", "OVERDUE")
        window.go_to(AgreementsPage)


def test_a_clause_under_which_nothing_is_asked_leads_nowhere(
    agreements: AgreementsPage, window: Window, qtbot: QtBot
) -> None:
    panel = choose(qtbot, window, agreements, MOA)
    go(qtbot, window, panel, CLAUSES)
    quiet = [one for one in rows(panel) if "nothing is asked" in one.second]
    assert quiet
    assert not any(one.isEnabled() for one in quiet)


def test_an_officer_under_the_agreement_is_one_press_away(
    agreements: AgreementsPage, window: Window, qtbot: QtBot
) -> None:
    panel = choose(qtbot, window, agreements, "KC-WSO")
    go(qtbot, window, panel, OFFICERS)
    assert [row.words for row in rows(panel)] == ["Authorized", "Papers incomplete", "Separated"]
    rows(panel)[1].click()
    settled(qtbot, window)
    officer = window.page(OfficersPage).panel
    assert window.stack.currentWidget() is window.page(OfficersPage)
    assert officer.detail is not None
    assert officer.detail.badge == "5012"


def test_filters_tell_what_binds_from_what_ended(agreements: AgreementsPage) -> None:
    agreements.show_list(Agreements.LIVE)
    assert set(states(agreements)) == {MOA, "KC-WSO", "KC-TFM"}
    agreements.show_list(Agreements.ENDED)
    assert set(states(agreements)) == {"KC-JEM-1", "KC-WSO-1"}


def test_the_first_agreement_is_entered_in_its_place(opener: Opener, empty: Store, qtbot: QtBot) -> None:
    empty.close()
    window = opener(empty.folder.path)
    page = window.go_to(AgreementsPage)
    settled(qtbot, window)
    (first,) = [one for one in page.blank.findChildren(QPushButton) if one.isVisible()]
    assert first.text() == "Enter the first agreement"
    tab_to(qtbot, window, first)
    press(qtbot, window, Key.Key_Space)
    form = page.panel.form
    assert form is not None
    for name, text in (("code", "X-JEM"), ("model", "Jail"), ("template", "JEM-2025")):
        fill(qtbot, window, form.form.rows[name], text)
    press(qtbot, window, Key.Key_Return, CONTROL)
    assert states(page) == {"X-JEM": "Draft"}
    assert page.panel.detail is not None
    assert page.panel.detail.code == "X-JEM"
