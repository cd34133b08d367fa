"""What foreign keys are for a list of row numbers: every number names a row, and that row stays.

The triggers hold at every moment, not only at the end of a change. That suits undo and redo: they walk through the
states between the single writes backwards, and each of these was whole when it was written.
"""

from collections.abc import Iterator
from typing import NamedTuple

import sqlalchemy as sa

from coordinator.records import RECORDS
from coordinator.records.declaration import Kind, fields_of


class Listed(NamedTuple):
    """A column of *kind* that holds row numbers of *target*."""

    kind: str
    column: str
    target: str


def listed() -> list[Listed]:
    """Return every column that refers to several rows."""
    return [
        Listed(record.about.kind, field.column, field.refers_to)
        for record in RECORDS
        for field in fields_of(record)
        if field.kind is Kind.REFERENCES
    ]


def _missing(one: Listed, row: str) -> str:
    """Return the SQL of the numbers in *row* that name nothing."""
    return (
        f'SELECT one.value FROM json_each({row}."{one.column}") AS one'
        f' LEFT JOIN "{one.target}" AS there ON there.id = one.value WHERE there.id IS NULL'
    )


def reference_triggers() -> Iterator[str]:
    """Yield the statements that make the triggers of every list."""
    for one in listed():
        yield from _of_the_list(one)
        yield from _of_the_target(one)


def _of_the_list(one: Listed) -> Iterator[str]:
    for operation in ("INSERT", f'UPDATE OF "{one.column}"'):
        name = f"refers_{one.kind}_{one.column}_{operation[:6].lower()}"
        yield f"""CREATE TRIGGER {name} BEFORE {operation} ON "{one.kind}"
            WHEN EXISTS ({_missing(one, "NEW")})
            BEGIN SELECT RAISE(ABORT, '{one.column} of {one.kind} names a {one.target} that is not there'); END"""


def _of_the_target(one: Listed) -> Iterator[str]:
    still = f'SELECT 1 FROM "{one.kind}" AS row, json_each(row."{one.column}") AS one WHERE one.value = OLD.id'
    for operation, when in (("DELETE", ""), ("UPDATE OF id", "NEW.id IS NOT OLD.id AND ")):
        name = f"referred_{one.target}_{one.kind}_{one.column}_{operation[:6].lower()}"
        yield f"""CREATE TRIGGER {name} BEFORE {operation} ON "{one.target}"
            WHEN {when}EXISTS ({still})
            BEGIN SELECT RAISE(ABORT, 'a {one.kind} refers to this {one.target}'); END"""


def dangling(connection: sa.Connection) -> Iterator[tuple[str, int, str]]:
    """Yield (kind, row, target) for each list that names a row which is not there; an older file lacks some lists."""
    columns = "SELECT t.name, c.name FROM sqlite_master AS t, pragma_table_info(t.name) AS c WHERE t.type = 'table'"
    present = {(kind, column) for kind, column in connection.exec_driver_sql(columns)}
    for one in (one for one in listed() if (one.kind, one.column) in present):
        query = f'SELECT row.id FROM "{one.kind}" AS row WHERE EXISTS ({_missing(one, "row")}) ORDER BY row.id'
        for (row_id,) in connection.exec_driver_sql(query).all():
            yield one.kind, row_id, one.target
