"""What the place of compliance shows, as plain values: nothing heavy is imported."""

from dataclasses import dataclass
from enum import Enum


class Duties(Enum):
    """Which duties a list shows; the first page's numbers lead to them."""

    ALL = "All"
    ATTENTION = "Needs attention"
    DUE_SOON = "Due soon"
    CANNOT_TELL = "Cannot tell"
    ADVICE = "Advice"
    SETTLED = "Settled"


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One verdict in the list; *due* is ISO, *counted* says whether the first page counts it."""

    key: str
    rule: str
    title: str
    about: str
    agreement: str
    badge: str
    status: str
    status_words: str
    due: str
    weight: str
    basis: str
    counted: bool
    settled: bool
    overdue: bool


def key_of(rule: str, subject: str) -> str:
    """Return what names a verdict: the rule and the subject."""
    return f"{rule} {subject}"
