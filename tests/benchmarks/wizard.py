"""What the import wizard's engine costs, from the file to the records, beside a plain import of the same rows."""

import csv
import tempfile
import time
from pathlib import Path

from coordinator.services.wizard.remembering import Memory
from coordinator.services.wizard.steps import Steps
from tests.benchmarks.agency import DAY, agency_of
from tests.benchmarks.importing import OFFICERS, ended, imported, row
from tests.benchmarks.timing import line

_HEADINGS = ("Badge #", "Course", "Class start", "Completed", "Result")


def wizard(sizes: tuple[int, ...] = (10_000, 100_000)) -> list[str]:
    """Measure a table of completed courses: read, guessed, tried out and imported."""
    said = []
    for rows in sizes:
        with tempfile.TemporaryDirectory() as folder:
            plain = imported(Path(folder) / "plain", rows)
            through = _through_the_wizard(Path(folder) / "wizard", rows)
        said += [line(f"{rows:,} rows: plain dry run and import", plain)]
        said += [line(f"{rows:,} rows: through the wizard", through, plain, "2 times")]
    return said


def _through_the_wizard(folder: Path, rows: int) -> float:
    source = folder.with_suffix(".csv")
    with source.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([_HEADINGS, *map(row, range(rows))])
    store = agency_of(OFFICERS, folder, refreshers=0)
    begun = time.perf_counter()
    steps = Steps(store, DAY, Memory(folder / "import.json"))
    opened = steps.open([source])
    drafts = [steps.draft(chosen) for chosen in opened.tables]
    plan = steps.plan(opened, drafts, _unwatched)
    if plan.refused or plan.writes != rows:
        raise ValueError(f"{plan.writes} of {rows} rows would be written")
    steps.bring_in(plan, drafts, _unwatched, rest=False)
    return ended(store, begun)


def _unwatched(_count: int) -> None:
    pass
