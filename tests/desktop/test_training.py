"""The place of training: a class recorded for eight by keyboard, who has what, what is asked, and why."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coordinator.desktop.drafts import Drafts
from coordinator.desktop.due_row import DueRow
from coordinator.desktop.entry_row import EntryRow
from coordinator.desktop.matrix_table import NOT_ASKED
from coordinator.desktop.officer_panel import WHY
from coordinator.desktop.officers_page import OfficersPage
from coordinator.desktop.record_class import RecordClass
from coordinator.desktop.result_row import ResultRow
from coordinator.desktop.settings import drafts_folder
from coordinator.desktop.training_page import TrainingPage
from coordinator.desktop.training_views import View
from coordinator.desktop.window import Window
from coordinator.records import OfficerFields
from coordinator.services.training_view import Officers
from coordinator.store import Store
from tests.desktop.conftest import Opener, answer_file_dialog, settled
from tests.desktop.entering import CONTROL, Key, focused, press

LEFT = Qt.MouseButton.LeftButton
EIGHT = ["5011", "5013", "6001", "6002", "2004", "2011", "2017", "4122"]


@pytest.fixture
def place(window: Window, qtbot: QtBot) -> TrainingPage:
    """The place of training, with its classes."""
    page = window.go_to(TrainingPage)
    settled(qtbot, window)
    return page


def tab_to(qtbot: QtBot, window: Window, wanted: QWidget) -> None:
    """Press Tab until *wanted* has the focus."""
    target = wanted.focusProxy() or wanted
    while target.focusProxy() is not None:
        target = target.focusProxy() or target
    QApplication.processEvents()  # what was just made shows, and can be reached
    for _ in range(150):
        if QApplication.focusWidget() is target:
            return
        press(qtbot, window, Key.Key_Tab)
    assert QApplication.focusWidget() is target, wanted.accessibleName()


def type_class(qtbot: QtBot, window: Window, form: RecordClass, typed: Mapping[str, str]) -> None:
    for name, text in typed.items():
        tab_to(qtbot, window, form.fields.rows[name].editor)
        qtbot.keyClicks(focused(), text)
        press(qtbot, window, Key.Key_Tab)


def begin(qtbot: QtBot, window: Window, typed: Mapping[str, str]) -> RecordClass:
    """Begin to record a class by its key, and type what everybody in it shares."""
    page = window.go_to(TrainingPage)
    press(qtbot, window, Key.Key_N, CONTROL)
    assert page.currentWidget() is page.form
    type_class(qtbot, window, page.form, typed)
    return page.form


def add(qtbot: QtBot, window: Window, form: RecordClass, *texts: str) -> None:
    """Add officers by what is typed into the line that finds them."""
    tab_to(qtbot, window, form.officers.pick)
    for text in texts:
        qtbot.keyClicks(focused(), text)
        press(qtbot, window, Key.Key_Return)


def row_of(form: RecordClass, badge: str) -> ResultRow:
    return next(row for row in form.officers.rows if row.badge == badge)


def said(row: ResultRow) -> str:
    return row.message.words.text()


def count(window: Window, qtbot: QtBot) -> tuple[int, int]:
    """Return how many records of training and of examinations there are."""
    found: dict[str, int] = {}
    window.session.ask(lambda desk: desk.counts(), found.update)
    settled(qtbot, window)
    return found["training_record"], found["exam_attempt"]


IADP = {"course": "IADP", "location": "Charleston SC"}
DAYS = {"started_on": "8/3/2026", "ended_on": "8/28/2026", "certified_on": "9/4/2026"}


def test_a_class_of_eight_is_recorded_by_keyboard_and_undone_as_one(window: Window, qtbot: QtBot) -> None:
    before = count(window, qtbot)
    form = begin(qtbot, window, {**IADP, **DAYS})
    proposed = [row.badge for row in form.officers.rows]
    assert proposed == ["4207", "4210"]
    some = EIGHT[: 8 - len(proposed)]
    add(qtbot, window, form, *some)
    assert [row.badge for row in form.officers.rows] == [*proposed, *some]
    for badge in some:
        tab_to(qtbot, window, row_of(form, badge).scores)
        qtbot.keyClicks(focused(), "88, 91.5, 79")
    failed = row_of(form, "4210")
    tab_to(qtbot, window, failed.status)
    press(qtbot, window, Key.Key_Down)
    assert failed.status.currentText() == "Failed"
    assert failed.completed.day is None, "who failed did not complete it"
    press(qtbot, window, Key.Key_Return, CONTROL)

    assert window.foot.words.text() == "Recorded class IADP of 2026-08-03 for 8 officers."
    place = window.page(TrainingPage)
    assert place.currentWidget() is place.classes
    detail = place.classes.panel.detail
    assert detail is not None
    assert detail.row.results == "7 completed, 1 failed"
    assert detail.row.certified == "7 of 7"
    assert {one.badge for one in detail.attended} == {*proposed, *some}
    assert count(window, qtbot) == (before[0] + 8, before[1] + 18)
    assert window.menus.undo.text() == "&Undo: Record class IADP of 2026-08-03 for 8 officers"
    press(qtbot, window, Key.Key_Z, CONTROL)
    assert count(window, qtbot) == before
    assert not place.classes.panel.isVisible()
    press(qtbot, window, Key.Key_Y, CONTROL)
    assert count(window, qtbot)[0] == before[0] + 8


def test_a_refusal_is_said_in_the_line_and_nothing_is_saved(window: Window, qtbot: QtBot) -> None:
    before = count(window, qtbot)
    form = begin(qtbot, window, {**IADP, **DAYS})
    add(qtbot, window, form, "4117")
    row = row_of(form, "4117")
    tab_to(qtbot, window, row.scores)
    qtbot.keyClicks(focused(), "40")
    press(qtbot, window, Key.Key_Return, CONTROL)
    assert said(row) == (
        "Stop: Scores: examination 1, first attempt, is on record with 88; change that in the record itself."
    )
    assert focused() is row.scores
    assert [said(one) for one in form.officers.rows if one is not row] == ["", ""]
    assert count(window, qtbot) == before


def test_what_is_no_day_and_no_score_is_said_before_anything_is_asked(window: Window, qtbot: QtBot) -> None:
    form = begin(qtbot, window, {**IADP, "started_on": "someday"})
    row = row_of(form, "4207")
    row.completed.setText("never")
    row.scores.setText("good")
    form.save_class()
    assert form.fields.rows["started_on"].message.words.text().startswith("Stop: “someday” is not a day.")
    assert "“never” is not a day" in said(row)
    assert "“good” is no score" in said(row)


@pytest.mark.parametrize(("text", "words"), [("Deputy", "officers match “Deputy”"), ("nobody", "there is no officer")])
def test_an_officer_who_is_not_found_is_said(window: Window, qtbot: QtBot, text: str, words: str) -> None:
    form = begin(qtbot, window, IADP)
    add(qtbot, window, form, text)
    assert words in form.officers.picked.words.text()
    assert [row.badge for row in form.officers.rows] == ["4207", "4210"]


def test_nobody_is_in_a_class_twice(window: Window, qtbot: QtBot) -> None:
    form = begin(qtbot, window, IADP)
    add(qtbot, window, form, "4207")
    assert form.officers.picked.words.text() == "Check: Achterberg, Noor (4207) is in this class already."
    assert len(form.officers.rows) == 2


def buttons(inside: QWidget, name: str) -> list[QAbstractButton]:
    found = [one for one in inside.findChildren(QPushButton) if one.isVisible()]
    return [one for one in found if name in (one.accessibleName() or one.text())]


def test_who_has_not_is_offered_and_taken_out_again(window: Window, qtbot: QtBot) -> None:
    form = begin(qtbot, window, {"course": "LOCAL-LEP"})
    QApplication.processEvents()
    offered = buttons(form, "to this class")
    assert len(offered) > 3
    name = offered[0].accessibleName()
    tab_to(qtbot, window, offered[0])
    press(qtbot, window, Key.Key_Space)
    (row,) = form.officers.rows
    assert name == f"Add {row.name} ({row.badge}) to this class"
    QApplication.processEvents()
    assert name not in [one.accessibleName() for one in buttons(form, "to this class")]
    qtbot.mouseClick(row.remove, LEFT)
    QApplication.processEvents()
    assert form.officers.rows == []
    assert name in [one.accessibleName() for one in buttons(form, "to this class")]


def test_what_is_typed_stays_while_somebody_looks_elsewhere(window: Window, qtbot: QtBot) -> None:
    form = begin(qtbot, window, {**IADP, **DAYS})
    press(qtbot, window, Key.Key_Escape)
    place = window.page(TrainingPage)
    assert place.currentWidget() is place.classes
    press(qtbot, window, Key.Key_N, CONTROL)
    assert form.fields.text("course") == "IADP"
    assert [row.badge for row in form.officers.rows] == ["4207", "4210"]
    (over,) = buttons(form, "Start over")
    qtbot.mouseClick(over, LEFT)
    settled(qtbot, window)
    assert form.fields.text("course") == ""
    assert form.officers.rows == []


def test_what_was_typed_is_there_again_after_a_crash(window: Window, qtbot: QtBot, opener: Opener) -> None:
    form = begin(qtbot, window, {**IADP, **DAYS})
    row = row_of(form, "4210")
    row.scores.setText("88, 91")
    row.status.setCurrentText("Failed")
    assert window.session.program is not None
    drafts = Drafts(drafts_folder(), window.session.program.path)
    qtbot.waitUntil(lambda: "88, 91" in drafts.kept("class").get("rows", ""))
    path = window.session.program.path
    window.session.close_program()
    settled(qtbot, window)

    again = opener(path)
    assert again.foot.words.text().startswith("Recovered text: a class begun and not saved.")
    press(qtbot, again, Key.Key_4, CONTROL)
    press(qtbot, again, Key.Key_N, CONTROL)
    found = again.page(TrainingPage).form
    assert found.general.words.text().startswith("Hint: recovered text")
    assert found.fields.text("course") == "IADP"
    assert found.fields.rows["ended_on"].editor.value() == date(2026, 8, 28)
    assert [one.typed() for one in found.officers.rows] == [one.typed() for one in form.officers.rows]
    found.save_class()
    settled(qtbot, again)
    assert [said(one) for one in found.officers.rows] == []
    assert again.foot.words.text().startswith("Recorded class IADP")
    assert drafts.kept("class") == {}


def test_days_follow_the_class_until_a_row_says_another(window: Window, qtbot: QtBot) -> None:
    form = begin(qtbot, window, {**IADP, "started_on": "8/3/2026"})
    first, second = form.officers.rows
    assert first.completed.text() == "August 3, 2026"
    tab_to(qtbot, window, first.completed)
    qtbot.keyClick(focused(), Key.Key_A, CONTROL)
    qtbot.keyClicks(focused(), "8/27/2026")
    press(qtbot, window, Key.Key_Tab)
    type_class(qtbot, window, form, {"ended_on": "8/28/2026"})
    assert (first.completed.text(), second.completed.text()) == ("August 27, 2026", "August 28, 2026")


def test_certificates_are_dropped_or_chosen_and_kept_with_the_class(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    dropped, chosen = tmp_path / "dropped.pdf", tmp_path / "chosen.pdf"
    for path in (dropped, chosen):
        path.write_bytes(f"%PDF-1.7 {path.name}".encode())
    form = begin(qtbot, window, {**IADP, **DAYS})
    first, second = form.officers.rows
    drop(first, dropped)
    answer_file_dialog(qtbot, chosen)
    qtbot.mouseClick(second.certificate, LEFT)
    assert (first.papers, second.papers) == ([dropped], [chosen])
    QApplication.processEvents()
    (out,) = buttons(second, "Take out chosen.pdf")
    qtbot.mouseClick(out, LEFT)
    assert second.papers == []
    qtbot.mouseClick(form.save, LEFT)
    settled(qtbot, window)
    detail = window.page(TrainingPage).classes.panel.detail
    assert detail is not None, [said(one) for one in form.officers.rows]
    assert {one.badge: one.papers for one in detail.attended} == {"4207": 1, "4210": 0}


def drop(row: ResultRow, path: Path) -> None:
    """Drop a file on a row as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPointF(5, 5).toPoint(), action, data, LEFT, none)
    QApplication.sendEvent(row, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(row, QDropEvent(QPointF(5, 5), action, data, LEFT, none))


def test_the_results_of_a_planned_class_complete_its_records(place: TrainingPage, window: Window, qtbot: QtBot) -> None:
    before = count(window, qtbot)
    (row,) = [row for row in place.classes.model.rows if row.shown.name == "OPEN"]
    place.classes.choose(row.key)
    settled(qtbot, window)
    QApplication.processEvents()
    (results,) = buttons(place.classes, "Record results")
    qtbot.mouseClick(results, LEFT)
    settled(qtbot, window)
    form = place.form
    assert form.fields.text("course") == row.course
    assert [one.name for one in form.officers.rows] == list(row.people)
    for one in form.officers.rows:
        one.status.setCurrentText("Completed")
        one.completed.show_day(window.session.program.today if window.session.program else None)
        one.scores.clear()
    form.save_class()
    settled(qtbot, window)
    assert [said(one) for one in form.officers.rows] == []
    assert count(window, qtbot) == before
    assert place.classes.panel.detail is not None
    assert place.classes.panel.detail.row.results == f"{len(row.people)} completed"


def test_each_view_leads_to_the_others(place: TrainingPage, window: Window, qtbot: QtBot) -> None:
    for view in (View.MATRIX, View.REQUIREMENTS, View.CLASSES):
        (wanted,) = buttons(place, f"Training: {view.name.capitalize()}")
        tab_to(qtbot, window, wanted)
        press(qtbot, window, Key.Key_Space)
        assert place.currentIndex() == view
        assert [one.isChecked() for one in buttons(place, "Training: ")] == [one == view for one in View]


def test_a_part_in_a_class_opens_in_place_and_who_has_not_leads_to_the_officer(
    place: TrainingPage, window: Window, qtbot: QtBot
) -> None:
    (row,) = [row for row in place.classes.model.rows if row.course == "LOCAL-LEP"]
    place.classes.choose(row.key)
    settled(qtbot, window)
    panel = place.classes.panel
    QApplication.processEvents()
    first = next(one for one in panel.findChildren(EntryRow) if one.isVisible())
    first.setFocus()
    press(qtbot, window, Key.Key_Return)
    assert panel.form is not None
    assert panel.form.kind == "training_record"
    press(qtbot, window, Key.Key_Escape)
    panel.look_at(1)
    QApplication.processEvents()
    missing = next(one for one in panel.findChildren(EntryRow) if one.isVisible())
    qtbot.mouseClick(missing, LEFT)
    settled(qtbot, window)
    officer = window.page(OfficersPage).panel.detail
    assert officer is not None
    assert f"{officer.name} ({officer.badge})" == missing.line.title


def test_every_cell_of_the_matrix_leads_to_its_reason(place: TrainingPage, window: Window, qtbot: QtBot) -> None:
    place.show_view(View.MATRIX)
    settled(qtbot, window)
    matrix = place.matrix
    QAbstractItemModelTester(matrix.model, QAbstractItemModelTester.FailureReportingMode.Fatal).deleteLater()
    press(qtbot, window, Key.Key_Down)
    for row in range(3):
        for column, requirement in enumerate(matrix.model.requirements):
            index = matrix.table.currentIndex()
            assert (index.row(), index.column()) == (row, column)
            found = matrix.panel.shown
            assert found is not None
            assert (found.badge, found.requirement) == (matrix.model.rows[row].badge, requirement)
            assert [one.rule for one in found.answers] == [requirement.rule] * len(found.answers)
            assert (index.data() == NOT_ASKED) is (not found.answers)
            press(qtbot, window, Key.Key_Right)
        press(qtbot, window, Key.Key_Home)
        press(qtbot, window, Key.Key_Down)
    matrix.choose("4122", "TRN-03")
    settled(qtbot, window)
    press(qtbot, window, Key.Key_Return)
    assert focused() is matrix.panel.close_button
    tab_to(qtbot, window, matrix.panel.officer)
    press(qtbot, window, Key.Key_Space)
    officers = window.page(OfficersPage)
    assert window.stack.currentWidget() is officers
    assert officers.panel.tabs.currentIndex() == WHY


def test_the_matrix_is_a_table_to_those_who_hear_it(place: TrainingPage, window: Window, qtbot: QtBot) -> None:
    place.show_view(View.MATRIX)
    settled(qtbot, window)
    interface = QAccessible.queryAccessibleInterface(place.matrix.table)
    assert interface.role() == QAccessible.Role.Table
    assert interface.text(QAccessible.Text.Name) == "Officers by training requirements"
    model = place.matrix.model
    columns, rows = len(model.requirements), len(model.rows)
    assert interface.childCount() == (columns + 1) * (rows + 1)  # with the heads of both
    row = next(at for at, one in enumerate(model.rows) if one.badge == "4122")
    names = [interface.child((row + 1) * (columns + 1) + at).text(QAccessible.Text.Name) for at in range(columns + 1)]
    assert names[0] == "Okafor, Miriam"
    assert names[3] == "Okafor, Miriam, Refresher training: Overdue, February 28, 2026"
    heads = [interface.child(at + 1).text(QAccessible.Text.Name) for at in range(columns)]
    assert heads[2] == "Refresher training"


def test_the_names_and_the_head_stay_while_the_matrix_scrolls(
    place: TrainingPage, window: Window, qtbot: QtBot
) -> None:
    window.resize(910, 512)
    place.show_view(View.MATRIX)
    settled(qtbot, window)
    table = place.matrix.table
    places = [table.verticalHeader().geometry(), table.horizontalHeader().geometry()]
    last = table.model().index(table.model().rowCount() - 1, table.model().columnCount() - 1)
    table.scrollTo(last)
    assert table.horizontalScrollBar().value() > 0
    assert table.verticalScrollBar().value() > 0
    assert [table.verticalHeader().geometry(), table.horizontalHeader().geometry()] == places


def test_the_matrix_is_searched_and_filtered(place: TrainingPage, window: Window, qtbot: QtBot) -> None:
    place.show_view(View.MATRIX)
    settled(qtbot, window)
    matrix = place.matrix
    everybody = len(matrix.model.rows)
    matrix.shows.choose(Officers.OPEN)
    assert 0 < len(matrix.model.rows) < everybody
    qtbot.keyClicks(matrix.search, "okafor")
    assert [row.badge for row in matrix.model.rows] == ["4122"]
    qtbot.keyClicks(matrix.search, " zzz")
    assert not matrix.table.isVisible()
    press(qtbot, window, Key.Key_Escape)
    assert len(matrix.model.rows) == everybody


def test_in_a_narrow_window_reasons_stand_in_the_place_of_the_matrix(
    place: TrainingPage, window: Window, qtbot: QtBot
) -> None:
    window.resize(910, 512)
    place.show_view(View.MATRIX)
    settled(qtbot, window)
    press(qtbot, window, Key.Key_Down)
    assert place.matrix.table.isVisible()
    press(qtbot, window, Key.Key_Return)
    assert place.matrix.panel.isVisible()
    assert not place.matrix.table.isVisible()
    press(qtbot, window, Key.Key_Escape)
    assert place.matrix.table.hasFocus()


def test_a_requirement_says_who_and_leads_to_the_reason(place: TrainingPage, window: Window, qtbot: QtBot) -> None:
    place.show_view(View.REQUIREMENTS)
    settled(qtbot, window)
    place.requirements.choose("TRN-03")
    settled(qtbot, window)
    detail = place.requirements.panel.detail
    assert detail is not None
    QApplication.processEvents()
    rows = [one for one in place.requirements.panel.findChildren(DueRow) if one.isVisible()]
    assert [row.first for row in rows] == [f"{one.name} ({one.badge})" for one in detail.people]
    qtbot.mouseClick(rows[0], LEFT)
    settled(qtbot, window)
    officers = window.page(OfficersPage)
    assert officers.panel.tabs.currentIndex() == WHY
    assert officers.panel.detail is not None
    assert officers.panel.detail.badge == detail.people[0].badge


def test_an_empty_program_says_what_the_place_is_for(opener: Opener, empty: Store, qtbot: QtBot) -> None:
    empty.close()
    window = opener(empty.folder.path)
    place = window.go_to(TrainingPage)
    settled(qtbot, window)
    QApplication.processEvents()
    assert "No class is on record yet" in place.classes.blank.words.text()
    (first,) = buttons(place.classes, "Record the first class")
    qtbot.mouseClick(first, LEFT)
    assert place.currentWidget() is place.form
    place.show_view(View.MATRIX)
    settled(qtbot, window)
    assert not place.matrix.table.isVisible()


def test_nobody_records_a_class_in_a_program_that_is_only_read(opener: Opener, sample: Store, qtbot: QtBot) -> None:
    with sample.looking() as look:
        assert look.count(OfficerFields)
    window = opener(sample.folder.path)
    place = window.go_to(TrainingPage)
    settled(qtbot, window)
    assert not place.classes.parts.record.isEnabled()
    press(qtbot, window, Key.Key_N, CONTROL)
    assert place.currentWidget() is place.classes


def clipped(window: Window) -> list[str]:
    """Return the words that do not have the room they need."""
    found = []
    worded: list[QLabel | QAbstractButton] = [*window.findChildren(QLabel), *window.findChildren(QPushButton)]
    for one in worded:
        if one.isVisible() and one.text():
            wraps = isinstance(one, QLabel) and one.wordWrap()
            wide = one.minimumSizeHint().width() if wraps else one.sizeHint().width()
            high = one.heightForWidth(one.width()) if wraps else one.sizeHint().height()
            if one.width() < wide - 1 or one.height() < high - 1:
                found.append(one.text())
    return found


@pytest.mark.parametrize("size", [(910, 512), (1024, 640), (1366, 768), (1920, 1080)])
def test_nothing_is_clipped_in_any_view_nor_in_the_form(window: Window, qtbot: QtBot, size: tuple[int, int]) -> None:
    window.resize(*size)
    place = window.go_to(TrainingPage)
    for view in View:
        place.show_view(view)
        settled(qtbot, window)
        QApplication.processEvents()
        assert clipped(window) == []
    form = begin(qtbot, window, {**IADP, "started_on": "someday"})
    form.save_class()
    QApplication.processEvents()
    assert len(form.officers.rows) == 2
    assert clipped(window) == []
