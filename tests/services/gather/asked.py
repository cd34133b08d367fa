"""What the tests ask every report for, and what they read from the records without the program's own questions."""

from collections.abc import Sequence
from contextlib import closing
from datetime import date
from typing import Any

from sqlcipher3 import dbapi2

from coordinator.services.gather.report import Options
from coordinator.store import Store

DAY = date(2026, 11, 22)
ASKED: dict[str, Options] = {
    "activity": Options(DAY),
    "agenda": Options(DAY, meeting="SC-2026"),
    "agreement": Options(DAY, agreement="KC-JEM-2"),
    "audit": Options(date(2026, 11, 24)),
    "authority": Options(date(2026, 3, 16), officer="4117"),
    "complaints": Options(DAY),
    "costs": Options(DAY, date(2025, 1, 1)),
    "exceptions": Options(DAY),
    "forecast": Options(DAY),
    "handout": Options(DAY),
    "minutes": Options(DAY, meeting="SC-2023"),
    "officer": Options(DAY, officer="4055"),
    "packet": Options(DAY),
    "readiness": Options(DAY),
    "roster": Options(date(2026, 3, 16)),
    "training": Options(DAY),
}
"""By the name of a report: what its golden is made with."""


def query(store: Store, statement: str, *values: object) -> Sequence[tuple[Any, ...]]:
    """Return the rows of a plain SQL statement over the program's file."""
    with closing(dbapi2.connect(f"{store.folder.records.as_uri()}?mode=ro", uri=True)) as connection:
        return list(connection.execute(statement, values))
