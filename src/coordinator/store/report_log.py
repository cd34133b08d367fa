"""The log of reports made: what went out on paper, of which records. It stands beside the history, not in it."""

from typing import NamedTuple

import sqlalchemy as sa
from sqlmodel import SQLModel

report_made = sa.Table(
    "report_made",
    SQLModel.metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", sa.String, nullable=False),
    sa.Column("actor", sa.String, nullable=False),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("number", sa.String, nullable=False),
    sa.Column("code", sa.String, nullable=False),
    sa.Column("as_of", sa.String, nullable=False),
    sa.Column("options", sa.String, nullable=False),
    sa.Column("head", sa.String, nullable=False),
    sqlite_strict=True,
)


class ReportMade(NamedTuple):
    """A report that was saved: when (UTC, ISO), by whom, its name, number and code, and what it was asked for.

    *as_of* is its day in ISO form, *options* a JSON object, *head* the history's head that it was made from.
    """

    at: str
    actor: str
    name: str
    number: str
    code: str
    as_of: str
    options: str
    head: str


def note(connection: sa.Connection, made: ReportMade) -> None:
    """Enter a report."""
    connection.execute(report_made.insert().values(made._asdict()))


def noted(connection: sa.Connection) -> list[ReportMade]:
    """Return every report that was entered, the newest first."""
    columns = [report_made.c[name] for name in ReportMade._fields]
    return [ReportMade(*row) for row in connection.execute(sa.select(*columns).order_by(report_made.c.id.desc()))]
