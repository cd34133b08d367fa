"""How an officer comes into the program: nominated, and looked into."""

from datetime import date
from typing import ClassVar

from coordinator.compliance.choices import Check, CheckResult, NominationDecision
from coordinator.records.declaration import Fields, choice, day, reference, text
from coordinator.records.guards import About, Needed
from coordinator.records.table import Row, constraints


class NominationFields(Fields):
    """An officer proposed to ICE for an agreement."""

    about: ClassVar = About(
        "nomination",
        "Nomination",
        "Nominations",
        "An officer proposed to ICE, and ICE's decision.",
        in_order=(("nominated_on", "submitted_on"), ("nominated_on", "decided_on"), ("submitted_on", "decided_on")),
        needs=(
            Needed("decision", NominationDecision.APPROVED, "decided_on"),
            Needed("decision", NominationDecision.NOT_APPROVED, "decided_on"),
        ),
    )

    officer_id: int = reference("officer", "Officer", "Who is proposed.", key=True, listed=True)
    moa_id: int = reference("moa", "Agreement", "For which agreement.", key=True, listed=True)
    nominated_on: date = day("Nominated on", "Day of the nomination.", key=True, listed=True)
    nominated_by: str | None = text(
        "Nominated by", "Who proposed; under the task force model, the chief.", default=None
    )
    submitted_on: date | None = day("Submitted on", "Day on which it went to ICE.", default=None)
    decision: NominationDecision | None = choice(
        NominationDecision, "Decision", "What ICE decided.", listed=True, default=None
    )
    decided_on: date | None = day("Decided on", "Day of ICE's decision.", listed=True, default=None)
    substitute_for_id: int | None = reference("officer", "Substitute for", "Whose place is taken.", default=None)
    cohort: str | None = text("Cohort", "Class or group with which the officer goes.", default=None)


class Nomination(NominationFields, Row, table=True):
    """The table of nominations."""

    __table_args__ = constraints(NominationFields)


class EligibilityCheckFields(Fields):
    """One thing that was looked into before an officer took part: its outcome, never its papers."""

    about: ClassVar = About(
        "eligibility_check",
        "Check",
        "Checks",
        "One thing looked into before an officer takes part. Only the outcome is kept, no numbers and no reports.",
        in_order=(("verified_on", "expires_on"),),
        needs=(Needed("result", CheckResult.MET, "verified_on"),),
    )

    officer_id: int = reference("officer", "Officer", "Who was looked into.", key=True, listed=True)
    moa_id: int = reference("moa", "Agreement", "For which agreement.", key=True, listed=True)
    check: Check = choice(Check, "Check", "What was looked into.", key=True, listed=True)
    result: CheckResult = choice(CheckResult, "Result", "How it came out.", listed=True)
    verified_on: date | None = day("Verified on", "Day of the outcome.", listed=True, default=None)
    verified_by: str | None = text("Verified by", "Who looked into it.", default=None)
    method: str | None = text("Method", "How it was verified, without numbers of documents.", default=None)
    expires_on: date | None = day("Expires on", "First day on which it no longer counts.", default=None)


class EligibilityCheck(EligibilityCheckFields, Row, table=True):
    """The table of checks."""

    __table_args__ = constraints(EligibilityCheckFields)
