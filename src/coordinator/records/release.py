"""What goes to the public: notices, and ICE's clearance of what is released."""

from datetime import date
from typing import ClassVar

from coordinator.compliance.choices import NoticeChannel, ReleaseAudience, ReleaseResult
from coordinator.records.declaration import Fields, choice, day, long_text, reference, several, text
from coordinator.records.guards import About, Needed
from coordinator.records.table import Row, constraints


class PublicNoticeFields(Fields):
    """A public notice of a meeting."""

    about: ClassVar = About(
        "public_notice",
        "Public notice",
        "Public notices",
        "A public notice of a meeting, where it stood and what it asked for.",
        in_order=(("published_on", "question_deadline_on"), ("published_on", "rsvp_deadline_on")),
    )

    meeting_id: int = reference("meeting", "Meeting", "Of which meeting.", key=True, listed=True)
    published_on: date = day("Published on", "Day of the publication.", key=True, listed=True)
    channels: tuple[NoticeChannel, ...] = several(NoticeChannel, "Channels", "Where it stood.", listed=True)
    url: str | None = text("Web address", "Where it can be read.", default=None)
    question_deadline_on: date | None = day("Questions until", "Last day for questions that it names.", default=None)
    rsvp_deadline_on: date | None = day("Reply until", "Last day to announce oneself that it names.", default=None)
    wording: str | None = long_text("Wording", "What it said.", default=None)


class PublicNotice(PublicNoticeFields, Row, table=True):
    """The table of public notices."""

    __table_args__ = constraints(PublicNoticeFields)


class ReleaseClearanceFields(Fields):
    """Something to be released, and ICE's answer to it."""

    about: ClassVar = About(
        "release_clearance",
        "Release clearance",
        "Release clearances",
        "A handout, notice or statement sent to ICE before its release, and the answer.",
        in_order=(("submitted_on", "answered_on"),),
        needs=(
            Needed("result", ReleaseResult.CLEARED, "answered_on"),
            Needed("result", ReleaseResult.CLEARED_WITH_CHANGES, "answered_on"),
            Needed("result", ReleaseResult.DENIED, "answered_on"),
        ),
    )

    code: str = text("Code", "Number that this office gives it.", key=True, listed=True)
    what: str = text("What", "What is to be released; a report loses its draft mark by its number here.", listed=True)
    meeting_id: int | None = reference(
        "meeting", "Meeting", "The meeting it is for, if any.", listed=True, default=None
    )
    audience: ReleaseAudience = choice(ReleaseAudience, "Audience", "For whom; the media go another way.", listed=True)
    submitted_on: date | None = day("Submitted on", "Day on which it went to ICE.", listed=True, default=None)
    submitted_to: str | None = text(
        "Submitted to", "ICE Public Affairs for media, else the field office.", default=None
    )
    answered_on: date | None = day("Answered on", "Day of ICE's answer.", default=None)
    result: ReleaseResult | None = choice(ReleaseResult, "Result", "What ICE answered.", listed=True, default=None)
    changes_asked: str | None = long_text("Changes asked", "What ICE asked to change.", default=None)


class ReleaseClearance(ReleaseClearanceFields, Row, table=True):
    """The table of release clearances."""

    __table_args__ = constraints(ReleaseClearanceFields)
