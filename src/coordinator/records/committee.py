"""The steering committee: who sits on it, its meetings, and what was asked and agreed there."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import ClassVar

from coordinator.compliance.choices import (
    AttendeeRole,
    MeetingMode,
    MeetingStatus,
    MemberRole,
    PublicBody,
    QuestionChannel,
)
from coordinator.errors import Problem
from coordinator.records.declaration import (
    Fields,
    choice,
    day,
    long_text,
    moment,
    reference,
    references,
    text,
    yes_no,
)
from coordinator.records.declaration import (
    number as whole_number,
)
from coordinator.records.guards import About, Needed
from coordinator.records.table import Row, constraints


class CommitteeMemberFields(Fields):
    """Who sits on the steering committee, and for whom."""

    about: ClassVar = About(
        "committee_member",
        "Committee member",
        "Committee members",
        "Who sits on the steering committee, and for whom.",
        in_order=(("joined_on", "left_on"),),
    )

    role: MemberRole = choice(MemberRole, "Role", "Whom the member stands for.", key=True, listed=True)
    name: str = text("Name", "Name of the member.", key=True, listed=True)
    organization: str | None = text("Organization", "Where the member works.", listed=True, default=None)
    contact_id: int | None = reference("contact", "Contact", "The same person among the contacts.", default=None)
    joined_on: date | None = day("Joined on", "First day on the committee.", listed=True, default=None)
    left_on: date | None = day("Left on", "Last day on the committee.", listed=True, default=None)


class CommitteeMember(CommitteeMemberFields, Row, table=True):
    """The table of committee members."""

    __table_args__ = constraints(CommitteeMemberFields)


class MeetingFields(Fields):
    """A meeting of the steering committee, from the plan to the approved minutes."""

    about: ClassVar = About(
        "meeting",
        "Committee meeting",
        "Committee meetings",
        "A meeting of the steering committee, which informs and decides nothing.",
        in_order=(
            ("notice_published_on", "held_on"),
            ("held_on", "minutes_drafted_on"),
            ("held_on", "minutes_approved_on"),
            ("minutes_drafted_on", "minutes_approved_on"),
            ("held_on", "minutes_posted_on"),
            ("questions_due_on", "scheduled_at"),
        ),
        needs=(Needed("status", MeetingStatus.HELD, "held_on"),),
    )

    code: str = text("Code", "Short name, such as SC-2026.", key=True, listed=True)
    moas: tuple[int, ...] = references("moa", "Agreements", "The agreements it is about.", listed=True)
    title: str = text("Title", "Title as announced.", listed=True)
    mode: MeetingMode | None = choice(MeetingMode, "Mode", "How it is held.", default=None)
    scheduled_at: datetime = moment("Scheduled at", "Planned beginning, in local time.", listed=True)
    place: str | None = text("Place", "Room, or the address of the video call.", default=None)
    status: MeetingStatus = choice(MeetingStatus, "Status", "Where it stands.", listed=True)
    held_on: date | None = day("Held on", "Day on which it was held.", listed=True, default=None)
    cancellation_reason: str | None = text("Reason not held", "Why it was postponed or cancelled.", default=None)
    open_to_public: bool | None = yes_no("Open to the public", "Whether anyone may come.", default=None)
    public_body: PublicBody | None = choice(
        PublicBody, "Open-meetings law", "Whether the committee is a public body; counsel decides.", default=None
    )
    interpreter_offered: bool | None = yes_no("Interpreter offered", "Whether one was offered.", default=None)
    accessibility_contact: str | None = text("Accessibility contact", "Whom to ask for help to attend.", default=None)
    notice_published_on: date | None = day("Notice published on", "Day of the public notice.", default=None)
    questions_due_on: date | None = day("Questions due on", "Last day to send questions.", default=None)
    public_count: int | None = whole_number(
        "Public present", "How many members of the public came.", ge=0, default=None
    )
    recording: str | None = text("Recording", "Where the recording is kept.", default=None)
    minutes_drafted_on: date | None = day("Minutes drafted on", "Day of the draft.", default=None)
    minutes_approved_on: date | None = day("Minutes approved on", "Day of the approval.", default=None)
    minutes_posted_on: date | None = day("Minutes posted on", "Day on which they were made public.", default=None)
    minutes_text: str | None = long_text("Minutes", "What was presented and discussed.", default=None)

    def problems(self) -> Iterator[Problem]:
        """Yield what cannot be: a day on which a meeting was held that is not marked as held."""
        yield from super().problems()
        if self.held_on is not None and self.status is not MeetingStatus.HELD:
            yield Problem(f"it was held on {self.held_on} and its status says {self.status.words}", field="status")


class Meeting(MeetingFields, Row, table=True):
    """The table of committee meetings."""

    __table_args__ = constraints(MeetingFields)


class AgendaItemFields(Fields):
    """A point of a meeting's agenda."""

    about: ClassVar = About("agenda_item", "Agenda item", "Agenda items", "A point of a meeting's agenda.")

    meeting_id: int = reference("meeting", "Meeting", "Of which meeting.", key=True, listed=True)
    number: int = whole_number("Number", "Place in the agenda.", key=True, listed=True, ge=1)
    title: str = text("Title", "What the point is called.", listed=True)
    presenter: str | None = text("Presenter", "Who presents it.", listed=True, default=None)
    handout_section: str | None = text("Handout section", "Section of the handout about it.", default=None)
    minutes: int | None = whole_number("Minutes", "Planned length in minutes.", ge=0, default=None)


