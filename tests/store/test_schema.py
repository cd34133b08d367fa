import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlmodel import SQLModel

from coordinator.errors import Unavailable
from coordinator.paths import bundled
from coordinator.services.judging import judge
from coordinator.services.program import SAMPLE_DAY, Setting
from coordinator.store import Store, open_store
from coordinator.store.engine import make_engine
from coordinator.store.schema import APPLICATION_ID, SCHEMA_VERSION


def shape(connection: sa.Connection) -> dict[str, list[str]]:
    """Return each table's and index's definition as sorted lines: the order of constraints is not stable.

    The search index is no part of the form: it is made from the records.
    """
    query = "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL"
    found = connection.exec_driver_sql(query).all()
    return {
        name: sorted(re.sub(r"\s+", " ", line).strip(" ,") for line in sql.replace('"', "").splitlines())
        for name, sql in found
        if not name.startswith(("sqlite_", "alembic_", "search"))
    }


def triggers(store: Store) -> dict[str, str]:
    with store.reading() as connection:
        found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        return {row.name: row.sql for row in found}


@pytest.fixture
def brought_up(old_program: Path, setting: Setting) -> Iterator[Store]:
    """The same, opened for writing."""
    store = open_store(old_program, setting.stamp, write=True)
    yield store
    store.close()


def test_the_migrations_make_what_the_records_declare(brought_up: Store, tmp_path: Path) -> None:
    path = tmp_path / "declared.db"
    path.touch()
    engine = make_engine(path, write=True)
    with engine.begin() as connection:
        SQLModel.metadata.create_all(connection)
        declared = shape(connection)
    engine.dispose()
    with brought_up.reading() as connection:
        assert shape(connection) == declared


def test_a_file_brought_up_has_the_marks_and_triggers_of_a_new_one(brought_up: Store, empty: Store) -> None:
    assert triggers(brought_up) == triggers(empty)
    for name in ("application_id", "user_version"):
        with brought_up.reading() as old, empty.reading() as new:
            assert old.exec_driver_sql(f"PRAGMA {name}").scalar() == new.exec_driver_sql(f"PRAGMA {name}").scalar()
    with brought_up.reading() as old, empty.reading() as new:
        query = "SELECT version_num FROM alembic_version"
        assert old.exec_driver_sql(query).scalar() == new.exec_driver_sql(query).scalar()


def test_a_file_brought_up_keeps_its_records_and_its_history(brought_up: Store, sample: Store) -> None:
    assert brought_up.problems() == []
    found, expected = judge(brought_up, SAMPLE_DAY), judge(sample, SAMPLE_DAY)
    assert list(found.authority) == [replace(one, documents=()) for one in expected.authority]


def test_changes_from_before_a_migration_can_be_taken_back(brought_up: Store) -> None:
    labels = []
    while step := brought_up.undo():
        labels.append(step.label)
        assert brought_up.problems() == []
    assert labels == ["Undo: Delete the last examination", "Undo: Promote Whitfield", "Undo: Import sample"]
    with brought_up.looking() as look:
        assert not look.keys("officer")


def test_a_migration_gives_no_row_number_twice(brought_up: Store) -> None:
    with brought_up.reading() as connection:
        last = connection.exec_driver_sql("SELECT max(row_id) FROM history WHERE kind = 'exam_attempt'").scalar()
        given = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = 'exam_attempt'").scalar()
        standing = connection.exec_driver_sql("SELECT max(id) FROM exam_attempt").scalar()
    assert given == last != standing


def test_a_file_with_broken_references_is_not_brought_up(old_program: Path, setting: Setting) -> None:
    engine = make_engine(old_program / "records.db", write=True)
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        for statement in ("PRAGMA foreign_keys=OFF", "DROP TRIGGER history_officer_delete"):
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql("DELETE FROM officer WHERE badge = '4117'")
        connection.connection.detach()
    engine.dispose()
    before = (old_program / "records.db").read_bytes()
    with pytest.raises(Unavailable, match=r"refers to a officer that is not there\."):
        open_store(old_program, setting.stamp, write=True)
    assert (old_program / "records.db").read_bytes() == before


def test_an_older_file_is_not_read_before_it_was_brought_up(old_program: Path, setting: Setting) -> None:
    with pytest.raises(Unavailable, match="Open it once for writing"):
        open_store(old_program, setting.stamp, write=False)


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
