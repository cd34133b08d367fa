import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from coordinator.desktop.compliance_page import CompliancePage
from coordinator.desktop.day_field import DayField
from coordinator.desktop.due_row import DueRow
from coordinator.desktop.list_page import ListPage
from coordinator.desktop.officer_columns import COLUMNS, SHOWS
from coordinator.desktop.officer_panel import WHY
from coordinator.desktop.officers_page import OfficersPage
from coordinator.desktop.places import PLACES
from coordinator.desktop.records_page import RecordsPage
from coordinator.desktop.reports_page import ReportsPage
from coordinator.desktop.stat_card import StatCard
from coordinator.desktop.theme import Scheme
from coordinator.desktop.today_page import TodayPage
from coordinator.desktop.views_page import ViewsPage
from coordinator.desktop.window import Window
from coordinator.paths import bundled
from coordinator.services.duty_view import Duties
from coordinator.services.today import Show
from coordinator.store import Store
from tests.conftest import SAMPLE_OFFICERS
from tests.desktop.conftest import Opener, answer_file_dialog, seen, settled

Key, Modifier = Qt.Key, Qt.KeyboardModifier
LEFT = Qt.MouseButton.LeftButton


def shown_badges(window: Window) -> list[str]:
    return [row.badge for row in window.page(OfficersPage).model.rows]


def open_something(qtbot: QtBot, window: Window, place: int) -> None:
    """Open the first row where the place is a list."""
    window.go(place)
    settled(qtbot, window)
    page = window.shown_page
    page = page.view if isinstance(page, ViewsPage) else page
    if isinstance(page, RecordsPage):
        page.show_record("authorization", "4117/KC-JEM-2/2024-04-02")
    elif isinstance(page, ListPage):
        page.choose(page.model.key_at(0))


def the_box(window: Window) -> QMessageBox:
    (box,) = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    return box


def test_a_number_on_today_leads_to_the_list_behind_it(window: Window, qtbot: QtBot) -> None:
    cards = {card.card.show: card for card in window.page(TodayPage).findChildren(StatCard) if card.isVisible()}
    assert {show: card.card.value for show, card in cards.items()} == {
        Show.AUTHORIZED: 8,
        Show.NOT_AUTHORIZED: 4,
        Duties.ATTENTION: 16,
        Duties.DUE_SOON: 3,
        Duties.CANNOT_TELL: 6,
    }
    qtbot.mouseClick(cards[Show.NOT_AUTHORIZED], LEFT)
    assert window.stack.currentWidget() is window.page(OfficersPage)
    settled(qtbot, window)
    assert shown_badges(window) == ["4207", "4210", "5012", "4201"]


@pytest.mark.parametrize("show", [Duties.ATTENTION, Duties.DUE_SOON, Duties.CANNOT_TELL])
def test_the_list_behind_a_number_has_as_many_rows(window: Window, qtbot: QtBot, show: Duties) -> None:
    (card,) = [card for card in window.page(TodayPage).findChildren(StatCard) if card.card.show is show]
    qtbot.mouseClick(card, LEFT)
    page = window.page(CompliancePage)
    assert window.stack.currentWidget() is page
    settled(qtbot, window)
    assert len(page.model.rows) == card.card.value


def test_what_is_due_leads_to_its_reason(window: Window, qtbot: QtBot) -> None:
    rows = [row for row in window.page(TodayPage).findChildren(DueRow) if row.isVisible()]
    assert [row.first for row in rows][:2] == ["Okafor, Miriam (4122)", "Agreement KC-JEM-2"]
    qtbot.mouseClick(rows[0], LEFT)
    settled(qtbot, window)
    duty = window.page(CompliancePage).panel
    assert duty.shown is not None
    assert (duty.shown.rule, duty.shown.subject) == ("TRN-03", "participation:4122/KC-JEM-2")
    qtbot.mouseClick(duty.officer, LEFT)
    settled(qtbot, window)
    panel = window.page(OfficersPage).panel
    assert panel.detail is not None
    assert panel.detail.badge == "4122"
    assert panel.tabs.currentIndex() == WHY
    (reason,) = [one for one in panel.reasons() if one.rule == "TRN-03"]
    qtbot.waitUntil(lambda: not reason.visibleRegion().isEmpty())


def test_the_strip_tells_another_day_and_leads_back(window: Window, qtbot: QtBot) -> None:
    assert window.head.strip.isVisible()
    qtbot.mouseClick(window.head.back, LEFT)
    settled(qtbot, window)
    assert not window.head.strip.isVisible()
    assert window.head.field.text() == "November 24, 2026"
    qtbot.keyClick(window, Key.Key_T, Modifier.ControlModifier)
    qtbot.keyClicks(window.head.field, "someday")
    qtbot.keyClick(window.head.field, Key.Key_Return)
    assert window.head.field.property("wrong") is True
    assert "“someday” is not a day" in window.head.field.toolTip()
    qtbot.keyClick(window.head.field, Key.Key_Escape)
    assert window.head.field.text() == "November 24, 2026"


