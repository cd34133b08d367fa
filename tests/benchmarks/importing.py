"""What bringing a file of rows in costs, checked and audited, beside the driver writing the same rows audited."""

import csv
import math
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from coordinator.services.importing import import_files
from coordinator.store import Store
from tests.benchmarks.agency import DAY, agency_of
from tests.benchmarks.timing import line

OFFICERS = 1_000
_COLUMNS = ("officer", "course", "started_on", "completed_on", "status")


def importing(sizes: tuple[int, ...] = (10_000, 100_000)) -> list[str]:
    """Measure an import of completed courses, with its dry run first, and how it grows."""
    said, took = [], []
    for rows in sizes:
        with tempfile.TemporaryDirectory() as folder:
            bare = _written_by_the_driver(Path(folder) / "bare", rows)
            whole = imported(Path(folder) / "whole", rows)
        took.append(whole)
        said += [line(f"{rows:,} rows: driver's executemany, audited", bare)]
        said += [line(f"{rows:,} rows: dry run and import", whole, bare, "15 times")]
    growth = math.log(took[-1] / took[0]) / math.log(sizes[-1] / sizes[0])
    return [*said, f"growth from {sizes[0]:,} to {sizes[-1]:,} rows: exponent {growth:.2f}  (aim: 1.15)"]


def row(number: int) -> tuple[str, str, str, str, str]:
    begun = date(2020, 7, 1) + timedelta(days=number // OFFICERS * 10)
    return str(number % OFFICERS + 1), "IADRP", begun.isoformat(), (begun + timedelta(4)).isoformat(), "COMPLETED"


def imported(folder: Path, rows: int) -> float:
    source = folder.with_suffix(".csv").with_name("training_record.csv")
    with source.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([_COLUMNS, *map(row, range(rows))])
    store = agency_of(OFFICERS, folder, refreshers=0)
    begun = time.perf_counter()
    import_files(store, source, DAY, dry_run=True)
    import_files(store, source, DAY)
    return ended(store, begun)


def _written_by_the_driver(folder: Path, rows: int) -> float:
    store = agency_of(OFFICERS, folder, refreshers=0)
    values = [(int(officer), 2, *rest) for officer, _, *rest in map(row, range(rows))]
    begun = time.perf_counter()
    with store.change("Write") as step:
        step.connection.exec_driver_sql(
            "INSERT INTO training_record (officer_id, course_id, started_on, completed_on, status)"
            " VALUES (?, ?, ?, ?, ?)",
            values,
        )
    return ended(store, begun)


def ended(store: Store, begun: float) -> float:
    took = time.perf_counter() - begun
    store.close()
    return took
