"""Which file this is: its marks, and its way from an older form to this one."""

from typing import Any

import sqlalchemy as sa

from coordinator.errors import Unavailable
from coordinator.paths import bundled
from coordinator.store.folder import Folder
from coordinator.store.ledger import install

APPLICATION_ID = 0x32383767
"""``287g`` in ASCII: the mark of our files."""

SCHEMA_VERSION = 1
"""The form that this program reads and writes; the number of the last migration."""


def version_of(connection: sa.Connection, folder: Folder) -> int:
    """Return the schema number of a file, 0 for an empty one.

    Raises:
        Unavailable: it is somebody else's file, or one of a newer program.
    """
    mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    if tables and mark != APPLICATION_ID:
        raise Unavailable(f"{folder.records} is a SQLite file of another program. Nothing was changed in it.")
    if version > SCHEMA_VERSION:
        raise Unavailable(
            f"{folder.records} was written by a newer Coordinator (form {version}; this one knows {SCHEMA_VERSION})."
            " Install the newer program; nothing was changed."
        )
    return version


def upgrade(engine: sa.Engine) -> None:
    """Bring the file to the present form in one transaction: all of it, or nothing."""
    from alembic import command  # noqa: PLC0415  a heavy package, needed only when the form changes
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(bundled("db/migrations")).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with engine.connect() as plain:
        driver: Any = plain.connection.driver_connection
        driver.execute("PRAGMA foreign_keys=OFF")  # only takes effect outside a transaction
        try:
            connection = plain.execution_options(sqlite_begin="BEGIN IMMEDIATE")
            with connection.begin():
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
                install(connection)
                connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
                connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")
        finally:
            driver.execute("PRAGMA foreign_keys=ON")
