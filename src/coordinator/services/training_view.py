"""What the place of training shows, as plain values: nothing heavy is imported."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from coordinator.services.explaining import Explanation


class Classes(Enum):
    """Which classes a list shows."""

    ALL = "All"
    AHEAD = "Ahead"
    OPEN = "Results to record"
    HELD = "Held"


class Officers(Enum):
    """Which officers the matrix shows."""

    ALL = "All"
    OPEN = "Something to do"


@dataclass(frozen=True, slots=True)
class ClassRow:
    """One class: those who took the same course from the same day at the same place; *people* are their names."""

    key: str
    course: str
    title: str
    started_on: date
    ends_on: date | None
    location: str
    people: Sequence[str]
    results: str
    certified: str
    shown: Classes


@dataclass(frozen=True, slots=True)
class Attended:
    """An officer's part in a class; *ref* is the training record ``kind:key``, *papers* how many are on file for it."""

    ref: str
    badge: str
    name: str
    status: str
    status_words: str
    completed_on: date | None
    certified_on: date | None
    scores: str
    papers: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """An officer who could take a course; *words* say why it is asked, or that no completion is on record."""

    badge: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class ClassDetail:
    """A class with those who are in it, and those for whom the course counts who have not completed it anywhere."""

    row: ClassRow
    attended: Sequence[Attended]
    missing: Sequence[Candidate]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Who could take a course: those of whom it is asked now, and the others who have not completed it."""

    course: str
    title: str
    examined: bool
    due: Sequence[Candidate]
    others: Sequence[Candidate]


@dataclass(frozen=True, slots=True)
class Requirement:
    """A training duty as a column: a rule, of a yearly course for that course; *title* is its heading."""

    key: str
    rule: str
    course: str
    title: str


@dataclass(frozen=True, slots=True)
class Cell:
    """How a requirement stands for an officer; of several verdicts the one that needs somebody most, and *more*."""

    status: str
    status_words: str
    due: str
    settled: bool
    more: int


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """An officer and how each requirement stands, by the key of the requirement; what is not asked is not there."""

    badge: str
    name: str
    cells: Mapping[str, Cell]
    open: bool


@dataclass(frozen=True, slots=True)
class Matrix:
    """Officers by requirements."""

    requirements: Sequence[Requirement]
    rows: Sequence[MatrixRow]


@dataclass(frozen=True, slots=True)
class RequirementRow:
    """A training duty: what it rests on, how often, and of how many officers it is met, due, not met or unknown."""

    requirement: Requirement
    words: str
    weight: str
    source: str
    interval: str
    met: int
    due: int
    not_met: int
    cannot_tell: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How a requirement stands for one officer."""

    badge: str
    name: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class RequirementDetail:
    """A training duty and everybody of whom it is asked, those first who need somebody."""

    row: RequirementRow
    as_of: date
    people: Sequence[Standing]


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why a requirement stands as it does for an officer."""

    badge: str
    name: str
    requirement: Requirement
    as_of: date
    answers: Sequence[Explanation]
