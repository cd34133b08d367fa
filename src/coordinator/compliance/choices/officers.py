"""Officers: their part in the program, their papers, and what changed their authority."""

from coordinator.compliance.choices.choice import Choice


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


class NominationDecision(Choice):
    """What ICE decided on a nomination."""

    PENDING = "PENDING", "Pending"
    APPROVED = "APPROVED", "Approved"
    NOT_APPROVED = "NOT_APPROVED", "Not approved"
    WITHDRAWN = "WITHDRAWN", "Withdrawn"


class Check(Choice):
    """What is looked into before an officer takes part."""

    CIT = "CIT", "U.S. citizenship"
    LEXP2 = "LEXP2", "Two years of law-enforcement experience"
    KNOW = "KNOW", "Knowledge of the jurisdiction's laws"
    SECTRN = "SECTRN", "Training in facility security"
    ICEBI = "ICEBI", "ICE background investigation"
    QUEST = "QUEST", "Background questionnaire"
    DISCREL = "DISCREL", "Release of disciplinary records to ICE"
    SYSQ = "SYSQ", "Can qualify for access to federal systems"
    LEABG5 = "LEABG5", "Agency's own background check within five years"
    COMMIT2 = "COMMIT2", "Commitment to two years after training"
    NODISC = "NODISC", "No disciplinary or criminal matter pending"


class CheckResult(Choice):
    """How a check came out."""

    NOT_STARTED = "NOT_STARTED", "Not started"
    IN_PROGRESS = "IN_PROGRESS", "In progress"
    MET = "MET", "Met"
    NOT_MET = "NOT_MET", "Not met"
    WAIVED = "WAIVED", "Waived"
