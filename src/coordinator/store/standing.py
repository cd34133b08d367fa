"""How every duty stood when it was last judged, read with the bare driver: before anything heavy is imported.

It is a cache beside the records and no part of their history; :mod:`coordinator.store.cache` writes it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sqlcipher3 import dbapi2


class Stand(NamedTuple):
    """One answer: a verdict, or with the rule ``AUTHORITY`` an officer's authority. *due* is ISO, *weight* a code."""

    rule: str
    title: str
    subject: str
    officer: str | None
    moa: str | None
    status: str
    due: str | None
    weight: str


class Past(NamedTuple):
    """A change as the history tells it; *at* is UTC in ISO form."""

    id: int
    at: str
    actor: str
    label: str


class PutOff(NamedTuple):
    """A reminder that was put off: of which duty, from which day until which (both ISO), and why."""

    rule: str
    subject: str
    on: str
    until: str
    reason: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Every answer of one day, what it was judged by, and what a first page needs besides.

    *head* is the history's head when it was judged, *now* the head as it is; they differ after a change elsewhere.
    """

    agency: str
    as_of: date
    head: str
    now: str
    rules: str
    stands: Sequence[Stand]
    names: Mapping[str, str]
    past: Sequence[Past]
    put_off: Sequence[PutOff] = ()


_STANDS = f"SELECT {', '.join(Stand._fields)} FROM standing ORDER BY id"
_NAMES = "SELECT badge, last_name || ', ' || first_name FROM officer"
_PAST = "SELECT id, at, actor, label FROM change ORDER BY id DESC LIMIT 8"
_PUT_OFF = "SELECT rule, subject, from_on, until_on, reason FROM snooze ORDER BY id"
_HEAD = "SELECT hash FROM change ORDER BY id DESC LIMIT 1"


def glance(records: Path) -> Standing | None:
    """Return what was last judged in the file *records*; nothing if it cannot be told at once, for whatever reason."""
    from sqlcipher3 import dbapi2  # noqa: PLC0415  only the driver is loaded here, and only now

    try:
        connection = dbapi2.connect(f"{records.as_uri()}?mode=ro", uri=True)
    except dbapi2.Error:
        return None
    try:
        return _read(connection)
    except dbapi2.Error:
        return None
    finally:
        connection.close()


def _read(connection: "dbapi2.Connection") -> Standing | None:
    def rows(statement: str) -> list[tuple[str, ...]]:
        return list(connection.execute(statement))

    days = rows("SELECT as_of, head, rules FROM standing_day")
    if not days:
        return None
    as_of, head, rules = days[0]
    return Standing(
        agency=next((name for (name,) in rows("SELECT name FROM agency")), ""),
        as_of=date.fromisoformat(as_of),
        head=head,
        now=rows(_HEAD)[0][0],
        rules=rules,
        stands=[Stand(*row) for row in rows(_STANDS)],
        names={row[0]: row[1] for row in rows(_NAMES)},
        past=[Past(int(row[0]), row[1], row[2], row[3]) for row in rows(_PAST)],
        put_off=[PutOff(*row) for row in rows(_PUT_OFF)],
    )
