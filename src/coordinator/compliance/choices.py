"""Words that records and rules share: the code that is stored, and beside it the words that people see."""

from enum import StrEnum
from typing import Self


class Choice(StrEnum):
    """A stored code with its words: ``JEM = "JEM", "Jail Enforcement Model"``."""

    words: str

    def __new__(cls, code: str, words: str = "") -> Self:
        """Make the member *code*, shown to people as *words*."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.words = words
        return member


class AgencyKind(Choice):
    """What sort of agency signed."""

    SHERIFF = "SHERIFF", "Sheriff's office"
    POLICE = "POLICE", "Police department"
    CORRECTIONS = "CORRECTIONS", "Department of corrections"
    STATE = "STATE", "State agency"
    OTHER = "OTHER", "Other agency"


class FacilityKind(Choice):
    """What a place is used for."""

    JAIL = "JAIL", "Jail"
    PROCESSING_AREA = "PROCESSING_AREA", "Processing area"
    ICE_WORKSPACE = "ICE_WORKSPACE", "ICE work space"
    STATION = "STATION", "Station"


class Model(Choice):
    """The program models; HYBRID is historic and counts as JEM and as TFM."""

    JEM = "JEM", "Jail Enforcement Model"
    WSO = "WSO", "Warrant Service Officer"
    TFM = "TFM", "Task Force Model"
    HYBRID = "HYBRID", "Hybrid Model (historic)"

    def counts_as(self, model: "Model") -> bool:
        """Return whether a rule that names *model* is asked of an agreement of this one."""
        return self is model or (self is Model.HYBRID and model in {Model.JEM, Model.TFM})


class TermKind(Choice):
    """Whether an agreement has an end day."""

    OPEN_ENDED = "OPEN_ENDED", "Until terminated"
    FIXED_TERM = "FIXED_TERM", "Fixed term"


class AmendmentKind(Choice):
    """What a signed change of an agreement does."""

    ADDENDUM = "ADDENDUM", "Addendum"
    SOP_CHANGE = "SOP_CHANGE", "Change of the operating procedure"
    EXTENSION = "EXTENSION", "Extension"
    POC_CHANGE = "POC_CHANGE", "Change of contacts"
    OTHER = "OTHER", "Other change"


class MoaEventKind(Choice):
    """What happened to an agreement after it was signed."""

    TERMINATION_NOTICE = "TERMINATION_NOTICE", "Notice of termination"
    TERMINATED = "TERMINATED", "Terminated"
    SUSPENDED = "SUSPENDED", "Suspended"
    REINSTATED = "REINSTATED", "Reinstated"


class ServedBy(Choice):
    """How a notice reached the other party."""

    CERTIFIED_MAIL = "CERTIFIED_MAIL", "Certified mail"
    REGISTERED_MAIL = "REGISTERED_MAIL", "Registered mail"
    IN_PERSON = "IN_PERSON", "In person"
    MAIL = "MAIL", "Mail"
    EMAIL = "EMAIL", "E-mail"
    OTHER = "OTHER", "Another way"


class DecidedBy(Choice):
    """Which party decided."""

    ICE = "ICE", "ICE"
    LEA = "LEA", "The agency"


class EmploymentStatus(Choice):
    """Whether an officer works for the agency."""

    ACTIVE = "ACTIVE", "Active"
    LEAVE = "LEAVE", "On leave"
    TRANSFERRED_OUT = "TRANSFERRED_OUT", "Transferred out"
    RETIRED = "RETIRED", "Retired"
    SEPARATED = "SEPARATED", "Separated"
    DECEASED = "DECEASED", "Deceased"


class Role(Choice):
    """In which part an officer takes part under an agreement."""

    DIO = "DIO", "Designated immigration officer"
    WSO = "WSO", "Warrant service officer"
    TFO = "TFO", "Task force officer"
    COORDINATOR = "COORDINATOR", "Coordinator"
    SUPERVISOR = "SUPERVISOR", "Supervisor without authority"


class EndReason(Choice):
    """Why a participation ended."""

    REVOKED = "REVOKED", "Authority revoked"
    WITHDRAWN = "WITHDRAWN", "Authority withdrawn"
    SEPARATED = "SEPARATED", "Left the agency"
    RETIRED = "RETIRED", "Retired"
    RESIGNED = "RESIGNED", "Resigned"
    TRANSFERRED = "TRANSFERRED", "Transferred"
    MOA_ENDED = "MOA_ENDED", "Agreement ended"
    OTHER = "OTHER", "Other reason"


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


class CredentialKind(Choice):
    """What ICE hands to an officer."""

    AUTH_LETTER = "AUTH_LETTER", "Authorization letter"
    FORM_70_006 = "FORM_70_006", "ICE Form 70-006"
    CREDENTIAL_CARD = "CREDENTIAL_CARD", "Credential card"
    BADGE_OTHER = "BADGE_OTHER", "Badge or other item"
    SYSTEM_ACCOUNT = "SYSTEM_ACCOUNT", "System account"
    VPN_TOKEN = "VPN_TOKEN", "VPN token"


class CredentialStatus(Choice):
    """Where a credential is."""

    REQUESTED = "REQUESTED", "Requested"
    ISSUED = "ISSUED", "Issued"
    RETURN_DUE = "RETURN_DUE", "To be returned"
    RETURNED = "RETURNED", "Returned"
    LOST_REPORTED = "LOST_REPORTED", "Reported lost"
    STOLEN_REPORTED = "STOLEN_REPORTED", "Reported stolen"
    DESTROYED_BY_ICE = "DESTROYED_BY_ICE", "Destroyed by ICE"


class StatusEventKind(Choice):
    """What changed an officer's authority."""

    NOMINATED = "NOMINATED", "Nominated"
    CERTIFIED = "CERTIFIED", "Certified"
    AUTHORIZED = "AUTHORIZED", "Authorized"
    SUSPENDED_BY_ICE = "SUSPENDED_BY_ICE", "Suspended by ICE"
    REMOVED_BY_LEA_PENDING = "REMOVED_BY_LEA_PENDING", "Removed by the agency while a matter is pending"
    REINSTATED = "REINSTATED", "Reinstated"
    REVOKED = "REVOKED", "Revoked"
    WITHDRAWN = "WITHDRAWN", "Withdrawn"
    SEPARATED = "SEPARATED", "Separated"


