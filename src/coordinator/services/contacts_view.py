"""What the view of contacts shows, as plain values: nothing heavy is imported."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum


class Contacts(Enum):
    """Which contacts a list shows."""

    CURRENT = "Current"
    ICE = "At ICE"
    AGENCY = "At the agency"
    INTERPRETERS = "Interpreters"
    UNVERIFIED = "To be verified"
    PAST = "Past"
    ALL = "All"


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A contact as of a day; *unverified* when nobody tried for a year whether it still holds."""

    number: int
    name: str
    role: str
    side: Contacts
    organization: str
    phone: str
    email: str
    languages: str
    verified: str
    until: str
    current: bool
    unverified: bool


@dataclass(frozen=True, slots=True)
class ContactDetail:
    """A contact whole, by its *key*: titles with values, and what was said: row, day, subject, how; the last first."""

    row: ContactRow
    key: str
    as_of: date
    told: Sequence[tuple[str, str]]
    said: Sequence[tuple[int, str, str, str]]
