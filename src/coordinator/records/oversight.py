"""ICE's supervision: meetings and visits, and where its direction and the agency's own rules differ."""

from datetime import date, datetime
from typing import ClassVar

from coordinator.compliance.choices import OversightKind
from coordinator.records.declaration import Fields, choice, day, long_text, moment, reference, text
from coordinator.records.guards import About
from coordinator.records.table import Row, constraints


class OversightMeetingFields(Fields):
    """A meeting with ICE about an agreement, or a visit."""

    about: ClassVar = About(
        "oversight_meeting",
        "Meeting with ICE",
        "Meetings with ICE",
        "A site visit, a yearly or initial review meeting, ICE's internal review, or a call.",
        in_order=(("held_on", "reported_on"),),
    )

    moa_id: int = reference("moa", "Agreement", "About which agreement.", key=True, listed=True)
    kind: OversightKind = choice(OversightKind, "Kind", "What sort of meeting.", key=True, listed=True)
    held_on: date = day("Held on", "Day of the meeting.", key=True, listed=True)
    location: str | None = text("Location", "Where.", default=None)
    attendees: str | None = text("Attendees", "Who took part, by office.", default=None)
    topics: str | None = long_text("Topics", "What was talked about.", default=None)
    deficiencies: str | None = long_text("Deficiencies", "What was found wanting.", default=None)
    action_items: str | None = long_text("Action items", "What was agreed to do.", default=None)
    summary: str | None = long_text("Summary", "In a sentence.", default=None)
    reported_on: date | None = day("Reported on", "Day on which the report or minutes came.", default=None)


class OversightMeeting(OversightMeetingFields, Row, table=True):
    """The table of meetings with ICE."""

    __table_args__ = constraints(OversightMeetingFields)


class PolicyConflictFields(Fields):
    """A conflict between ICE's direction and the agency's own rules, which the points of contact are told of."""

    about: ClassVar = About(
        "policy_conflict",
        "Policy conflict",
        "Policy conflicts",
        "Where ICE's direction and the agency's own rules differ; the points of contact are told promptly.",
        in_order=(("noticed_on", "reported_at"), ("noticed_on", "resolved_on"), ("reported_at", "resolved_on")),
    )

    code: str = text("Code", "Number that this office gives it.", key=True, listed=True)
    moa_id: int = reference("moa", "Agreement", "Under which agreement.", listed=True)
    noticed_on: date = day("Noticed on", "Day on which it was noticed.", listed=True)
    conflict: str = long_text("Conflict", "Which direction and which rule, without any person.", listed=True)
    reported_at: datetime | None = moment("Reported at", "When the points of contact were told.", default=None)
    reported_to_id: int | None = reference("contact", "Reported to", "Who was told.", default=None)
    resolved_on: date | None = day("Resolved on", "Day on which it was settled.", listed=True, default=None)
    resolution: str | None = long_text("Resolution", "How it was settled.", default=None)


class PolicyConflict(PolicyConflictFields, Row, table=True):
    """The table of policy conflicts."""

    __table_args__ = constraints(PolicyConflictFields)
