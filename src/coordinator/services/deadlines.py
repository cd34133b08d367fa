"""What is due on which day: the duties with their days, meetings of the committee and classes that are planned."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from coordinator.compliance.choices import MeetingStatus
from coordinator.compliance.verdicts import COUNTED, SUBJECTS, Status, Verdict, about, subject_words
from coordinator.records import MeetingFields, OfficerFields, TrainingEventFields
from coordinator.services.gather.answers import shown
from coordinator.services.judged import Judged
from coordinator.store import Look

_PAST = frozenset({Status.OVERDUE, Status.NOT_MET})
"""Statuses whose day stays on the calendar after it has passed."""
_NEVER = frozenset({Status.LATE, Status.WAIVED, Status.NOT_APPLICABLE})
_NAMELESS = frozenset({"activity", "agency", "amendment", "complaint", "meeting", "moa"})
"""Subjects whose words name no person."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which something is due: *who* names the officer, *whom* does not; *words* say what the duty is."""

    rule: str
    title: str
    subject: str
    who: str
    whom: str
    due: date
    status: str
    mark: str
    overdue: bool
    counted: bool
    weight: str
    basis: str
    words: str


def deadlines(look: Look, known: Judged) -> Sequence[Deadline]:
    """Return what is overdue, and every day that is ahead, the earliest first; what counts before advice."""
    people = look.rows(OfficerFields, ("badge", "last_name", "first_name"))
    names = {badge: f"{last}, {first} ({badge})" for badge, last, first in people}
    found = [_deadline(one, due, names) for one, due in _due(known)]
    return sorted(found, key=lambda one: (one.due, not one.counted, one.rule, one.subject))


def _due(known: Judged) -> Iterator[tuple[Verdict, date]]:
    for one in known.found.verdicts:
        due = one.due_day
        if due is None or one.answered or one.status in _NEVER:
            continue
        if due >= known.as_of or one.status in _PAST:
            yield one, due


def _deadline(one: Verdict, due: date, names: Mapping[str, str]) -> Deadline:
    badge = about(one.subject).badge or ""
    kind = one.subject.partition(":")[0]
    plain = subject_words(one.subject) if kind in _NAMELESS else SUBJECTS[kind]
    status, mark = shown(one)
    return Deadline(
        rule=one.rule.code,
        title=one.rule.title,
        subject=one.subject,
        who=names.get(badge) or subject_words(one.subject),
        whom="One officer" if badge else plain,
        due=due,
        status=status,
        mark=mark,
        overdue=one.status in _PAST and one.rule.weight in COUNTED,
        counted=one.rule.weight in COUNTED,
        weight=one.rule.weight.words,
        basis=one.term.basis.words,
        words=one.rule.words,
    )


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of the committee that is ahead: code and title, its moment of the agency's wall clock, its place."""

    code: str
    title: str
    at: datetime
    place: str


@dataclass(frozen=True, slots=True)
class Class:
    """A class that is ahead: its code, its course, its first and last day, its place."""

    code: str
    course: str
    starts: date
    ends: date
    place: str


def meetings_ahead(look: Look, as_of: date) -> Sequence[Meeting]:
    """Return the meetings that are planned or announced for *as_of* or later, the earliest first."""
    names = ("code", "title", "scheduled_at", "place", "status")
    wanted = {MeetingStatus.PLANNED, MeetingStatus.NOTICED}
    found = [
        Meeting(code, title, at, place or "")
        for code, title, at, place, status in look.rows(MeetingFields, names)
        if status in wanted and at.date() >= as_of
    ]
    return sorted(found, key=lambda one: (one.at, one.code))


def classes_ahead(look: Look, as_of: date) -> Sequence[Class]:
    """Return the classes that end on *as_of* or later, the earliest first."""
    names = ("code", "course", "starts_on", "ends_on", "location")
    found = [
        Class(code, course, starts, ends, place or "")
        for code, course, starts, ends, place in look.rows(TrainingEventFields, names)
        if ends >= as_of
    ]
    return sorted(found, key=lambda one: (one.starts, one.code))
