"""What is kept: every record declared once, in the order in which records refer to each other."""

from coordinator.records.activity import ActivityMonthFields
from coordinator.records.agency import AgencyFields, FacilityFields
from coordinator.records.application import MoaApplicationFields
from coordinator.records.committee import (
    AgendaItemFields,
    AttendeeFields,
    CommitteeMemberFields,
    MeetingActionFields,
    MeetingFields,
    QuestionFields,
)
from coordinator.records.complaint import ComplaintFields
from coordinator.records.contact import ContactFields, ContactLogFields
from coordinator.records.cost import CostFields, ReimbursementFields
from coordinator.records.declaration import Fields
from coordinator.records.directory import DirectoryEntryFields
from coordinator.records.document import DocumentFields, DocumentLinkFields, RetentionClassFields
from coordinator.records.equipment import EquipmentFields, IsaFields, SystemAccountFields
from coordinator.records.inspection import CorrectiveActionFields, FindingFields, InspectionFields
from coordinator.records.moa import MoaAmendmentFields, MoaEventFields, MoaFields, MoaTermFields
from coordinator.records.nomination import EligibilityCheckFields, NominationFields
from coordinator.records.officer import OfficerFields
from coordinator.records.oversight import OversightMeetingFields, PolicyConflictFields
from coordinator.records.participation import (
    AuthorizationFields,
    CredentialFields,
    ParticipationFields,
    StatusEventFields,
)
from coordinator.records.poster import PosterEditionFields, PostingCheckFields
from coordinator.records.release import PublicNoticeFields, ReleaseClearanceFields
from coordinator.records.ruling import ExplanationFields, SnoozeFields, WaiverFields
from coordinator.records.training import CourseFields, ExamAttemptFields, TrainingEventFields, TrainingRecordFields
from coordinator.records.wording import AgencyTextFields

__all__ = [
    "RECORDS",
    "RECORD_OF",
    "ActivityMonthFields",
    "AgencyFields",
    "AgencyTextFields",
    "AgendaItemFields",
    "AttendeeFields",
    "AuthorizationFields",
    "CommitteeMemberFields",
    "ComplaintFields",
    "ContactFields",
    "ContactLogFields",
    "CorrectiveActionFields",
    "CostFields",
    "CourseFields",
    "CredentialFields",
    "DirectoryEntryFields",
    "DocumentFields",
    "DocumentLinkFields",
    "EligibilityCheckFields",
    "EquipmentFields",
    "ExamAttemptFields",
    "ExplanationFields",
    "FacilityFields",
    "Fields",
    "FindingFields",
    "InspectionFields",
    "IsaFields",
    "MeetingActionFields",
    "MeetingFields",
    "MoaAmendmentFields",
    "MoaApplicationFields",
    "MoaEventFields",
    "MoaFields",
    "MoaTermFields",
    "NominationFields",
    "OfficerFields",
    "OversightMeetingFields",
    "ParticipationFields",
    "PolicyConflictFields",
    "PosterEditionFields",
    "PostingCheckFields",
    "PublicNoticeFields",
    "QuestionFields",
    "ReimbursementFields",
    "ReleaseClearanceFields",
    "RetentionClassFields",
    "SnoozeFields",
    "StatusEventFields",
    "SystemAccountFields",
    "TrainingEventFields",
    "TrainingRecordFields",
    "WaiverFields",
]

RECORDS: tuple[type[Fields], ...] = (
    AgencyFields,
    FacilityFields,
    ContactFields,
    MoaFields,
    MoaAmendmentFields,
    MoaEventFields,
    MoaTermFields,
    MoaApplicationFields,
    ContactLogFields,
    OfficerFields,
    NominationFields,
    EligibilityCheckFields,
    ParticipationFields,
    CourseFields,
    TrainingEventFields,
    TrainingRecordFields,
    ExamAttemptFields,
    AuthorizationFields,
    CredentialFields,
    StatusEventFields,
    OversightMeetingFields,
    PolicyConflictFields,
    InspectionFields,
    FindingFields,
    CorrectiveActionFields,
    CommitteeMemberFields,
    MeetingFields,
    AgendaItemFields,
    AttendeeFields,
    QuestionFields,
    MeetingActionFields,
    PublicNoticeFields,
    ReleaseClearanceFields,
    ComplaintFields,
    PosterEditionFields,
    PostingCheckFields,
    ActivityMonthFields,
    CostFields,
    ReimbursementFields,
    EquipmentFields,
    IsaFields,
    SystemAccountFields,
    RetentionClassFields,
    DocumentFields,
    DocumentLinkFields,
    DirectoryEntryFields,
    WaiverFields,
    ExplanationFields,
    SnoozeFields,
    AgencyTextFields,
)
"""Every kind of record; one that refers to another comes after it."""

RECORD_OF = {record.about.kind: record for record in RECORDS}
"""The same by kind."""
