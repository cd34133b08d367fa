"""The agency, its places and the people it deals with."""

from coordinator.compliance.choices.choice import Choice


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


class ContactRole(Choice):
    """What a contact is to the program."""

    FOD = "FOD", "Field office director"
    DEPUTY_FOD = "DEPUTY_FOD", "Deputy field office director"
    FPM = "FPM", "287(g) program manager"
    ICE_SUPERVISOR = "ICE_SUPERVISOR", "ICE supervisor"
    ICE_PAO = "ICE_PAO", "ICE public affairs officer"
    ICE_PRIVACY = "ICE_PRIVACY", "ICE privacy office"
    OPLA = "OPLA", "Office of the Principal Legal Advisor"
    OPR_INTAKE = "OPR_INTAKE", "Intake of the Office of Professional Responsibility"
    CRCL = "CRCL", "Office for Civil Rights and Civil Liberties"
    LEA_CHIEF = "LEA_CHIEF", "Head of the agency"
    LEA_POC = "LEA_POC", "Agency's point of contact"
    LEA_PIO = "LEA_PIO", "Agency's public information officer"
    LEA_IA = "LEA_IA", "Agency's internal affairs"
    COUNTY_ATTORNEY = "COUNTY_ATTORNEY", "County attorney"
    DAA = "DAA", "Designated accreditation authority (ISA)"
    INTERPRETER_VENDOR = "INTERPRETER_VENDOR", "Interpreter or interpreting company"
    OTHER = "OTHER", "Other contact"


class Channel(Choice):
    """How a message went from one to the other."""

    IN_PERSON = "IN_PERSON", "In person"
    PHONE = "PHONE", "Phone"
    VIDEO = "VIDEO", "Video call"
    EMAIL = "EMAIL", "E-mail"
    MAIL = "MAIL", "Mail"
    OTHER = "OTHER", "Another way"


class Direction(Choice):
    """Who turned to whom."""

    TO_ICE = "TO_ICE", "From the agency to ICE"
    FROM_ICE = "FROM_ICE", "From ICE to the agency"


class DirectoryKind(Choice):
    """Which of ICE's lists names an agency."""

    PARTICIPATING = "PARTICIPATING", "Participating"
    PENDING = "PENDING", "Pending"
    ADDENDUM = "ADDENDUM", "Participating, with an addendum"
