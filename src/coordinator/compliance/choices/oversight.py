"""ICE's oversight: meetings, inspections, findings."""

from coordinator.compliance.choices.choice import Choice


class OversightKind(Choice):
    """What sort of meeting with ICE it was."""

    SITE_VISIT = "SITE_VISIT", "Site visit"
    ANNUAL_COMPLIANCE = "ANNUAL_COMPLIANCE", "Yearly compliance meeting"
    INITIAL_REVIEW = "INITIAL_REVIEW", "Initial review meeting"
    ICE_INTERNAL_REVIEW = "ICE_INTERNAL_REVIEW", "ICE's internal review of the agreement"
    CALL = "CALL", "Call"


class InspectionKind(Choice):
    """Who inspects, and on what occasion."""

    OPR_ROUTINE = "OPR_ROUTINE", "Routine inspection by OPR"
    OPR_FOLLOW_UP = "OPR_FOLLOW_UP", "Follow-up inspection by OPR"
    ICE_HQ = "ICE_HQ", "Visit of ICE headquarters"
    LOCAL_SELF_ASSESSMENT = "LOCAL_SELF_ASSESSMENT", "Agency's self-assessment"
    OTHER = "OTHER", "Other inspection"


class FindingCategory(Choice):
    """What a finding is about."""

    TRAINING = "TRAINING", "Training"
    AUTHORIZATION_RECORDS = "AUTHORIZATION_RECORDS", "Authorization records"
    NOMINATION_BACKGROUND = "NOMINATION_BACKGROUND", "Nomination and background"
    COMPLAINT_PROCESS = "COMPLAINT_PROCESS", "Complaint process"
    POSTER = "POSTER", "Posters"
    SUPERVISION = "SUPERVISION", "Supervision"
    RECORD_HANDLING = "RECORD_HANDLING", "Handling of records"
    SYSTEMS_ACCESS_IT = "SYSTEMS_ACCESS_IT", "Access to systems"
    LEP = "LEP", "Language access"
    STEERING_COMMITTEE = "STEERING_COMMITTEE", "Steering committee"
    MEETINGS = "MEETINGS", "Meetings with ICE"
    DATA_REPORTING = "DATA_REPORTING", "Data and reporting"
    FACILITY_SPACE = "FACILITY_SPACE", "Facility and space"
    BEST_PRACTICE = "BEST_PRACTICE", "Best practice"
    OTHER = "OTHER", "Other matter"


class Responsible(Choice):
    """Who has to mend what was found."""

    LEA = "LEA", "The agency"
    ICE_FIELD_OFFICE = "ICE_FIELD_OFFICE", "The ICE field office"
    BOTH = "BOTH", "Both"


class Severity(Choice):
    """How heavy a finding is, in the inspectors' own words."""

    DEFICIENCY = "DEFICIENCY", "Deficiency"
    AREA_OF_CONCERN = "AREA_OF_CONCERN", "Area of concern"
    RECOMMENDATION = "RECOMMENDATION", "Recommendation"
    BEST_PRACTICE = "BEST_PRACTICE", "Best practice"
