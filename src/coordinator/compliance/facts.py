"""The few fields of the records that rules read, as frozen values, and the questions that rules ask of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar

from coordinator.compliance.choices import (
    AmendmentKind,
    Attempt,
    CredentialKind,
    MoaEventKind,
    Model,
    Role,
    Satisfies,
    StatusEventKind,
    TermKind,
)
from coordinator.compliance.terms import Override, Template, Term, template_for, term_of

if TYPE_CHECKING:
    from coordinator.compliance.authority import Authority

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

    @property
    def ref(self) -> str:
        """Return ``kind:key`` of the record."""
        return f"moa_event:{self.moa}/{self.kind}/{self.effective_on}"


@dataclass(frozen=True, slots=True)
class Participation:
    """An officer under an agreement."""

    badge: str
    moa: str
    role: Role
    started_on: date
    ended_on: date | None = None

    @property
    def subject(self) -> str:
        """Return the subject that verdicts on this participation name."""
        return f"participation:{self.badge}/{self.moa}"


@dataclass(frozen=True, slots=True)
class Course:
    """A course and the requirement that it meets."""

    code: str
    models: frozenset[Model]
    satisfies: Satisfies

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

    @property
    def ref(self) -> str:
        """Return ``kind:key`` of the record."""
        return f"status_event:{self.badge}/{self.moa}/{self.kind}/{self.effective_on}"


class _OfParticipation(Protocol):
    @property
    def badge(self) -> str: ...
    @property
    def moa(self) -> str: ...


class _OfMoa(Protocol):
    @property
    def moa(self) -> str: ...


class _OfOfficer(Protocol):
    @property
    def badge(self) -> str: ...


_P = TypeVar("_P", bound=_OfParticipation)
_M = TypeVar("_M", bound=_OfMoa)
_O = TypeVar("_O", bound=_OfOfficer)
_Pair = tuple[str, str]


def _by_pair(rows: Iterable[_P]) -> dict[_Pair, list[_P]]:
    grouped: dict[_Pair, list[_P]] = {}
    for row in rows:
        grouped.setdefault((row.badge, row.moa), []).append(row)
    return grouped


def _by_moa(rows: Iterable[_M]) -> dict[str, list[_M]]:
    grouped: dict[str, list[_M]] = {}
    for row in rows:
        grouped.setdefault(row.moa, []).append(row)
    return grouped


def _by_officer(rows: Iterable[_O]) -> dict[str, list[_O]]:
    grouped: dict[str, list[_O]] = {}
    for row in rows:
        grouped.setdefault(row.badge, []).append(row)
    return grouped


@dataclass(frozen=True, eq=False)
class Register:
    """Every fact that is kept, whatever its date, in the order in which it was entered."""

    moas: Sequence[Moa] = ()
    amendments: Sequence[Amendment] = ()
    moa_events: Sequence[MoaEvent] = ()
    overrides: Sequence[Override] = ()
    participations: Sequence[Participation] = ()
    courses: Sequence[Course] = ()
    trainings: Sequence[Training] = ()
    exams: Sequence[Exam] = ()
    authorizations: Sequence[Authorization] = ()
    credentials: Sequence[Credential] = ()
    status_events: Sequence[StatusEvent] = ()

    @cached_property
    def moa(self) -> Mapping[str, Moa]:
        """Agreements by code."""
        return {moa.code: moa for moa in self.moas}

    @cached_property
    def course(self) -> Mapping[str, Course]:
        """Courses by code."""
        return {course.code: course for course in self.courses}

    @cached_property
    def amendments_of(self) -> Mapping[str, Sequence[Amendment]]:
        """Amendments by agreement."""
        return _by_moa(self.amendments)

    @cached_property
    def events_of(self) -> Mapping[str, Sequence[MoaEvent]]:
        """Events by agreement."""
        return _by_moa(self.moa_events)

    @cached_property
    def overrides_of(self) -> Mapping[str, Sequence[Override]]:
        """Overrides by agreement."""
        return _by_moa(self.overrides)

    @cached_property
    def successors_of(self) -> Mapping[str, Sequence[Moa]]:
        """Agreements that name another one in *supersedes*, by the code of that one."""
        grouped: dict[str, list[Moa]] = {}
        for moa in self.moas:
            grouped.setdefault(moa.supersedes, []).append(moa)
        return grouped

    @cached_property
    def trainings_of(self) -> Mapping[str, Sequence[Training]]:
        """Completed courses by officer."""
        return _by_officer(self.trainings)

    @cached_property
    def exams_of(self) -> Mapping[str, Sequence[Exam]]:
        """Examinations by officer."""
        return _by_officer(self.exams)

    @cached_property
    def authorizations_of(self) -> Mapping[_Pair, Sequence[Authorization]]:
        """Authorizations by officer and agreement."""
        return _by_pair(self.authorizations)

    @cached_property
    def credentials_of(self) -> Mapping[_Pair, Sequence[Credential]]:
        """Credentials by officer and agreement."""
        return _by_pair(self.credentials)

    @cached_property
    def status_events_of(self) -> Mapping[_Pair, Sequence[StatusEvent]]:
        """Changes of authority by officer and agreement."""
        return _by_pair(self.status_events)


@dataclass(frozen=True, eq=False)
class Facts:
    """What is known at the end of the day *as_of*: a fact counts only if its own date is not later.

    *read* keeps each officer's authority once it was asked for, since several rules ask for the same.
    """

    register: Register
    templates: Mapping[str, Template]
    as_of: date
    read: dict[Participation, "Authority"] = field(default_factory=dict, init=False, repr=False)

    def term(self, moa: Moa, rule: str) -> Term:
        """Return the parameters of *rule* under *moa*: the template's, with the agreement's own in their place."""
        template = template_for(self.templates, moa.template, moa.model)
        return term_of(template, rule, self.register.overrides_of.get(moa.code, ()))

    @cached_property
    def participations(self) -> Sequence[Participation]:
        """Participations that have begun, in roles that may hold authority."""
        return [
            held
            for held in self.register.participations
            if held.role in AUTHORITY_ROLES and held.started_on <= self.as_of
        ]

    def moa_of(self, held: Participation) -> Moa:
        """Return the agreement of a participation."""
        return self.register.moa[held.moa]

    def authorizations(self, held: Participation) -> list[Authorization]:
        """Return the authorizations granted by now, the earliest first; on one day the later row comes last."""
        rows = self.register.authorizations_of.get((held.badge, held.moa), ())
        return sorted((row for row in rows if row.granted_from <= self.as_of), key=lambda row: row.granted_from)

    def status_events(self, held: Participation, kinds: frozenset[StatusEventKind]) -> list[StatusEvent]:
        """Return the events of *kinds* effective by now, the earliest first."""
        rows = self.register.status_events_of.get((held.badge, held.moa), ())
        known = (row for row in rows if row.kind in kinds and row.effective_on <= self.as_of)
        return sorted(known, key=lambda row: row.effective_on)

    def moa_events(self, moa: Moa, kinds: frozenset[MoaEventKind]) -> list[MoaEvent]:
        """Return the events of *kinds* effective by now, the earliest first."""
        rows = self.register.events_of.get(moa.code, ())
        known = (row for row in rows if row.kind in kinds and row.effective_on <= self.as_of)
        return sorted(known, key=lambda row: row.effective_on)

    def credentials(self, held: Participation, kind: CredentialKind) -> list[Credential]:
        """Return the credentials of *kind* issued by now, returned or not."""
        rows = self.register.credentials_of.get((held.badge, held.moa), ())
        return [row for row in rows if row.kind is kind and row.issued_on <= self.as_of]

    def completions(self, badge: str, model: Model, satisfies: frozenset[Satisfies]) -> list[Training]:
        """Return the courses for *model* that meet one of *satisfies* and were completed by now, earliest first."""
        known = (
            row
            for row in self.register.trainings_of.get(badge, ())
            if row.completed_on <= self.as_of
            and (course := self.register.course[row.course]).satisfies in satisfies
            and course.is_for(model)
        )
        return sorted(known, key=lambda row: row.completed_on)

    def certifications(self, held: Participation) -> list[Training]:
        """Return the initial courses of the agreement's model that ICE has certified by now."""
        rows = self.completions(held.badge, self.moa_of(held).model, frozenset({Satisfies.INITIAL}))
        return [row for row in rows if row.certified_on is not None and row.certified_on <= self.as_of]

    def exams(self, badge: str, course: str) -> list[Exam]:
        """Return the attempts at the examinations of *course* that were taken by now."""
        rows = self.register.exams_of.get(badge, ())
        return [row for row in rows if row.course == course and row.taken_on <= self.as_of]
