"""All facts that are kept, indexed, and the questions that rules ask of them as of a day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

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
from coordinator.compliance.officer_file import EMPTY, OfficerFile, grouped
from coordinator.compliance.program_facts import EligibilityCheck, Nomination
from coordinator.compliance.program_register import Program, latest
from coordinator.compliance.terms import PROGRAM, Override, Template, Term, local_term, template_for, term_of

if TYPE_CHECKING:
    from coordinator.compliance.agreement import Standing
    from coordinator.compliance.authority import Authority

_Pair = tuple[str, str]

_INITIAL = frozenset({Satisfies.INITIAL})


@dataclass(frozen=True, eq=False)
class Register:
    """Every fact that is kept, whatever its date: what everybody shares, one file an officer, and the program.

    Rows are in the order in which they were entered, unless their file says otherwise; files in that of the officers.
    A register of one officer knows the *whole* one that it was taken from.
    """

    moas: Sequence[Moa] = ()
    amendments: Sequence[Amendment] = ()
    moa_events: Sequence[MoaEvent] = ()
    overrides: Sequence[Override] = ()
    courses: Sequence[Course] = ()
    files: Mapping[str, OfficerFile] = field(default_factory=dict)
    program: Program = field(default_factory=Program)
    whole: "Register | None" = field(default=None, repr=False)

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

    def file(self, badge: str) -> OfficerFile:
        """Return the file of an officer, an empty one where nothing is kept."""
        return self.files.get(badge, EMPTY)

    def of_officer(self, badge: str) -> "Register":
        """Return what is kept about one officer, with the agreements, courses and the program that everybody shares."""
        return replace(self, files={badge: self.file(badge)}, whole=self.whole or self)

    @cached_property
    def keeps_checks(self) -> bool:
        """Whether eligibility checks are on record for anybody: who keeps none is not asked for them."""
        return self.whole.keeps_checks if self.whole else any(file.checks for file in self.files.values())

    def _all(self, name: str) -> list[Any]:
        return list(chain.from_iterable(getattr(file, name) for file in self.files.values()))

    @cached_property
    def officers(self) -> Sequence[Officer]:
        """Every officer."""
        return [file.officer for file in self.files.values() if file.officer]

    @cached_property
    def participations(self) -> Sequence[Participation]:
        """Every participation, officer by officer."""
        return self._all("participations")

    @cached_property
    def trainings(self) -> Sequence[Training]:
        """Every completed course, officer by officer, the earliest first."""
        return self._all("trainings")

    @cached_property
    def authorizations(self) -> Sequence[Authorization]:
        """Every letter, officer by officer, the earliest first."""
        return self._all("authorizations")

    @cached_property
    def nominations(self) -> Sequence[Nomination]:
        """Every nomination, officer by officer."""
        return self._all("nominations")

    @cached_property
    def authorizations_of(self) -> Mapping[_Pair, Sequence[Authorization]]:
        """Authorizations by officer and agreement, the earliest first; of one day the later row comes last."""
        return grouped(self.authorizations, lambda row: (row.badge, row.moa))

    @cached_property
    def amendments_of(self) -> Mapping[str, Sequence[Amendment]]:
        """Amendments by agreement."""
        return grouped(self.amendments, lambda row: row.moa)

    @cached_property
    def events_of(self) -> Mapping[str, Sequence[MoaEvent]]:
        """Events by agreement, the earliest first."""
        return grouped(sorted(self.moa_events, key=lambda row: row.effective_on), lambda row: row.moa)

    @cached_property
    def overrides_of(self) -> Mapping[str, Sequence[Override]]:
        """Overrides by agreement."""
        return grouped(self.overrides, lambda row: row.moa)

    @cached_property
    def successors_of(self) -> Mapping[str, Sequence[Moa]]:
        """Agreements that name another one in *supersedes*, by the code of that one."""
        return grouped(self.moas, lambda row: row.supersedes)


class Keeps(NamedTuple):
    """Which kinds of record anybody keeps by a day; an officer is not asked for what nobody keeps.

    Every rule of officers that depends on more than the officer's file, the agreements and the rows around the program
    that name the officer asks here, and nowhere else.
    """

    papers: bool
    complaints: bool
    facilities: bool
    checks: bool


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

    def filed_anew(self, register: Register, badges: Iterable[str]) -> "Facts":
        """Return the same facts with *register*, whose shared part is the same and whose files differ for *badges*."""
        known = Facts(register, self.templates, self.as_of, self.states, self.terms)
        known.read.update(self.read)
        for held in (held for badge in badges for held in self.register.file(badge).participations):
            known.read.pop((held.badge, held.moa, held.started_on), None)
        return known

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
    def keeps(self) -> Keeps:
        """Which kinds of record anybody keeps by now."""
        program = self.register.program
        return Keeps(
            papers=any(one.is_on_file(self.as_of) for one in program.papers),
            complaints=any(one.received_at.date() <= self.as_of for one in program.complaints),
            facilities=bool(program.facilities),
            checks=self.register.keeps_checks,
        )

    @cached_property
    def participations(self) -> Sequence[Participation]:
        """Participations that have begun, in roles that may hold authority."""
        return [held for badge in self.register.files for held in self.held_by(badge)]

    def held_by(self, badge: str) -> list[Participation]:
        """Return those of one officer."""
        rows = self.register.file(badge).participations
        return [held for held in rows if held.role in AUTHORITY_ROLES and held.started_on <= self.as_of]

    def held_under(self, moa: Moa) -> Iterator[Participation]:
        """Yield those under one agreement, without looking at more officers than are asked for."""
        return (held for badge in self.register.files for held in self.held_by(badge) if held.moa == moa.code)

    def moa_of(self, held: Participation) -> Moa:
        """Return the agreement of a participation."""
        return self.register.moa[held.moa]

    def authorizations(self, held: Participation) -> list[Authorization]:
        """Return the authorizations granted by now, the earliest first; on one day the later row comes last."""
        rows = self.register.file(held.badge).authorizations
        return [row for row in rows if row.moa == held.moa and row.granted_from <= self.as_of]

    def status_events(self, held: Participation, kinds: frozenset[StatusEventKind]) -> list[StatusEvent]:
        """Return the events of *kinds* effective by now, the earliest first."""
        rows = self.register.file(held.badge).status_events
        return [row for row in rows if row.moa == held.moa and row.effective_on <= self.as_of and row.kind in kinds]

    def moa_events(self, moa: Moa, kinds: frozenset[MoaEventKind]) -> list[MoaEvent]:
        """Return the events of *kinds* effective by now, the earliest first."""
        rows = self.register.events_of.get(moa.code, ())
        return [row for row in rows if row.effective_on <= self.as_of and row.kind in kinds]

    def credentials(self, held: Participation, kind: CredentialKind) -> list[Credential]:
        """Return the credentials of *kind* issued by now, returned or not, the earliest first."""
        rows = self.register.file(held.badge).credentials
        return [row for row in rows if row.kind is kind and row.moa == held.moa and row.issued_on <= self.as_of]

    def completions(self, badge: str, model: Model, satisfies: frozenset[Satisfies]) -> list[Training]:
        """Return the courses for *model* that meet one of *satisfies* and were completed by now, earliest first."""
        meeting = self.register.courses_meeting(model, satisfies)
        rows = self.register.file(badge).trainings
        return [row for row in rows if row.completed_on <= self.as_of and row.course in meeting]

    def certifications(self, held: Participation) -> list[Training]:
        """Return the initial courses of the agreement's model that ICE has certified by now."""
        rows = self.completions(held.badge, self.moa_of(held).model, _INITIAL)
        return [row for row in rows if row.certified_on is not None and row.certified_on <= self.as_of]

    def exams(self, badge: str, course: str) -> list[Exam]:
        """Return the attempts at the examinations of *course* that were taken by now."""
        rows = self.register.file(badge).exams
        return [row for row in rows if row.course == course and row.taken_on <= self.as_of]

    def nomination(self, held: Participation) -> Nomination | None:
        """Return the latest nomination by now."""
        rows = (row for row in self.register.file(held.badge).nominations if row.moa == held.moa)
        return latest(rows, lambda row: row.nominated_on, self.as_of)

    def check(self, held: Participation, check: Check) -> EligibilityCheck | None:
        """Return what was recorded of an eligibility check, whatever its day."""
        rows = self.register.file(held.badge).checks
        return next((row for row in reversed(rows) if row.moa == held.moa and row.check is check), None)
