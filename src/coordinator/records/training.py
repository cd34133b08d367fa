"""Courses, who took them, and their examinations."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import ClassVar

from coordinator.compliance.choices import Attempt, Delivery, Model, Satisfies, TrainingStatus
from coordinator.errors import Problem
from coordinator.records.declaration import Fields, choice, day, decimal, number, reference, several, text
from coordinator.records.guards import About, Needed
from coordinator.records.table import Row, constraints

_COMMON = 2025
"""A year without a leap day: a deadline comes every year."""


class CourseFields(Fields):
    """A course of the catalogue."""

    about: ClassVar = About("course", "Course", "Courses", "A course of the catalogue and the requirement it meets.")

    code: str = text("Code", "Short name, such as IADP.", key=True, listed=True)
    title: str = text("Title", "Title of the course.", listed=True)
    models: tuple[Model, ...] = several(Model, "Models", "The models it counts for.", listed=True)
    hours: Decimal | None = decimal("Hours", "Length in hours.", ge=0, default=None)
    delivery: Delivery | None = choice(Delivery, "Delivery", "How it is held.", default=None)
    provider: str | None = text("Provider", "Who holds it.", default=None)
    satisfies: Satisfies = choice(Satisfies, "Meets", "Which requirement it meets.", listed=True)
    interval_months: int | None = number("Interval", "Months after which it is taken again.", ge=1, default=None)
    deadline_month: int | None = number(
        "Deadline month",
        "For a yearly course: month of its deadline in the federal fiscal year.",
        ge=1,
        le=12,
        default=None,
    )
    deadline_day: int | None = number("Deadline day", "Day of that month.", ge=1, le=31, default=None)

    def problems(self) -> Iterator[Problem]:
        """Yield what cannot be: half a deadline, or a day that its month does not have."""
        yield from super().problems()
        if (self.deadline_month is None) is not (self.deadline_day is None):
            yield Problem("a deadline has a month and a day", field="deadline_day")
        elif (
            self.deadline_month
            and self.deadline_day
            and self.deadline_day > monthrange(_COMMON, self.deadline_month)[1]
        ):
            yield Problem(f"month {self.deadline_month} has no day {self.deadline_day}", field="deadline_day")


class Course(CourseFields, Row, table=True):
    """The table of courses."""

    __table_args__ = constraints(CourseFields)


class TrainingEventFields(Fields):
    """One class of a course, which several officers attend."""

    about: ClassVar = About(
        "training_event",
        "Class",
        "Classes",
        "One class of a course: when, where, by whom, and how many seats.",
        in_order=(("starts_on", "ends_on"),),
    )

    code: str = text("Code", "Short name that this office gives the class.", key=True, listed=True)
    course_id: int = reference("course", "Course", "Of which course.", listed=True)
    class_no: str | None = text("Class number", "As the provider numbers it.", default=None, exempt=True)
    starts_on: date = day("Starts on", "First day.", listed=True)
    ends_on: date = day("Ends on", "Last day.", listed=True)
    location: str | None = text("Location", "Where it is held.", listed=True, default=None)
    delivery: Delivery | None = choice(Delivery, "Delivery", "How it is held.", default=None)
    provider: str | None = text("Provider", "Who holds it.", default=None)
    seats: int | None = number("Seats", "Seats that this agency has.", ge=0, default=None)
    seats_confirmed_on: date | None = day("Seats confirmed on", "Day on which they were confirmed.", default=None)


class TrainingEvent(TrainingEventFields, Row, table=True):
    """The table of classes."""

    __table_args__ = constraints(TrainingEventFields)


class TrainingRecordFields(Fields):
    """An officer's part in a course."""

    about: ClassVar = About(
        "training_record",
        "Training",
        "Training",
        "An officer's part in a course, from the plan to ICE's certification.",
        in_order=(("started_on", "completed_on"), ("completed_on", "certified_on")),
        needs=(Needed("status", TrainingStatus.COMPLETED, "completed_on"),),
    )

    officer_id: int = reference("officer", "Officer", "Who took the course.", key=True, listed=True)
    course_id: int = reference("course", "Course", "Which course.", key=True, listed=True)
    started_on: date = day("Started on", "First day of the class.", key=True, listed=True)
    completed_on: date | None = day("Completed on", "Last day, or the certificate's date.", listed=True, default=None)
    status: TrainingStatus = choice(TrainingStatus, "Status", "How far the officer came.", listed=True)
    certified_on: date | None = day("Certified on", "Date of ICE's certification.", listed=True, default=None)
    location: str | None = text("Location", "Where the class was held.", default=None)
    event_id: int | None = reference("training_event", "Class", "The class, where one is on record.", default=None)
    certificate_received_on: date | None = day("Certificate received on", "Day on which it came.", default=None)
    waived_by: str | None = text("Waived by", "For a waived course: who waived it.", default=None)
    waiver_reason: str | None = text("Waiver reason", "For a waived course: why.", default=None)
    waived_until: date | None = day("Waived until", "For a waived course: last day of the waiver.", default=None)


class TrainingRecord(TrainingRecordFields, Row, table=True):
    """The table of training."""

    __table_args__ = constraints(TrainingRecordFields)


class ExamAttemptFields(Fields):
    """One attempt at one examination."""

    about: ClassVar = About("exam_attempt", "Examination", "Examinations", "One attempt at an examination of a course.")

    officer_id: int = reference("officer", "Officer", "Who took it.", key=True, listed=True)
    course_id: int = reference("course", "Course", "Of which course.", key=True, listed=True)
    exam: str = text("Examination", "Its number or name.", key=True, listed=True)
    attempt: Attempt = choice(Attempt, "Attempt", "First or remedial.", key=True, listed=True)
    score: Decimal = decimal("Score", "Percent, from 0 to 100.", listed=True, ge=0, le=100)
    taken_on: date = day("Taken on", "Day of the examination.", listed=True)


class ExamAttempt(ExamAttemptFields, Row, table=True):
    """The table of examinations."""

    __table_args__ = constraints(ExamAttemptFields)
