"""The arithmetic of examinations: one remedial attempt, and a second score below the mark ends it."""

from collections.abc import Sequence
from dataclasses import dataclass

from coordinator.compliance.choices import Attempt
from coordinator.compliance.facts import Exam
from coordinator.compliance.verdicts import Status, Step, step


@dataclass(frozen=True, slots=True)
class ExamResult:
    """How the examinations of a course stand, with the lines that show it."""

    status: Status
    steps: tuple[Step, ...]


def judge_exams(attempts: Sequence[Exam], pass_mark: int) -> ExamResult:
    """Judge all attempts at one course: NOT_MET after two scores below *pass_mark* (percent)."""
    if not attempts:
        return ExamResult(Status.CANNOT_TELL, (step("No examination of this course is recorded"),))
    failed = [row for row in attempts if row.score < pass_mark]
    lines = tuple(
        step("Examination {}, {}: {} on {}", row.exam, row.attempt.words.lower(), row.score, row.taken_on)
        for row in attempts
    )
    remedial = any(row.attempt is Attempt.REMEDIAL for row in attempts)
    count = step("{} of {} attempts below {}", len(failed), len(attempts), pass_mark)
    if len(failed) > 1:
        return ExamResult(Status.NOT_MET, (*lines, count))
    if failed and not remedial:
        return ExamResult(Status.CANNOT_TELL, (*lines, count, step("The remedial attempt is not recorded")))
    return ExamResult(Status.MET, (*lines, count))
