import re
from pathlib import Path

import sqlalchemy as sa
from sqlmodel import SQLModel

from coordinator.paths import bundled
from coordinator.store import Store
from coordinator.store.engine import make_engine
from coordinator.store.schema import APPLICATION_ID, SCHEMA_VERSION


def shape(connection: sa.Connection) -> dict[str, list[str]]:
    """Return each table's and index's definition as sorted lines: the order of constraints is not stable."""
    query = "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL"
    found = connection.exec_driver_sql(query).all()
    return {
        name: sorted(re.sub(r"\s+", " ", line).strip(" ,") for line in sql.replace('"', "").splitlines())
        for name, sql in found
        if not name.startswith(("sqlite_", "alembic_"))
    }


def test_the_migrations_make_what_the_records_declare(empty: Store, tmp_path: Path) -> None:
    path = tmp_path / "declared.db"
    path.touch()
    engine = make_engine(path, write=True)
    with engine.begin() as connection:
        SQLModel.metadata.create_all(connection)
        declared = shape(connection)
    engine.dispose()
    with empty.reading() as connection:
        assert shape(connection) == declared


def test_the_newest_migration_is_the_form_of_the_file() -> None:
    numbers = [int(path.name[:4]) for path in (bundled("db/migrations") / "versions").glob("[0-9]*.py")]
    assert max(numbers) == SCHEMA_VERSION


def test_the_file_carries_our_mark_and_its_form(empty: Store) -> None:
    with empty.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA application_id").scalar_one() == APPLICATION_ID
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == SCHEMA_VERSION
    empty.close()
    assert b"287g" in empty.folder.records.read_bytes()[:100]


def test_the_file_is_kept_in_the_safest_way(empty: Store) -> None:
    with empty.reading() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1}
