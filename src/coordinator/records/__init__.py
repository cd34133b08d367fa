"""What is kept: every record declared once, in the order in which records refer to each other."""

from coordinator.records.agency import AgencyFields, FacilityFields
from coordinator.records.declaration import Fields
from coordinator.records.moa import MoaAmendmentFields, MoaEventFields, MoaFields, MoaTermFields
from coordinator.records.officer import OfficerFields
from coordinator.records.participation import (
    AuthorizationFields,
    CredentialFields,
    ParticipationFields,
    StatusEventFields,
)
from coordinator.records.training import CourseFields, ExamAttemptFields, TrainingRecordFields

__all__ = [
    "RECORDS",
    "RECORD_OF",
    "AgencyFields",
    "AuthorizationFields",
    "CourseFields",
    "CredentialFields",
    "ExamAttemptFields",
    "FacilityFields",
    "Fields",
    "MoaAmendmentFields",
    "MoaEventFields",
    "MoaFields",
    "MoaTermFields",
    "OfficerFields",
    "ParticipationFields",
    "StatusEventFields",
    "TrainingRecordFields",
]

RECORDS: tuple[type[Fields], ...] = (
    AgencyFields,
    FacilityFields,
    MoaFields,
    MoaAmendmentFields,
    MoaEventFields,
    MoaTermFields,
    OfficerFields,
    ParticipationFields,
    CourseFields,
    TrainingRecordFields,
    ExamAttemptFields,
    AuthorizationFields,
    CredentialFields,
    StatusEventFields,
)
"""Every kind of record; one that refers to another comes after it."""

RECORD_OF = {record.about.kind: record for record in RECORDS}
"""The same by kind."""
