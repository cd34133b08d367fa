"""The tables that keep how every duty stood, and their one writer."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

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


class Kept(NamedTuple):
    """What was kept last: the day, the head and the rules it was judged by, and the answers by officer."""

    as_of: str
    head: str
    rules: str
    stands: Mapping[str, Sequence[Stand]]


def keep(connection: sa.Connection, now: Kept, before: Kept | None) -> None:
    """Keep *now*; where the file still holds what this program kept *before*, only what differs is written.

    Answers about one officer stand together in the order of the rules; officers stand in no order.
    """
    day = connection.execute(sa.select(standing_day.c.as_of, standing_day.c.head, standing_day.c.rules)).first()
    if before is None or day is None or tuple(day) != before[:3]:
        connection.execute(standing.delete())
        changed = now.stands
    else:
        changed = {whom: own for whom, own in now.stands.items() if before.stands.get(whom, ()) != own}
        _forget(connection, {*changed, *(before.stands.keys() - now.stands.keys())})
    _add(connection, chain.from_iterable(changed.values()))
    connection.execute(standing_day.delete())
    connection.execute(standing_day.insert().values(as_of=now.as_of, head=now.head, rules=now.rules))


def _forget(connection: sa.Connection, whom: Iterable[str]) -> None:
    for one in whom:
        connection.execute(
            standing.delete().where(standing.c.officer.is_(None) if one == "" else standing.c.officer == one)
        )


def _add(connection: sa.Connection, stands: Iterable[Stand]) -> None:
    rows = [tuple(one) for one in stands]
    if rows:
        marks = ", ".join("?" for _ in Stand._fields)
        connection.exec_driver_sql(f"INSERT INTO standing ({', '.join(Stand._fields)}) VALUES ({marks})", rows)
