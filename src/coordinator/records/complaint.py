"""Complaints: when they came, what they are about, when ICE was told, how they ended. There is no name in them."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import ClassVar

import sqlalchemy as sa

from coordinator.compliance.choices import (
    Complainant,
    ComplaintChannel,
    ComplaintNature,
    ComplaintSubject,
    Disposition,
    MayLeadTo,
)
from coordinator.errors import Problem
from coordinator.records.declaration import (
    Fields,
    choice,
    day,
    long_text,
    moment,
    reference,
    several,
    text,
    yes_no,
)
from coordinator.records.guards import About
from coordinator.records.table import Row, constraints

SUMMARY_LENGTH = 1_000
"""How many characters a summary may have: it is a pointer to the file, not the file."""


class ComplaintFields(Fields):
    """A complaint about the program or somebody in it; who complained is known by category only."""

    about: ClassVar = About(
        "complaint",
        "Complaint",
        "Complaints",
        "A complaint and its clocks. Who complained is kept as a category, never by name.",
        in_order=(
            ("received_at", "ice_told_at"),
            ("received_at", "removed_on"),
            ("removed_on", "reinstated_on"),
            ("received_at", "forwarded_to_crcl_on"),
            ("received_at", "resolved_on"),
            ("resolved_on", "results_reported_on"),
        ),
    )

    log_no: str = text("Log number", "Year and number, such as 2026-004.", key=True, listed=True, exempt=True)
    moa_id: int = reference("moa", "Agreement", "Under which agreement.", listed=True)
    received_at: datetime = moment("Received at", "When the agency learned of it, in local time.", listed=True)
    channel: ComplaintChannel | None = choice(ComplaintChannel, "Channel", "How it came.", default=None)
    complainant: Complainant | None = choice(
        Complainant, "Complainant", "Category only, no name.", hidden=True, default=None
    )
    subject_kind: ComplaintSubject = choice(ComplaintSubject, "About", "Whom or what it is about.", listed=True)
    subject_officer_id: int | None = reference(
        "officer", "Officer", "The officer it is about, if one is named.", sensitive=True, hidden=True, default=None
    )
    related: bool | None = yes_no("Related to 287(g)", "Whether it concerns the agreement.", default=None)
    nature: ComplaintNature | None = choice(ComplaintNature, "Nature", "What it is about.", listed=True, default=None)
    may_lead_to: tuple[MayLeadTo, ...] = several(MayLeadTo, "May lead to", "What it may lead to.")
    summary: str | None = long_text(
        "Summary",
        f"At most {SUMMARY_LENGTH} characters, without any name or number of a person.",
        sensitive=True,
        max_length=SUMMARY_LENGTH,
        default=None,
    )
    external_case_no: str | None = text(
        "Case number", "Number of the internal affairs file.", default=None, exempt=True
    )
    opr_reference: str | None = text("OPR reference", "Number that OPR gave it.", default=None, exempt=True)
    state_law_limits_disclosure: bool | None = yes_no(
        "State law limits", "Whether state law limits what ICE is told.", default=None
    )
    ice_told_at: datetime | None = moment("ICE told at", "When ICE was told, in local time.", listed=True, default=None)
    ice_contact: str | None = text("ICE contact", "Who at ICE was told.", default=None)
    removed_on: date | None = day("Removed on", "Day on which the officer left the program meanwhile.", default=None)
    reinstated_on: date | None = day("Reinstated on", "Day on which the officer came back.", default=None)
    forwarded_to_crcl_on: date | None = day("Forwarded to CRCL on", "Day on which it was forwarded.", default=None)
    disposition: Disposition | None = choice(
        Disposition, "Disposition", "How it was settled.", listed=True, default=None
    )
    resolved_on: date | None = day("Resolved on", "Day on which it was settled.", listed=True, default=None)
    results_reported_on: date | None = day("Results reported on", "Day on which ICE got the results.", default=None)

    def problems(self) -> Iterator[Problem]:
        """Yield what cannot be: an officer whom a complaint about the program is about; nothing and something."""
        yield from super().problems()
        if self.subject_kind is ComplaintSubject.PROGRAM and self.subject_officer_id is not None:
            yield Problem("a complaint about the program names no officer", field="subject_officer")
        if MayLeadTo.NONE in self.may_lead_to and len(self.may_lead_to) > 1:
            yield Problem(f"it cannot lead to something and to {MayLeadTo.NONE.words.lower()}", field="may_lead_to")


class Complaint(ComplaintFields, Row, table=True):
    """The table of complaints."""

    __table_args__ = constraints(
        ComplaintFields, sa.CheckConstraint(f"length(summary) <= {SUMMARY_LENGTH}", name="summary_short")
    )
