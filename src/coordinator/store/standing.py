"""How every duty stood when it was last judged: a cache beside the records, no part of their history.

Lists join it to sort by status and next due day; the first page reads it before anything heavy is imported.
"""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import date

import sqlalchemy as sa
from sqlmodel import SQLModel

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


@dataclass(frozen=True, slots=True)
class Stand:
    """One answer: a verdict, or with the rule ``AUTHORITY`` an officer's authority. *due* is ISO."""

    rule: str
    title: str
    subject: str
    officer: str | None
    moa: str | None
    status: str
    due: str | None
    weight: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Every answer of one day, and the history head and rules that it was judged by."""

    as_of: date
    head: str
    rules: str
    stands: Sequence[Stand]


_COLUMNS = [field.name for field in fields(Stand)]


def keep(connection: sa.Connection, as_of: date, head: str, rules: str, stands: Iterable[Stand]) -> None:
    """Replace what was kept."""
    connection.execute(standing.delete())
    connection.execute(standing_day.delete())
    rows = [astuple(one) for one in stands]
    if rows:
        marks = ", ".join("?" for _ in _COLUMNS)
        connection.exec_driver_sql(f"INSERT INTO standing ({', '.join(_COLUMNS)}) VALUES ({marks})", rows)
    connection.execute(standing_day.insert().values(as_of=as_of.isoformat(), head=head, rules=rules))
