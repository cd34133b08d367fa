"""Courses, classes and examinations."""

from coordinator.compliance.choices.choice import Choice


class Delivery(Choice):
    """How a course is held."""

    IN_PERSON = "IN_PERSON", "In person"
    ONLINE = "ONLINE", "Online"
    VIRTUAL = "VIRTUAL", "Virtual classroom"
    RECORDED = "RECORDED", "Recorded"


class Satisfies(Choice):
    """Which requirement a course meets."""

    INITIAL = "INITIAL", "Initial training"
    REFRESHER = "REFRESHER", "Refresher training"
    ANNUAL = "ANNUAL", "Annual course"
    UPDATE = "UPDATE", "Update training"
    LOCAL = "LOCAL", "Local training"


class TrainingStatus(Choice):
    """How far an officer came in a course."""

    PLANNED = "PLANNED", "Planned"
    ENROLLED = "ENROLLED", "Enrolled"
    IN_PROGRESS = "IN_PROGRESS", "In progress"
    COMPLETED = "COMPLETED", "Completed"
    FAILED = "FAILED", "Failed"
    NO_SHOW = "NO_SHOW", "Did not appear"
    CANCELLED = "CANCELLED", "Cancelled"
    WAIVED = "WAIVED", "Waived"


class Attempt(Choice):
    """Which try at an examination it was."""

    ORIGINAL = "ORIGINAL", "First attempt"
    REMEDIAL = "REMEDIAL", "Remedial attempt"
