"""What is typed into a new record survives: Esc, another place, a closed window, a killed program."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coordinator.desktop.drafts import Drafts
from coordinator.desktop.records_page import RecordsPage
from coordinator.desktop.settings import drafts_folder
from coordinator.desktop.window import Window
from coordinator.store.sealed_documents import SealedDocuments, new_identity
from tests.desktop.conftest import Opener, seen, settled
from tests.desktop.entering import CONTROL, Key, begin, focused, open_kind, press, type_into

TYPED = {"badge": "4300", "last_name": "Okafor", "hired_on": "someday"}


def test_drafts_come_back_and_damage_gives_none(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts", tmp_path / "program")
    assert drafts.kinds() == frozenset()
    drafts.keep("officer", TYPED)
    assert drafts.kept("officer") == TYPED
    assert drafts.kinds() == {"officer"}
    (file,) = tmp_path.glob("drafts/*/officer.json")
    assert file.stat().st_mode & 0o777 == 0o600
    for damage in ("", "[]", "{", '{"badge": 3}'):
        file.write_text(damage)
        assert drafts.kept("officer") == {}
    drafts.keep("officer", {})
    assert not file.exists()
    drafts.discard("officer")


def test_the_drafts_of_one_program_are_not_those_of_another(tmp_path: Path) -> None:
    Drafts(tmp_path, tmp_path / "one").keep("officer", TYPED)
    assert Drafts(tmp_path, tmp_path / "other").kept("officer") == {}


def test_the_draft_of_a_protected_program_is_sealed(tmp_path: Path) -> None:
    vault = SealedDocuments(tmp_path, new_identity(), {}).vault
    drafts = Drafts(tmp_path / "drafts", tmp_path / "program", vault)
    drafts.keep("officer", TYPED)
    (file,) = tmp_path.glob("drafts/*/officer.json")
    assert b"Okafor" not in file.read_bytes()
    assert drafts.kept("officer") == TYPED
    file.write_bytes(file.read_bytes()[:-3])
    assert drafts.kept("officer") == {}
    other = SealedDocuments(tmp_path, new_identity(), {}).vault
    drafts.keep("officer", TYPED)
    assert Drafts(tmp_path / "drafts", tmp_path / "program", other).kept("officer") == {}


def test_a_place_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    drafts = Drafts(tmp_path / "file", tmp_path)
    drafts.keep("officer", TYPED)
    drafts.discard("officer")
    assert drafts.kept("officer") == {}
    assert drafts.kinds() == frozenset()


def test_escape_keeps_a_draft_and_new_brings_it_back(window: Window, qtbot: QtBot) -> None:
    page = begin(qtbot, window, "Officers", TYPED)
    press(qtbot, window, Key.Key_Escape)
    assert not page.panel.isVisible()
    press(qtbot, window, Key.Key_N, CONTROL)
    assert page.panel.recovered.isVisible()
    assert {name: page.panel.form.rows[name].editor.typed() for name in TYPED} == TYPED

    type_into(qtbot, window, page, "first_name", "Ngozi")
    rows = page.panel.form.rows
    rows["hired_on"].editor.setFocus()
    for _ in "someday":
        press(qtbot, window, Key.Key_Backspace)
    press(qtbot, window, Key.Key_Return, CONTROL)
    assert page.panel.title.text() == "Officer 4300"
    press(qtbot, window, Key.Key_N, CONTROL)
    assert not page.panel.recovered.isVisible()
    assert page.panel.form.typed == {}


def test_starting_over_lets_a_draft_go(window: Window, qtbot: QtBot) -> None:
    page = begin(qtbot, window, "Officers", TYPED)
    press(qtbot, window, Key.Key_Escape)
    press(qtbot, window, Key.Key_N, CONTROL)
    page.panel.start_over()
    assert page.panel.form.typed == {}
    assert page.panel.form.rows["badge"].isAncestorOf(focused())
    press(qtbot, window, Key.Key_Escape)
    press(qtbot, window, Key.Key_N, CONTROL)
    assert not page.panel.recovered.isVisible()


@pytest.mark.parametrize("plural", ["Officers", "Training"])
def test_a_look_at_another_record_or_kind_keeps_a_draft(window: Window, qtbot: QtBot, plural: str) -> None:
    page = begin(qtbot, window, "Officers", TYPED)
    other = open_kind(qtbot, window, plural)
    other.choose_first()
    settled(qtbot, window)
    assert other.panel.detail is not None
    page = open_kind(qtbot, window, "Officers")
    press(qtbot, window, Key.Key_N, CONTROL)
    assert {name: page.panel.form.rows[name].editor.typed() for name in TYPED} == TYPED


KILLED = """
import sys
from datetime import datetime, timezone
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from coordinator.desktop.application import make_window
from coordinator.desktop.drafts import Drafts
from coordinator.desktop.records_page import RecordsPage
from coordinator.desktop.settings import Settings, drafts_folder
from coordinator.services.program import Setting

program = Path(sys.argv[1])
application = QApplication([])
window = make_window(
    application, Settings(), lambda: Setting("Pia", lambda: datetime(2026, 11, 24, 12, tzinfo=timezone.utc))
)
window.show()
window.session.open(program)

def type_in():
    if window.session.program is None or not window.session.worker.idle:
        QTimer.singleShot(20, type_in)
        return
    window.go_to(RecordsPage).begin("officer")
    rows = window.page(RecordsPage).page.panel.form.rows
    QTest.keyClicks(rows["badge"].editor.line, "4300")
    QTest.keyClicks(rows["hired_on"].editor.day, "someday")
    tell()

def tell():
    if "hired_on" in Drafts(drafts_folder(), program).kept("officer"):
        print("kept", flush=True)
    else:
        QTimer.singleShot(20, tell)

QTimer.singleShot(0, type_in)
application.exec()
"""


def test_a_killed_program_gives_back_what_was_typed(opener: Opener, sample_program: Path, qtbot: QtBot) -> None:
    child = subprocess.Popen([sys.executable, "-c", KILLED, str(sample_program)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "kept\n"
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    child.stdout.close()

    window = opener(sample_program)
    assert window.foot.words.text() == "Recovered text: officer begun and not saved. See Records."
    assert (
        seen(qtbot, window, RecordsPage).kinds.rows["officer"].accessibleName().endswith("One is begun and not saved.")
    )
    page = open_kind(qtbot, window, "Officers")
    press(qtbot, window, Key.Key_N, CONTROL)
    assert page.panel.recovered.isVisible()
    assert page.panel.form.typed == {"badge": "4300", "hired_on": "someday"}
    assert Drafts(drafts_folder(), sample_program).kinds() == {"officer"}
