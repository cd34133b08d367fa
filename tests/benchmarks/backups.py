"""What a backup costs, beside copying the file and seeing it on the disk."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from coordinator.records import OfficerFields
from coordinator.store import Reason, Stamp, Store, create_store, no_progress, open_store
from coordinator.store.backing_up import snapshot
from coordinator.store.durable import sync_file
from tests.benchmarks.timing import best_of, line
from tests.conftest import NOW

ROW = 3_050
"""How many bytes of the file one officer of the generated program takes, history included."""


def backup(megabytes: int = 400) -> list[str]:
    """Measure a backup of a program of that size against copying its file, both to the disk."""
    with TemporaryDirectory() as folder:
        store = _program(Path(folder) / "program", megabytes)
        records, copy = store.folder.records, Path(folder) / "copy.db"
        bare = best_of(3, lambda: _copy(records, copy))
        driver = best_of(3, lambda: _snapshot(records, copy))
        whole = best_of(3, lambda: store.back_up(Reason.BY_HAND))
        size = records.stat().st_size / 1e6
        store.close()
    return [
        line(f"{size:,.0f} MB: copied and on the disk", bare),
        line("copied by the driver while it is open", driver, bare, "3 times"),
        line("backup: looked through, hashed, in place", whole, bare),
    ]


def _copy(records: Path, copy: Path) -> None:
    copy.unlink(missing_ok=True)
    shutil.copyfile(records, copy)
    sync_file(copy)


def _snapshot(records: Path, copy: Path) -> None:
    copy.unlink(missing_ok=True)
    snapshot(records, copy, no_progress)
    sync_file(copy)


def _program(folder: Path, megabytes: int) -> Store:
    store = create_store(folder, lambda: Stamp("bench", NOW))
    rows, batch = megabytes * 1_000_000 // ROW, 20_000
    for start in range(0, rows, batch):
        with store.change("Generate") as step:
            step.insert_all(OfficerFields, [_officer(number) for number in range(start, min(start + batch, rows))])
    store.close()  # brings the log into the file
    return open_store(folder, lambda: Stamp("bench", NOW), write=True)


def _officer(number: int) -> dict[str, object]:
    return {"badge": str(number), "last_name": "Ruiz", "first_name": "Ana", "languages": (), "notes": "x" * 500}
