"""The tables that keep how every duty stood, and their one writer."""

from collections.abc import Iterable
from datetime import date

import sqlalchemy as sa
from sqlmodel import SQLModel

from coordinator.store.standing import Stand

standing = sa.Table(
    "standing",
    SQLModel.metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("rule", sa.String, nullable=False),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("subject", sa.String, nullable=False),
    sa.Column("officer", sa.String),
    sa.Column("moa", sa.String),
    sa.Column("status", sa.String, nullable=False),
    sa.Column("due", sa.String),
    sa.Column("weight", sa.String, nullable=False),
    sa.Index("ix_standing_officer", "officer"),
    sqlite_strict=True,
)

standing_day = sa.Table(
    "standing_day",
    SQLModel.metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("as_of", sa.String, nullable=False),
    sa.Column("head", sa.String, nullable=False),
    sa.Column("rules", sa.String, nullable=False),
    sqlite_strict=True,
)


def keep(connection: sa.Connection, as_of: date, head: str, rules: str, stands: Iterable[Stand]) -> None:
    """Replace what was kept."""
    connection.execute(standing.delete())
    connection.execute(standing_day.delete())
    rows = [tuple(one) for one in stands]
    if rows:
        marks = ", ".join("?" for _ in Stand._fields)
        connection.exec_driver_sql(f"INSERT INTO standing ({', '.join(Stand._fields)}) VALUES ({marks})", rows)
    connection.execute(standing_day.insert().values(as_of=as_of.isoformat(), head=head, rules=rules))
