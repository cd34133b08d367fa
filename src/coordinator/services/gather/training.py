"""Gathers R3 Training compliance."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

from coordinator.compliance.choices import Model, Satisfies, TrainingStatus
from coordinator.compliance.facts import Training as Taken
from coordinator.compliance.rules.courses import DOCUMENTED, UPDATED, YEARLY
from coordinator.compliance.rules.training import EXAMINED, REFRESHED
from coordinator.compliance.verdicts import COUNTED, Rule, Status, Verdict, about
from coordinator.records import TrainingEventFields, TrainingRecordFields
from coordinator.reports.answers import Need
from coordinator.reports.document.blocks import Document
from coordinator.reports.training import NAME, Done, Exams, Owed, Planned, Requirement, Training, document
from coordinator.services.gather.answers import Answers, answers_of, need_of, shown, urgency
from coordinator.services.gather.report import PERIOD_FROM, PERIOD_TO, Options, Report, source_of
from coordinator.services.judged import Judged
from coordinator.store import Look

_MEETS = {REFRESHED.code: Satisfies.REFRESHER, UPDATED.code: Satisfies.UPDATE, YEARLY.code: Satisfies.ANNUAL}
"""The rules whose courses an officer owes again and again, and what a course has to meet for each."""
_AHEAD = frozenset({TrainingStatus.PLANNED, TrainingStatus.ENROLLED, TrainingStatus.IN_PROGRESS})
_DAY = timedelta(days=1)
Period = tuple[date, date]


def gather(look: Look, known: Judged, period: Period) -> Training:
    """Return the training of everybody as of the day that was judged, with what was completed in *period*."""
    answers = answers_of(look, known)
    asked = [one for one in known.found.verdicts if one.rule.code in _MEETS]
    planned = _classes_of(look, known)
    return Training(
        source=source_of(look, known),
        period=period,
        requirements=[_requirement(list(found)) for _, found in groupby(asked, key=lambda one: one.rule)],
        owed=[_owed(known, answers, one, planned) for one in sorted(asked, key=urgency)],
        done=[_done(known, answers, one) for one in _completed(known, period)],
        exams=list(_exams(known, answers)),
        without_certificate=sorted(_without_certificate(known, answers)),
        planned=list(_planned(look, known, answers)),
    )


def _requirement(found: Sequence[Verdict]) -> Requirement:
    rule = found[0].rule
    needs = [need_of(one) for one in found]
    return Requirement(
        what=rule.title,
        basis=rule.weight.words,
        asked=len(found),
        in_time=sum(need in {Need.SETTLED, Need.SOON} for need in needs),
        soon=needs.count(Need.SOON),
        overdue=needs.count(Need.ATTENTION),
    )


def _course_of(one: Verdict) -> str:
    """Return the code of the course that a verdict on a yearly one names."""
    kind, _, key = one.subject.partition(":")
    return key.split("/")[1] if kind == "training" else ""


def _owed(known: Judged, answers: Answers, one: Verdict, planned: Mapping[str, Sequence[tuple[str, str]]]) -> Owed:
    badge, code = about(one.subject).badge or "", _course_of(one)
    taken = [row for row in _taken(known, badge) if _meets(known, one.rule, code, row.course)]
    classes = [words for course, words in planned.get(badge, ()) if _meets(known, one.rule, code, course)]
    words, mark = shown(one)
    return Owed(
        officer=answers.person(badge),
        what=f"{one.rule.title}, {code}" if code else one.rule.title,
        basis=one.rule.weight.words,
        last=taken[-1].completed_on if taken else None,
        due=one.due_day,
        status=words,
        mark=mark,
        need=need_of(one).words,
        counted=one.rule.weight in COUNTED,
        planned="; ".join(classes),
    )


def _taken(known: Judged, badge: str) -> Iterator[Taken]:
    rows = known.facts.register.file(badge).trainings
    return (row for row in rows if row.completed_on <= known.as_of)


def _meets(known: Judged, rule: Rule, code: str, course: str) -> bool:
    """Return whether *course* meets what *rule* asks for; an initial course sets the first refresher's clock."""
    if code:
        return course == code
    satisfies = known.facts.register.course[course].satisfies
    initial = rule is REFRESHED and satisfies is Satisfies.INITIAL and _is_for_jail(known, course)
    return initial or satisfies is _MEETS[rule.code]


