"""What the officers' place shows, as plain values: nothing heavy is imported, so that the window is there at once."""

from collections.abc import Mapping, Sequence
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
class Blank:
    """A record that may be entered: its kind, and what is known of it by the names of its fields."""

    kind: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Paper:
    """One link of the chain behind an officer's authority; *day* is empty where the paper is missing.

    *ref* is the record ``kind:key`` that tells it, or waits for it. *adds* is what can be entered where there is
    none yet, or one more.
    """

    title: str
    day: date | None
    detail: str
    missing: bool
    ref: str = ""
    adds: Blank | None = None

    @property
    def kind(self) -> str:
        """The kind of record that tells the paper, or would."""
        return self.ref.partition(":")[0] or (self.adds.kind if self.adds else "")


@dataclass(frozen=True, slots=True)
class Chain:
    """The papers behind the authority under one agreement, in order."""

    agreement: str
    papers: Sequence[Paper]


@dataclass(frozen=True, slots=True)
class Line:
    """One record about an officer: what it is, its days, and how it stands; *ref* is ``kind:key``."""

    ref: str
    title: str
    words: str
    state: str


@dataclass(frozen=True, slots=True)
class Section:
    """Records of one kind about an officer, and what another one would begin with."""

    title: str
    lines: Sequence[Line]
    adds: Blank


@dataclass(frozen=True, slots=True)
class OfficerDetail:
    """Everything about one officer that the day's page shows.

    *number* is the officer's row, *words* says by key what people call a record.
    """

    number: int
    badge: str
    name: str
    as_of: date
    about: Sequence[tuple[str, str]]
    authority: Sequence[AuthorityAnswer]
    verdicts: Sequence[Explanation]
    chains: Sequence[Chain]
    training: Sequence[Section]
    holdings: Sequence[Section]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Proven:
    """Whether an officer could act under one agreement on a day: by what, for which functions, by which papers."""

    answer: AuthorityAnswer
    functions: Sequence[str]
    chain: Chain


@dataclass(frozen=True, slots=True)
class Proof:
    """An officer's authority on a day; *text* says all of it, for a letter."""

    name: str
    badge: str
    day: date
    answers: Sequence[Proven]
    text: str
