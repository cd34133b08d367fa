"""Records entered in the window, by keyboard alone."""

from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from coordinator.desktop.editors.references import ReferenceEditor
from coordinator.desktop.officers_page import OfficersPage
from coordinator.desktop.record_page import RecordPage
from coordinator.desktop.records_page import RecordsPage
from coordinator.desktop.today_page import TodayPage
from coordinator.desktop.window import Window
from coordinator.store import Store
from tests.conftest import SAMPLE_OFFICERS
from tests.desktop.conftest import Opener, settled
from tests.desktop.entering import (
    ALT,
    CONTROL,
    SEVEN,
    Key,
    begin,
    below,
    enter,
    focused,
    keys,
    open_kind,
    press,
    show,
    type_into,
)

LEFT = Qt.MouseButton.LeftButton
OFFICER = {"badge": "4300", "last_name": "Okafor", "first_name": "Ngozi"}
NEW = {"officer": "4300", "moa": "KC-JEM-2"}
TAUGHT = {"officer": "Okafor, Ngozi", "course": "IADP"}
CLASS = {"started_on": "8/3/2026", "status": "Comp", "completed_on": "8/28/2026", "certified_on": "9/4/2026"}
FROM_NOMINATION_TO_AUTHORITY = [
    ("Officers", {**OFFICER, "languages": "Igbo, Spanish"}),
    ("Participations", {**NEW, "role": "Designated", "started_on": "4/6/2026"}),
    ("Nominations", {**NEW, "nominated_on": "4/6/2026", "decision": "App", "decided_on": "June 1 2026"}),
    ("Checks", {**NEW, "check": "U.S.", "result": "Met", "verified_on": "4/6/2026"}),
    ("Checks", {**NEW, "check": "ICE", "result": "Met", "verified_on": "6/1/2026"}),
    ("Training", {**TAUGHT, **CLASS}),
    *(
        ("Examinations", {**TAUGHT, "exam": exam, "attempt": "First", "score": score, "taken_on": "8/28/2026"})
        for exam, score in (("1", "88"), ("2", "91.5"), ("3", "79"))
    ),
    ("Authorizations", {**NEW, "granted_from": "9/14/2026", "letter_on": "9/14/2026", "functions": SEVEN}),
    ("Credentials", {**NEW, "kind": "ICE", "issued_on": "9/14/2026"}),
    ("Credentials", {**NEW, "kind": "Cred", "issued_on": "9/21/2026"}),
]


def test_an_officer_comes_from_nomination_to_authority_and_undo_takes_all_back(window: Window, qtbot: QtBot) -> None:
    for plural, typed in FROM_NOMINATION_TO_AUTHORITY:
        page = enter(qtbot, window, plural, typed)
        stop = page.panel.form.stopped
        assert stop is None, (plural, stop and (stop.name, stop.message.words.text()))
        assert not page.panel.drafting
        assert window.foot.words.text().startswith("Added ")

    qtbot.keyClick(window, Key.Key_3, CONTROL)
    qtbot.keyClicks(focused(), "4300")
    press(qtbot, window, Key.Key_Down)
    officers = window.page(OfficersPage)
    assert [row.status_words for row in officers.model.rows] == ["Authorized"]
    assert officers.panel.detail is not None
    assert officers.panel.detail.name == "Okafor, Ngozi"

    for _ in FROM_NOMINATION_TO_AUTHORITY:
        press(qtbot, window, Key.Key_Z, CONTROL)
    assert officers.model.total == SAMPLE_OFFICERS
    assert window.menus.undo.text() == "&Undo: Import sample"


class Wrong(NamedTuple):
    """What is typed into one field of a new record, and what is said below it."""

    plural: str
    name: str
    text: str
    said: str
    others: dict[str, str]


EXAM = {**TAUGHT, "officer": "4117", "exam": "9", "attempt": "First", "taken_on": "8/28/2026"}
WRONG = [
    Wrong("Training", "started_on", "someday", "Stop: “someday” is not a day.", {}),
    Wrong("Training", "course", "NO-SUCH", "Stop: there is no course NO-SUCH.", {}),
    Wrong("Training", "officer", "Deputy", "records match “Deputy”; choose one of them.", {}),
    Wrong("Officers", "badge", "4117", "Stop: there is another Officer 4117 already.", {}),
    Wrong("Officers", "supervisor", "see A-123456789", "“A-123456789” looks like", OFFICER),
    Wrong("Officers", "badge", "", "Stop: it must be filled in.", {"last_name": "Okafor"}),
    Wrong("Examinations", "score", "120", "Stop: 120 is more than 100.", {}),
    Wrong("Examinations", "score", "many", "Stop: many is not a number.", {}),
    Wrong("Complaints", "received_at", "1/5/2026", "Stop: type the time too: 16:00.", {}),
]


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: f"{wrong.name}-{wrong.text}")
def test_what_cannot_be_is_said_below_its_field_and_nothing_is_saved(
    window: Window, qtbot: QtBot, wrong: Wrong
) -> None:
    page = begin(qtbot, window, wrong.plural, {**wrong.others, wrong.name: wrong.text})
    press(qtbot, window, Key.Key_Tab)
    press(qtbot, window, Key.Key_Tab)  # the second leaves the time of a moment
    assert wrong.said in below(page, wrong.name)
    control = page.panel.form.rows[wrong.name].editor.focusProxy()
    assert control is not None
    assert below(page, wrong.name) in control.accessibleDescription()
    press(qtbot, window, Key.Key_Return, CONTROL)
    assert wrong.said in below(page, wrong.name)
    assert page.panel.drafting
    assert page.panel.form.stopped is not None
    assert page.panel.form.stopped.isAncestorOf(focused())
    assert window.menus.undo.text() == "&Undo: Import sample"


