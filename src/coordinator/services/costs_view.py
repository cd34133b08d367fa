"""What the views of costs and claims show, as plain values: amounts are whole cents; nothing heavy is imported."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum


class CostMonths(Enum):
    """Which months of costs a list shows."""

    YEAR = "This fiscal year"
    ALL = "All"
    DOUBTS = "To be looked at"


class Claims(Enum):
    """Which claims a list shows."""

    ALL = "All"
    OPEN = "Waiting for money"
    UNCLAIMED = "Not claimed"
    PAID = "Paid"
    DENIED = "Denied"


@dataclass(frozen=True, slots=True)
class CostMonthRow:
    """The money of one month by who paid it; *received* is what came back in it, *year* the first day of its year.

    *doubts* is how many costs do not fit the agreement or do not say how they were found.
    """

    month: str
    year: str
    this_year: bool
    agency: int
    ice: int
    others: int
    incremental: int
    received: int
    entries: int
    doubts: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One cost: its row, its code, what it was for, and who paid; what the rules say of it in words, if it is open."""

    number: int
    code: str
    said: str
    amount: int
    doubt: str


@dataclass(frozen=True, slots=True)
class CostMonthDetail:
    """A month whole: *categories* with what was spent in the month, and from the first of the year to its end."""

    row: CostMonthRow
    as_of: date
    categories: Sequence[tuple[str, int, int]]
    year: Sequence[tuple[str, int]]
    entries: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim for money back; amounts that are not known are none."""

    number: int
    code: str
    program: str
    period: str
    status: str
    status_code: str
    show: Claims
    claimed: int | None
    approved: int | None
    received: int | None
    claimed_on: str


@dataclass(frozen=True, slots=True)
class Cap:
    """A limit of ICE's on what a task force is paid back: *used* of *most*, in cents, and how it was counted."""

    title: str
    used: int
    most: int
    words: str


@dataclass(frozen=True, slots=True)
class ClaimDetail:
    """A claim whole: its steps, the costs that it claims, and the caps that its program counts against."""

    row: ClaimRow
    as_of: date
    steps: Sequence[tuple[str, str, str]]
    entries: Sequence[Entry]
    total: int
    caps: Sequence[Cap]
    note: str
