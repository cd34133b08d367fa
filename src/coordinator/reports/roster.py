"""R2 Roster and authority: who was authorized, under which agreement and by which papers, as of a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Line:
    """One officer under one agreement."""

    name: str
    badge: str
    rank: str
    facility: str
    model: str
    agreement: str
    certified_on: date | None
    letter_on: date | None
    until: str
    status: str
    flags: Sequence[str]
    credential: str
    reason: str


@dataclass(frozen=True, slots=True)
class Ending:
    """A participation that ended in the period."""

    name: str
    badge: str
    agreement: str
    ended_on: date
    how: str
    card_returned_on: date | None


@dataclass(frozen=True, slots=True)
class Total:
    """How many participations under one model stand at one status."""

    model: str
    status: str
    count: int


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days during which one officer was authorized; *until* is the first day after, or none."""

    name: str
    badge: str
    agreement: str
    start: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Roster:
    """The roster of one agency as of a day, with what ended and who was authorized in a period."""

    agency: str
    as_of: date
    period_from: date
    rules: str
    head: str
    totals: Sequence[Total]
    authorized: Sequence[Line]
    not_authorized: Sequence[Line]
    ended: Sequence[Ending]
    spans: Sequence[Span]
