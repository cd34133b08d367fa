"""Lists as people use them: sorted, filtered, looked at by views, selected, copied, exported and changed together."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QInputDialog, QLabel, QLineEdit, QMenu, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from coordinator.desktop import list_filter, listing, paged_model
from coordinator.desktop.bulk_dialog import BulkDialog
from coordinator.desktop.compliance_page import CompliancePage
from coordinator.desktop.list_page import ListPage
from coordinator.desktop.listing import WAITING
from coordinator.desktop.officers_page import OfficersPage
from coordinator.desktop.places import PLACES
from coordinator.desktop.record_page import RecordPage
from coordinator.desktop.settings import views_file
from coordinator.desktop.window import Window
from coordinator.services import browsing
from coordinator.services.today import Show
from tests.conftest import SAMPLE_OFFICERS
from tests.desktop.conftest import Opener, answer_file_dialog, seen, settled
from tests.desktop.entering import CONTROL, Key, Modifier, enter, focused, keys, open_kind, press

LEFT = Qt.MouseButton.LeftButton
SHIFT = Modifier.ShiftModifier
CLASS, REASON = "4117, IADP, 2024-02-19", "Certified on (2024-03-22) lies before Completed on (2030-01-01)"


@pytest.fixture
def officers(window: Window, qtbot: QtBot) -> OfficersPage:
    return seen(qtbot, window, OfficersPage)


def badges(page: OfficersPage) -> list[str]:
    return [row.badge for row in page.model.rows]


def place_of(page: ListPage[object] | OfficersPage | RecordPage, name: str) -> int:
    return next(place for place, column in enumerate(page.COLUMNS) if column.asked_as == name)


def click_head(
    qtbot: QtBot, page: OfficersPage, name: str, modifier: Qt.KeyboardModifier = Modifier.NoModifier
) -> None:
    head = page.table.horizontalHeader()
    at = QPoint(head.sectionViewportPosition(place_of(page, name)) + 20, head.height() // 2)
    qtbot.mouseClick(head.viewport(), LEFT, modifier, at)


def type_filter(qtbot: QtBot, window: Window, page: ListPage[object] | OfficersPage | RecordPage, text: str) -> None:
    page.search.setFocus()
    page.search.selectAll()
    qtbot.keyClicks(page.search, text)
    settled(qtbot, window)


def select(qtbot: QtBot, page: OfficersPage | RecordPage, places: Sequence[int]) -> None:
    """Click the rows at *places*, all but the first with Ctrl."""
    for at, place in enumerate(places):
        modifier = CONTROL if at else Modifier.NoModifier
        centre = page.table.visualRect(page.model.index(place, page.table.shown_columns()[0])).center()
        qtbot.mouseClick(page.table.viewport(), LEFT, modifier, centre)


def chips(page: ListPage[object] | OfficersPage | RecordPage) -> list[QPushButton]:
    return [one for one in page.filter.chips.findChildren(QPushButton) if not one.isHidden()]


def message(page: OfficersPage) -> str:
    return page.filter.chips.message.words.text() if page.filter.chips.message.isVisible() else ""


def test_shift_and_a_click_sort_by_a_second_column_and_the_head_says_so(officers: OfficersPage, qtbot: QtBot) -> None:
    click_head(qtbot, officers, "agreement")
    click_head(qtbot, officers, "name", SHIFT)
    rows = [(row.agreements, row.name.casefold()) for row in officers.model.rows]
    assert rows == sorted(rows)
    click_head(qtbot, officers, "name", SHIFT)
    twice = [(row.agreements, row.name) for row in officers.model.rows]
    assert [one for one, _ in twice] == sorted(one for one, _ in twice)
    assert twice != sorted(twice)
    said = officers.model.headerData(place_of(officers, "name"), Qt.Orientation.Horizontal, _SPOKEN)
    assert said == "Name, sorted descending, second"
    click_head(qtbot, officers, "name", SHIFT)
    assert [one.place for one in officers.model.sorting] == [place_of(officers, "agreement")]
    click_head(qtbot, officers, "agreement")
    assert officers.model.sorting[0].descending


_SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def test_the_keyboard_sorts_by_the_column_it_is_in(officers: OfficersPage, window: Window, qtbot: QtBot) -> None:
    officers.choose_first()
    press(qtbot, window, Key.Key_F7)
    assert badges(officers) == sorted(badges(officers), key=lambda badge: badge.rjust(12))
    press(qtbot, window, Key.Key_Right)
    press(qtbot, window, Key.Key_F7, SHIFT)
    assert [one.place for one in officers.model.sorting] == [0, 1]


def test_fields_are_filtered_and_each_term_is_a_chip_that_takes_it_away(
    officers: OfficersPage, window: Window, qtbot: QtBot
) -> None:
    type_filter(qtbot, window, officers, "status:authorized due<30d -refresher:none")
    assert badges(officers) == ["3871"]
    assert [chip.text() for chip in chips(officers)] == [
        "Status: authorized  \u00d7",
        "Next due below 30d  \u00d7",
        "Not Refresher: nothing recorded  \u00d7",
    ]
    chips(officers)[1].setFocus()
    press(qtbot, window, Key.Key_Space)
    assert officers.search.text() == "status:authorized -refresher:none"
    assert {"3871", "3980", "4117"} <= set(badges(officers))
    press(qtbot, window, Key.Key_Escape)
    assert len(badges(officers)) == SAMPLE_OFFICERS
    assert chips(officers) == []


def test_a_filter_that_means_nothing_is_said_and_the_rows_before_stay(
    officers: OfficersPage, window: Window, qtbot: QtBot
) -> None:
    type_filter(qtbot, window, officers, "rank:dep")
    before = badges(officers)
    type_filter(qtbot, window, officers, "rnk:dep")
    assert message(officers).startswith("Check: There is no field rnk here. Did you mean rank?")
    type_filter(qtbot, window, officers, "rank:dep due:soon")
    assert "“soon” is not a day" in message(officers)
    assert badges(officers) == before
    type_filter(qtbot, window, officers, "rank:dep due:")
    assert message(officers) == ""


def offered(page: ListPage[object] | OfficersPage | RecordPage) -> list[str]:
    offers = page.search.offers
    return [] if offers.isHidden() else [offers.item(at).text() for at in range(offers.count())]


def test_fields_and_their_words_are_completed_by_keyboard(officers: OfficersPage, window: Window, qtbot: QtBot) -> None:
    type_filter(qtbot, window, officers, "fac")
    assert offered(officers) == ["facility:"]
    press(qtbot, window, Key.Key_Down)
    press(qtbot, window, Key.Key_Return)
    assert officers.search.text() == "facility:"
    assert "Kettle County Jail" in offered(officers)
    qtbot.keyClicks(officers.search, "kett")
    press(qtbot, window, Key.Key_Down)
    press(qtbot, window, Key.Key_Tab)
    assert officers.search.text() == 'facility:"Kettle County Jail" '
    settled(qtbot, window)
    assert {row.facility for row in officers.model.rows} == {"Kettle County Jail"}


def test_ctrl_space_offers_every_field_and_esc_closes_the_offers_first(
    officers: OfficersPage, window: Window, qtbot: QtBot
) -> None:
    type_filter(qtbot, window, officers, "dep ")
    press(qtbot, window, Key.Key_Space, CONTROL)
    assert offered(officers) == [f"{column.asked_as}:" for column in officers.COLUMNS]
    press(qtbot, window, Key.Key_Escape)
    assert offered(officers) == []
    assert officers.search.text() == "dep "
    press(qtbot, window, Key.Key_Escape)
    assert officers.search.text() == ""


def test_records_are_filtered_by_every_field_of_their_declaration(window: Window, qtbot: QtBot) -> None:
    page = open_kind(qtbot, window, "Training")
    type_filter(qtbot, window, page, "officer:whit course:iadp started_on:2024")
    assert keys(page) == ["4117/IADP/2024-02-19"]
    type_filter(qtbot, window, page, "officer:wh")
    assert any(word.startswith("Whitfield") for word in offered(page))
    press(qtbot, window, Key.Key_Escape)
    press(qtbot, window, Key.Key_Escape)
    assert page.model.rowCount() == page.model.total


def test_an_empty_list_says_which_filter_hides_the_rows_and_clears_it(
    officers: OfficersPage, window: Window, qtbot: QtBot
) -> None:
    qtbot.mouseClick(officers.shows.chips[Show.ENDED], LEFT)
    type_filter(qtbot, window, officers, "rank:chief")
    assert officers.blank.words.text() == (
        f"No row shows: the filter “Ended” and rank:chief hides all {SAMPLE_OFFICERS} officers."
    )
    officers.blank.clear.setFocus()
    press(qtbot, window, Key.Key_Space)
    assert len(badges(officers)) == SAMPLE_OFFICERS


def action(menu: QMenu, words: str) -> QAction:
    return next(one for one in menu.actions() if one.text() == words)


def view_menu(page: ListPage[object] | OfficersPage | RecordPage) -> QMenu:
    menu = page.shape.view.menu()
    menu.aboutToShow.emit()
    return menu


def test_who_has_not_is_a_view_that_comes_with_the_place(officers: OfficersPage) -> None:
    action(view_menu(officers), "No refresher on record").trigger()
    assert badges(officers)
    assert all(row.papers.refresher is None and not row.ended for row in officers.model.rows)
    assert not officers.table.isColumnHidden(place_of(officers, "refresher"))
    assert action(view_menu(officers), "No refresher on record").isChecked()


@pytest.mark.parametrize("place", [OfficersPage, CompliancePage])
def test_every_view_that_comes_with_a_place_can_be_used(
    window: Window, place: type[OfficersPage | CompliancePage]
) -> None:
    page = window.go_to(place)
    for view in page.VIEWS:
        page.shape.use(view)
        assert not page.filter.chips.message.isVisible(), view.name
        assert page.filter.text == view.filter


def answer(qtbot: QtBot, window: Window, name: str) -> None:
    (dialog,) = [one for one in window.findChildren(QInputDialog) if one.isVisible()]
    line = dialog.findChild(QLineEdit)
    assert line is not None
    line.selectAll()
    qtbot.keyClicks(line, name)
    qtbot.keyClick(line, Key.Key_Return)


def test_a_view_is_saved_renamed_removed_and_kept_for_the_next_start(
    officers: OfficersPage, window: Window, opener: Opener, qtbot: QtBot, sample_program: Path
) -> None:
    type_filter(qtbot, window, officers, "status:authorized")
    click_head(qtbot, officers, "due")
    officers.table.choose_column(place_of(officers, "flags"), shown=False)
    action(view_menu(officers), "Save this view…").trigger()
    answer(qtbot, window, "Mine & yours")
    officers.search.setFocus()
    press(qtbot, window, Key.Key_Escape)
    assert len(badges(officers)) == SAMPLE_OFFICERS
    window.close()

    other = opener(sample_program)
    page = other.go_to(OfficersPage)
    action(view_menu(page), "Mine && yours").trigger()
    assert page.search.text() == "status:authorized"
    assert page.model.sorting[0].place == place_of(page, "due")
    assert page.table.isColumnHidden(place_of(page, "flags"))
    rename = action(view_menu(page), "Rename").menu()
    assert isinstance(rename, QMenu)
    action(rename, "Mine && yours").trigger()
    answer(qtbot, other, "Ours")
    remove = action(view_menu(page), "Remove").menu()
    assert isinstance(remove, QMenu)
    action(remove, "Ours").trigger()
    assert [one.text() for one in view_menu(page).actions()][-8:-5] != ["Ours"]
    assert json.loads(views_file().read_text("utf-8"))["Officers"]["views"] == []


def test_columns_widths_and_order_are_remembered(
    officers: OfficersPage, window: Window, opener: Opener, sample_program: Path
) -> None:
    officers.table.horizontalHeader().resizeSection(place_of(officers, "name"), 301)
    officers.table.horizontalHeader().moveSection(0, 1)
    officers.table.choose_column(place_of(officers, "rank"), shown=True)
    window.close()
    page = opener(sample_program).go_to(OfficersPage)
    names = [page.COLUMNS[place].asked_as for place in page.table.shown_columns()]
    assert names[:3] == ["name", "badge", "rank"]
    assert page.table.columnWidth(place_of(page, "name")) == 301


def test_two_lists_of_one_title_remember_their_columns_apart(
    officers: OfficersPage, window: Window, qtbot: QtBot
) -> None:
    officers.shape.use(officers.VIEWS[0])
    officers.shape.keep_now()
    page = open_kind(qtbot, window, "Officers")
    shown = [page.COLUMNS[place].asked_as for place in page.table.shown_columns()]
    assert shown == ["badge", "last_name", "first_name", "rank", "facility"]


def test_every_column_of_every_list_can_be_named_in_a_filter(window: Window, qtbot: QtBot) -> None:
    pages = [window.make(place) for place in range(len(PLACES))]
    lists = [page for page in pages if isinstance(page, ListPage)]
    lists.append(open_kind(qtbot, window, "Training"))
    for page in lists:
        names = [column.asked_as for column in page.COLUMNS]
        assert len(set(names)) == len(names)
        page.filter.use(" ".join(f"{name}:none" for name in names), page.shows.current)
        settled(qtbot, window)
        assert not page.filter.chips.message.isVisible()


def test_damaged_settings_are_passed_over(opener: Opener, sample_program: Path, qtbot: QtBot) -> None:
    views_file().parent.mkdir(parents=True)
    wrong = {"views": [1, {"name": 2}, {"name": "x", "orders": [["name"], ["no such", True]]}], "last": {"name": ""}}
    views_file().write_text(json.dumps({"Officers": wrong}))
    page = seen(qtbot, opener(sample_program), OfficersPage)
    action(view_menu(page), "x").trigger()
    assert len(badges(page)) == SAMPLE_OFFICERS


def test_a_right_click_on_the_head_chooses_columns(officers: OfficersPage) -> None:
    officers.table.head.choice_wanted.emit(QPoint(10, 10))
    menu = officers.shape.columns.menu()
    assert menu.isVisible()
    action(menu, "Rank").trigger()
    assert not officers.table.isColumnHidden(place_of(officers, "rank"))
    menu.close()


def test_several_rows_are_selected_counted_and_copied_with_their_headings(
    officers: OfficersPage, window: Window, qtbot: QtBot
) -> None:
    select(qtbot, officers, [0, 2, 3])
    assert officers.foot.count.text() == f"3 of {SAMPLE_OFFICERS} selected"
    press(qtbot, window, Key.Key_C, CONTROL)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:2] == ["Badge", "Name"]
    assert [line.split("\t")[0] for line in lines[1:]] == [badges(officers)[at] for at in (0, 2, 3)]
    press(qtbot, window, Key.Key_Down, SHIFT)
    assert officers.table.selected_count() > 1


def test_the_selection_stays_when_the_rows_are_read_anew(officers: OfficersPage, window: Window, qtbot: QtBot) -> None:
    select(qtbot, officers, [1, 3])
    chosen = [badges(officers)[at] for at in (1, 3)]
    window.session.refreshed.emit()
    settled(qtbot, window)
    assert [badges(officers)[at] for at in officers.table.selected_places()] == chosen
    click_head(qtbot, officers, "badge")
    assert sorted(badges(officers)[at] for at in officers.table.selected_places()) == sorted(chosen)


def test_what_shows_is_exported_and_of_several_selected_rows_only_these(
    officers: OfficersPage, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    type_filter(qtbot, window, officers, "status:authorized")
    answer_file_dialog(qtbot, tmp_path / "shown.csv")
    press(qtbot, window, Key.Key_E, CONTROL | SHIFT)
    rows = list(csv.reader(io.StringIO((tmp_path / "shown.csv").read_text("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == badges(officers)
    assert window.foot.words.text() == f"Saved {len(rows) - 1} officers to shown.csv."
    window.activateWindow()  # which the file dialog was
    qtbot.waitUntil(window.isActiveWindow)
    select(qtbot, officers, [0, 1])
    answer_file_dialog(qtbot, tmp_path / "some.xlsx")
    press(qtbot, window, Key.Key_E, CONTROL | SHIFT)
    assert (tmp_path / "some.xlsx").read_bytes().startswith(b"PK")
    assert window.foot.words.text() == "Saved 2 officers to some.xlsx."


def test_an_export_that_cannot_be_written_is_said(
    officers: OfficersPage, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    officers.taking.save(tmp_path / "gone" / "list.pdf", [0])
    settled(qtbot, window)
    (box,) = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    assert "is not there" in box.informativeText()
    box.accept()


def bulk_dialog(window: Window) -> BulkDialog:
    (dialog,) = [one for one in window.findChildren(BulkDialog) if one.isVisible()]
    return dialog


def choose_field(qtbot: QtBot, dialog: BulkDialog, title: str) -> None:
    dialog.fields.setFocus()
    while dialog.fields.currentText() != title:
        before = dialog.fields.currentIndex()
        qtbot.keyClick(dialog.fields, Key.Key_Down)
        assert dialog.fields.currentIndex() != before, title


def waited(qtbot: QtBot, window: Window, dialog: BulkDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.waiting)
    settled(qtbot, window)


def test_a_field_of_several_records_is_tried_then_changed_and_undone_as_one_step(window: Window, qtbot: QtBot) -> None:
    page = open_kind(qtbot, window, "Officers")
    select(qtbot, page, [0, 1, 2])
    assert page.foot.change.isVisible()
    qtbot.mouseClick(page.foot.change, LEFT)
    settled(qtbot, window)
    dialog = bulk_dialog(window)
    choose_field(qtbot, dialog, "Unit")
    dialog.editor.setFocus()
    qtbot.keyClicks(focused(), "Booking")
    waited(qtbot, window, dialog)
    assert dialog.said.text() == "3 change."
    qtbot.keyClick(dialog, Key.Key_Return)
    settled(qtbot, window)
    assert window.foot.words.text() == "Changed Unit of 3 officers."
    type_filter(qtbot, window, page, "unit=booking")
    assert page.model.rowCount() == 3
    qtbot.mouseClick(window.foot.undo, LEFT)
    settled(qtbot, window)
    assert page.model.rowCount() == 0


def test_what_rules_refuse_is_listed_before_anything_is_done(window: Window, qtbot: QtBot) -> None:
    page = open_kind(qtbot, window, "Training")
    page.choose_first()
    press(qtbot, window, Key.Key_A, CONTROL)
    page.changing.change()
    settled(qtbot, window)
    dialog = bulk_dialog(window)
    choose_field(qtbot, dialog, "Completed on")
    dialog.editor.setFocus()
    qtbot.keyClicks(focused(), "never")
    waited(qtbot, window, dialog)
    assert "is not a day" in dialog.row.message.words.text()
    assert not dialog.change.isEnabled()
    dialog.editor.type_in("1/1/2030")
    waited(qtbot, window, dialog)
    refused = dialog.left.count()
    assert f"{refused} refused" in dialog.said.text()
    assert (
        dialog.left.item(0).text()
        == f"Training {CLASS}: Certified on (2024-03-22) lies before Completed on (2030-01-01)"
    )
    assert dialog.change.text() == f"Change {page.model.total - refused}"
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert window.menus.undo.text() == "&Undo: Import sample"


def test_several_records_are_deleted_by_one_key_and_come_back_by_one(window: Window, qtbot: QtBot) -> None:
    page = open_kind(qtbot, window, "Examinations")
    total = page.model.total
    select(qtbot, page, [0, 1, 2])
    press(qtbot, window, Key.Key_Delete)
    settled(qtbot, window)
    assert page.model.total == total - 3
    assert window.foot.words.text() == "Deleted 3 examinations."
    press(qtbot, window, Key.Key_Z, CONTROL)
    assert page.model.total == total


def test_records_that_others_refer_to_all_stay_and_it_is_said(window: Window, qtbot: QtBot) -> None:
    page = open_kind(qtbot, window, "Officers")
    page.choose_first()
    press(qtbot, window, Key.Key_A, CONTROL)
    page.foot.delete.setFocus()
    press(qtbot, window, Key.Key_Space)
    settled(qtbot, window)
    said = window.banner.words.text()
    assert said.startswith(f"None of these {SAMPLE_OFFICERS} officers can be deleted, since others refer to them.")
    assert page.model.total == SAMPLE_OFFICERS


def test_of_records_that_others_refer_to_the_rest_is_deleted_if_wanted(window: Window, qtbot: QtBot) -> None:
    page = enter(qtbot, window, "Officers", {"badge": "9999", "last_name": "Ruiz", "first_name": "Ana"})
    type_filter(qtbot, window, page, "badge:9")
    assert {"9999", "2019"} <= set(keys(page))
    page.choose_first()
    press(qtbot, window, Key.Key_A, CONTROL)
    press(qtbot, window, Key.Key_Delete)
    settled(qtbot, window)
    (box,) = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    assert "cannot be deleted, since others refer to them" in box.text()
    (rest,) = [one for one in box.buttons() if one.text() == "Delete the other 1"]
    qtbot.mouseClick(rest, LEFT)
    settled(qtbot, window)
    assert window.foot.words.text() == "Deleted 1 officer."
    assert page.model.total == SAMPLE_OFFICERS
    assert "9999" not in keys(page)


def test_the_model_of_records_obeys_qt_while_it_is_sorted_and_filtered(window: Window, qtbot: QtBot) -> None:
    page = open_kind(qtbot, window, "Training")
    tester = QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for place in range(len(page.COLUMNS)):
        page.table.sort_by(place, False)
        settled(qtbot, window)
    type_filter(qtbot, window, page, "iadp")
    type_filter(qtbot, window, page, "zzz")
    assert page.model.rowCount() == 0
    tester.deleteLater()


def test_rows_are_read_page_by_page_while_they_show(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browsing, "PAGE", 4)
    monkeypatch.setattr(paged_model, "PAGE", 4)
    page = open_kind(qtbot, window, "Checks")
    last = page.model.rowCount() - 1
    assert last > 20
    assert page.model.data(page.model.index(0, 0)) != WAITING
    assert page.model.data(page.model.index(last, 0)) == WAITING
    page.table.scrollToBottom()
    qtbot.waitUntil(lambda: page.model.data(page.model.index(last, 0)) != WAITING)
    assert page.model.row_at(last).key != ""
    assert page.model.row_at(last // 2).key == ""
    page.choose(page.model.key_at(last // 2))
    settled(qtbot, window)
    assert page.panel.detail is not None
    window.session.refreshed.emit()
    assert page.model.data(page.model.index(last, 0)) != WAITING
    settled(qtbot, window)
    assert page.panel.key == page.model.key_at(last // 2)


def test_a_long_list_waits_until_nobody_types(
    officers: OfficersPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_filter, "_LONG", 5)
    arranged: list[int] = []
    officers.model.arranged.connect(lambda: arranged.append(officers.model.rowCount()))
    with qtbot.waitSignal(officers.model.arranged):
        qtbot.keyClicks(officers.search, "status:authorized")
        assert arranged == []
    assert arranged == [len(badges(officers))]


def test_many_rows_in_memory_are_found_beside_the_screen_and_the_last_question_wins(
    officers: OfficersPage, window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "_FEW", 5)
    before = badges(officers)
    officers.filter.use("status:revoked", officers.shows.current)
    officers.filter.use("rank:dep", officers.shows.current)
    assert badges(officers) == before
    settled(qtbot, window)
    assert {row.rank for row in officers.model.rows} == {"Deputy"}
    window.session.refreshed.emit()
    settled(qtbot, window)
    assert officers.shows.chips[Show.ALL].text() == f"All {SAMPLE_OFFICERS}"


@pytest.mark.parametrize("size", [(910, 512), (1366, 768)])
def test_nothing_is_clipped_while_rows_are_selected_and_filtered(
    officers: OfficersPage, window: Window, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window.resize(*size)
    type_filter(qtbot, window, officers, 'status:authorized due<400d -facility:none -rank:"chief of everything"')
    officers.choose_first()
    press(qtbot, window, Key.Key_A, CONTROL)
    QApplication.processEvents()
    worded: list[QPushButton | QLabel] = [*officers.findChildren(QPushButton), *officers.findChildren(QLabel)]
    for one in worded:
        if one.isVisible() and one.text() and not (isinstance(one, QLabel) and one.wordWrap()):
            assert one.width() >= one.sizeHint().width() - 1, one.text()
