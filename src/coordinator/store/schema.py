"""Which file this is: its marks, and its way from an older form to this one."""

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlmodel import SQLModel

from coordinator.errors import Unavailable
from coordinator.paths import bundled
from coordinator.store.ledger import install, uninstall

APPLICATION_ID = 0x32383767
"""``287g`` in ASCII: the mark of our files."""

SCHEMA_VERSION = 6
"""The form that this program reads and writes; the number of the last migration."""


def version_of(connection: sa.Connection, path: Path) -> int:
    """Return the schema number of the file *path*, 0 for an empty one.

    Raises:
        Unavailable: it is somebody else's file, or one of a newer program.
    """
    mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    if tables and mark != APPLICATION_ID:
        raise Unavailable(f"{path} is a SQLite file of another program. Nothing was changed in it.")
    if version > SCHEMA_VERSION:
        raise Unavailable(
            f"{path} was written by a newer Coordinator (form {version}; this one knows {SCHEMA_VERSION})."
            " Install the newer program; nothing was changed."
        )
    return version


def make(engine: sa.Engine) -> None:
    """Give an empty file the present form at once, without going through the earlier ones.

    A test holds that the migrations come to the very same form.
    """
    with engine.execution_options(sqlite_begin="BEGIN IMMEDIATE").begin() as connection:
        SQLModel.metadata.create_all(connection)
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (f"{SCHEMA_VERSION:04}",))
        _finish(connection)


def bring_up(engine: sa.Engine, version: int) -> None:
    """Bring the file of the earlier form *version* to the present one in one transaction: all of it, or nothing.

    Raises:
        Unavailable: its references are broken.
    """
    if version == 0:  # its making was cut short
        make(engine)
    else:
        _upgrade(engine)


def _upgrade(engine: sa.Engine) -> None:
    with engine.connect() as plain:
        driver: Any = plain.connection.driver_connection
        driver.execute("PRAGMA foreign_keys=OFF")  # only takes effect outside a transaction
        try:
            connection = plain.execution_options(sqlite_begin="BEGIN IMMEDIATE")
            with connection.begin():
                numbers = _numbers_given(connection)
                uninstall(connection)
                _migrate(connection)
                _go_on_from(connection, numbers)
                _refuse_broken(connection)
                _finish(connection)
        finally:
            driver.execute("PRAGMA foreign_keys=ON")


def _migrate(connection: sa.Connection) -> None:
    from alembic import command  # noqa: PLC0415  a heavy package, needed only when the form changes
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(bundled("db/migrations")).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _finish(connection: sa.Connection) -> None:
    install(connection)
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")


def _numbers_given(connection: sa.Connection) -> list[tuple[int, str]]:
    """Return the highest row number that each table ever gave out."""
    return [(row.seq, row.name) for row in connection.exec_driver_sql("SELECT seq, name FROM sqlite_sequence")]


def _go_on_from(connection: sa.Connection, numbers: list[tuple[int, str]]) -> None:
    """Go on counting where the tables had stopped: a re-created one forgets, and its history would name two rows."""
    for number, kind in numbers:
        found = connection.exec_driver_sql(
            "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (number, kind)
        )
        if not found.rowcount:
            connection.exec_driver_sql("INSERT INTO sqlite_sequence (seq, name) VALUES (?, ?)", (number, kind))


def _refuse_broken(connection: sa.Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise Unavailable(
            f"The file cannot be brought to the present form: the {broken[0]} in row {broken[1]} refers to a"
            f" {broken[2]} that is not there. Nothing was changed; restore a backup."
        )
