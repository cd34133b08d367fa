"""Every report of the sample agency and of 300 officers, from the records to the finished bytes."""

import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from coordinator.services.program import SAMPLE_DAY, Setting, new_program
from coordinator.services.reporting import REPORTS, example, make_report
from coordinator.store import Store
from tests.benchmarks.agency import DAY, agency_of
from tests.benchmarks.timing import best_of, line


def reports() -> list[str]:
    """Measure each report; what was judged is not kept between two of them."""
    with tempfile.TemporaryDirectory() as folder:
        setting = Setting("Bench", lambda: datetime(2026, 11, 24, 12, tzinfo=UTC))
        with new_program(Path(folder) / "sample", setting, sample=True) as store:
            found = [f"sample: {one}" for one in _measured(store, SAMPLE_DAY)]
        store = agency_of(300, Path(folder) / "large")
        found += [f"300 officers: {one}" for one in _measured(store, DAY)]
        store.close()
    return [*found, "(aim: the packet of the sample within a second)"]


def _measured(store: Store, day: date) -> Iterator[str]:
    for report in REPORTS:
        asked = example(store, report, day)
        if asked is not None:
            yield line(report.name, best_of(3, partial(make_report, store, report.name, asked)))