class AgendaItem(AgendaItemFields, Row, table=True):
    """The table of agenda items."""

    __table_args__ = constraints(AgendaItemFields)


class AttendeeFields(Fields):
    """One person, or several counted together, who came to a meeting."""

    about: ClassVar = About(
        "attendee",
        "Attendee",
        "Attendees",
        "Who came to a meeting. The public is counted by heads; nobody has to give a name.",
    )

    meeting_id: int = reference("meeting", "Meeting", "Which meeting.", key=True, listed=True)
    number: int = whole_number("Number", "Line of the list.", key=True, listed=True, ge=1)
    role: AttendeeRole = choice(AttendeeRole, "Role", "In which part.", listed=True)
    name: str | None = text("Name", "Name, if given; empty for the public.", sensitive=True, default=None)
    organization: str | None = text("Organization", "For whom they came.", listed=True, default=None)
    headcount: int = whole_number("Heads", "How many people this line counts.", listed=True, ge=1, default=1)

    def problems(self) -> Iterator[Problem]:
        """Yield what cannot be: one name for several people."""
        yield from super().problems()
        if self.name is not None and self.headcount > 1:
            yield Problem(f"a line with a name counts one person, not {self.headcount}", field="headcount")


class Attendee(AttendeeFields, Row, table=True):
    """The table of attendees."""

    __table_args__ = constraints(AttendeeFields)


class QuestionFields(Fields):
    """A question to the committee, and its answer."""

    about: ClassVar = About(
        "question",
        "Question",
        "Questions",
        "A question to the committee, without the name of who asked.",
        in_order=(("received_on", "follow_up_due"), ("received_on", "followed_up_on")),
    )

    meeting_id: int = reference("meeting", "Meeting", "For which meeting.", key=True, listed=True)
    number: int = whole_number("Number", "1 for the first question.", key=True, listed=True, ge=1)
    received_on: date = day("Received on", "Day on which it came.", listed=True)
    channel: QuestionChannel = choice(QuestionChannel, "Channel", "How it came.", listed=True)
    answered_in_meeting: bool | None = yes_no("Answered there", "Whether it was answered in the meeting.", default=None)
    answer: str | None = long_text("Answer", "The answer.", default=None)
    follow_up_due: date | None = day("Follow-up due on", "Day by which an answer was promised.", default=None)
    followed_up_on: date | None = day("Followed up on", "Day of the later answer.", default=None)
    text: str = long_text("Text", "The question. Never about a person in custody.", listed=True)


class Question(QuestionFields, Row, table=True):
    """The table of questions."""

    __table_args__ = constraints(QuestionFields)


class MeetingActionFields(Fields):
    """Something that is to be done for a meeting, or that it asked for."""

    about: ClassVar = About(
        "meeting_action",
        "Action item",
        "Action items",
        "Something that is to be done for a meeting, or that it asked for, and by whom.",
    )

    meeting_id: int = reference("meeting", "Meeting", "For which meeting, or which one asked.", key=True, listed=True)
    number: int = whole_number("Number", "1 for the first item.", key=True, listed=True, ge=1)
    owner: str | None = text("Owner", "Who does it.", listed=True, default=None)
    due_on: date | None = day("Due on", "Day by which it is to be done.", listed=True, default=None)
    done_on: date | None = day("Done on", "Day on which it was done.", listed=True, default=None)
    text: str = long_text("Text", "What is to be done.", listed=True)


class MeetingAction(MeetingActionFields, Row, table=True):
    """The table of action items."""

    __table_args__ = constraints(MeetingActionFields)