def test_a_day_can_be_picked_in_the_calendar(window: Window, qtbot: QtBot) -> None:
    window.head.edit()
    qtbot.keyClick(window.head.field, Key.Key_Down, Modifier.AltModifier)
    calendar = QApplication.activePopupWidget()
    assert calendar is not None
    days = calendar.focusWidget()
    qtbot.keyClick(days, Key.Key_Right)
    qtbot.keyClick(days, Key.Key_Return)
    settled(qtbot, window)
    assert window.head.field.text() == "November 23, 2026"


def test_the_list_is_searched_filtered_and_sorted(window: Window, qtbot: QtBot) -> None:
    page = seen(qtbot, window, OfficersPage)
    qtbot.keyClicks(page.search, "kc-wso aUth")
    assert shown_badges(window) == ["5011", "5012"]
    qtbot.keyClick(page.search, Key.Key_Escape)
    assert len(shown_badges(window)) == SAMPLE_OFFICERS
    qtbot.mouseClick(page.shows.chips[Show.ATTENTION], LEFT)
    assert set(shown_badges(window)) == {"3871", "5012", "4099", "5013", "4122", "6002", "4201", "4055"}
    head = page.table.horizontalHeader()
    place = QPoint(head.sectionViewportPosition(6) + 20, head.height() // 2)
    qtbot.mouseClick(head.viewport(), LEFT, pos=place)
    assert shown_badges(window)[:2] == ["4122", "5013"]
    qtbot.keyClicks(page.search, "nobody")
    assert shown_badges(window) == []
    said = [one for one in page.findChildren(QLabel, "muted") if one.isVisible()]
    assert said


def test_columns_can_be_chosen(window: Window) -> None:
    window.go_to(OfficersPage)
    table = window.page(OfficersPage).table
    assert table.isColumnHidden(2)
    table.choose_column(2, shown=True)
    assert not table.isColumnHidden(2)
    window.resize(910, 600)
    QApplication.processEvents()
    assert table.isColumnHidden(8)
    assert not table.isColumnHidden(1)


def test_an_officer_is_shown_and_closed(window: Window, qtbot: QtBot) -> None:
    page = seen(qtbot, window, OfficersPage)
    qtbot.mouseClick(page.table.viewport(), LEFT, pos=page.table.visualRect(page.model.index(0, 1)).center())
    settled(qtbot, window)
    assert page.panel.isVisible()
    for tab in range(page.panel.tabs.count()):
        page.panel.tabs.setCurrentIndex(tab)
    qtbot.keyClick(page.panel, Key.Key_Escape)
    assert not page.panel.isVisible()


def test_the_officer_stays_when_the_day_changes(window: Window, qtbot: QtBot) -> None:
    page = seen(qtbot, window, OfficersPage)
    page.choose("4055")
    settled(qtbot, window)
    assert page.panel.detail is not None
    assert page.panel.detail.authority[0].status == "REVOKED"
    window.head.field.setText("4/12/2026")
    qtbot.keyClick(window.head.field, Key.Key_Return)
    settled(qtbot, window)
    assert page.panel.detail.badge == "4055"
    assert page.panel.detail.authority[0].status == "AUTHORIZED"


def test_undo_and_redo_are_named_and_work(window: Window, qtbot: QtBot) -> None:
    assert window.menus.undo.text() == "&Undo: Import sample"
    window.menus.undo.trigger()
    settled(qtbot, window)
    assert window.page(TodayPage).sentence.text() == "Nothing is on record yet."
    assert window.menus.redo.text() == "&Redo: Import sample"
    window.menus.redo.trigger()
    settled(qtbot, window)
    assert seen(qtbot, window, OfficersPage).model.total == SAMPLE_OFFICERS


def foot(window: Window) -> str:
    return " | ".join(one.text() for one in window.statusBar().findChildren(QLabel))


def test_a_backup_is_made_on_opening_and_the_foot_says_when(window: Window) -> None:
    assert window.session.program is not None
    made = sorted(path.name for path in (window.session.program.path / "backups").glob("*.db"))
    assert made == ["2026-11-24T160000Z.db"]
    assert "Backup November 24, 2026" in foot(window)
    assert "History intact" in foot(window)


def test_a_backup_can_be_made_by_hand_and_carried_away(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    assert window.session.program is not None
    backups = window.session.program.path / "backups"
    qtbot.keyClick(window, Key.Key_B, Modifier.ControlModifier)
    settled(qtbot, window)
    assert len(list(backups.glob("*.db"))) == 2
    (action,) = [one for one in window.menus.findChildren(QAction) if one.text() == "Save a porta&ble copy…"]
    answer_file_dialog(qtbot, tmp_path / "copy.zip")
    action.trigger()
    settled(qtbot, window)
    assert (tmp_path / "copy.zip").read_bytes().startswith(b"PK")


def test_an_empty_program_says_how_to_begin(opener: Opener, empty: Store) -> None:
    empty.close()
    window = opener(empty.folder.path)
    labels = [label.text() for label in window.page(TodayPage).findChildren(QLabel) if label.isVisible()]
    assert "How to begin" in labels
    assert not any("All that is asked for is done" in text for text in labels)


def test_a_program_that_somebody_holds_is_read_and_says_so(opener: Opener, sample: Store, qtbot: QtBot) -> None:
    window = opener(sample.folder.path)
    assert "(reading only)" in window.windowTitle()
    assert "is open: Pia Lindgren" in window.banner.words.text()
    assert window.trouble.text() == "1 problem"
    assert seen(qtbot, window, OfficersPage).model.total == SAMPLE_OFFICERS


def test_a_folder_that_is_no_program_says_so(opener: Opener, tmp_path: Path) -> None:
    window = opener(tmp_path)
    assert window.welcoming.shown
    assert "is not a program folder" in window.welcoming.page.message.words.text()


def test_a_damaged_program_is_told_apart(opener: Opener, sample_program: Path) -> None:
    shutil.copy(bundled("resources/sample/officer.csv"), sample_program / "records.db")
    window = opener(sample_program)
    assert "not a file of this program" in window.welcoming.page.message.words.text()


def test_the_table_obeys_qt(window: Window) -> None:
    model = window.page(OfficersPage).model
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for column in range(len(COLUMNS)):
        model.sort(column, Qt.SortOrder.DescendingOrder)
    model.belongs = SHOWS[Show.AUTHORIZED]
    model.arrange()
    tester.deleteLater()


def named(widget: QWidget) -> bool:
    interface = QAccessible.queryAccessibleInterface(widget)
    return bool(interface.text(QAccessible.Text.Name))


@pytest.mark.parametrize("place", range(len(PLACES)))
def test_every_control_has_a_name(window: Window, qtbot: QtBot, place: int) -> None:
    open_something(qtbot, window, place)
    settled(qtbot, window)
    kinds = (QAbstractButton, QLineEdit, QTableView, QTabBar, QListWidget, QComboBox, QPlainTextEdit)
    visible = [one for kind in kinds for one in window.findChildren(kind) if one.isVisible()]
    controls = [one for one in visible if one.focusPolicy() != Qt.FocusPolicy.NoFocus]
    assert len(controls) > 5
    assert [one for one in controls if not named(one)] == []


@pytest.mark.parametrize("size", [(910, 512), (1024, 640), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("place", range(len(PLACES)))
def test_nothing_is_clipped_at_any_size(window: Window, qtbot: QtBot, place: int, size: tuple[int, int]) -> None:
    window.resize(*size)
    open_something(qtbot, window, place)
    settled(qtbot, window)
    for _ in range(3):
        QApplication.processEvents()  # a layout in a layout takes a round of its own
    clipped = []
    worded: list[QLabel | QAbstractButton] = [*window.findChildren(QLabel), *window.findChildren(QAbstractButton)]
    for one in worded:
        if not one.isVisible() or not one.text() or isinstance(one, DueRow | StatCard | QToolButton):
            continue
        wraps = isinstance(one, QLabel) and one.wordWrap()
        wide = one.minimumSizeHint().width() if wraps else one.sizeHint().width()
        high = one.heightForWidth(one.width()) if wraps else one.sizeHint().height()
        if one.width() < wide - 1 or one.height() < high - 1:
            clipped.append((one.text()[:40], (one.width(), one.height()), (wide, high)))
    assert clipped == []


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_every_page_paints_in_both_schemes(window: Window, qtbot: QtBot, scheme: Scheme) -> None:
    window.theme.choose(scheme)
    for place in range(len(PLACES)):
        window.go(place)
        settled(qtbot, window)
        picture = window.grab().toImage()
        colours = {picture.pixel(x, y) for x in range(0, 1366, 7) for y in range(0, 768, 7)}
        assert len(colours) > 20
        dark = picture.pixelColor(700, 70).lightness() < 128
        assert dark is (scheme is Scheme.DARK)


def test_a_report_follows_its_options(window: Window, qtbot: QtBot) -> None:
    window.go_to(ReportsPage)
    settled(qtbot, window)
    page = window.page(ReportsPage)
    before = page.said.text()
    begins = page.fields.editors["period_from"]
    assert isinstance(begins, DayField)
    begins.setText("1/1/2020")
    qtbot.keyClick(begins, Key.Key_Return)
    settled(qtbot, window)
    assert page.said.text() != before
    begins.setText("+40d")
    qtbot.keyClick(begins, Key.Key_Return)
    settled(qtbot, window)
    assert "The period begins on 2027-01-01" in window.banner.words.text()
