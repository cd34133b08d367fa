"""Documents and how long they are kept."""

from coordinator.compliance.choices.choice import Choice


class DocumentKind(Choice):
    """What a document is."""

    MOA = "MOA", "Agreement"
    AMENDMENT = "AMENDMENT", "Amendment"
    AUTH_LETTER = "AUTH_LETTER", "Authorization letter"
    FORM_70_006 = "FORM_70_006", "ICE Form 70-006"
    CERTIFICATE = "CERTIFICATE", "Certificate"
    ICE_CERTIFICATION_LIST = "ICE_CERTIFICATION_LIST", "ICE's list of certified officers"
    REVOCATION = "REVOCATION", "Letter of revocation"
    NOTICE_OF_WITHDRAWAL = "NOTICE_OF_WITHDRAWAL", "Notice of withdrawal"
    SUSPENSION_NOTICE = "SUSPENSION_NOTICE", "Notice of suspension"
    OPR_REPORT = "OPR_REPORT", "Inspection report"
    RESPONSE = "RESPONSE", "Response"
    MINUTES = "MINUTES", "Minutes"
    AGENDA = "AGENDA", "Agenda"
    HANDOUT = "HANDOUT", "Handout"
    PUBLIC_NOTICE = "PUBLIC_NOTICE", "Public notice"
    POSTER_PHOTO = "POSTER_PHOTO", "Photograph of a poster"
    CORRESPONDENCE = "CORRESPONDENCE", "Correspondence"
    RECEIPT = "RECEIPT", "Receipt"
    INVOICE = "INVOICE", "Invoice"
    ISA = "ISA", "Interconnection security agreement"
    ROB = "ROB", "Rules of behavior"
    INTERPRETER_LIST = "INTERPRETER_LIST", "List of interpreters"
    OTHER = "OTHER", "Other document"


class Sensitivity(Choice):
    """Who may see a document."""

    PUBLIC = "PUBLIC", "Public"
    INTERNAL = "INTERNAL", "Internal"
    RESTRICTED = "RESTRICTED", "Restricted"
