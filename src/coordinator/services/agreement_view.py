"""What the place of agreements shows, as plain values: nothing heavy is imported."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from coordinator.services.explaining import Explanation


class Agreements(Enum):
    """Which agreements a list shows."""

    ALL = "All"
    LIVE = "In force"
    AHEAD = "Not yet in force"
    ENDED = "Ended"
    ATTENTION = "Needs attention"


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One line of the list; *since*, *until* and *due* are ISO, *officers* is ``8 of 10``."""

    number: int
    code: str
    model: str
    template: str
    state: str
    state_words: str
    since: str
    until: str
    officers: str
    due: str
    due_words: str
    show: Agreements
    attention: bool
    overdue: bool


@dataclass(frozen=True, slots=True)
class TermRow:
    """One parameter in force: its value, where it stands, and the row *own* that sets it for this agreement, or 0.

    *printed* is what the print says where the agreement says otherwise; *confirm* marks what was not read from a copy.
    """

    rule: str
    title: str
    parameter: str
    value: str
    source: str
    own: int
    printed: str
    confirm: bool


@dataclass(frozen=True, slots=True)
class ClauseDuty:
    """A duty under a clause with the verdict that needs somebody most; *status* is empty where nothing is asked."""

    rule: str
    title: str
    status: str
    status_words: str
    counted: str
    subject: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause, or another source, and the duties that stand in it."""

    title: str
    duties: Sequence[ClauseDuty]


@dataclass(frozen=True, slots=True)
class Happening:
    """An amendment or an event: the kind and row of its record, its day if it has one, and what it is in words."""

    kind: str
    number: int
    day: date | None
    title: str
    said: str


@dataclass(frozen=True, slots=True)
class Obligation:
    """A verdict of this agreement, whom it is about, and who owes what it asks."""

    about: str
    by: str
    verdict: Explanation


@dataclass(frozen=True, slots=True)
class OfficerUnder:
    """An officer who takes part under the agreement."""

    badge: str
    name: str
    role: str
    status: str
    status_words: str
    said: str


@dataclass(frozen=True, slots=True)
class AgreementDetail:
    """Everything about one agreement that its page shows; *banner* is not empty if no authority is left under it."""

    number: int
    code: str
    as_of: date
    title: str
    model: str
    template: str
    state: str
    state_words: str
    reasons: Sequence[str]
    banner: str
    about: Sequence[tuple[str, str]]
    terms: Sequence[TermRow]
    clauses: Sequence[Clause]
    happenings: Sequence[Happening]
    obligations: Sequence[Obligation]
    officers: Sequence[OfficerUnder]
    prints: Sequence[tuple[str, str]]
