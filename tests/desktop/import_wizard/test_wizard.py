import csv
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from coordinator.desktop.import_wizard import ImportWizard
from coordinator.desktop.import_wizard.check_step import Shown
from coordinator.desktop.officers_page import OfficersPage
from coordinator.desktop.theme import Scheme
from coordinator.desktop.today_page import TodayPage
from coordinator.desktop.window import Window
from coordinator.exchange.table import read_tables
from coordinator.paths import bundled
from coordinator.services.wizard.scheme import Part, Target
from coordinator.store import Store
from tests.conftest import SAMPLE_OFFICERS, SAMPLE_RECORDS
from tests.desktop.conftest import Opener, answer_file_dialog, seen, settled
from tests.desktop.import_wizard.conftest import focused, press, start, tab_to, the_wizard, turn_to

Key, Modifier = Qt.Key, Qt.KeyboardModifier
COURSE, AGREEMENT = Target(Part("training_record"), "course"), Target(Part("participation"), "moa")


def bring(qtbot: QtBot, window: Window, *paths: Path) -> ImportWizard:
    """Open the wizard with files, as a drop does."""
    window.menus.import_files([*paths])
    wizard = the_wizard(window)
    settled(qtbot, window)
    return wizard


def answer(qtbot: QtBot, window: Window, wizard: ImportWizard, target: Target, text: str) -> None:
    """Go by Tab to what no column says, type it, and choose the first that is found."""
    tab_to(qtbot, window, wizard.columns.said[target])
    qtbot.keyClicks(focused(), text)
    settled(qtbot, window)
    press(qtbot, window, Key.Key_Down)
    press(qtbot, window, Key.Key_Return)


def shown(wizard: ImportWizard) -> str:
    """Return the name of the step that shows."""
    return ("file", "sheet", "columns", "check", "ending")[wizard.stack.currentIndex()]


def officers(qtbot: QtBot, window: Window) -> set[str]:
    return {row.badge for row in seen(qtbot, window, OfficersPage).model.rows}


def test_a_real_life_spreadsheet_by_keyboard_to_verdicts_and_back(
    window: Window, qtbot: QtBot, roster: Path, tmp_path: Path
) -> None:
    wizard = start(qtbot, window)
    assert focused() is wizard.file.choose
    answer_file_dialog(qtbot, roster)
    press(qtbot, window, Key.Key_Space)
    turn_to(qtbot, wizard)
    assert shown(wizard) == "sheet"
    assert "5 left out" in wizard.sheet.says.text()

    press(qtbot, window, Key.Key_Return)
    assert shown(wizard) == "columns"
    assert not wizard.next.isEnabled()
    assert "Still to be said below: Agreement (Participation)" in wizard.columns.says.text()
    order = wizard.columns.rows[3].order
    tab_to(qtbot, window, order)
    press(qtbot, window, Key.Key_Down)
    answer(qtbot, window, wizard, COURSE, "IADP")
    answer(qtbot, window, wizard, AGREEMENT, "KC-JEM-2")
    assert wizard.next.isEnabled(), wizard.columns.says.text()

    tab_to(qtbot, window, wizard.next)
    press(qtbot, window, Key.Key_Space)
    assert shown(wizard) == "check"
    assert wizard.check.says.text() == (
        "Nothing is kept yet. Records: 7 created, 1 updated, 3 unchanged. 1 row is refused. 5 rows are skipped."
    )
    assert not wizard.next.isEnabled()
    assert "9 · Refused" in wizard.check.detail.toPlainText()
    assert "Hire Date: 13/13/2020 is not a day" in wizard.check.detail.toPlainText()
    wizard.check.shows.choose(Shown.UPDATE)
    assert "Rank: Deputy → Sergeant" in wizard.check.detail.toPlainText()
    tab_to(qtbot, window, wizard.check.rest)
    press(qtbot, window, Key.Key_Space)
    assert wizard.next.text() == "&Import 8 records"

    tab_to(qtbot, window, wizard.next)
    press(qtbot, window, Key.Key_Space)
    assert shown(wizard) == "ending"
    assert wizard.ending.counts.text() == "7 records created, 1 updated, 3 unchanged."
    assert {"9001", "D-9002"} <= officers(qtbot, window)
    assert window.menus.undo.text() == "&Undo: Import roster 2026.xlsx"

    answer_file_dialog(qtbot, tmp_path / "refused.xlsx")
    tab_to(qtbot, window, wizard.ending.save)
    press(qtbot, window, Key.Key_Space)
    turn_to(qtbot, wizard)
    (table,) = read_tables(tmp_path / "refused.xlsx").tables
    assert table.rows[1].cells[1] == "Bo Li"

    tab_to(qtbot, window, wizard.ending.undo)
    press(qtbot, window, Key.Key_Space)
    assert "the import was undone" in wizard.ending.message.words.text()
    assert "9001" not in officers(qtbot, window)
    tab_to(qtbot, window, wizard.next)
    press(qtbot, window, Key.Key_Space)
    assert not wizard.isVisible()


