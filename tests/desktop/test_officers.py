"""An officer from the first name to the last paper, and the proof of it: by keyboard, in one place."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from coordinator.desktop.chain import ChainLink
from coordinator.desktop.entry_row import EntryRow
from coordinator.desktop.officer_panel import CHAIN, EQUIPMENT, PROOF, TRAINING
from coordinator.desktop.officers_page import OfficersPage
from coordinator.desktop.record_panel import RecordPanel
from coordinator.desktop.window import Window
from coordinator.services.officer_view import OfficerDetail
from coordinator.store import Store
from tests.conftest import SAMPLE_OFFICERS
from tests.desktop.conftest import Opener, answer_file_dialog, settled
from tests.desktop.entering import CONTROL, SEVEN, Key, focused, press
from tests.reports.pdf_reading import problems

LEFT = Qt.MouseButton.LeftButton


class Added(NamedTuple):
    """A paper that is added from the chain: which one is offered, and what is typed besides what is filled in."""

    offered: str
    kind: str
    typed: Mapping[str, str]


def exam(number: int, score: str) -> Added:
    typed = {"score": score, "taken_on": "8/28/2026"} if number == 1 else {"score": score}
    return Added("Add: Examinations passed", "exam_attempt", typed)


CLASS = {"started_on": "8/3/2026", "completed_on": "8/28/2026", "certified_on": "9/4/2026"}
PATH = [
    Added("Add a participation", "participation", {"moa": "KC-JEM-2", "role": "Designated", "started_on": "4/6/2026"}),
    Added("Add: Nominated", "nomination", {"nominated_on": "4/6/2026", "decision": "App", "decided_on": "6/1/2026"}),
    Added("Add: Check: U.S. citizenship", "eligibility_check", {"result": "Met", "verified_on": "4/6/2026"}),
    Added(
        "Add: Check: Training in facility security", "eligibility_check", {"result": "Met", "verified_on": "4/6/2026"}
    ),
    Added(
        "Add: Check: ICE background investigation", "eligibility_check", {"result": "Met", "verified_on": "6/1/2026"}
    ),
    Added("Add: Initial course completed", "training_record", CLASS),
    exam(1, "88"),
    exam(2, "91.5"),
    exam(3, "79"),
    Added(
        "Add: Letter of authorization",
        "authorization",
        {"granted_from": "9/14/2026", "letter_on": "9/14/2026", "functions": SEVEN},
    ),
    Added("Add: ICE Form 70-006 issued", "credential", {"issued_on": "9/14/2026"}),
    Added("Add: Credential card issued", "credential", {"issued_on": "9/21/2026"}),
]

SKIPPED = {"Add: Letter of authorization"}
"""What does not have the focus by itself, because one more examination could be added before."""


def form_of(page: OfficersPage) -> RecordPanel:
    assert page.panel.form is not None
    return page.panel.form


def detail_of(page: OfficersPage) -> OfficerDetail:
    assert page.panel.detail is not None
    return page.panel.detail


def fill(qtbot: QtBot, window: Window, form: RecordPanel, typed: Mapping[str, str]) -> None:
    """Go from field to field by Tab, and type."""
    for name in (one for one in form.form.rows if one in typed):
        row = form.form.rows[name]
        for _ in range(60):
            if row.isAncestorOf(focused()):
                break
            press(qtbot, window, Key.Key_Tab)
        control = focused()
        assert row.isAncestorOf(control), name
        if isinstance(control, QListWidget):
            for _ in typed[name]:
                press(qtbot, window, Key.Key_Space)
                press(qtbot, window, Key.Key_Down)
        elif isinstance(control, QComboBox):
            while not control.currentText().startswith(typed[name]):
                press(qtbot, window, Key.Key_Down)
        else:
            qtbot.keyClicks(control, typed[name])


def named(page: OfficersPage, name: str) -> QAbstractButton:
    """Return the button that shows under a name, be it words or what is said to those who do not see it."""
    found = [one for one in page.findChildren(QPushButton) if name in {one.text(), one.accessibleName()}]
    (shown,) = [one for one in found if one.isVisible()]
    return shown


def reach(qtbot: QtBot, window: Window, wanted: QAbstractButton) -> None:
    """Press Tab until a button has the focus."""
    QApplication.processEvents()  # what was just made shows, and can be reached
    for _ in range(120):
        if QApplication.focusWidget() is wanted:
            return
        press(qtbot, window, Key.Key_Tab)
    assert QApplication.focusWidget() is wanted, wanted.accessibleName()


def open_officer(qtbot: QtBot, window: Window, badge: str, part: int) -> OfficersPage:
    page = window.go_to(OfficersPage)
    page.choose(badge)
    settled(qtbot, window)
    page.panel.look_at(part)
    settled(qtbot, window)
    QApplication.processEvents()  # what was just made shows
    return page


def test_from_nothing_to_authority_by_keyboard_and_undo_takes_all_back(window: Window, qtbot: QtBot) -> None:
    page = window.go_to(OfficersPage)
    press(qtbot, window, Key.Key_N, CONTROL)
    fill(qtbot, window, form_of(page), {"badge": "4300", "last_name": "Okafor", "first_name": "Ngozi"})
    press(qtbot, window, Key.Key_Return, CONTROL)
    assert page.panel.tabs.currentIndex() == CHAIN

    for paper in PATH:
        QApplication.processEvents()
        wanted = named(page, paper.offered)
        if paper.offered not in SKIPPED:
            assert QApplication.focusWidget() is wanted, "what is missing next has the focus"
        reach(qtbot, window, wanted)
        press(qtbot, window, Key.Key_Space)
        form = form_of(page)
        assert form.kind == paper.kind
        assert form.form.rows["officer"].editor.value() == "4300"
        fill(qtbot, window, form, paper.typed)
        press(qtbot, window, Key.Key_Return, CONTROL)
        assert page.panel.form is None, [row.message.words.text() for row in form.form.rows.values()]

    detail = detail_of(page)
    assert [one.status_words for one in detail.authority] == ["Authorized"]
    assert [one.title for one in detail.chains[0].papers if one.missing] == []
    for _ in range(len(PATH) + 1):
        press(qtbot, window, Key.Key_Z, CONTROL)
    assert page.model.total == SAMPLE_OFFICERS
    assert window.menus.undo.text() == "&Undo: Import sample"


def test_a_decision_of_ice_is_entered_where_the_nomination_waits_for_it(window: Window, qtbot: QtBot) -> None:
    page = open_officer(qtbot, window, "4210", CHAIN)
    reach(qtbot, window, named(page, "Enter: Decided by ICE"))
    press(qtbot, window, Key.Key_Space)
    assert form_of(page).kind == "nomination"
    assert form_of(page).detail is not None


def test_nothing_is_left_of_an_officer_who_was_not_entered(window: Window, qtbot: QtBot) -> None:
    page = window.go_to(OfficersPage)
    press(qtbot, window, Key.Key_N, CONTROL)
    assert page.panel.isVisible()
    press(qtbot, window, Key.Key_Escape)
    assert not page.panel.isVisible()


def test_the_officer_is_edited_in_place(window: Window, qtbot: QtBot) -> None:
    page = open_officer(qtbot, window, "4117", CHAIN)
    qtbot.mouseClick(named(page, "Edit this officer"), LEFT)
    settled(qtbot, window)
    assert form_of(page).title.text() == "Officer 4117"


def test_the_form_stays_when_the_badge_becomes_another(window: Window, qtbot: QtBot) -> None:
    page = open_officer(qtbot, window, "4117", CHAIN)
    qtbot.mouseClick(named(page, "Edit this officer"), LEFT)
    settled(qtbot, window)
    badge = form_of(page).form.rows["badge"].editor
    badge.setFocus()
    qtbot.keyClick(focused(), Key.Key_A, CONTROL)
    qtbot.keyClicks(focused(), "4118")
    press(qtbot, window, Key.Key_Tab)
    settled(qtbot, window)
    assert form_of(page).title.text() == "Officer 4118"
    assert page.panel.key == "4118"
    press(qtbot, window, Key.Key_Escape)
    assert detail_of(page).badge == "4118"
    press(qtbot, window, Key.Key_Z, CONTROL)
    assert "4118" not in [row.badge for row in page.model.rows]


def links(page: OfficersPage) -> Iterator[ChainLink]:
    return (one for one in page.findChildren(ChainLink) if one.isVisible())


def test_every_paper_opens_its_record_in_place(window: Window, qtbot: QtBot) -> None:
    page = open_officer(qtbot, window, "4117", CHAIN)
    opened = []
    for place in range(len(list(links(page)))):
        link = list(links(page))[place]
        assert link.isEnabled()
        link.setFocus()
        press(qtbot, window, Key.Key_Return)
        opened.append(form_of(page).kind)
        press(qtbot, window, Key.Key_Escape)
        assert page.panel.form is None
        QApplication.processEvents()
    expected = ["participation", "nomination", *["eligibility_check"] * 3, "nomination", "training_record"]
    assert opened[:9] == [*expected, "exam_attempt", "training_record"]
    assert opened[9:] == ["authorization", "credential", "credential", "training_record"]


@pytest.mark.parametrize(
    ("part", "kinds"), [(TRAINING, {"training_record", "exam_attempt"}), (EQUIPMENT, {"credential"})]
)
def test_what_an_officer_took_or_holds_opens_in_place(window: Window, qtbot: QtBot, part: int, kinds: set[str]) -> None:
    page = open_officer(qtbot, window, "4117", part)
    rows = [one for one in page.findChildren(EntryRow) if one.isVisible()]
    assert {one.line.ref.partition(":")[0] for one in rows} >= kinds
    qtbot.mouseClick(rows[0], LEFT)
    settled(qtbot, window)
    assert form_of(page).detail is not None


def test_a_class_is_added_with_the_officer_filled_in(window: Window, qtbot: QtBot) -> None:
    page = open_officer(qtbot, window, "4117", TRAINING)
    qtbot.mouseClick(named(page, "Add to classes"), LEFT)
    assert form_of(page).form.rows["officer"].editor.typed() == "Whitfield, Dana, Deputy (4117)"


def test_a_new_credential_is_under_the_agreement_that_the_officer_takes_part_in(window: Window, qtbot: QtBot) -> None:
    page = open_officer(qtbot, window, "4117", EQUIPMENT)
    qtbot.mouseClick(named(page, "Add to credentials"), LEFT)
    assert form_of(page).form.rows["moa"].editor.value() == "KC-JEM-2"


def test_the_authority_on_a_day_is_answered_and_copied(window: Window, qtbot: QtBot) -> None:
    page = open_officer(qtbot, window, "4055", PROOF)
    page.panel.proof.enter()
    qtbot.keyClicks(focused(), "4/12/2026")
    press(qtbot, window, Key.Key_Return)
    found = page.panel.proof.proof
    assert found is not None
    assert found.answers[0].answer.status == "AUTHORIZED"
    qtbot.mouseClick(page.panel.proof.copy, LEFT)
    text = QApplication.clipboard().text()
    assert text.startswith("Serrano, Paul (badge 4055), authority on April 12, 2026\n\nUnder KC-JEM-2: Authorized.")
    assert "F07 Detain and transport" in text
    page.panel.proof.enter()
    qtbot.keyClicks(focused(), "4/13/2026")
    press(qtbot, window, Key.Key_Return)
    assert page.panel.proof.proof is not None
    assert page.panel.proof.proof.answers[0].answer.status == "REVOKED"
    assert page.panel.proof.proof.answers[0].functions == []


def test_the_proof_is_saved_as_a_paper(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    page = open_officer(qtbot, window, "4117", PROOF)
    target = tmp_path / "proof.pdf"
    answer_file_dialog(qtbot, target)
    qtbot.mouseClick(page.panel.proof.print, LEFT)
    qtbot.waitUntil(target.exists, timeout=10_000)
    settled(qtbot, window)
    assert problems(target.read_bytes()) == []
    assert window.foot.words.text() == f"Saved as {target}."


def test_nobody_can_add_to_a_program_that_is_only_read(opener: Opener, sample: Store, qtbot: QtBot) -> None:
    window = opener(sample.folder.path)  # the store of the test holds it
    page = open_officer(qtbot, window, "4210", CHAIN)
    assert not page.new.isEnabled()
    assert [
        one for one in page.findChildren(QPushButton) if one.text() in {"Add", "Enter", "Add a participation"}
    ] == []
