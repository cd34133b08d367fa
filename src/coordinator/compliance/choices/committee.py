"""The steering committee and what is told to the public."""

from coordinator.compliance.choices.choice import Choice


class MeetingMode(Choice):
    """How a meeting is held."""

    IN_PERSON = "IN_PERSON", "In person"
    VIRTUAL = "VIRTUAL", "By video"
    HYBRID = "HYBRID", "In person and by video"


class MeetingStatus(Choice):
    """Where a meeting stands."""

    PLANNED = "PLANNED", "Planned"
    NOTICED = "NOTICED", "Announced"
    HELD = "HELD", "Held"
    POSTPONED = "POSTPONED", "Postponed"
    CANCELLED = "CANCELLED", "Cancelled"


class PublicBody(Choice):
    """Whether open-meetings law applies to the committee."""

    YES = "YES", "A public body"
    NO = "NO", "No public body"
    COUNSEL_TO_DECIDE = "COUNSEL_TO_DECIDE", "Counsel is to decide"


class MemberRole(Choice):
    """Whom a member of the committee stands for."""

    LEA_LEADERSHIP = "LEA_LEADERSHIP", "Leadership of the agency"
    ICE_PROGRAM_MANAGER = "ICE_PROGRAM_MANAGER", "287(g) program manager"
    ICE_FOD = "ICE_FOD", "ICE field office director"
    ICE_PUBLIC_AFFAIRS = "ICE_PUBLIC_AFFAIRS", "ICE public affairs officer"
    PUBLIC_INFORMATION = "PUBLIC_INFORMATION", "Public information officer"
    OPLA = "OPLA", "Office of the Principal Legal Advisor"
    COMMUNITY = "COMMUNITY", "Community"
    ELECTED = "ELECTED", "Elected official"
    OTHER = "OTHER", "Other member"


class AttendeeRole(Choice):
    """In which part people attended."""

    LEA = "LEA", "The agency"
    ICE = "ICE", "ICE"
    COMMUNITY = "COMMUNITY", "Community organization"
    MEDIA = "MEDIA", "Media"
    ELECTED = "ELECTED", "Elected official"
    PUBLIC = "PUBLIC", "Public"


class QuestionChannel(Choice):
    """How a question came to the committee."""

    EMAIL = "EMAIL", "E-mail"
    CARD = "CARD", "Card"
    LIVE = "LIVE", "At the meeting"


class NoticeChannel(Choice):
    """Where a public notice stood."""

    WEB = "WEB", "Web site"
    NEWSPAPER = "NEWSPAPER", "Newspaper"
    SOCIAL = "SOCIAL", "Social media"
    POSTED = "POSTED", "Posted at the building"


class ReleaseAudience(Choice):
    """For whom a release is meant; ICE answers them by different offices."""

    MEDIA = "MEDIA", "Media"
    OTHER = "OTHER", "Others"


class ReleaseResult(Choice):
    """What ICE answered to a release."""

    CLEARED = "CLEARED", "Cleared"
    CLEARED_WITH_CHANGES = "CLEARED_WITH_CHANGES", "Cleared with changes"
    DENIED = "DENIED", "Denied"
    NO_ANSWER = "NO_ANSWER", "No answer"


class Language(Choice):
    """A language of the agency's own wording."""

    EN = "EN", "English"
    ES = "ES", "Spanish"
