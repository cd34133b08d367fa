"""All facts that are kept, indexed, and the questions that rules ask of them as of a day."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from coordinator.compliance.choices import Check, CredentialKind, MoaEventKind, Model, Satisfies, StatusEventKind
from coordinator.compliance.facts import (
    AUTHORITY_ROLES,
    Amendment,
    Authorization,
    Course,
    Credential,
    Exam,
    Moa,
    MoaEvent,
    Officer,
    Participation,
    StatusEvent,
    Training,
)
from coordinator.compliance.program_facts import EligibilityCheck, Nomination
from coordinator.compliance.program_register import Program, latest
from coordinator.compliance.terms import PROGRAM, Override, Template, Term, local_term, template_for, term_of

if TYPE_CHECKING:
    from coordinator.compliance.agreement import Standing
    from coordinator.compliance.authority import Authority

_Row = TypeVar("_Row")
_Key = TypeVar("_Key", bound=Hashable)
_Pair = tuple[str, str]

_INITIAL = frozenset({Satisfies.INITIAL})


def _grouped(rows: Iterable[_Row], key: Callable[[_Row], _Key]) -> dict[_Key, list[_Row]]:
    grouped: dict[_Key, list[_Row]] = {}
    for row in rows:
        grouped.setdefault(key(row), []).append(row)
    return grouped


def _of(rows: Mapping[_Pair, Sequence[_Row]], pairs: Iterable[_Pair]) -> list[_Row]:
    return [row for pair in pairs for row in rows.get(pair, ())]


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
    officers: Sequence[Officer] = ()
    nominations: Sequence[Nomination] = ()
    checks: Sequence[EligibilityCheck] = ()
    program: Program = field(default_factory=Program)

    @cached_property
    def moa(self) -> Mapping[str, Moa]:
        """Agreements by code."""
        return {moa.code: moa for moa in self.moas}

    @cached_property
    def course(self) -> Mapping[str, Course]:
        """Courses by code."""
        return {course.code: course for course in self.courses}

    @cached_property
    def _meeting(self) -> dict[tuple[Model, frozenset[Satisfies]], frozenset[str]]:
        return {}

    def courses_meeting(self, model: Model, satisfies: frozenset[Satisfies]) -> frozenset[str]:
        """Return the codes of the courses for *model* that meet one of *satisfies*."""
        key = (model, satisfies)
        if key not in self._meeting:
            meeting = (one.code for one in self.courses if one.satisfies in satisfies and one.is_for(model))
            self._meeting[key] = frozenset(meeting)
        return self._meeting[key]

    @cached_property
    def officer(self) -> Mapping[str, Officer]:
        """Officers by badge."""
        return {officer.badge: officer for officer in self.officers}

    @cached_property
    def participations_of(self) -> Mapping[str, Sequence[Participation]]:
        """Participations by officer."""
        return _grouped(self.participations, lambda row: row.badge)

    def of_officer(self, badge: str) -> "Register":
        """Return what is kept about one officer, with the agreements, courses and the program that everybody shares."""
        held = self.participations_of.get(badge, ())
        pairs = [(badge, one.moa) for one in held]
        return replace(
            self,
            participations=held,
            trainings=self.trainings_of.get(badge, ()),
            exams=self.exams_of.get(badge, ()),
            authorizations=_of(self.authorizations_of, pairs),
            credentials=_of(self.credentials_of, pairs),
            status_events=_of(self.status_events_of, pairs),
            officers=[self.officer[badge]] if badge in self.officer else (),
            nominations=_of(self.nominations_of, pairs),
            checks=_of(self.checks_of, pairs),
        )

    @cached_property
    def nominations_of(self) -> Mapping[_Pair, Sequence[Nomination]]:
        """Nominations by officer and agreement."""
        return _grouped(self.nominations, lambda row: (row.badge, row.moa))

    @cached_property
    def checks_of(self) -> Mapping[_Pair, Sequence[EligibilityCheck]]:
        """Eligibility checks by officer and agreement."""
        return _grouped(self.checks, lambda row: (row.badge, row.moa))

    @cached_property
    def amendments_of(self) -> Mapping[str, Sequence[Amendment]]:
        """Amendments by agreement."""
        return _grouped(self.amendments, lambda row: row.moa)

    @cached_property
    def events_of(self) -> Mapping[str, Sequence[MoaEvent]]:
        """Events by agreement, the earliest first."""
        return _grouped(sorted(self.moa_events, key=lambda row: row.effective_on), lambda row: row.moa)

    @cached_property
    def overrides_of(self) -> Mapping[str, Sequence[Override]]:
        """Overrides by agreement."""
        return _grouped(self.overrides, lambda row: row.moa)

    @cached_property
    def successors_of(self) -> Mapping[str, Sequence[Moa]]:
        """Agreements that name another one in *supersedes*, by the code of that one."""
        return _grouped(self.moas, lambda row: row.supersedes)

    @cached_property
    def trainings_of(self) -> Mapping[str, Sequence[Training]]:
        """Completed courses by officer, the earliest first."""
        return _grouped(sorted(self.trainings, key=lambda row: row.completed_on), lambda row: row.badge)

    @cached_property
    def exams_of(self) -> Mapping[str, Sequence[Exam]]:
        """Examinations by officer."""
        return _grouped(self.exams, lambda row: row.badge)

    @cached_property
    def authorizations_of(self) -> Mapping[_Pair, Sequence[Authorization]]:
        """Authorizations by officer and agreement, the earliest first; of one day the later row comes last."""
        return _grouped(sorted(self.authorizations, key=lambda row: row.granted_from), lambda row: (row.badge, row.moa))

    @cached_property
    def credentials_of(self) -> Mapping[_Pair, Sequence[Credential]]:
        """Credentials by officer and agreement, the earliest first."""
        return _grouped(sorted(self.credentials, key=lambda row: row.issued_on), lambda row: (row.badge, row.moa))

    @cached_property
    def status_events_of(self) -> Mapping[_Pair, Sequence[StatusEvent]]:
        """Changes of authority by officer and agreement, the earliest first."""
        return _grouped(sorted(self.status_events, key=lambda row: row.effective_on), lambda row: (row.badge, row.moa))


@dataclass(frozen=True, eq=False)
class Facts:
    """What is known at the end of the day *as_of*: a fact counts only if its own date is not later.

    *read*, *states* and *terms* keep each officer's authority, each agreement's state and what each rule means under it
    once they were asked for, since several rules ask for the same.
    """

    register: Register
    templates: Mapping[str, Template]
    as_of: date
    read: dict[tuple[str, str, date], "Authority"] = field(default_factory=dict, init=False, repr=False)
    states: dict[str, "Standing"] = field(default_factory=dict, repr=False)
    terms: dict[_Pair, Term | None] = field(default_factory=dict, repr=False)

    def of_officer(self, badge: str) -> "Facts":
        """Return what is known about one officer; what is known about agreements is shared."""
        return Facts(self.register.of_officer(badge), self.templates, self.as_of, self.states, self.terms)

    def on(self, day: date) -> "Facts":
        """Return the same facts as of another day; what a rule means does not depend on the day."""
        return Facts(self.register, self.templates, day, terms=self.terms)

    def term(self, moa: Moa, rule: str) -> Term:
        """Return what *rule* means under *moa*, whose template has it."""
        found = self.asked(moa, rule)
        if found is None:
            raise KeyError(rule)
        return found

    def asked(self, moa: Moa, rule: str) -> Term | None:
        """Return the parameters of *rule* under *moa*: the template's, with the agreement's own in their place.

        A rule that the template lacks is asked only where the agency set a parameter for it: local policy.
        """
        key = (moa.code, rule)
        if key not in self.terms:
            own = self.register.overrides_of.get(moa.code, ())
            template = template_for(self.templates, moa.template, moa.model)
            known = rule in template.rules
            self.terms[key] = term_of(template, rule, own) if known else local_term(self.templates, rule, own)
        return self.terms[key]

    def own(self, rule: str) -> Term:
        """Return what *rule*, which no agreement states, means here: as suggested, or as the agency set it."""
        key = (PROGRAM, rule)
        if key not in self.terms:
            self.terms[key] = term_of(self.templates[PROGRAM], rule, self.register.overrides)
        found = self.terms[key]
        if found is None:
            raise KeyError(rule)
        return found

    @property
    def program(self) -> Program:
        """The facts around the officers."""
        return self.register.program

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
        return [row for row in rows if row.granted_from <= self.as_of]

    def status_events(self, held: Participation, kinds: frozenset[StatusEventKind]) -> list[StatusEvent]:
        """Return the events of *kinds* effective by now, the earliest first."""
        rows = self.register.status_events_of.get((held.badge, held.moa), ())
        return [row for row in rows if row.effective_on <= self.as_of and row.kind in kinds]

    def moa_events(self, moa: Moa, kinds: frozenset[MoaEventKind]) -> list[MoaEvent]:
        """Return the events of *kinds* effective by now, the earliest first."""
        rows = self.register.events_of.get(moa.code, ())
        return [row for row in rows if row.effective_on <= self.as_of and row.kind in kinds]

    def credentials(self, held: Participation, kind: CredentialKind) -> list[Credential]:
        """Return the credentials of *kind* issued by now, returned or not, the earliest first."""
        rows = self.register.credentials_of.get((held.badge, held.moa), ())
        return [row for row in rows if row.kind is kind and row.issued_on <= self.as_of]

    def completions(self, badge: str, model: Model, satisfies: frozenset[Satisfies]) -> list[Training]:
        """Return the courses for *model* that meet one of *satisfies* and were completed by now, earliest first."""
        meeting = self.register.courses_meeting(model, satisfies)
        rows = self.register.trainings_of.get(badge, ())
        return [row for row in rows if row.completed_on <= self.as_of and row.course in meeting]

    def certifications(self, held: Participation) -> list[Training]:
        """Return the initial courses of the agreement's model that ICE has certified by now."""
        rows = self.completions(held.badge, self.moa_of(held).model, _INITIAL)
        return [row for row in rows if row.certified_on is not None and row.certified_on <= self.as_of]

    def exams(self, badge: str, course: str) -> list[Exam]:
        """Return the attempts at the examinations of *course* that were taken by now."""
        rows = self.register.exams_of.get(badge, ())
        return [row for row in rows if row.course == course and row.taken_on <= self.as_of]

    def nomination(self, held: Participation) -> Nomination | None:
        """Return the latest nomination by now."""
        rows = self.register.nominations_of.get((held.badge, held.moa), ())
        return latest(rows, lambda row: row.nominated_on, self.as_of)

    def check(self, held: Participation, check: Check) -> EligibilityCheck | None:
        """Return what was recorded of an eligibility check, whatever its day."""
        rows = self.register.checks_of.get((held.badge, held.moa), ())
        return next((row for row in reversed(rows) if row.check is check), None)
