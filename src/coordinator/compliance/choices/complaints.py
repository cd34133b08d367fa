"""Complaints and the posters that tell people how to make one."""

from coordinator.compliance.choices.choice import Choice


class ComplaintChannel(Choice):
    """How a complaint reached the agency."""

    IN_PERSON = "IN_PERSON", "In person"
    PHONE = "PHONE", "Phone"
    EMAIL = "EMAIL", "E-mail"
    MAIL = "MAIL", "Mail"
    WEB = "WEB", "Web form"
    FROM_OPR = "FROM_OPR", "From OPR"
    FROM_ICE = "FROM_ICE", "From ICE"
    THIRD_PARTY = "THIRD_PARTY", "Through somebody else"


class Complainant(Choice):
    """Which sort of person complained; no name is ever kept."""

    INMATE = "INMATE", "Person in custody"
    PUBLIC = "PUBLIC", "Member of the public"
    LEA_PERSONNEL = "LEA_PERSONNEL", "Staff of the agency"
    PARTICIPATING_OFFICER = "PARTICIPATING_OFFICER", "Participating officer"
    ICE = "ICE", "ICE"
    OTHER_LEA = "OTHER_LEA", "Another agency"
    ANONYMOUS = "ANONYMOUS", "Anonymous"


class ComplaintSubject(Choice):
    """Whom or what a complaint is about."""

    PARTICIPATING_OFFICER = "PARTICIPATING_OFFICER", "A participating officer"
    NON_DESIGNATED = "NON_DESIGNATED", "Staff without designation"
    PROGRAM = "PROGRAM", "The program"


class ComplaintNature(Choice):
    """What a complaint is about."""

    CIVIL_RIGHTS = "CIVIL_RIGHTS", "Civil rights"
    FORCE = "FORCE", "Use of force"
    MOA_VIOLATION = "MOA_VIOLATION", "Breach of the agreement"
    MISCONDUCT = "MISCONDUCT", "Misconduct"
    LANGUAGE_ACCESS = "LANGUAGE_ACCESS", "Language access"
    RECORDS_PRIVACY = "RECORDS_PRIVACY", "Records and privacy"
    OTHER = "OTHER", "Other matter"


class MayLeadTo(Choice):
    """What a complaint may lead to."""

    DISCIPLINE = "DISCIPLINE", "Discipline"
    CRIMINAL = "CRIMINAL", "Criminal proceedings"
    CIVIL_SUIT = "CIVIL_SUIT", "Civil suit"
    NONE = "NONE", "Nothing of the kind"


class Disposition(Choice):
    """How a complaint was settled."""

    SUSTAINED = "SUSTAINED", "Sustained"
    NOT_SUSTAINED = "NOT_SUSTAINED", "Not sustained"
    UNFOUNDED = "UNFOUNDED", "Unfounded"
    EXONERATED = "EXONERATED", "Exonerated"
    WITHDRAWN = "WITHDRAWN", "Withdrawn"
    REFERRED = "REFERRED", "Referred"
    ADMIN_CLOSED = "ADMIN_CLOSED", "Closed administratively"


class Intake(Choice):
    """Whose address for complaints a poster prints."""

    JIC = "JIC", "Joint Intake Center"
    OPR = "OPR", "OPR intake"
    OTHER = "OTHER", "Another address"
