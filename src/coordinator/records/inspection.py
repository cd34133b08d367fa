"""Inspections, what they found, and what was done about it."""

from datetime import date
from typing import ClassVar

from coordinator.compliance.choices import FindingCategory, InspectionKind, Responsible, Severity
from coordinator.records.declaration import Fields, choice, day, long_text, number, reference, text
from coordinator.records.guards import About, Parent
from coordinator.records.table import Row, constraints


class InspectionFields(Fields):
    """An inspection by ICE, or the agency's own rehearsal of one."""

    about: ClassVar = About(
        "inspection",
        "Inspection",
        "Inspections",
        "An inspection by OPR or another office of ICE, or the agency's self-assessment.",
        in_order=(
            ("announced_on", "starts_on"),
            ("starts_on", "ends_on"),
            ("period_from", "period_to"),
            ("entry_brief_on", "exit_brief_on"),
            ("starts_on", "exit_brief_on"),
            ("starts_on", "report_received_on"),
            ("report_received_on", "closed_on"),
        ),
    )

    code: str = text("Code", "Short name, such as OPR-2023.", key=True, listed=True)
    moa_id: int = reference("moa", "Agreement", "Under which agreement.", listed=True)
    kind: InspectionKind = choice(InspectionKind, "Kind", "Who inspects.", listed=True)
    announced_on: date | None = day("Announced on", "Day on which it was announced.", default=None)
    starts_on: date = day("Starts on", "First day, or the planned one.", listed=True)
    ends_on: date | None = day("Ends on", "Last day on site.", listed=True, default=None)
    period_from: date | None = day("Period from", "First day of the time that is looked at.", default=None)
    period_to: date | None = day("Period to", "Last day of the time that is looked at.", default=None)
    team_lead: str | None = text("Team lead", "Who leads the inspectors.", default=None)
    team_size: int | None = number("Team size", "How many inspectors.", ge=1, default=None)
    entry_brief_on: date | None = day("Entry briefing on", "Day of the opening talk.", default=None)
    exit_brief_on: date | None = day("Exit briefing on", "Day of the closing talk.", default=None)
    report_received_on: date | None = day("Report received on", "Day on which the report came.", default=None)
    result: str | None = long_text("Result", "As the report says it; no grade of our own.", listed=True, default=None)
    closed_on: date | None = day("Closed on", "Day on which ICE closed it.", default=None)


class Inspection(InspectionFields, Row, table=True):
    """The table of inspections."""

    __table_args__ = constraints(InspectionFields)


class FindingFields(Fields):
    """One thing that an inspection found."""

    about: ClassVar = About("finding", "Finding", "Findings", "One thing that an inspection found, with its clause.")

    inspection_id: int = reference("inspection", "Inspection", "Which inspection found it.", key=True, listed=True)
    number: int = number("Number", "As the report numbers it.", key=True, listed=True, ge=1)
    category: FindingCategory = choice(FindingCategory, "Category", "What it is about.", listed=True)
    responsible: Responsible | None = choice(
        Responsible, "Responsible", "Who has to mend it.", listed=True, default=None
    )
    severity: Severity | None = choice(Severity, "Severity", "As the report calls it.", listed=True, default=None)
    clause: str | None = text("Clause", "Clause of the agreement, by its heading.", default=None)
    repeat_of_id: int | None = reference("finding", "Repeat of", "The earlier finding of the same.", default=None)
    text: str | None = long_text("Text", "What was found, in the report's words.", listed=True, default=None)


class Finding(FindingFields, Row, table=True):
    """The table of findings."""

    __table_args__ = constraints(FindingFields)


class CorrectiveActionFields(Fields):
    """What is done about a finding."""

    about: ClassVar = About(
        "corrective_action",
        "Corrective action",
        "Corrective actions",
        "What is done about a finding, by whom and until when.",
        in_order=(("completed_on", "verified_on"), ("completed_on", "rejected_on")),
        parent=Parent("finding", (("inspection_id", "inspection_id"), ("finding", "number"))),
    )

    inspection_id: int = reference("inspection", "Inspection", "Of which inspection.", key=True, listed=True)
    finding: int = number("Finding", "Number of the finding.", key=True, listed=True, ge=1)
    number: int = number("Number", "1 for the first action on the finding.", key=True, listed=True, ge=1)
    description: str = text("Description", "What is to be done.", listed=True)
    owner: str | None = text("Owner", "Who does it.", listed=True, default=None)
    due_on: date | None = day("Due on", "Day by which it is to be done.", listed=True, default=None)
    completed_on: date | None = day("Completed on", "Day on which it was done.", listed=True, default=None)
    verified_on: date | None = day("Verified on", "Day on which it was found to be done.", default=None)
    verified_by: str | None = text("Verified by", "Who found so.", default=None)
    rejected_on: date | None = day("Rejected on", "Day on which it was found wanting.", default=None)


class CorrectiveAction(CorrectiveActionFields, Row, table=True):
    """The table of corrective actions."""

    __table_args__ = constraints(CorrectiveActionFields)
