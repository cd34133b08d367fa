"""What a rule answers: a value that carries its status and, on demand, its whole reasoning in words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from coordinator.compliance.choices import Choice

if TYPE_CHECKING:
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

    return long_date(value) if isinstance(value, date) else value


def step(template: str, *values: object) -> Step:
    """Return the line *template* with *values* in its ``{}``; days are written as prose."""
    return Step(template, values)


SUBJECTS = frozenset(
    {
        "account", "action", "activity", "agency", "amendment", "complaint", "contact", "cost", "credential",
        "document", "equipment", "event", "exam", "facility", "gap", "meeting", "moa", "participation", "training",
    }
)  # fmt: skip
"""What a verdict may be about: the words before the colon of a subject. The agency alone has no key."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one rule stands for one subject, with what it rests on.

    *subject* and *rests_on* are ``kind:key``, as in ``participation:4117/KC-JEM-2``. *due* is the day that matters,
    if the rule has one. *changes_on* is the first day on which the status will differ if nothing is recorded.
    """

    rule: "Rule"
    subject: str
    status: Status
    term: "Term"
    due: date | None = None
    steps: tuple[Step, ...] = ()
    rests_on: tuple[str, ...] = ()
    mend: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A duty, expectation or practice: its words, its weight and the function that judges it."""

    code: str
    title: str
    words: str
    weight: Weight
    judge: Callable[["Facts"], Iterator[Verdict]]
