"""An officer's file: everything that is kept about one officer, whatever its date."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from coordinator.compliance.facts import (
    Authorization,
    Credential,
    Exam,
    Officer,
    Participation,
    StatusEvent,
    Training,
)
from coordinator.compliance.program_facts import EligibilityCheck, Nomination

_Row = TypeVar("_Row")
_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True, slots=True, eq=False)
class OfficerFile:
    """What is kept about one officer: by day the earliest first where :data:`DAY_OF` names one, else as entered.

    Of one day the later row comes last.
    """

    officer: Officer | None = None
    participations: Sequence[Participation] = ()
    trainings: Sequence[Training] = ()
    exams: Sequence[Exam] = ()
    authorizations: Sequence[Authorization] = ()
    credentials: Sequence[Credential] = ()
    status_events: Sequence[StatusEvent] = ()
    nominations: Sequence[Nomination] = ()
    checks: Sequence[EligibilityCheck] = ()


EMPTY = OfficerFile()
"""The file of somebody of whom nothing is kept."""

ROWS = (
    *("participations", "trainings", "exams", "authorizations"),
    *("credentials", "status_events", "nominations", "checks"),
)
"""What a file holds besides the officer: rows that each name the officer by *badge*."""

DAY_OF: Mapping[str, Callable[[Any], date]] = {
    "trainings": lambda row: row.completed_on,
    "authorizations": lambda row: row.granted_from,
    "credentials": lambda row: row.issued_on,
    "status_events": lambda row: row.effective_on,
}
"""By which day the rows of a file are in order."""


def grouped(rows: Iterable[_Row], key: Callable[[_Row], _Key]) -> dict[_Key, list[_Row]]:
    """Return *rows* by their key, each group in the order of the rows."""
    found: dict[_Key, list[_Row]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def filed(officers: Iterable[Officer], **rows: Iterable[Any]) -> dict[str, OfficerFile]:
    """Return the files by badge, in the order of *officers*; *rows* go by the names of :data:`ROWS`."""
    people = {one.badge: one for one in officers}
    by_badge = {name: grouped(found, lambda row: str(row.badge)) for name, found in rows.items()}
    for name in by_badge.keys() & DAY_OF.keys():
        for group in by_badge[name].values():
            group.sort(key=DAY_OF[name])
    badges = dict.fromkeys((*people, *(badge for groups in by_badge.values() for badge in groups)))
    return {badge: _file(people.get(badge), badge, by_badge) for badge in badges}


def _file(officer: Officer | None, badge: str, by_badge: Mapping[str, Mapping[str, Sequence[Any]]]) -> OfficerFile:
    return OfficerFile(officer, **{name: groups.get(badge, ()) for name, groups in by_badge.items()})


def with_more(files: Mapping[str, OfficerFile], name: str, rows: Iterable[Any]) -> dict[str, OfficerFile]:
    """Return *files* with more rows by the name *name* in those of the officers whom they name."""
    found = dict(files)
    for badge, more in grouped(rows, lambda row: str(row.badge)).items():
        file = found.get(badge, EMPTY)
        found[badge] = with_rows(file, name, (*getattr(file, name), *more))
    return found


def with_rows(file: OfficerFile, name: str, rows: Iterable[Any]) -> OfficerFile:
    """Return *file* with *rows* in place of those that it has by the name *name*."""
    found: Any = sorted(rows, key=DAY_OF[name]) if name in DAY_OF else list(rows)
    return replace(file, **{name: found})
