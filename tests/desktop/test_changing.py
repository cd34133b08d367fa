"""Records changed and deleted in the window, field by field, and what happens to them elsewhere meanwhile."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coordinator.desktop.field_row import Tone
from coordinator.desktop.record_page import RecordPage
from coordinator.desktop.window import Window
from coordinator.services.editing import Edited
from coordinator.services.program import Setting, reading
from tests.conftest import SAMPLE_OFFICERS
from tests.desktop.conftest import settled
from tests.desktop.entering import CONTROL, SEVEN, Key, below, enter, focused, keys, press, show, type_into

LEFT = Qt.MouseButton.LeftButton
OFFICER = {"badge": "4300", "last_name": "Okafor", "first_name": "Ngozi"}
EXAM = "4117/IADP/1/ORIGINAL"


def edit(qtbot: QtBot, window: Window, plural: str, key: str, **typed: str) -> RecordPage:
    """Show a record and type into fields of it, the last of which keeps the focus."""
    page = show(qtbot, window, plural, key)
    page.panel.enter()
    for name, text in typed.items():
        type_into(qtbot, window, page, name, text)
    return page


def value(page: RecordPage, name: str) -> object:
    return page.panel.form.rows[name].editor.value()


def test_a_field_is_saved_on_leaving_it_as_one_change_that_undo_names(window: Window, qtbot: QtBot) -> None:
    page = edit(qtbot, window, "Officers", "4117", unit="x")
    assert window.menus.undo.text() == "&Undo: Import sample"
    press(qtbot, window, Key.Key_Tab)
    assert window.foot.words.text() == "Changed Unit of Officer 4117."
    assert window.menus.undo.text() == "&Undo: Change Unit of Officer 4117"
    assert value(page, "unit") == "x"

    qtbot.mouseClick(window.foot.undo, LEFT)
    settled(qtbot, window)
    assert window.foot.words.text() == "Undo: Change Unit of Officer 4117."
    assert not window.foot.undo.isVisible()
    assert value(page, "unit") == "Detention"
    press(qtbot, window, Key.Key_Y, CONTROL)
    assert value(page, "unit") == "x"


def test_undo_is_the_windows_where_a_field_has_nothing_to_take_back(window: Window, qtbot: QtBot) -> None:
    page = edit(qtbot, window, "Officers", "4117", unit="x")
    press(qtbot, window, Key.Key_Z, CONTROL)
    assert value(page, "unit") == "Detention"
    qtbot.keyClicks(focused(), "y")
    press(qtbot, window, Key.Key_Tab)
    press(qtbot, window, Key.Key_Z, CONTROL)
    assert window.foot.words.text() == "Undo: Change Unit of Officer 4117."


def test_enter_saves_a_field_and_escape_takes_typing_back(window: Window, qtbot: QtBot) -> None:
    page = edit(qtbot, window, "Officers", "4117", rank="x")
    press(qtbot, window, Key.Key_Escape)
    assert page.panel.isVisible()
    assert value(page, "rank") == "Deputy"
    qtbot.keyClicks(focused(), "x")
    press(qtbot, window, Key.Key_Return)
    assert window.foot.words.text() == "Changed Rank of Officer 4117."
    press(qtbot, window, Key.Key_Escape)
    assert not page.panel.isVisible()


def test_what_was_typed_is_saved_when_the_window_closes(
    window: Window, qtbot: QtBot, setting: Setting, sample_program: Path
) -> None:
    edit(qtbot, window, "Officers", "4117", rank="x")
    window.close()
    with reading(sample_program, setting) as store, store.looking() as look:
        assert look.past(1)[0].label == "Change Rank of Officer 4117"


def test_what_was_typed_is_saved_when_another_record_is_chosen(window: Window, qtbot: QtBot) -> None:
    page = edit(qtbot, window, "Officers", "4117", rank="x")
    row = keys(page).index("4122")
    qtbot.mouseClick(page.table.viewport(), LEFT, pos=page.table.visualRect(page.model.index(row, 1)).center())
    settled(qtbot, window)
    assert window.foot.words.text() == "Changed Rank of Officer 4117."
    assert page.panel.title.text() == "Officer 4122"
    assert page.panel.form.edited == []


def test_fields_that_need_each_other_wait_for_each_other(window: Window, qtbot: QtBot) -> None:
    page = edit(qtbot, window, "Courses", "IADP", deadline_month="9")
    press(qtbot, window, Key.Key_Tab)
    assert below(page, "deadline_day") == "Stop: a deadline has a month and a day."
    type_into(qtbot, window, page, "deadline_day", "30")
    press(qtbot, window, Key.Key_Tab)
    assert page.panel.form.stopped is None
    assert window.foot.words.text() == "Changed Deadline month and Deadline day of Course IADP."


def test_a_field_that_cannot_be_saved_keeps_no_other_from_it(window: Window, qtbot: QtBot) -> None:
    page = edit(qtbot, window, "Officers", "4117", rank=" A-123456789", unit="x")
    press(qtbot, window, Key.Key_Tab)
    assert "looks like" in below(page, "rank")
    assert page.panel.form.edited == ["rank"]
    assert window.foot.words.text() == "Changed Unit of Officer 4117."


def test_what_should_not_have_been_is_saved_with_a_check_below_the_field(window: Window, qtbot: QtBot) -> None:
    page = edit(qtbot, window, "Authorizations", "4117/KC-JEM-2/2024-04-02", functions=SEVEN)
    press(qtbot, window, Key.Key_Tab)
    assert value(page, "functions") == ()
    assert page.panel.form.rows["functions"].message.tone is Tone.CHECK
    assert below(page, "functions") == "Check: it names no function that the officer may perform."


def test_what_the_model_does_not_delegate_is_stopped_below_the_field(window: Window, qtbot: QtBot) -> None:
    page = edit(qtbot, window, "Authorizations", "5011/KC-WSO/2025-05-12", functions=SEVEN)
    press(qtbot, window, Key.Key_Tab)
    assert "Stop: the Warrant Service Officer does not delegate" in below(page, "functions")


def change_elsewhere(qtbot: QtBot, window: Window, page: RecordPage, name: str, new: object) -> None:
    """Change a field of the record that shows, past its form."""
    shown = page.panel.detail
    assert shown is not None
    edits = {name: Edited(shown.values[name], new)}
    window.session.change(lambda desk: desk.edit(page.kind, shown.number, edits).changes)
    settled(qtbot, window)


def test_a_stale_edit_is_refused_below_its_field(window: Window, qtbot: QtBot) -> None:
    page = edit(qtbot, window, "Officers", "4117", rank="x")
    change_elsewhere(qtbot, window, page, "rank", "Sergeant")
    assert value(page, "rank") == "x"
    press(qtbot, window, Key.Key_Tab)
    assert below(page, "rank") == (
        "Stop: somebody changed it since: it says “Sergeant” now, and what you typed is not saved."
    )
    assert window.menus.undo.text() == "&Undo: Change Rank of Officer 4117"
    page.panel.form.rows["rank"].editor.setFocus()
    press(qtbot, window, Key.Key_Escape)
    assert value(page, "rank") == "Sergeant"


def test_a_change_elsewhere_shows_and_leaves_an_edit_in_progress(window: Window, qtbot: QtBot) -> None:
    page = edit(qtbot, window, "Officers", "4117", rank="x")
    change_elsewhere(qtbot, window, page, "unit", "Booking")
    assert value(page, "unit") == "Booking"
    assert value(page, "rank") == "x"
    assert page.panel.form.rows["rank"].isAncestorOf(focused())
    press(qtbot, window, Key.Key_Tab)
    assert page.panel.form.stopped is None
    assert page.panel.form.edited == []


def test_selection_and_place_stay_through_a_change(window: Window, qtbot: QtBot) -> None:
    page = show(qtbot, window, "Checks", "4117/KC-JEM-2/ICEBI")
    bar = page.table.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place, key = bar.value(), page.panel.key
    assert place > 0
    change_elsewhere(qtbot, window, page, "method", "Letter")
    assert (bar.value(), page.panel.key) == (place, key)
    assert page.model.key_at(page.table.currentIndex().row()) == key


def test_a_new_key_keeps_the_record_chosen(window: Window, qtbot: QtBot) -> None:
    page = edit(qtbot, window, "Officers", "4117", badge="9")
    press(qtbot, window, Key.Key_Tab)
    assert page.panel.title.text() == "Officer 94117"
    assert keys(page)[page.table.currentIndex().row()] == "94117"


def test_a_deleted_record_comes_back_by_the_foot(window: Window, qtbot: QtBot) -> None:
    page = show(qtbot, window, "Examinations", EXAM)
    total = page.model.total
    page.table.setFocus()
    press(qtbot, window, Key.Key_Delete)
    assert page.model.total == total - 1
    assert window.foot.words.text() == "Deleted Examination 4117, IADP, 1, First attempt."
    assert page.table.currentIndex().isValid()
    qtbot.mouseClick(window.foot.undo, LEFT)
    settled(qtbot, window)
    assert page.model.total == total


def test_the_delete_key_in_a_field_deletes_no_record(window: Window, qtbot: QtBot) -> None:
    page = edit(qtbot, window, "Examinations", EXAM)
    total = page.model.total
    press(qtbot, window, Key.Key_Delete)
    assert page.model.total == total


def test_a_record_that_others_refer_to_is_not_deleted(window: Window, qtbot: QtBot) -> None:
    page = show(qtbot, window, "Officers", "4117")
    page.table.setFocus()
    press(qtbot, window, Key.Key_Delete)
    assert window.banner.isVisible()
    assert window.banner.words.text().startswith("Officer 4117 cannot be deleted: Nomination 4117, KC-JEM-2")
    assert page.model.total == SAMPLE_OFFICERS


def test_a_record_that_an_undo_takes_away_leaves_the_panel(window: Window, qtbot: QtBot) -> None:
    page = enter(qtbot, window, "Officers", OFFICER)
    assert page.panel.isVisible()
    page.table.setFocus()
    press(qtbot, window, Key.Key_Z, CONTROL)
    assert not page.panel.isVisible()
