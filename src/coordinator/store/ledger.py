"""The ledger of changes: its two tables, and the triggers that write every record's new image into it.

A change is opened, written into and sealed. Nothing can be written into a record's table outside an open change,
whoever writes, and nothing that is sealed can be altered without dropping a trigger, which the chain then shows.
"""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlmodel import SQLModel

from coordinator.records import RECORDS
from coordinator.store.integrity import reference_triggers

change = sa.Table(
    "change",
    SQLModel.metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", sa.String, nullable=False),
    sa.Column("actor", sa.String, nullable=False),
    sa.Column("label", sa.String, nullable=False),
    sa.Column("undoes", sa.Integer, sa.ForeignKey("change.id")),
    sa.Column("prev", sa.String, nullable=False),
    sa.Column("hash", sa.String),
    sqlite_strict=True,
)
"""One row a change: when (UTC), who, what in words, which change it takes back, and its sealed link."""

history = sa.Table(
    "history",
    SQLModel.metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("change_id", sa.Integer, sa.ForeignKey("change.id"), nullable=False, index=True),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("row_id", sa.Integer, nullable=False),
    sa.Column("op", sa.String, nullable=False),
    sa.Column("text", sa.String),
    sa.Column("salt", sa.String),
    sa.Column("digest", sa.String),
    sa.Index("ix_history_row", "kind", "row_id", "id"),
    sqlite_strict=True,
)
"""One row a written row: its image as JSON after the write (none after a delete), with salt and digest."""

REDACTION = "redaction"
"""The kind of the entries that say which others were blanked; no record is called so."""

_OPEN_CHANGE = (
    "(SELECT CASE WHEN hash IS NULL THEN id ELSE RAISE(ABORT, 'write outside a change') END"
    " FROM change ORDER BY id DESC LIMIT 1)"
)

_GUARDS = (
    """CREATE TRIGGER change_one_at_a_time BEFORE INSERT ON change
       WHEN EXISTS (SELECT 1 FROM change WHERE hash IS NULL)
       BEGIN SELECT RAISE(ABORT, 'another change is open'); END""",
    """CREATE TRIGGER change_sealed BEFORE UPDATE ON change WHEN OLD.hash IS NOT NULL
       BEGIN SELECT RAISE(ABORT, 'a sealed change cannot be altered'); END""",
    """CREATE TRIGGER change_kept BEFORE DELETE ON change
       BEGIN SELECT RAISE(ABORT, 'a change cannot be deleted'); END""",
    """CREATE TRIGGER history_open BEFORE INSERT ON history
       WHEN (SELECT hash FROM change WHERE id = NEW.change_id) IS NOT NULL
       BEGIN SELECT RAISE(ABORT, 'a sealed change cannot be added to'); END""",
    """CREATE TRIGGER history_sealed BEFORE UPDATE ON history
       WHEN ((SELECT hash FROM change WHERE id = OLD.change_id) IS NOT NULL OR OLD.digest IS NOT NULL)
           AND NOT (NEW.text IS NULL AND NEW.salt IS NULL AND NEW.id IS OLD.id AND NEW.change_id IS OLD.change_id
               AND NEW.kind IS OLD.kind AND NEW.row_id IS OLD.row_id AND NEW.op IS OLD.op
               AND NEW.digest IS OLD.digest AND EXISTS (SELECT 1 FROM history AS said
                   JOIN change ON change.id = said.change_id JOIN json_each(said.text, '$.entries') AS named
                   WHERE said.kind = 'redaction' AND change.hash IS NULL AND named.value = OLD.id))
       BEGIN SELECT RAISE(ABORT, 'sealed history cannot be altered'); END""",
    """CREATE TRIGGER history_kept BEFORE DELETE ON history
       BEGIN SELECT RAISE(ABORT, 'history cannot be deleted'); END""",
)


def image_of(table: sa.Table, row: str) -> str:
    """Return the SQL of the JSON image of *row* (``NEW``, or an alias) of *table*."""
    pairs = ", ".join(f"'{column.name}', {row}.\"{column.name}\"" for column in table.columns)
    return f"json_object({pairs})"


def differs_from(image: str, table: sa.Table, row: str) -> str:
    """Return the SQL condition that *row* of *table* is not what the JSON *image* says.

    An image from before a column was added stands for the value that the migration gave to the column.
    """
    return " OR ".join(f'{row}."{column.name}" IS NOT {_value_in(image, column)}' for column in table.columns)


def _value_in(image: str, column: sa.Column[Any]) -> str:
    found = f"json_extract({image}, '$.\"{column.name}\"')"
    default = column.server_default
    return f"coalesce({found}, '{default.arg}')" if isinstance(default, sa.DefaultClause) else found


def _entry(table: sa.Table, operation: str) -> str:
    row, image = ("OLD", "NULL") if operation == "delete" else ("NEW", image_of(table, "NEW"))
    differs = " OR ".join(f'OLD."{column.name}" IS NOT NEW."{column.name}"' for column in table.columns)
    when = f"WHEN {differs}" if operation == "update" else ""
    return f"""CREATE TRIGGER history_{table.name}_{operation} AFTER {operation.upper()} ON "{table.name}" {when}
        BEGIN INSERT INTO history (change_id, kind, row_id, op, text, salt)
        VALUES ({_OPEN_CHANGE}, '{table.name}', {row}.id, '{operation}', {image}, lower(hex(randomblob(16)))); END"""


def triggers() -> Iterator[str]:
    """Yield the statements that make every trigger, from the declared records."""
    yield from _GUARDS
    for record in RECORDS:
        table = SQLModel.metadata.tables[record.about.kind]
        for operation in ("insert", "update", "delete"):
            yield _entry(table, operation)
    yield from reference_triggers()


def uninstall(connection: sa.Connection) -> None:
    """Take every trigger away, as a migration needs it: some would name tables that are being re-created."""
    found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all()
    for name in found:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


def install(connection: sa.Connection) -> None:
    """Make every trigger from the declared records."""
    for statement in triggers():
        connection.exec_driver_sql(statement)
