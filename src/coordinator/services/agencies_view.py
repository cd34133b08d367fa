"""What the view of agencies on ICE's lists shows, as plain values: nothing heavy is imported."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum


class Agencies(Enum):
    """Which agencies a list shows."""

    ALL = "All"
    PARTICIPATING = "Participating"
    PENDING = "Pending"
    NEW = "New"
    CHANGED = "Changed"
    GONE = "Gone"
    OWN = "This agency"


class News(Enum):
    """What the last list of its sort says of an agency: nothing new, or what."""

    NONE = ""
    NEW = "New"
    CHANGED = "Changed"
    GONE = "Gone"


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """A line of ICE's lists: its row, and what the last list of its sort says of it.

    *status* is the list on which it stands in words, or that it is gone; *own* whether it is this agency.
    """

    number: int
    state: str
    agency: str
    model: str
    status: str
    pending: bool
    gone: bool
    news: News
    change: str
    own: bool
    signed_on: str
    agency_type: str
    county: str
    link: str
    list_date: str


@dataclass(frozen=True, slots=True)
class AgencyDetail:
    """A line whole: *told* are titles with values, *links* too, *beside* other models of the same agency in words.

    *differences* are what does not fit with the own agreements, with what would settle each.
    """

    row: AgencyRow
    as_of: date
    told: Sequence[tuple[str, str]]
    links: Sequence[tuple[str, str]]
    beside: Sequence[tuple[int, str]]
    differences: Sequence[tuple[str, str]]
