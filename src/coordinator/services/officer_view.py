"""What the officers' place shows, as plain values: nothing heavy is imported, so that the window is there at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coordinator.services.explaining import AuthorityAnswer, Explanation


@dataclass(frozen=True, slots=True)
class Papers:
    """The latest day, as of the day that shows, of each paper behind an officer's authority; none if it is missing."""

    initial: date | None
    certified: date | None
    letter: date | None
    form: date | None
    card: date | None
    refresher: date | None


@dataclass(frozen=True, slots=True)
class OfficerRow:
    """One line of the list; *status* is the best authority the officer has, *next_due* the nearest day that matters.

    *model* names the models of the agreements in which the officer takes part.
    """

    badge: str
    name: str
    rank: str
    facility: str
    agreements: str
    model: str
    status: str
    status_words: str
    next_due: date | None
    next_words: str
    flags: Sequence[str]
    overdue: bool
    attention: bool
    due_soon: bool
    cannot_tell: bool
    ended: bool
    papers: Papers


@dataclass(frozen=True, slots=True)
class Paper:
    """One link of the chain behind an officer's authority; *day* is empty where the paper is missing."""

    title: str
    day: date | None
    detail: str
    missing: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """The papers behind the authority under one agreement, in order."""

    agreement: str
    papers: Sequence[Paper]


@dataclass(frozen=True, slots=True)
class Class:
    """One line of an officer's training."""

    course: str
    title: str
    started_on: date
    completed_on: date | None
    certified_on: date | None
    status: str
    exams: str


@dataclass(frozen=True, slots=True)
class OfficerDetail:
    """Everything about one officer that the day's page shows."""

    badge: str
    name: str
    as_of: date
    about: Sequence[tuple[str, str]]
    authority: Sequence[AuthorityAnswer]
    verdicts: Sequence[Explanation]
    chains: Sequence[Chain]
    training: Sequence[Class]