def _is_for_jail(known: Judged, course: str) -> bool:
    return known.facts.register.course[course].is_for(Model.JEM)


def _completed(known: Judged, period: Period) -> list[Taken]:
    rows = [row for row in known.facts.register.trainings if period[0] <= row.completed_on <= period[1]]
    return sorted(rows, key=lambda row: (row.completed_on, row.badge, row.course))


def _done(known: Judged, answers: Answers, row: Taken) -> Done:
    return Done(answers.person(row.badge), row.course, row.completed_on, row.certified_on, _missed(known, row))


def _missed(known: Judged, row: Taken) -> date | None:
    """Return the day that a completion missed: asked the day before it, or where a course is yearly, on its day."""
    facts = known.facts.of_officer(row.badge)
    satisfies = known.facts.register.course[row.course].satisfies
    if satisfies is Satisfies.REFRESHER:
        found = REFRESHED.judge(facts.on(row.completed_on - _DAY))
    else:
        rule = {Satisfies.ANNUAL: YEARLY, Satisfies.UPDATE: UPDATED}.get(satisfies)
        found = rule.judge(facts.on(row.completed_on)) if rule else iter(())
    dues = [one.due_day for one in found if _course_of(one) in {"", row.course} and one.due_day is not None]
    return next((due for due in dues if due < row.completed_on), None)


def _exams(known: Judged, answers: Answers) -> Iterator[Exams]:
    for one in sorted((one for one in known.found.verdicts if one.rule is EXAMINED), key=urgency):
        badge, _, course = one.subject.partition(":")[2].partition("/")
        yield Exams(answers.person(badge), course, *shown(one), [str(line) for line in one.steps])


def _without_certificate(known: Judged, answers: Answers) -> Iterator[tuple[str, str, date]]:
    rows = {row.ref.partition(":")[2]: row for row in known.facts.register.trainings}
    for one in known.found.verdicts:
        if one.rule is DOCUMENTED and one.status is Status.CANNOT_TELL:
            row = rows[one.subject.partition(":")[2]]
            yield answers.person(row.badge), row.course, row.completed_on


def _classes_of(look: Look, known: Judged) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Return the course and the day of every class that lies ahead of an officer, by badge."""
    found: dict[str, list[tuple[str, str]]] = {}
    for badge, course, starts, status in look.rows(TrainingRecordFields, ("officer", "course", "started_on", "status")):
        if status in _AHEAD and starts >= known.as_of:
            found.setdefault(badge, []).append((course, f"{course}, {starts}"))
    return found


def _planned(look: Look, known: Judged, answers: Answers) -> Iterator[Planned]:
    rows = look.rows(TrainingRecordFields, ("event", "officer", "status"))
    seated: dict[str, list[str]] = {}
    for event, badge, status in rows:
        if event and status in _AHEAD:
            seated.setdefault(event, []).append(answers.person(badge))
    events = look.rows(TrainingEventFields, ("starts_on", "code", "course", "ends_on", "location", "seats"))
    for starts, code, course, ends, where, seats in sorted(events, key=lambda row: row[:2]):
        if ends >= known.as_of:
            yield Planned(course, starts, ends, where or "", seats, sorted(seated.get(code, ())))


def _make(look: Look, known: Judged, options: Options) -> Document:
    return document(gather(look, known, (options.begins, options.ends)))


TRAINING = Report(
    "training",
    NAME,
    "Who owes which course by when, what was completed and whether in time, what is planned.",
    "Coordinator, field program manager",
    (PERIOD_FROM, PERIOD_TO),
    _make,
)