def test_exchange_files_go_straight_to_the_check_with_their_warnings(
    opener: Opener, empty: Store, qtbot: QtBot
) -> None:
    empty.close()
    window = opener(empty.folder.path)
    (link,) = [one for one in window.page(TodayPage).findChildren(QPushButton) if one.text() == "Import…"]
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    wizard = the_wizard(window)
    answer_file_dialog(qtbot, bundled("resources/sample"))
    qtbot.mouseClick(wizard.file.folder, Qt.MouseButton.LeftButton)
    settled(qtbot, window)
    assert shown(wizard) == "check"
    assert wizard.next.text() == f"&Import {SAMPLE_RECORDS:,} records"
    wizard.check.shows.choose(Shown.UNUSUAL)
    assert wizard.check.model.rowCount() == 3
    assert "Training in facility security" in wizard.check.detail.toPlainText()
    qtbot.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
    settled(qtbot, window)
    assert "Unusual, and kept as it was given" in wizard.ending.notes.text()
    assert seen(qtbot, window, OfficersPage).model.total == SAMPLE_OFFICERS


def test_a_bad_file_is_said_in_the_step_and_changes_nothing(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    wizard = bring(qtbot, window, tmp_path / "old.xls")
    assert shown(wizard) == "file"
    assert "this is a file of an old kind (.xls)" in wizard.file.message.words.text()
    assert not window.banner.isVisible()


def test_a_bad_import_names_every_place_and_changes_nothing(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    with (tmp_path / "officer.csv").open("w") as file:
        csv.writer(file).writerows([("badge", "hired_on"), *((number, "never") for number in range(20))])
    wizard = bring(qtbot, window, tmp_path / "officer.csv")
    assert "20 rows are refused" in wizard.check.says.text()
    assert wizard.check.detail.toPlainText().splitlines()[0] == "officer.csv, row 2 · Refused"
    assert "hired_on: never is not a day" in wizard.check.detail.toPlainText()
    assert not wizard.next.isEnabled()
    wizard.reject()
    assert seen(qtbot, window, OfficersPage).model.total == SAMPLE_OFFICERS


def test_cells_are_pasted(window: Window, qtbot: QtBot) -> None:
    wizard = start(qtbot, window)
    QGuiApplication.clipboard().setText("Badge\tLast\tFirst\n9001\tRuiz\tAna\n")
    press(qtbot, window, Key.Key_V, Modifier.ControlModifier)
    assert shown(wizard) == "sheet"
    assert wizard.windowTitle() == "Import pasted cells"
    for _ in range(2):
        press(qtbot, window, Key.Key_Return)
    assert wizard.check.next_words == "&Import 1 record"


def drop(path: Path) -> tuple[QDropEvent, QMimeData]:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return QDropEvent(QPointF(QPoint(300, 300)), Qt.DropAction.CopyAction, data, left, none), data


def test_a_file_dropped_on_the_window_opens_the_wizard(window: Window, qtbot: QtBot, roster: Path) -> None:
    event, data = drop(roster)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, data, left, none))
    QApplication.sendEvent(window, event)
    wizard = the_wizard(window)
    settled(qtbot, window)
    assert shown(wizard) == "sheet"
    wizard._go(wizard.file)
    again, more = drop(roster)
    wizard.file.dropEvent(again)
    settled(qtbot, window)
    assert shown(wizard) == "sheet"
    del data, more


