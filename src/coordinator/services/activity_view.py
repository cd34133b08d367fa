"""What the view of monthly counts shows, as plain values: nothing heavy is imported."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from coordinator.services.explaining import Explanation


class Months(Enum):
    """Which months a list shows."""

    ALL = "All"
    OPEN = "To be entered or locked"
    LOCKED = "Locked"
    DIFFERENT = "ICE counts otherwise"


class MonthState(Enum):
    """How far a month is."""

    MISSING = "Not entered"
    OPEN = "Open"
    LOCKED = "Locked"


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month under an agreement; *number* is 0 where no counts are on record. *counts* are in words, by their names.

    *key* names it whether it was entered or not: agreement and month.
    """

    key: str
    number: int
    moa: str
    month: str
    state: MonthState
    status: str
    since: str
    due: str
    differences: int
    counts: dict[str, str]


@dataclass(frozen=True, slots=True)
class Counted:
    """One count: what it is called, ours, ICE's (None: not told, or not counted), and how ours went over a year.

    *past* are months with their counts, the earliest first.
    """

    name: str
    title: str
    ours: int | None
    ices: int | None
    past: Sequence[tuple[str, int | None]]

    @property
    def differs(self) -> bool:
        """Whether both counted, and otherwise."""
        return self.ices is not None and self.ices != self.ours


@dataclass(frozen=True, slots=True)
class MonthDetail:
    """A month whole: its counts, who entered it, and what the rules say. *fields* are those that the model can have."""

    row: MonthRow
    model: str
    as_of: date
    counts: Sequence[Counted]
    told: Sequence[tuple[str, str]]
    verdicts: Sequence[Explanation]
    fields: Sequence[str]
