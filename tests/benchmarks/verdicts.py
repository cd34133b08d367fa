"""All verdicts of an agency against fetching the rows that they need with the same driver."""

import tempfile
from datetime import date
from pathlib import Path

from coordinator.services.judged import judged
from coordinator.services.program import SAMPLE_DAY, Setting, new_program
from coordinator.store import Store
from tests.benchmarks.agency import DAY, agency_of
from tests.benchmarks.timing import best_of, line
from tests.conftest import NOW

_ROWS = ("officer", "participation", "training_record", "exam_attempt", "authorization", "credential", "status_event")


def verdicts() -> list[str]:
    """Measure the sample agency, and one of 10,000 officers with a million courses; making it takes minutes."""
    with tempfile.TemporaryDirectory() as folder:
        with new_program(Path(folder) / "sample", Setting("bench", lambda: NOW), sample=True) as store:
            sample = best_of(20, lambda: _judge(store, SAMPLE_DAY))
        store = agency_of(10_000, Path(folder) / "large", refreshers=99)
        fetched, large = best_of(2, lambda: _fetch(store)), best_of(2, lambda: _judge(store, DAY))
        store.close()
    return [
        line("sample agency", sample, aim="10 ms"),
        line("10,000 officers: rows fetched as tuples", fetched),
        line("10,000 officers: every verdict", large, fetched, "3 times"),
    ]


def _judge(store: Store, day: date) -> None:
    with store.looking() as look:
        judged(look, day)


def _fetch(store: Store) -> None:
    with store.reading() as connection:
        for table in _ROWS:
            connection.exec_driver_sql(f"SELECT * FROM {table}").fetchall()  # noqa: S608  our own names
