"""Courses, who took them, and their examinations."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from coordinator.compliance.choices import Attempt, Delivery, Model, Satisfies, TrainingStatus
from coordinator.records.declaration import About, Fields, choice, day, decimal, number, reference, several, text
from coordinator.records.table import Row, constraints


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


class Course(CourseFields, Row, table=True):
    """The table of courses."""

    __table_args__ = constraints(CourseFields)


class TrainingRecordFields(Fields):
    """An officer's part in a course."""

    about: ClassVar = About(
        "training_record",
        "Training",
        "Training",
        "An officer's part in a course, from the plan to ICE's certification.",
        in_order=(("started_on", "completed_on"), ("completed_on", "certified_on")),
    )

    officer_id: int = reference("officer", "Officer", "Who took the course.", key=True, listed=True)
    course_id: int = reference("course", "Course", "Which course.", key=True, listed=True)
    started_on: date = day("Started on", "First day of the class.", key=True, listed=True)
    completed_on: date | None = day("Completed on", "Last day, or the certificate's date.", listed=True, default=None)
    status: TrainingStatus = choice(TrainingStatus, "Status", "How far the officer came.", listed=True)
    certified_on: date | None = day("Certified on", "Date of ICE's certification.", listed=True, default=None)
    location: str | None = text("Location", "Where the class was held.", default=None)


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
