"""Facts about the program around its officers: nominations, contacts, meetings, inspections, complaints, notices.

Like :mod:`coordinator.compliance.facts`: frozen values with the few fields that rules read, in the order of entry.
Moments are the agency's wall clock.
"""

from dataclasses import dataclass
from datetime import date, datetime

from coordinator.compliance.choices import (
    Check,
    CheckResult,
    ComplaintSubject,
    ContactRole,
    FacilityKind,
    InspectionKind,
    Intake,
    MeetingStatus,
    OversightKind,
    ReleaseResult,
)


@dataclass(frozen=True, slots=True)
class Facility:
    """A building or room where the program works."""

    name: str
    kind: FacilityKind
    has_ice_network: bool = False

    @property
    def subject(self) -> str:
        """Return the subject that verdicts on this facility name."""
        return f"facility:{self.name}"


@dataclass(frozen=True, slots=True)
class Contact:
    """A named person in a role; *valid_to* is the last day."""

    role: ContactRole
    name: str
    valid_from: date | None = None
    valid_to: date | None = None
    last_verified_on: date | None = None

    @property
    def ref(self) -> str:
        """Return ``kind:key`` of the record."""
        return f"contact:{self.role}/{self.name}"

    def is_valid(self, day: date) -> bool:
        """Return whether the person holds the role on *day*."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Nomination:
    """An officer put forward to ICE."""

    badge: str
    moa: str
    nominated_on: date

    @property
    def ref(self) -> str:
        """Return ``kind:key`` of the record."""
        return f"nomination:{self.badge}/{self.moa}/{self.nominated_on}"


@dataclass(frozen=True, slots=True)
class EligibilityCheck:
    """What was verified of a candidate before or after the nomination."""

    badge: str
    moa: str
    check: Check
    result: CheckResult
    verified_on: date | None = None

    @property
    def ref(self) -> str:
        """Return ``kind:key`` of the record."""
        return f"eligibility_check:{self.badge}/{self.moa}/{self.check}"


@dataclass(frozen=True, slots=True)
class OversightMeeting:
    """A meeting, visit or review between the agency and ICE."""

    moa: str
    kind: OversightKind
    held_on: date

    @property
    def ref(self) -> str:
        """Return ``kind:key`` of the record."""
        return f"oversight_meeting:{self.moa}/{self.kind}/{self.held_on}"


@dataclass(frozen=True, slots=True)
class Inspection:
    """An inspection of the program; *ends_on* is its last day on site."""

    code: str
    moa: str
    kind: InspectionKind
    ends_on: date | None = None

    @property
    def ref(self) -> str:
        """Return ``kind:key`` of the record."""
        return f"inspection:{self.code}"


@dataclass(frozen=True, slots=True)
class CorrectiveAction:
    """What is to be done about a finding."""

    inspection: str
    finding: str
    number: str
    due_on: date | None = None
    completed_on: date | None = None

    @property
    def subject(self) -> str:
        """Return the subject that verdicts on this action name."""
        return f"action:{self.inspection}/{self.finding}/{self.number}"

    @property
    def ref(self) -> str:
        """Return ``kind:key`` of the record."""
        return f"corrective_action:{self.inspection}/{self.finding}/{self.number}"


@dataclass(frozen=True, slots=True)
class CommitteeMeeting:
    """A public meeting of the steering committee; *scheduled_on* is a plan at any time."""

    code: str
    moas: frozenset[str]
    status: MeetingStatus
    scheduled_on: date | None = None
    held_on: date | None = None
    notice_published_on: date | None = None
    minutes_approved_on: date | None = None

    @property
    def subject(self) -> str:
        """Return the subject that verdicts on this meeting name, which is its record too."""
        return f"meeting:{self.code}"


@dataclass(frozen=True, slots=True)
class Clearance:
    """What ICE answered to a release that was laid before it."""

    meeting: str
    result: ReleaseResult | None
    answered_on: date | None
    ref: str


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint as the agency received it. *grave* says whether it may lead to discipline, charges or a suit."""

    log_no: str
    moa: str
    received_at: datetime
    subject_kind: ComplaintSubject
    badge: str = ""
    related: bool = False
    grave: bool = False
    ice_told_at: datetime | None = None
    removed_on: date | None = None
    resolved_on: date | None = None
    results_reported_on: date | None = None

    @property
    def subject(self) -> str:
        """Return the subject that verdicts on this complaint name, which is its record too."""
        return f"complaint:{self.log_no}"


@dataclass(frozen=True, slots=True)
class PostingCheck:
    """A look at the posted notice; *good* when all four marks were true."""

    facility: str
    checked_on: date
    good: bool
    fixed_on: date | None = None
    intake: Intake | None = None

    @property
    def ref(self) -> str:
        """Return ``kind:key`` of the record."""
        return f"posting_check:{self.facility}/{self.checked_on}"
