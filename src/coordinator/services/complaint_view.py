"""What the place of complaints shows, as plain values: nothing heavy is imported, and nothing hidden is in a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from coordinator.services.explaining import Explanation


class Complaints(Enum):
    """Which complaints a list shows."""

    ALL = "All"
    OPEN = "Open"
    ATTENTION = "Needs attention"
    DUE_SOON = "Due soon"
    CLOSED = "Closed"


@dataclass(frozen=True, slots=True)
class ComplaintRow:
    """One line of the list; *clock* tells the clock that needs somebody most, *status* is its verdict's, *due* ISO."""

    number: int
    log_no: str
    received: str
    agreement: str
    nature: str
    summary: str
    state: str
    state_words: str
    clock: str
    status: str
    status_words: str
    due: str
    attention: bool
    overdue: bool


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a complaint or a meeting on its way: what was recorded of it, how its clock ran, and the *fields*.

    *status* is code and words of the verdict, empty where no rule asks. *done* says whether it is behind us.
    """

    title: str
    said: str
    clock: str
    done: bool
    status: tuple[str, str]
    rule: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is shown only to those who ask: fields by title, in words."""

    told: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Showing:
    """Somebody asked for what is hidden: who, and when (with a zone, ISO)."""

    actor: str
    at: str


@dataclass(frozen=True, slots=True)
class ComplaintDetail:
    """Everything about one complaint that its page shows; *hidden* is empty until somebody asked.

    *can_remove* and *can_reinstate* say whether the officer whom it is about can be taken out of the program, or back.
    """

    number: int
    log_no: str
    as_of: date
    agreement: str
    state: str
    state_words: str
    about: Sequence[tuple[str, str]]
    stages: Sequence[Stage]
    clocks: Sequence[tuple[str, Explanation]]
    hidden: Hidden | None
    showings: Sequence[Showing]
    can_remove: bool
    can_reinstate: bool
