"""What a rule answers: a value that carries its status and, on demand, its whole reasoning in words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from coordinator.compliance.choices import Choice, ContactRole, CredentialKind

if TYPE_CHECKING:
    from coordinator.compliance.dates import Clock
    from coordinator.compliance.register import Facts
    from coordinator.compliance.terms import Term


class Status(Choice):
    """How a duty stands, in the order from settled to unsettled."""

    MET = "MET", "Met"
    PENDING = "PENDING", "Not due yet"
    DUE_SOON = "DUE_SOON", "Due soon"
    OVERDUE = "OVERDUE", "Overdue"
    LATE = "LATE", "Done late"
    NOT_MET = "NOT_MET", "Not met"
    CANNOT_TELL = "CANNOT_TELL", "Cannot tell"
    NOT_APPLICABLE = "NOT_APPLICABLE", "Does not apply"
    WAIVED = "WAIVED", "Waived"


class Weight(Choice):
    """How binding a rule is."""

    DUTY = "DUTY", "Duty"
    EXPECTATION = "EXPECTATION", "Expectation"
    PRACTICE = "PRACTICE", "ICE practice"
    ADVICE = "ADVICE", "Advice"
    INFORMATION = "INFORMATION", "Information"


COUNTED = frozenset({Weight.DUTY, Weight.EXPECTATION, Weight.PRACTICE})
"""Weights that Today counts; the others are listed below it."""


class Basis(Choice):
    """Where a rule comes from."""

    STATUTE = "STATUTE", "Statute"
    MOA_TEXT = "MOA_TEXT", "Text of the agreement"
    ICE_PRACTICE = "ICE_PRACTICE", "ICE practice, not in the agreement"
    LOCAL_POLICY = "LOCAL_POLICY", "Local policy"
    PRODUCT_DEFAULT = "PRODUCT_DEFAULT", "Suggestion of this program"


class Step(NamedTuple):
    """One line of the arithmetic; the words are put together only when somebody asks."""

    template: str
    values: tuple[object, ...] = ()

    def __str__(self) -> str:
        """Return the line as a sentence, with days in prose."""
        return self.template.format(*(_prose(value) for value in self.values))


def _prose(value: object) -> object:
    from coordinator.compliance.dates import long_date  # noqa: PLC0415  dates judge with the Status declared above

    if isinstance(value, datetime):
        return f"{long_date(value)}, {value:%H:%M}"
    return long_date(value) if isinstance(value, date) else value


def step(template: str, *values: object) -> Step:
    """Return the line *template* with *values* in its ``{}``; days are written as prose."""
    return Step(template, values)


SUBJECTS = {
    "account": "Account",
    "action": "Corrective action",
    "activity": "Monthly counts",
    "agency": "Agency",
    "amendment": "Amendment",
    "complaint": "Complaint",
    "contact": "Contact",
    "cost": "Cost",
    "credential": "Credential",
    "document": "Document",
    "equipment": "Equipment",
    "event": "Change of status",
    "exam": "Examination",
    "facility": "Facility",
    "gap": "Gap in authority",
    "meeting": "Public meeting",
    "moa": "Agreement",
    "participation": "Participation",
    "training": "Training",
}
"""What a verdict may be about, in words: what stands before the colon of a subject. The agency alone has no key."""


class About(NamedTuple):
    """Whom or what a subject names: the officer's badge and the agreement's code, where it has them."""

    badge: str | None
    moa: str | None


_OF_AN_OFFICER = frozenset({"account", "credential", "event", "exam", "gap", "participation", "training"})
_UNDER_AN_AGREEMENT = frozenset({"credential", "event", "gap", "participation"})
_OF_AN_AGREEMENT = frozenset({"activity", "amendment", "moa"})


def about(subject: str) -> About:
    """Return whom or what *subject* names."""
    kind, _, key = subject.partition(":")
    first, _, rest = key.partition("/")
    if kind in _OF_AN_OFFICER:
        return About(first, rest.partition("/")[0] if kind in _UNDER_AN_AGREEMENT else None)
    return About(None, first if kind in _OF_AN_AGREEMENT else None)


def subject_words(subject: str) -> str:
    """Return *subject* as people read it: ``Complaint 2026-003``; codes become their words."""
    kind, _, key = subject.partition(":")
    parts = key.split("/")
    for place, choices in _CODED.get(kind, ()):
        parts[place] = choices(parts[place]).words
    return f"{SUBJECTS[kind]} {', '.join(parts)}".rstrip()


_CODED: dict[str, tuple[tuple[int, type[Choice]], ...]] = {
    "contact": ((0, ContactRole),),
    "credential": ((2, CredentialKind),),
}
"""Which parts of a key are codes."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one rule stands for one subject, with what it rests on.

    *subject* and *rests_on* are ``kind:key``, as in ``participation:4117/KC-JEM-2``. *due* is the day that matters, or
    for a clock of hours the moment, if the rule has one. *otherwise* is what a waived one would be. *answered* is the
    record that explains what cannot be mended any more; the status stays.
    """

    rule: "Rule"
    subject: str
    status: Status
    term: "Term"
    due: date | datetime | None = None
    steps: tuple[Step, ...] = ()
    rests_on: tuple[str, ...] = ()
    mend: str = ""
    otherwise: Status | None = None
    answered: str = ""

    @property
    def due_day(self) -> date | None:
        """Return the day of *due*."""
        return self.due.date() if isinstance(self.due, datetime) else self.due

    @property
    def due_iso(self) -> str | None:
        """Return *due* as files have it: ``2026-03-15``, or ``2026-01-13T16:00``."""
        if isinstance(self.due, datetime):
            return self.due.isoformat(timespec="minutes")
        return self.due.isoformat() if self.due else None


SETTLED = frozenset({Status.MET, Status.PENDING, Status.NOT_APPLICABLE, Status.WAIVED})
"""Statuses in which nothing is to be done."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A duty, expectation or practice: its words, its weight and the function that judges it.

    What a rule *of_officers* says of one officer depends on nothing that is kept about another. Of the other rules,
    those *over_officers* look into officers' files.
    """

    code: str
    title: str
    words: str
    weight: Weight
    judge: Callable[["Facts"], Iterator[Verdict]]
    of_officers: bool = False
    over_officers: bool = False

    def of(self, subject: str, term: "Term", mend: str = "") -> "Duty":
        """Return this rule as it is asked of *subject* under *term*; *mend* says what to do where it is not met."""
        return Duty(self, subject, term, mend)


@dataclass(frozen=True, slots=True)
class Duty:
    """One rule asked of one subject: what an answer needs besides the answer itself."""

    rule: Rule
    subject: str
    term: "Term"
    mend: str

    def answer(
        self,
        status: Status,
        steps: Sequence[Step],
        rests_on: Sequence[str] = (),
        due: date | datetime | None = None,
    ) -> Verdict:
        """Return the verdict; the records that changed the term count among those it rests on."""
        mend = "" if status in SETTLED else self.mend
        refs = tuple(dict.fromkeys((*rests_on, *(row.ref for row in self.term.overrides))))
        return Verdict(self.rule, self.subject, status, self.term, due, tuple(steps), refs, mend)

    def timed(self, clock: "Clock", steps: Sequence[Step], rests_on: Sequence[str]) -> Verdict:
        """Return the verdict that follows a *clock*."""
        return self.answer(clock.status, (*steps, step("due {}", clock.due)), rests_on, clock.due)