class StatusReason(Choice):
    """Why an officer's authority changed."""

    COMPLAINT = "COMPLAINT", "Complaint"
    TRAINING = "TRAINING", "Training"
    MISCONDUCT = "MISCONDUCT", "Misconduct"
    REASSIGNED = "REASSIGNED", "Reassigned"
    RETIRED = "RETIRED", "Retired"
    RESIGNED = "RESIGNED", "Resigned"
    REQUEST_OF_ICE = "REQUEST_OF_ICE", "Request of ICE"
    MOA_ENDED = "MOA_ENDED", "Agreement ended"
    OTHER = "OTHER", "Other reason"


class Function(Choice):
    """The immigration-officer functions that an agreement may delegate."""

    F01 = "F01", "Question a person about the right to be or remain in the United States"
    F02 = "F02", "Serve and execute warrants of arrest"
    F03 = "F03", "Serve warrants of removal"
    F04 = "F04", "Administer oaths and take evidence"
    F05 = "F05", "Prepare charging documents for an ICE officer's signature"
    F06 = "F06", "Issue detainers and the record of deportable alien"
    F07 = "F07", "Detain and transport to facilities approved by ICE"
    F08 = "F08", "Arrest without warrant for entry in view or likely escape"
    F09 = "F09", "Arrest without warrant for immigration felonies"
    F10 = "F10", "Hold persons arrested by ICE or for ICE"


_JAIL = frozenset({Function.F01, Function.F02, Function.F03, Function.F04, Function.F05, Function.F06, Function.F07})
_TASK_FORCE = frozenset(Function) - {Function.F03}

FUNCTIONS_OF: dict[Model, frozenset[Function]] = {
    Model.JEM: _JAIL,
    Model.WSO: frozenset({Function.F02, Function.F03}),
    Model.TFM: _TASK_FORCE,
    Model.HYBRID: _JAIL | _TASK_FORCE,
}
"""The functions that an agreement of each model may delegate; an officer cannot be granted others (AUT-04)."""
