"""Recording a class for many officers at once: their results, examinations and certificates, as one change."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from coordinator.compliance.choices import DocumentKind, TrainingStatus
from coordinator.compliance.entry import Refusal, Warned
from coordinator.errors import Invalid, Problem, Refused
from coordinator.records import ExamAttemptFields, TrainingEventFields, TrainingRecordFields
from coordinator.records.declaration import fields_of
from coordinator.records.plain_words import in_words
from coordinator.services.entering import attempt, entering, said
from coordinator.services.papers import Filing, Link
from coordinator.services.scores import Score, parse_scores
from coordinator.services.validating import checked
from coordinator.store import Changes, Look, OpenChange, Store, key_text


@dataclass(frozen=True, slots=True)
class Result:
    """How an officer came out of a class; *scores* as they are typed, *papers* are files that prove it."""

    badge: str
    status: TrainingStatus | None = TrainingStatus.COMPLETED
    completed_on: date | None = None
    certified_on: date | None = None
    scores: str = ""
    papers: Sequence[Path] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A class: what everybody in it shares, typed once, and the results."""

    course: str
    started_on: date | None
    ended_on: date | None
    location: str
    results: Sequence[Result]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was kept: for how many officers, and what should not have been; no *changes* if nothing was new."""

    words: str
    warnings: Sequence[Problem]
    changes: Changes | None


def record_class(store: Store, held: Held, today: date) -> Recorded:
    """Keep a class as one change; what was planned or begun is completed, what is on record is never overwritten.

    Raises:
        Invalid: what cannot be, by the line of the result (the first is 1; the class itself is 0) and the field;
            nothing was written then.
        Unavailable: the disk cannot be written.
    """
    with store.looking() as look:
        if problems := list(_of_the_class(look, held)):
            raise Invalid(problems)
    count = "1 officer" if len(held.results) == 1 else f"{len(held.results)} officers"
    words = f"class {held.course} of {held.started_on} for {count}"
    with attempt(store, f"Record {words}", dry_run=False) as step:
        with entering(step, today) as entered:
            writing = _Writing(store, step, held, today)
            writing.write()
        if entered.refusals:
            raise Invalid([writing.placed(one) for one in entered.refusals])
    return Recorded(words, [writing.placed(one) for one in entered.warnings], step.changes)


def _of_the_class(look: Look, held: Held) -> Iterator[Problem]:
    if look.number_of("course", held.course) is None:
        reason = f"there is no course {held.course}" if held.course else "it must be filled in"
        yield Problem(reason, field="course")
    if held.started_on is None:
        yield Problem("it must be filled in", field="started_on")
    elif held.ended_on is not None and held.ended_on < held.started_on:
        yield Problem(f"it ends on {held.ended_on}, before its first day", field="ended_on")
    if not held.results:
        yield Problem("nobody is in this class yet; add an officer", field="officers")
    badges = [one.badge for one in held.results]
    for line, badge in enumerate(badges, 1):
        if badge in badges[: line - 1]:
            yield Problem("this officer is in the class twice", line=line)


@dataclass(eq=False)
class _Writing:
    """Writes the results of one class; *lines* says by record which result it comes from."""

    store: Store
    step: OpenChange
    held: Held
    today: date
    lines: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._look = Look(self.step.connection)
        self._officers = {badge: number for number, badge in self._look.keys("officer").items()}
        self._course = self._look.number_of("course", self.held.course)

    def write(self) -> None:
        """Write every result, then its papers.

        Raises:
            Invalid: each problem by line and field.
        """
        for writes in (self._result, self._papers):
            problems = [
                replace(problem, line=line)
                for line, one in enumerate(self.held.results, 1)
                for problem in writes(line, one)
            ]
            if problems:
                raise Invalid(problems)

    def placed(self, found: Refusal | Warned) -> Problem:
        """Return what was found with its line and field; what concerns another record names that."""
        line = self.lines.get(found.ref, 0)
        return Problem(found.reason, field=found.field, line=line) if line else said(found)

    def _result(self, line: int, one: Result) -> Iterator[Problem]:
        officer = self._officers.get(one.badge)
        if officer is None:
            yield Problem(f"there is no officer {one.badge}", field="officer")
            return
        of_both = {"officer_id": officer, "course_id": self._course}
        yield from self._keep(line, self._ref(one), {**of_both, **self._values(one)})
        try:
            scores = parse_scores(one.scores)
        except ValueError as error:
            yield Problem(str(error), field="scores")
            return
        for score in scores:
            yield from self._score(line, one, of_both, score)

    def _score(self, line: int, one: Result, of_both: Mapping[str, object], score: Score) -> Iterator[Problem]:
        """Insert an attempt at an examination; of one that is on record only another score is a problem."""
        self.lines[f"exam_attempt:{key_text((one.badge, self.held.course, score.exam, score.attempt))}"] = line
        columns, problems, _ = checked(ExamAttemptFields, {**of_both, **self._taken(one, score)})
        yield from (replace(problem, field="scores") for problem in problems)
        twin = None if problems else self._look.twin(ExamAttemptFields, 0, columns)
        if twin is not None and (kept := self._look.values(ExamAttemptFields, twin)["score"]) != score.score:
            which = f"examination {score.exam}, {score.attempt.words.lower()}"
            yield Problem(f"{which}, is on record with {kept}; change that in the record itself", field="scores")
        elif twin is None and not problems:
            self.step.insert(ExamAttemptFields, columns)

    def _ref(self, one: Result) -> str:
        return f"training_record:{key_text((one.badge, self.held.course, self.held.started_on))}"

    def _values(self, one: Result) -> Mapping[str, object]:
        return {
            "started_on": self.held.started_on,
            "completed_on": one.completed_on,
            "certified_on": one.certified_on,
            "status": one.status,
            "location": self.held.location or None,
            "event_id": self._event,
        }

    @property
    def _event(self) -> int | None:
        """The row of the class that was planned under a code of its own, if there is one."""
        wanted = (self.held.course, self.held.started_on)
        rows = self._look.numbered(TrainingEventFields, ("course", "starts_on"))
        found = [number for number, *of in rows if tuple(of) == wanted]
        return found[0] if len(found) == 1 else None

    def _taken(self, one: Result, score: Score) -> Mapping[str, object]:
        day = one.completed_on or self.held.ended_on or self.held.started_on
        return {"exam": score.exam, "attempt": score.attempt, "score": score.score, "taken_on": day}

    def _keep(self, line: int, ref: str, values: Mapping[str, object]) -> Iterator[Problem]:
        """Insert a record of training, or complete the one that is there."""
        self.lines[ref] = line
        columns, problems, _ = checked(TrainingRecordFields, values)
        twin = None if problems else self._look.twin(TrainingRecordFields, 0, columns)
        if problems:
            yield from problems
        elif twin is None:
            self.step.insert(TrainingRecordFields, columns)
        else:
            yield from self._complete(twin, {column: columns[column] for column in values})

    def _complete(self, number: int, given: Mapping[str, object]) -> Iterator[Problem]:
        """Fill in what a record does not say; what a completed one says otherwise stays, and is said."""
        kept = self._look.values(TrainingRecordFields, number)
        news = {column: value for column, value in given.items() if value not in (None, kept[column])}
        for one in fields_of(TrainingRecordFields):
            stays = kept["status"] is TrainingStatus.COMPLETED and kept[one.column] is not None
            if stays and one.column in news:
                says = f"on record it says “{in_words(kept[one.column])}”; change that in the record itself"
                yield Problem(says, field=one.name)
        if news:
            self.step.update(TrainingRecordFields, number, news)

    def _papers(self, line: int, one: Result) -> Iterator[Problem]:
        del line
        filing = Filing(self.store, self.step, self.today)
        for path in one.papers:
            given = {"kind": DocumentKind.CERTIFICATE}
            try:
                filing.file(path, given, [Link(self._ref(one))])
            except Refused as error:
                yield Problem(str(error), field="papers")
