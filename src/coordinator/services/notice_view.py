"""What the view of posted notices shows, as plain values: nothing heavy is imported."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from coordinator.services.explaining import Explanation

MARKS = ("english", "spanish", "legible", "contacts_current")
"""What a look at the posters of a facility tells, by the fields of its record."""


class Notices(Enum):
    """Which facilities a list shows."""

    ALL = "All"
    ATTENTION = "Needs attention"
    DUE_SOON = "Due soon"


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A facility with the last look at its posters; *marks* are yes, no or nothing, in the order of :data:`MARKS`."""

    number: int
    name: str
    kind: str
    checked_on: str
    marks: tuple[str, ...]
    edition: str
    problem: str
    status: str
    status_words: str
    due: str
    attention: bool


@dataclass(frozen=True, slots=True)
class PastCheck:
    """One look at the posters: its row, its day, and what was found in words."""

    number: int
    checked_on: date
    said: str
    good: bool


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of the poster: its row, its code, and whose address it prints, in words; *current* on the day."""

    number: int
    code: str
    said: str
    current: bool


@dataclass(frozen=True, slots=True)
class NoticeDetail:
    """A facility, every look at its posters, the last one first, and the editions that there are."""

    number: int
    name: str
    kind: str
    as_of: date
    verdicts: Sequence[Explanation]
    checks: Sequence[PastCheck]
    editions: Sequence[Edition]


@dataclass(frozen=True, slots=True)
class Round:
    """What a round of all facilities asks: the names of the facilities, and the editions, the current one first."""

    facilities: Sequence[str]
    editions: Sequence[str]


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody saw in one facility; *marks* are the :data:`MARKS` that held."""

    facility: str
    marks: frozenset[str]
    edition: str = ""
    problem: str = ""
