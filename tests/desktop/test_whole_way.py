"""What a coordinator does on a morning, by keyboard alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from coordinator.desktop.explanation import Reason
from coordinator.desktop.officers_page import OfficersPage
from coordinator.desktop.places import PLACES
from coordinator.desktop.reports_page import ReportsPage
from coordinator.desktop.today_page import TodayPage
from coordinator.desktop.window import Window
from tests.desktop.conftest import answer_file_dialog, settled
from tests.reports.pdf_reading import problems, table_rows

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def texts(reason: Reason) -> list[str]:
    return [label.text() for label in reason.findChildren(QLabel)]


def test_the_whole_way_by_keyboard(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    assert window.page(TodayPage).sentence.text().startswith("8 of 12 officers are authorized.")
    assert "sample agency" in window.head.words.text()

    qtbot.keyClick(window, Key.Key_T, Modifier.ControlModifier)
    qtbot.keyClicks(focused(), "3/16/2026")
    qtbot.keyClick(focused(), Key.Key_Return)
    settled(qtbot, window)
    assert window.head.field.text() == "March 16, 2026"
    assert window.head.strip.isVisible()
    assert window.page(TodayPage).sentence.text().startswith("9 of 12 officers are authorized.")

    qtbot.keyClick(window, Key.Key_F, Modifier.ControlModifier)
    qtbot.keyClicks(focused(), "4117")
    qtbot.keyClick(focused(), Key.Key_Down)
    settled(qtbot, window)
    panel = window.page(OfficersPage).panel
    assert panel.detail is not None
    assert panel.detail.name == "Whitfield, Dana"

    qtbot.keyClick(window, Key.Key_I, Modifier.ControlModifier)
    (overdue,) = [reason for reason in panel.reasons() if reason.rule == "TRN-03"]
    qtbot.waitUntil(overdue.isVisible)
    said = "\n".join(texts(overdue))
    assert "Due March 15, 2026 (1 day ago)." in said
    assert "IADP completed March 15, 2024" in said
    assert "ICE practice, not in the agreement" in said
    assert "Training 4117, IADP, 2024-02-19" in said

    target = tmp_path / "roster.pdf"
    reports = next(place for place, one in enumerate(PLACES) if one.title == "Reports")
    qtbot.keyClick(window.side.places[reports], Key.Key_Space)
    settled(qtbot, window)
    assert window.page(ReportsPage).pages.count == 3
    answer_file_dialog(qtbot, target)
    qtbot.keyClick(window, Key.Key_S, Modifier.ControlModifier)
    qtbot.waitUntil(target.exists, timeout=5_000)
    settled(qtbot, window)
    assert window.page(ReportsPage).said.text() == f"Saved as {target}."

    pdf = target.read_bytes()
    assert problems(pdf) == []
    (row,) = [row for row in table_rows(pdf) if row[0].startswith("Whitfield, Dana Deputy")]
    assert row[1] == "4117"
    assert row[-1] == "✔ Authorized ▲ Training overdue due 2026-03-15"


@pytest.mark.parametrize("place", [at for at, one in enumerate(PLACES[:9]) if one.at_side])
def test_every_place_has_its_key(window: Window, qtbot: QtBot, place: int) -> None:
    qtbot.keyClick(window, Key(Key.Key_1 + place), Modifier.ControlModifier)
    assert window.stack.currentIndex() == place
