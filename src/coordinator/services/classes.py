"""Questions about classes: who took which course from which day where, and who has not."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from coordinator.compliance.authority import AuthorityWord
from coordinator.compliance.choices import Satisfies, TrainingStatus
from coordinator.compliance.dates import long_date
from coordinator.errors import Refused
from coordinator.records import (
    CourseFields,
    DocumentLinkFields,
    ExamAttemptFields,
    TrainingEventFields,
    TrainingRecordFields,
)
from coordinator.services.judged import Judged
from coordinator.services.requirements import asked_now, names_of
from coordinator.services.training_view import Attended, Candidate, Candidates, ClassDetail, Classes, ClassRow
from coordinator.store import Look, key_text

_RECORD = ("officer", "course", "started_on", "completed_on", "certified_on", "status", "location")
_AHEAD = frozenset({TrainingStatus.PLANNED, TrainingStatus.ENROLLED, TrainingStatus.IN_PROGRESS})
_Key = tuple[str, date, str]
_RULE = {Satisfies.REFRESHER: "TRN-03", Satisfies.UPDATE: "TRN-05", Satisfies.ANNUAL: "TRN-06"}
"""The rule that asks for a course of a kind again and again."""


@dataclass(eq=False)
class _Class:
    """What is gathered of one class: its last day, and by badge each part in it."""

    ends_on: date | None = None
    parts: dict[str, tuple[TrainingStatus, date | None, date | None]] = field(default_factory=dict)


def _classes(look: Look) -> Mapping[_Key, _Class]:
    found: dict[_Key, _Class] = {}
    for course, starts_on, ends_on, location in look.rows(
        TrainingEventFields, ("course", "starts_on", "ends_on", "location")
    ):
        found[course, starts_on, location or ""] = _Class(ends_on)
    for badge, course, started_on, completed_on, certified_on, status, location in look.rows(
        TrainingRecordFields, _RECORD
    ):
        one = found.setdefault((course, started_on, location or ""), _Class())
        one.parts[badge] = (status, completed_on, certified_on)
        if completed_on is not None:
            one.ends_on = max(one.ends_on or completed_on, completed_on)
    return found


def class_rows(look: Look, known: Judged) -> list[ClassRow]:
    """Return every class on record, the latest first."""
    titles, names = dict(look.rows(CourseFields, ("code", "title"))), names_of(look)
    rows = [_row(key, one, titles, names, known.as_of) for key, one in _classes(look).items()]
    return sorted(rows, key=lambda row: row.started_on, reverse=True)


def _row(key: _Key, one: _Class, titles: Mapping[str, str], names: Mapping[str, str], as_of: date) -> ClassRow:
    course, started_on, location = key
    counts = Counter(status for status, _, _ in one.parts.values())
    completed = counts[TrainingStatus.COMPLETED]
    certified = sum(day is not None for _, _, day in one.parts.values())
    open_ = any(status in _AHEAD for status in counts)
    ahead = (one.ends_on or started_on) > as_of
    return ClassRow(
        key=key_text(key),
        course=course,
        title=titles[course],
        started_on=started_on,
        ends_on=one.ends_on,
        location=location,
        people=[names[badge] for badge in one.parts],
        results=", ".join(f"{counts[status]} {status.words.lower()}" for status in TrainingStatus if counts[status]),
        certified=f"{certified} of {completed}" if certified else "",
        shown=Classes.AHEAD if ahead else Classes.OPEN if open_ or not one.parts else Classes.HELD,
    )


def class_detail(look: Look, known: Judged, key: str) -> ClassDetail:
    """Return one class with those who are in it and those who have not completed the course.

    Raises:
        Refused: it is not on record any more.
    """
    found = next(((parts, one) for parts, one in _classes(look).items() if key_text(parts) == key), None)
    if found is None:
        raise Refused("This class is not on record any more; its records were deleted or say otherwise now.")
    parts, one = found
    names = names_of(look)
    row = _row(parts, one, dict(look.rows(CourseFields, ("code", "title"))), names, known.as_of)
    missing = [who for who in _without(known, row.course, names) if who.badge not in one.parts]
    return ClassDetail(row, list(_attended(look, parts, one, names)), missing)


def _attended(look: Look, key: _Key, one: _Class, names: Mapping[str, str]) -> Iterator[Attended]:
    course, started_on, _ = key
    scores = _scores(look, course)
    papers = Counter(
        row[1] for row in look.rows(DocumentLinkFields, ("kind", "key")) if row[0] == TrainingRecordFields.about.kind
    )
    for badge in sorted(one.parts, key=lambda badge: names[badge].casefold()):
        status, completed_on, certified_on = one.parts[badge]
        record = key_text((badge, course, started_on))
        yield Attended(
            *(f"training_record:{record}", badge, names[badge], status.value, status.words),
            *(completed_on, certified_on, ", ".join(scores.get(badge, ())), papers[record]),
        )


def _scores(look: Look, course: str) -> Mapping[str, Sequence[str]]:
    """Return the examination results in a course by badge, as they are typed."""
    found: dict[str, list[str]] = {}
    for badge, code, exam, attempt, score in look.rows(
        ExamAttemptFields, ("officer", "course", "exam", "attempt", "score")
    ):
        if code == course:
            found.setdefault(badge, []).append(f"{exam}{'r' if attempt.value == 'REMEDIAL' else ''}: {score}")
    return found


def candidates(look: Look, known: Judged, course: str) -> Candidates | None:
    """Return who could take a course: of whom it is asked now, and who else has not completed it; none of no course."""
    found = known.facts.register.course.get(course)
    if found is None:
        return None
    titles, names = dict(look.rows(CourseFields, ("code", "title"))), names_of(look)
    due = _due(known, course, found.satisfies)
    return Candidates(
        course,
        titles[course],
        found.satisfies is Satisfies.INITIAL,
        [Candidate(badge, name, due[badge]) for badge, name in names.items() if badge in due],
        [who for who in _without(known, course, names) if who.badge not in due],
    )


def _due(known: Judged, course: str, satisfies: Satisfies) -> Mapping[str, str]:
    """Return by badge why a course is asked of an officer now."""
    model_of = {held: known.facts.moa_of(held).model for held in known.found.authority}
    counts = {held for held, model in model_of.items() if known.facts.register.course[course].is_for(model)}
    if satisfies is Satisfies.INITIAL:
        waiting = (held for held in counts if known.found.authority[held].word is AuthorityWord.IN_PROCESS)
        return {held.badge: "in process, not certified" for held in waiting}
    subjects = {held.subject: held.badge for held in counts}
    rule, yearly = _RULE.get(satisfies, ""), satisfies is Satisfies.ANNUAL
    found: dict[str, str] = {}
    for one in asked_now(known, rule, course if yearly else ""):
        badge = one.subject.partition(":")[2].partition("/")[0] if yearly else subjects.get(one.subject, "")
        if badge:
            found[badge] = f"{one.status.words.lower()}, {long_date(one.due_day)}" if one.due_day else one.status.words
    return found


def _without(known: Judged, course: str, names: Mapping[str, str]) -> list[Candidate]:
    """Return who takes part under an agreement for which the course counts and has not completed it by the day."""
    facts = known.facts
    catalogued = facts.register.course[course]
    part = {
        held.badge
        for held, authority in known.found.authority.items()
        if not authority.ended and catalogued.is_for(facts.moa_of(held).model)
    }
    done = {row.badge for row in facts.register.trainings if row.course == course and row.completed_on <= facts.as_of}
    without, words = part - done, f"no record of having completed {course}"
    return [Candidate(badge, name, words) for badge, name in names.items() if badge in without]
