"""All verdicts of an agency against fetching the rows that they need with the same driver, and what one edit costs."""

import tempfile
import time
from contextlib import closing
from datetime import date
from pathlib import Path
from statistics import median

from coordinator.records import TrainingRecordFields
from coordinator.services.judged import Judged, judged
from coordinator.services.program import SAMPLE_DAY, Setting, new_program
from coordinator.store import Store
from tests.benchmarks.agency import DAY, agency_of
from tests.benchmarks.timing import best_of, line
from tests.conftest import NOW

_EDITS = 15
_ROWS = ("officer", "participation", "training_record", "exam_attempt", "authorization", "credential", "status_event")


def verdicts() -> list[str]:
    """Measure the sample agency, one of 300 officers, and one of 10,000 with a million courses; it takes minutes."""
    with tempfile.TemporaryDirectory() as folder:
        with new_program(Path(folder) / "sample", Setting("bench", lambda: NOW), sample=True) as store:
            sample = best_of(20, lambda: _judge(store, SAMPLE_DAY))
            sample_edit = _one_edit(store, SAMPLE_DAY)
        with closing(agency_of(300, Path(folder) / "medium", refreshers=4)) as store:
            medium, medium_edit = best_of(3, lambda: _judge(store, DAY)), _one_edit(store, DAY)
        with closing(agency_of(10_000, Path(folder) / "large", refreshers=99)) as store:
            fetched, large = best_of(2, lambda: _fetch(store)), best_of(2, lambda: _judge(store, DAY))
            large_edit = _one_edit(store, DAY)
    return [
        line("sample agency: every verdict", sample, aim="10 ms"),
        line("sample agency: after one edit", sample_edit, sample, "16 ms"),
        line("300 officers: every verdict", medium),
        line("300 officers: after one edit", medium_edit, medium, "16 ms"),
        line("10,000 officers: rows fetched as tuples", fetched),
        line("10,000 officers: every verdict", large, fetched, "3 times"),
        line("10,000 officers: after one edit", large_edit, large, "16 ms"),
    ]


def _judge(store: Store, day: date, known: Judged | None = None) -> Judged:
    with store.looking() as look:
        return judged(look, day, known)


def _one_edit(store: Store, day: date) -> float:
    """Return what judging takes after a class of one officer got another place; the middle of several such edits."""
    known, took = _judge(store, day), []
    for turn in range(_EDITS):
        with store.change("Edit") as step:
            step.update(TrainingRecordFields, 1 + turn, {"location": f"Room {turn}"})
        begun = time.perf_counter()
        known = _judge(store, day, known)
        took.append(time.perf_counter() - begun)
    return median(took)


def _fetch(store: Store) -> None:
    with store.reading() as connection:
        for table in _ROWS:
            connection.exec_driver_sql(f"SELECT * FROM {table}").fetchall()  # noqa: S608  our own names