def test_a_column_can_be_sent_elsewhere_and_the_rest_follows(window: Window, qtbot: QtBot, roster: Path) -> None:
    wizard = bring(qtbot, window, roster)
    press(qtbot, window, Key.Key_Return)
    pick = wizard.columns.rows[4].pick
    assert pick.currentText() == "Certified on (Training)"
    pick.setCurrentIndex(0)
    pick.activated.emit(0)
    settled(qtbot, window)
    assert COURSE not in wizard.columns.said
    assert 4 not in wizard.columns.draft.scheme.columns()
    wizard.columns.kind.setCurrentIndex(wizard.columns.kind.findData("complaint"))
    wizard.columns.kind.activated.emit(0)
    settled(qtbot, window)
    assert wizard.columns.draft.scheme.main == "complaint"


def test_empty_cells_take_away_only_when_somebody_says_so(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "staff.csv").write_text("Badge,Last,First,Rank\n4117,Whitfield,Dana,\n4122,Okafor,Miriam,Corporal\n")
    wizard = bring(qtbot, window, tmp_path / "staff.csv")
    press(qtbot, window, Key.Key_Return)
    qtbot.mouseClick(wizard.columns.erase, Qt.MouseButton.LeftButton)
    settled(qtbot, window)
    qtbot.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
    settled(qtbot, window)
    assert "Rank: Deputy → empty" in wizard.check.detail.toPlainText()


def test_an_empty_list_leads_to_the_wizard(opener: Opener, empty: Store, qtbot: QtBot) -> None:
    empty.close()
    window = opener(empty.folder.path)
    page = window.go_to(OfficersPage)
    settled(qtbot, window)
    (link,) = [one for one in page.findChildren(QPushButton) if one.text() == "Import a file…"]
    assert link.isVisible()
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert the_wizard(window).isVisible()


def test_the_sheet_step_takes_corrections(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "staff.csv").write_bytes("made by;somebody\nBadge;Last;First\n9001;Núñez;Ana\n".encode("cp1252"))
    wizard = bring(qtbot, window, tmp_path / "staff.csv")
    sheet = wizard.sheet
    assert sheet.encoding.currentData() == "cp1252"
    assert sheet.separator.currentData() == ";"
    sheet.heading.setCurrentIndex(0)
    sheet.heading.activated.emit(0)
    assert sheet.tables[0].found.headings[0] == "Column A"
    sheet.separator.setCurrentIndex(sheet.separator.findData(","))
    sheet.separator.activated.emit(0)
    settled(qtbot, window)
    assert len(wizard.sheet.tables[0].found.headings) == 1


def test_work_that_takes_long_is_told_and_can_be_stopped(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "staff.csv").open("w") as file:
        rows = ((f"B{number}", "Ruiz", "Ana") for number in range(1500))
        csv.writer(file).writerows([("Badge", "Last", "First"), *rows])
    wizard = bring(qtbot, window, tmp_path / "staff.csv")
    press(qtbot, window, Key.Key_Return)
    gate, watch = threading.Event(), wizard._watch

    def slow(count: int) -> None:
        if count:
            gate.wait(10)
        watch(count)

    monkeypatch.setattr(wizard, "_watch", slow)
    wizard._check()
    qtbot.waitUntil(wizard.progress.isVisible, timeout=3000)
    assert not wizard.next.isEnabled()
    qtbot.mouseClick(wizard.cancel, Qt.MouseButton.LeftButton)
    gate.set()
    settled(qtbot, window)
    assert shown(wizard) == "columns"
    assert not wizard.busy
    assert not wizard.progress.isVisible()
    assert seen(qtbot, window, OfficersPage).model.total == SAMPLE_OFFICERS


