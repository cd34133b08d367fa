"""What the place of the committee shows, as plain values: nothing heavy is imported."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from coordinator.services.complaint_view import Stage
from coordinator.services.explaining import Explanation
from coordinator.services.officer_view import Line


class Meetings(Enum):
    """Which meetings a list shows."""

    ALL = "All"
    AHEAD = "Ahead"
    ATTENTION = "Needs attention"
    HELD = "Held"
    NOT_HELD = "Not held"


class Part(Enum):
    """A step of a meeting, in the order of time; its value is its title."""

    AGENDA = "Agenda"
    CLEARANCE = "Clearance by ICE"
    NOTICE = "Notice"
    ATTENDANCE = "Attendance"
    MINUTES = "Minutes"
    PUBLISH = "Publish"


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One line of the list; *clock* tells what is next or how it went, *status* is the verdict's that needs somebody.

    *scheduled* and *due* are ISO.
    """

    number: int
    code: str
    title: str
    scheduled: str
    agreements: str
    state: Meetings
    state_words: str
    clock: str
    status: str
    status_words: str
    due: str
    attention: bool


@dataclass(frozen=True, slots=True)
class MeetingDetail:
    """Everything about one meeting that its page shows.

    *stages* stand by their part; *lines* are its records by kind, *numbers* the next free number of each kind.
    *demands* says what each agreement asks for, with its clause. *clearance* is the row of one that ICE has not
    answered, or 0.
    """

    number: int
    code: str
    title: str
    as_of: date
    words: str
    state_words: str
    held: bool
    stages: Mapping[Part, Stage]
    verdicts: Sequence[Explanation]
    demands: Sequence[str]
    lines: Mapping[str, Sequence[Line]]
    numbers: Mapping[str, int]
    clearance: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the plan of a meeting begins with: the values of the last one, and how many days lie around the meeting."""

    values: Mapping[str, object]
    words: Mapping[str, str]
    notice_days: int
    minutes_days: int
