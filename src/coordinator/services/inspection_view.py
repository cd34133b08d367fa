"""What the place of inspections shows, as plain values: nothing heavy is imported."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from coordinator.services.complaint_view import Stage
from coordinator.services.explaining import Explanation
from coordinator.services.officer_view import Line


class Inspections(Enum):
    """Which inspections a list shows."""

    ALL = "All"
    AHEAD = "Ahead"
    OPEN = "Open"
    CLOSED = "Closed"


class Part(Enum):
    """A step of an inspection, in the order of time; its value is its title."""

    ANNOUNCED = "Announced"
    ON_SITE = "On site"
    REPORT = "Report received"
    FINDINGS = "Findings"
    ACTIONS = "Corrective actions"
    CLOSED = "Closed"


@dataclass(frozen=True, slots=True)
class InspectionRow:
    """One line of the list; days are ISO, *due* is the earliest day of an action that is not done."""

    number: int
    code: str
    agreement: str
    kind: str
    starts: str
    state: Inspections
    state_words: str
    findings: int
    to_do: int
    due: str
    late: bool


@dataclass(frozen=True, slots=True)
class InspectionDetail:
    """Everything about one inspection that its page shows.

    *lines* are its findings and actions by kind; *finding* is the number of the next finding, *action* finding and
    number of the next action, nothing where there is no finding. *rehearsal* is what is not settled under its
    agreement, the worst first, and *period* what the packet looks back on.
    """

    number: int
    code: str
    agreement: str
    as_of: date
    words: str
    state_words: str
    stages: Mapping[Part, Stage]
    verdicts: Sequence[Explanation]
    lines: Mapping[str, Sequence[Line]]
    finding: int
    action: tuple[int, int] | None
    rehearsal: Sequence[Explanation]
    period: tuple[date | None, date | None]
