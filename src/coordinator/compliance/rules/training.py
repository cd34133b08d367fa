"""Duties about training: the initial course before authority, its examinations, and the refresher."""

from collections.abc import Iterator
from datetime import date, timedelta

from coordinator.compliance.agreement import standing
from coordinator.compliance.authority import AuthorityWord, authority_of
from coordinator.compliance.choices import Model, Satisfies
from coordinator.compliance.dates import add_months, is_by, recurring_task
from coordinator.compliance.exams import judge_exams
from coordinator.compliance.facts import Moa, Participation, Training
from coordinator.compliance.register import Facts
from coordinator.compliance.terms import Term
from coordinator.compliance.verdicts import Rule, Status, Step, Verdict, Weight, step

_INITIAL = frozenset({Satisfies.INITIAL})
_REFRESHER = frozenset({Satisfies.REFRESHER})
_AT_WORK = frozenset({AuthorityWord.AUTHORIZED, AuthorityWord.INCOMPLETE, AuthorityWord.SUSPENDED})
CREDIT_DAYS = 120
"""How many days before a fixed cycle's date a refresher already credits that cycle."""


def _taking_part(facts: Facts) -> Iterator[tuple[Participation, Moa]]:
    """Yield participations that have not ended under agreements that bind."""
    for held in facts.participations:
        moa = facts.moa_of(held)
        if standing(facts, moa).live and not authority_of(facts, held).ended:
            yield held, moa


def _trained_first(facts: Facts) -> Iterator[Verdict]:
    for held, moa in _taking_part(facts):
        letters = facts.authorizations(held)
        if not letters:
            continue
        day = letters[0].dated
        certified = facts.certifications(held)
        in_time = [row for row in certified if row.completed_on <= day and is_by(row.certified_on, day)]
        shown = in_time or facts.completions(held.badge, moa.model, _INITIAL)
        lines = tuple(step("{} completed {}, certified {}", *_course_days(row, facts.as_of)) for row in shown)
        lines = lines or (step("No completed initial course is on record"),)
        mend = "Record the course and ICE's certification, or explain why the letter came first."
        status = Status.MET if in_time else Status.NOT_MET
        refs = (*(row.ref for row in shown), letters[0].ref)
        duty = TRAINED_FIRST.of(held.subject, facts.term(moa, "TRN-01"), mend)
        yield duty.answer(status, (*lines, step("First letter of {}", day)), refs)


def _course_days(row: Training, as_of: date) -> tuple[object, ...]:
    return row.course, row.completed_on, row.certified_on if is_by(row.certified_on, as_of) else "not by this day"


def _examined(facts: Facts) -> Iterator[Verdict]:
    asked: set[tuple[str, str]] = set()
    for held, moa in _taking_part(facts):
        if moa.model is Model.TFM:
            continue
        for course in facts.register.courses:
            key = (held.badge, course.code)
            if course.satisfies is not Satisfies.INITIAL or not course.is_for(moa.model) or key in asked:
                continue
            attempts = facts.exams(*key)
            completed = [row for row in facts.completions(held.badge, moa.model, _INITIAL) if row.course == course.code]
            if not attempts and not completed:
                continue
            asked.add(key)
            term = facts.term(moa, "TRN-02")
            result = judge_exams(attempts, term.number("pass_mark"))
            refs = (*(row.ref for row in completed), *(row.ref for row in attempts))
            mend = "Record the examination results that ICE reported."
            yield EXAMINED.of(f"exam:{held.badge}/{course.code}", term, mend).answer(result.status, result.steps, refs)


def _refreshed(facts: Facts) -> Iterator[Verdict]:
    for held in facts.participations:
        moa = facts.moa_of(held)
        if not moa.model.counts_as(Model.JEM) or authority_of(facts, held).word not in _AT_WORK:
            continue
        term = facts.term(moa, "TRN-03")
        find = _fixed_cycle if term.word("anchor") == "FIXED_CYCLE" else _last_completion
        due, steps, rests_on = find(facts, held, moa, term)
        clock = recurring_task(due, window=term.number("due_soon_days"), as_of=facts.as_of)
        mend = "Record the completed refresher course, or its class when planned."
        yield REFRESHED.of(held.subject, term, mend).timed(clock, steps, [row.ref for row in rests_on])


_Due = tuple[date, tuple[Step, ...], tuple[Training, ...]]


def _last_completion(facts: Facts, held: Participation, moa: Moa, term: Term) -> _Due:
    last = facts.completions(held.badge, moa.model, _INITIAL | _REFRESHER)[-1]
    months = term.number("interval_months")
    steps = (step("{} completed {}", last.course, last.completed_on), step("plus {} months", months))
    return add_months(last.completed_on, months), steps, (last,)


def _fixed_cycle(facts: Facts, held: Participation, moa: Moa, term: Term) -> _Due:
    """Count cycles from the initial course; a refresher credits the earliest cycle that is not skipped."""
    initial = facts.completions(held.badge, moa.model, _INITIAL)[-1]
    months = term.number("interval_months")
    cycle, credited = 1, [initial]
    for row in facts.completions(held.badge, moa.model, _REFRESHER):
        while row.completed_on > add_months(initial.completed_on, months * (cycle + 1)):
            cycle += 1
        opens = add_months(initial.completed_on, months * cycle) - timedelta(days=CREDIT_DAYS)
        if row.completed_on >= max(opens, initial.completed_on):
            cycle, credited = cycle + 1, [initial, row]
    lines = [step("{} completed {}", row.course, row.completed_on) for row in credited]
    counted = step("cycle {} of {} months, counted from the initial course", cycle, months)
    return add_months(initial.completed_on, months * cycle), (*lines, counted), tuple(credited)


TRAINED_FIRST = Rule(
    "TRN-01",
    "Trained before authority",
    "The initial course was completed, and certified by ICE in writing, before the first authorization letter.",
    Weight.DUTY,
    _trained_first,
    of_officers=True,
)

EXAMINED = Rule(
    "TRN-02",
    "Examinations passed",
    "Every examination of the initial course reached the pass mark, with one remedial attempt in the whole course.",
    Weight.DUTY,
    _examined,
    of_officers=True,
)

REFRESHED = Rule(
    "TRN-03",
    "Refresher training",
    "The officer takes the refresher course every two years. The agreement sets no such interval: it is ICE practice.",
    Weight.PRACTICE,
    _refreshed,
    of_officers=True,
)