def test_all_problems_are_said_at_once_and_the_first_gets_the_focus(window: Window, qtbot: QtBot) -> None:
    page = enter(qtbot, window, "Officers", {"first_name": "Ngozi", "hired_on": "never"})
    assert below(page, "badge") == "Stop: it must be filled in."
    assert below(page, "last_name") == "Stop: it must be filled in."
    assert below(page, "hired_on").startswith("Stop: “never” is not a day.")
    assert page.panel.form.rows["badge"].isAncestorOf(focused())


def test_a_reference_is_chosen_from_what_is_found(window: Window, qtbot: QtBot) -> None:
    page = begin(qtbot, window, "Training", {"officer": "whit"})
    row = page.panel.form.rows["officer"]
    settled(qtbot, window)
    assert isinstance(row.editor, ReferenceEditor)
    assert row.editor.offers.isVisible()
    press(qtbot, window, Key.Key_Down)
    press(qtbot, window, Key.Key_Return)
    assert row.editor.typed() == "Whitfield, Dana, Deputy (4117)"
    assert row.editor.value() == "4117"


def test_a_duplicate_asks_for_what_tells_the_two_apart(window: Window, qtbot: QtBot) -> None:
    page = show(qtbot, window, "Training", "4117/IADP/2024-02-19")
    press(qtbot, window, Key.Key_D, CONTROL)
    rows = page.panel.form.rows
    assert rows["officer"].editor.value() is None
    assert rows["course"].editor.value() == "IADP"
    assert rows["course"].editor.typed().startswith("IADP (")
    type_into(qtbot, window, page, "officer", "3980")
    press(qtbot, window, Key.Key_Return, CONTROL)
    assert page.panel.detail is not None
    assert page.panel.detail.key == "3980/IADP/2024-02-19"


def test_a_new_record_shows_even_if_the_search_would_hide_it(window: Window, qtbot: QtBot) -> None:
    page = open_kind(qtbot, window, "Officers")
    qtbot.keyClicks(page.search, "whitfield")
    press(qtbot, window, Key.Key_N, CONTROL)
    for name, text in OFFICER.items():
        type_into(qtbot, window, page, name, text)
    press(qtbot, window, Key.Key_Return, CONTROL)
    assert page.search.text() == ""
    assert keys(page)[page.table.currentIndex().row()] == "4300"


def the_page(window: Window) -> RecordPage:
    page = window.page(RecordsPage).page
    assert page is not None
    return page


def test_an_empty_program_begins_with_the_agreement(opener: Opener, empty: Store, qtbot: QtBot) -> None:
    empty.close()
    window = opener(empty.folder.path)
    (button,) = [one for one in window.page(TodayPage).findChildren(QPushButton) if one.text() == "Enter the agreement"]
    qtbot.mouseClick(button, LEFT)
    settled(qtbot, window)
    page = the_page(window)
    assert page.panel.title.text() == "New agreement"
    for name, text in (("code", "X-JEM"), ("model", "Jail"), ("template", "JEM-2020")):
        type_into(qtbot, window, page, name, text)
    press(qtbot, window, Key.Key_Return, CONTROL)
    assert keys(page) == ["X-JEM"]


def test_an_empty_list_says_what_the_kind_is_for(opener: Opener, empty: Store, qtbot: QtBot) -> None:
    empty.close()
    page = open_kind(qtbot, opener(empty.folder.path), "Documents")
    assert page.blank.words.text() == (
        "A paper or file: what it is, whose, and how long it is kept. None is on record yet."
    )
    first, link = [one for one in page.blank.findChildren(QPushButton) if one.isVisible()]
    assert (first.text(), link.text()) == ("Enter the first document", "Import a file…")
    qtbot.mouseClick(first, LEFT)
    assert page.panel.drafting


def test_kinds_are_found_and_counted(window: Window, qtbot: QtBot) -> None:
    place = window.go_to(RecordsPage)
    settled(qtbot, window)
    assert place.kinds.rows["officer"].accessibleName().startswith(f"Officers: {SAMPLE_OFFICERS}. ")
    qtbot.keyClicks(focused(), "poster")
    shown = [kind for kind, row in place.kinds.rows.items() if row.isVisible()]
    assert shown == ["poster_edition", "posting_check"]
    qtbot.keyClicks(focused(), "zzz")
    assert any("No kind of record" in one.text() for one in place.findChildren(QLabel) if one.isVisible())
    press(qtbot, window, Key.Key_Escape)
    press(qtbot, window, Key.Key_Down)
    assert focused() is place.kinds.rows["officer"]
    press(qtbot, window, Key.Key_Space)
    press(qtbot, window, Key.Key_Left, ALT)
    assert place.page is None
    assert focused() is place.kinds.rows["officer"]


def test_nothing_can_be_entered_where_the_program_is_only_read(opener: Opener, sample: Store, qtbot: QtBot) -> None:
    window = opener(sample.folder.path)
    page = show(qtbot, window, "Officers", "4117")
    assert not page.new.isEnabled()
    assert not page.panel.delete.isVisible()
    page.panel.enter()
    qtbot.keyClicks(focused(), "9")
    assert page.panel.form.edited == []
    press(qtbot, window, Key.Key_N, CONTROL)
    assert not page.panel.drafting