def test_a_program_that_is_only_read_imports_nothing(opener: Opener, sample: Store, qtbot: QtBot) -> None:
    window = opener(sample.folder.path)
    window.menus.import_files()
    settled(qtbot, window)
    assert window.findChildren(ImportWizard) == []
    assert "open for reading only. Nothing can be imported." in window.banner.words.text()


def walk(qtbot: QtBot, window: Window) -> list[QWidget]:
    """Press Tab until the first widget comes back."""
    seen = [focused()]
    for _ in range(150):
        press(qtbot, window, Key.Key_Tab)
        if focused() is seen[0]:
            return seen
        seen.append(focused())
    raise AssertionError("Tab does not come back")


def at_each_step(qtbot: QtBot, window: Window, roster: Path) -> ImportWizard:
    """Bring the wizard as far as the columns, with everything shown."""
    wizard = bring(qtbot, window, roster)
    turn_to(qtbot, wizard)
    return wizard


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_every_control_has_a_name_and_tab_comes_round(window: Window, qtbot: QtBot, roster: Path, steps: int) -> None:
    wizard = start(qtbot, window) if not steps else at_each_step(qtbot, window, roster)
    for _ in range(steps - 1):
        press(qtbot, window, Key.Key_Return)
    kinds = (QAbstractButton, QLineEdit, QTableView, QListWidget, QComboBox, QPlainTextEdit)
    controls = [one for kind in kinds for one in wizard.findChildren(kind) if one.isVisible() and one.isEnabled()]
    reachable = [one for one in controls if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    unnamed = [one for one in reachable if not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)]
    assert unnamed == []
    seen = walk(qtbot, window)
    missed = [one for one in reachable if one not in seen and one.focusProxy() is None]
    assert [one.accessibleName() or one.objectName() for one in missed] == []


@pytest.mark.parametrize("size", [(860, 470), (1000, 660)])
def test_nothing_is_clipped(window: Window, qtbot: QtBot, roster: Path, size: tuple[int, int]) -> None:
    wizard = start(qtbot, window)
    wizard.resize(*size)
    clipped = cut(wizard)
    wizard.bring([roster])
    settled(qtbot, window)
    clipped += cut(wizard)
    press(qtbot, window, Key.Key_Return)
    clipped += cut(wizard)
    assert clipped == []
    assert (wizard.minimumSizeHint().width(), wizard.minimumSizeHint().height()) <= (910, 512)


def cut(wizard: ImportWizard) -> list[tuple[str, int, int]]:
    QApplication.processEvents()
    found: list[QLabel | QAbstractButton] = [*wizard.findChildren(QLabel), *wizard.findChildren(QAbstractButton)]
    shown = [one for one in found if one.isVisible() and one.text() and one.objectName() not in {"note", "columnName"}]
    return [
        (one.text()[:40], one.width(), one.sizeHint().width())
        for one in shown
        if not (isinstance(one, QLabel) and one.wordWrap()) and one.width() < one.sizeHint().width() - 1
    ]


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_it_paints_in_both_schemes(window: Window, qtbot: QtBot, roster: Path, scheme: Scheme) -> None:
    window.theme.choose(scheme)
    wizard = bring(qtbot, window, roster)
    picture = wizard.grab().toImage()
    assert (picture.pixelColor(5, 5).lightness() < 128) is (scheme is Scheme.DARK)
    tester = QAbstractItemModelTester(wizard.sheet.grid.sheet, QAbstractItemModelTester.FailureReportingMode.Fatal)
    wizard.sheet.grid.show_sheet(wizard.sheet.tables[0])
    tester.deleteLater()


def test_a_wizard_that_was_closed_is_gone(window: Window, qtbot: QtBot, roster: Path) -> None:
    for _ in range(3):
        wizard = bring(qtbot, window, roster)
        press(qtbot, window, Key.Key_Return)
        wizard.reject()
        qtbot.waitUntil(lambda: not window.findChildren(ImportWizard))
