"""Lists of 100,000 rows in a real window, offscreen: from a key press until the rows are there, and the longest pause.

A pause is the time in which the screen's thread answers nothing; a frame has 16 ms.
"""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from coordinator.services.duty_view import DutyRow
from coordinator.services.program import Setting
from tests.benchmarks.agency import agency_of
from tests.benchmarks.timing import line
from tests.conftest import NOW

_OFFICERS, _REFRESHERS = 25_000, 3
_TURNS = 3


def lists() -> list[str]:
    """Measure records, which are read page by page, and duties, which lie in memory."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  after the platform was chosen

    application = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        agency_of(_OFFICERS, Path(folder) / "program", _REFRESHERS).close()
        found = [*_records(application, Path(folder) / "program"), *_duties(application)]
    return [*found, "(aim: 16 ms a page, 100 ms a sort, 150 ms a filter, no pause over 50 ms)"]


def _records(application: Any, program: Path) -> list[str]:
    from coordinator.desktop.record_page import RecordPage  # noqa: PLC0415  as above
    from coordinator.desktop.session import Session  # noqa: PLC0415  as above

    session = Session(lambda: Setting("bench", lambda: NOW))
    page = RecordPage(session, "training_record")
    page.resize(1100, 700)
    page.show()
    session.open(program)
    _until(application, lambda: page.model.total > 0 and session.worker.idle)
    bar = page.table.verticalScrollBar()

    def jump(to: int) -> None:
        bar.setValue(to)
        application.processEvents()

    turns = iter(range(10**6))

    def somewhere() -> None:
        jump(bar.maximum() // 7 * (next(turns) % 7) + next(turns))

    def ready() -> bool:
        first = max(page.table.rowAt(0), 0)
        shown = range(first, min(first + 10, page.model.rowCount()))
        return session.worker.idle and all(page.model.ready(place) for place in shown)

    measured: list[tuple[str, Callable[[], object]]] = [
        (f"records ({page.model.total:,}): open", page.refresh),
        *((f"records: sort by {name}", _sort(page, name)) for name in ("officer", "course", "started_on", "status")),
        ("records: a page somewhere", somewhere),
        *((f"records: filter {text}", _filter(page, text)) for text in _RECORD_FILTERS),
        ("records: clear the filter", page.filter.clear),
    ]
    found = [_measured(application, what, work, ready) for what, work in measured]
    page.deleteLater()
    session.close()
    return found


_RECORD_FILTERS = ("haugen", "h", "officer:haugen", "started_on<2023", "-course:iadrp status:completed")
_DUTY_FILTERS = ("haugen", "h", "about:haugen", "due<2023", "-result:met duty:training")


def _sort(page: Any, name: str) -> Callable[[], object]:
    place = next(place for place, column in enumerate(page.COLUMNS) if column.asked_as == name)
    return lambda: page.table.sort_by(place, False)


def _filter(page: Any, text: str) -> Callable[[], object]:
    return lambda: page.filter.use(text, page.shows.current)


def _duties(application: Any) -> list[str]:
    from coordinator.desktop.compliance_page import CompliancePage  # noqa: PLC0415  after the platform was chosen
    from coordinator.desktop.session import Session  # noqa: PLC0415  as above

    rows = [_duty(number) for number in range(100_000)]
    session = Session(lambda: Setting("bench", lambda: NOW))
    page = CompliancePage(session)
    page.resize(1100, 700)
    page.show()
    measured: list[tuple[str, Callable[[], object]]] = [
        (f"duties ({len(rows):,}): open", lambda: page.show_rows(rows)),
        *((f"duties: sort by {name}", _sort(page, name)) for name in ("duty", "about", "result", "due")),
        *((f"duties: filter {text}", _filter(page, text)) for text in _DUTY_FILTERS),
        ("duties: clear the filter", page.filter.clear),
    ]
    found = [_measured(application, what, work, lambda: session.worker.idle) for what, work in measured]
    page.deleteLater()
    session.close()
    return found


def _duty(number: int) -> DutyRow:
    name = ("Haugen", "Okafor", "Ruiz", "Whitfield")[number % 4]
    status, words = (("MET", "Met"), ("OVERDUE", "Overdue"), ("DUE_SOON", "Due soon"))[number % 3]
    return DutyRow(
        key=f"TRN-03 {number}",
        rule="TRN-03",
        title=("Refresher training", "Credential card", "Letter of authorization")[number % 3],
        about=f"{name}, Ana ({number})",
        agreement="G-JEM",
        badge=str(number),
        status=status,
        status_words=words,
        due=f"{2020 + number % 9}-{1 + number % 12:02}-{1 + number % 28:02}",
        weight="Duty",
        basis="Written in the agreement",
        counted=True,
        settled=False,
        overdue=status == "OVERDUE",
    )


def _measured(application: Any, what: str, work: Callable[[], object], ready: Callable[[], bool]) -> str:
    """Return the best of several turns of *work* until *ready*, and the longest pause of that turn."""
    best = min(_turn(application, work, ready) for _ in range(_TURNS))
    return f"{line(what, best[0])}  pause {best[1] * 1000:7.1f} ms"


def _turn(application: Any, work: Callable[[], object], ready: Callable[[], bool]) -> tuple[float, float]:
    from PySide6.QtCore import QEventLoop, QTimer  # noqa: PLC0415  after the platform was chosen

    beat = QTimer(interval=1)  # wakes the loop, which otherwise leaves the processor to the worker
    beat.start()
    begun = before = time.perf_counter()
    longest = 0.0
    work()
    while True:
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        now = time.perf_counter()
        longest, before = max(longest, now - before), now
        if ready():
            return now - begun, longest


def _until(application: Any, done: Callable[[], bool]) -> None:
    while not done():
        application.processEvents()
        time.sleep(0.01)
