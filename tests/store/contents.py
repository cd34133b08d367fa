"""What a file of records holds, read with the bare driver, for comparing two of them."""

from pathlib import Path

from sqlcipher3 import dbapi2

from coordinator.records import RECORDS, OfficerFields
from coordinator.store import Store

TABLES = (*(record.about.kind for record in RECORDS), "change", "history")


def contents(records: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every record and of the history."""
    connection = dbapi2.connect(f"{records.as_uri()}?mode=ro", uri=True)
    try:
        return {table: connection.execute(f'SELECT * FROM "{table}" ORDER BY id').fetchall() for table in TABLES}  # noqa: S608  our own names
    finally:
        connection.close()


def add_officer(store: Store, badge: str) -> int:
    """Make one change."""
    with store.change(f"Add {badge}") as step:
        return step.insert(OfficerFields, {"badge": badge, "last_name": "Ruiz", "first_name": "Ana", "languages": ()})


def as_restored(records: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return what a restore brought back: every row but the change that says that it was restored."""
    found = contents(records)
    assert str(found["change"].pop()[3]).startswith("Restore the backup of ")
    return found
