"""The few fields of the records that rules read, as frozen values; their order is the order of entry."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from coordinator.compliance.choices import (
    AmendmentKind,
    Attempt,
    CredentialKind,
    DecidedBy,
    Function,
    MoaEventKind,
    Model,
    Role,
    Satisfies,
    StatusEventKind,
    TermKind,
)

AUTHORITY_ROLES = frozenset({Role.DIO, Role.WSO, Role.TFO})
"""Roles in which an officer may hold authority."""


@dataclass(frozen=True, slots=True)
class Moa:
    """An agreement as signed."""

    code: str
    model: Model
    template: str
    lea_signed_on: date | None = None
    ice_signed_on: date | None = None
    effective_on: date | None = None
    operational_on: date | None = None
    term_kind: TermKind = TermKind.OPEN_ENDED
    expires_on: date | None = None
    supersedes: str = ""

    @property
    def subject(self) -> str:
        """Return the subject that verdicts on this agreement name."""
        return f"moa:{self.code}"


@dataclass(frozen=True, slots=True)
class Amendment:
    """A signed change of an agreement."""

    moa: str
    number: int
    kind: AmendmentKind
    lea_signed_on: date | None = None
    ice_signed_on: date | None = None
    effective_on: date | None = None
    new_expires_on: date | None = None

    @property
    def ref(self) -> str:
        """Return ``kind:key`` of the record."""
        return f"moa_amendment:{self.moa}/{self.number}"


@dataclass(frozen=True, slots=True)
class MoaEvent:
    """A suspension, reinstatement or termination of an agreement."""

    moa: str
    kind: MoaEventKind
    effective_on: date
    notified_on: date | None = None
    decided_by: DecidedBy | None = None

    @property
    def ref(self) -> str:
        """Return ``kind:key`` of the record."""
        return f"moa_event:{self.moa}/{self.kind}/{self.effective_on}"


@dataclass(frozen=True, slots=True)
class Officer:
    """Who an officer is, as far as rules ask."""

    badge: str
    facility: str = ""
    experience_from: date | None = None
    planned_last_day: date | None = None
    speaks: bool = False

    @property
    def ref(self) -> str:
        """Return ``kind:key`` of the record."""
        return f"officer:{self.badge}"


@dataclass(frozen=True, slots=True)
class Participation:
    """An officer under an agreement."""

    badge: str
    moa: str
    role: Role
    started_on: date
    ended_on: date | None = None
    exit_notice_on: date | None = None

    @property
    def subject(self) -> str:
        """Return the subject that verdicts on this participation name."""
        return f"participation:{self.badge}/{self.moa}"


@dataclass(frozen=True, slots=True)
class Course:
    """A course and the requirement that it meets; *deadline* is the month and day by which a yearly one is due."""

    code: str
    models: frozenset[Model]
    satisfies: Satisfies
    deadline: tuple[int, int] | None = None

    def is_for(self, model: Model) -> bool:
        """Return whether the course counts under an agreement of *model*."""
        return any(model.counts_as(one) for one in self.models)


@dataclass(frozen=True, slots=True)
class Training:
    """An officer's completed course; courses that were not completed are no facts for rules."""

    badge: str
    course: str
    started_on: date
    completed_on: date
    certified_on: date | None = None

    @property
    def ref(self) -> str:
        """Return ``kind:key`` of the record."""
        return f"training_record:{self.badge}/{self.course}/{self.started_on}"


@dataclass(frozen=True, slots=True)
class Exam:
    """One attempt at an examination of a course."""

    badge: str
    course: str
    exam: str
    attempt: Attempt
    score: Decimal
    taken_on: date

    @property
    def ref(self) -> str:
        """Return ``kind:key`` of the record."""
        return f"exam_attempt:{self.badge}/{self.course}/{self.exam}/{self.attempt}"


@dataclass(frozen=True, slots=True)
class Authorization:
    """A letter that authorizes an officer under an agreement, from a day and perhaps up to one."""

    badge: str
    moa: str
    granted_from: date
    granted_until: date | None = None
    letter_on: date | None = None
    functions: frozenset[Function] = frozenset()

    @property
    def ref(self) -> str:
        """Return ``kind:key`` of the record."""
        return f"authorization:{self.badge}/{self.moa}/{self.granted_from}"

    @property
    def dated(self) -> date:
        """Return the letter's day; a letter without one counts from the day it grants."""
        return self.letter_on or self.granted_from


@dataclass(frozen=True, slots=True)
class Credential:
    """A paper or object that ICE issued to an officer."""

    badge: str
    moa: str
    kind: CredentialKind
    issued_on: date
    returned_on: date | None = None
    last_sighted_on: date | None = None

    @property
    def ref(self) -> str:
        """Return ``kind:key`` of the record."""
        return f"credential:{self.badge}/{self.moa}/{self.kind}/{self.issued_on}"


@dataclass(frozen=True, slots=True)
class StatusEvent:
    """A dated change of an officer's authority under an agreement."""

    badge: str
    moa: str
    kind: StatusEventKind
    effective_on: date
    other_party_told_at: datetime | None = None

    @property
    def ref(self) -> str:
        """Return ``kind:key`` of the record."""
        return f"status_event:{self.badge}/{self.moa}/{self.kind}/{self.effective_on}"
