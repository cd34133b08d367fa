import json
import os
import subprocess
import sys
import threading
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coordinator.desktop.kind_groups import GROUPS
from coordinator.desktop.settings import Settings, load, save
from coordinator.desktop.tokens import DARK, LIGHT, Tokens
from coordinator.desktop.typed_days import parse_day
from coordinator.desktop.worker import Worker
from coordinator.errors import Unavailable
from coordinator.records import RECORD_OF

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3/16/2026", date(2026, 3, 16)),
        ("3/16/26", date(2026, 3, 16)),
        ("3/16", date(2026, 3, 16)),
        ("2026-03-16", date(2026, 3, 16)),
        ("March 16, 2026", date(2026, 3, 16)),
        ("mar 16 2026", date(2026, 3, 16)),
        ("Sept. 5th", date(2026, 9, 5)),
        (" Today ", TODAY),
        ("+90d", date(2027, 2, 22)),
        ("-1", date(2026, 11, 23)),
        ("2/30/2026", None),
        ("16 March", None),
        ("Smarch 3", None),
        ("", None),
        ("+99999999", None),
    ],
)
def test_a_day_is_typed_as_people_do(text: str, day: date | None) -> None:
    assert parse_day(text, TODAY) == day


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_days(text: str) -> None:
    parse_day(text, TODAY)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


TEXT_ON = {
    "text": ("ground", "side", "surface", "hover", "accent_soft"),
    "muted": ("ground", "side", "surface", "hover"),
    "accent_text": ("surface", "ground", "accent_soft", "hover"),
    "on_accent": ("accent", "accent_hover"),
    "good": ("good_soft", "surface"),
    "soon": ("soon_soft", "surface"),
    "bad": ("bad_soft", "surface", "accent_soft"),
    "idle": ("idle_soft", "surface"),
}
EDGES_ON = {"control": ("surface", "ground"), "accent_text": ("surface", "ground", "side")}


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_everything_can_be_read_in_both_schemes(scheme: Tokens) -> None:
    values = scheme.values()
    weak = [(one, on) for one, grounds in TEXT_ON.items() for on in grounds if contrast(values[one], values[on]) < 4.5]
    weak += [(one, on) for one, grounds in EDGES_ON.items() for on in grounds if contrast(values[one], values[on]) < 3]
    assert weak == []


def test_settings_come_back_and_damage_gives_the_first_ones(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "window.json"
    assert load(path) == (Settings(), "")
    kept = Settings("DARK", 115, 1000, 700, put_away=["/p"])
    save(kept, path)
    assert load(path) == (kept, "")
    for damage in ("", "[]", "{"):
        path.write_text(damage)
        found, words = load(path)
        assert found == Settings()
        assert words.startswith(f"The settings in {path} cannot be read.")
    path.write_text('{"width": "wide", "scheme": 3, "put_away": [1], "height": 700}')
    assert load(path) == (Settings(height=700), "")
    with pytest.raises(Unavailable, match="cannot be written"):
        save(Settings(), Path("/proc/nowhere/window.json"))


def test_every_kind_of_record_stands_in_one_group() -> None:
    assert sorted(kind for _, kinds in GROUPS for kind in kinds) == sorted(RECORD_OF)


def test_the_worker_answers_on_this_thread_in_order(qtbot: QtBot) -> None:
    worker = Worker()
    threads: list[str] = []
    answers: list[object] = []

    def job(number: int) -> int:
        threads.append(threading.current_thread().name)
        return number

    for number in range(3):
        worker.ask(partial(job, number), answers.append, answers.append)
    worker.ask(lambda: 1 / 0, answers.append, lambda error: answers.append(type(error)))
    qtbot.waitUntil(lambda: worker.idle)
    assert answers == [0, 1, 2, ZeroDivisionError]
    assert all(name.startswith("records") for name in threads)
    worker.close()


def test_long_work_is_told(qtbot: QtBot) -> None:
    worker = Worker()
    gate = threading.Event()
    with qtbot.waitSignal(worker.busy, timeout=3000) as told:
        worker.ask(lambda: gate.wait(5), lambda _: None, lambda _: None)
    assert told.args == [True]
    with qtbot.waitSignal(worker.busy, timeout=3000) as told:
        gate.set()
    assert told.args == [False]
    worker.close()


def test_qt_does_not_eat_references_to_none(qapp: QApplication) -> None:
    """PySide6 6.12 does on Python 3.11, and aborts after some thousand calls: the reason of the pin."""
    del qapp
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(500):
        thing.setObjectName("x")
        thing.parent()
    assert sys.getrefcount(None) > before - 100


START = """
import json, sys
from datetime import datetime, timezone
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from coordinator.desktop import application
from coordinator.desktop.today_page import TodayPage
from coordinator.desktop.window import Window

LATER = ("sqlalchemy", "sqlmodel", "reportlab", "alembic", "coordinator.desktop.records_page", "coordinator.records")
early = [name for name in LATER if name in sys.modules]

def look():
    window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, Window))
    if window.session.program is None or not window.session.worker.idle:
        QTimer.singleShot(20, look)
        return
    print(json.dumps({"early": early, "title": window.windowTitle(), "said": window.page(TodayPage).sentence.text()}))
    window.close()

def setting():
    from coordinator.services.program import Setting
    return Setting("Pia", lambda: datetime(2026, 11, 24, 12, tzinfo=timezone.utc))

QTimer.singleShot(0, look)
sys.exit(application.start(None, setting, sample=True))
"""


def test_the_first_start_shows_the_sample_agency_and_the_next_one_too(tmp_path: Path) -> None:
    environment = {**os.environ, "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        environment.pop(name, None)
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", START], env=environment, capture_output=True, text=True, check=True
        )
        found = json.loads(done.stdout)
        assert found["early"] == []
        assert found["title"] == "Sample agency - Coordinator"
        assert found["said"].startswith("8 of 12 officers are authorized.")


def test_without_a_screen_a_sentence_says_so(tmp_path: Path) -> None:
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    without = {name: value for name, value in os.environ.items() if name not in screens}
    done = subprocess.run(
        [sys.executable, "-m", "coordinator"],
        env={**without, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("There is no screen to open the window on.")
