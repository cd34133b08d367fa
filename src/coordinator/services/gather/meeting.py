"""Gathers R5 Agenda and minutes of a public meeting."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from coordinator.compliance.choices import AttendeeRole, Language
from coordinator.errors import Refused
from coordinator.records import (
    AgendaItemFields,
    AttendeeFields,
    Fields,
    MeetingActionFields,
    MeetingFields,
    PublicNoticeFields,
    QuestionFields,
)
from coordinator.records.declaration import fields_of
from coordinator.records.plain_words import in_words
from coordinator.reports import agenda, minutes
from coordinator.reports.agenda import Agenda
from coordinator.reports.document.blocks import Document
from coordinator.reports.meeting import Action, Announced, Item, Notice, Present, Question
from coordinator.reports.minutes import Minutes
from coordinator.services.committee import OFF
from coordinator.services.gather.handout import is_cleared, passages
from coordinator.services.gather.report import MEETING, Options, Report, source_of
from coordinator.services.gather.unnamed import Unnamed
from coordinator.services.judged import Judged
from coordinator.store import Look

_OTHERS = (AttendeeRole.COMMUNITY, AttendeeRole.MEDIA, AttendeeRole.ELECTED)
_Row = Mapping[str, Any]


class _Gathering:
    """One meeting with what is recorded around it, each text told only if it names nobody."""

    def __init__(self, look: Look, known: Judged, code: str) -> None:
        self.look, self.known, self.as_of = look, known, known.as_of
        self.unnamed = Unnamed(look)
        rows = [one for one in _rows(look, MeetingFields) if one["code"] == code]
        if not rows:
            raise Refused(f"No meeting has the code {code}.")
        self.code, self.row = code, rows[0]

    def around(self, record: type[Fields]) -> list[_Row]:
        """Return the records of a kind for the meeting, by their numbers where they have any."""
        mine = [one for one in _rows(self.look, record) if one["meeting"] == self.code]
        return sorted(mine, key=lambda one: one.get("number") or 0)

    def by(self, name: str) -> date | None:
        """Return a day of the meeting, if it is one by the day of the paper."""
        return _by(self.row[name], self.as_of)

    def told(self, where: str, text: str | None) -> str:
        """Return a text of the meeting that names nobody."""
        return self.unnamed.told(f"{where} of {self.code}", text)

    def announced(self) -> Announced:
        row = self.row
        return Announced(
            title=self.told("The title", row["title"]),
            at=row["scheduled_at"],
            mode=in_words(row["mode"]),
            place=self.told("The place", row["place"]),
            agreements=list(row["moas"]),
            open_to_public=row["open_to_public"] is True,
            interpreter=row["interpreter_offered"] is True,
            accessibility=self.told("The contact for help to attend", row["accessibility_contact"]),
            questions_until=row["questions_due_on"],
        )

    def items(self) -> list[Item]:
        return [
            Item(
                one["number"],
                self.told(f"Agenda item {one['number']}", one["title"]),
                self.told(f"Agenda item {one['number']}", one["presenter"]),
                one["minutes"],
                self.told(f"Agenda item {one['number']}", one["handout_section"]),
            )
            for one in self.around(AgendaItemFields)
        ]

    def notices(self) -> list[Notice]:
        return [
            Notice(one["published_on"], in_words(one["channels"]), one["url"] or "")
            for one in self.around(PublicNoticeFields)
            if one["published_on"] <= self.as_of
        ]

    def questions(self) -> Iterator[Question]:
        for one in self.around(QuestionFields):
            if one["received_on"] > self.as_of:
                continue
            where, later = f"Question {one['number']}", _by(one["followed_up_on"], self.as_of)
            there = one["answered_in_meeting"] is True and self.by("held_on") is not None
            answer = self.told(where, one["answer"]) if there or later else ""
            text, came = self.told(where, one["text"]), f"{one['channel'].words}, {one['received_on']}"
            yield Question(one["number"], text, came, there, answer, later, one["follow_up_due"])

    def action(self, one: _Row) -> Action:
        where = f"Action item {one['number']}"
        text, owner = self.told(where, one["text"]), self.told(where, one["owner"])
        return Action(one["meeting"], one["number"], text, owner, one["due_on"], _by(one["done_on"], self.as_of))


def _rows(look: Look, record: type[Fields]) -> Iterator[_Row]:
    names = [one.name for one in fields_of(record)]
    return (dict(zip(names, row, strict=True)) for row in look.rows(record, names))


def _by(day: date | None, as_of: date) -> date | None:
    return day if day is not None and day <= as_of else None


def gather_agenda(look: Look, known: Judged, code: str) -> Agenda:
    """Return what is to be said at the meeting *code*, as of the day that was judged.

    Raises:
        Refused: there is no such meeting, or one of its texts names an officer or a complaint.
    """
    found = _Gathering(look, known, code)
    return Agenda(
        source=source_of(look, known),
        passages=passages(look, Language.EN),
        meeting=found.announced(),
        items=found.items(),
        notices=found.notices(),
        asked=len(list(found.questions())),
        actions=_still_open(found),
    )


def _still_open(found: _Gathering) -> list[Action]:
    """Return what earlier meetings that were held asked for and is not done."""
    held = {
        one["code"]: one["held_on"]
        for one in _rows(found.look, MeetingFields)
        if one["code"] != found.code and _by(one["held_on"], found.as_of) is not None
    }
    rows = [one for one in _rows(found.look, MeetingActionFields) if one["meeting"] in held and _asked_there(one, held)]
    actions = [found.action(one) for one in rows]
    return [one for one in actions if one.done_on is None]


def _asked_there(one: _Row, held: Mapping[str, date]) -> bool:
    """Return whether a meeting asked for this; what was to be done before its day prepared it."""
    return one["due_on"] is None or one["due_on"] >= held[one["meeting"]]


def gather_minutes(look: Look, known: Judged, code: str) -> Minutes:
    """Return what was said at the meeting *code*, as of the day that was judged.

    Raises:
        Refused: there is no such meeting, or one of its texts names an officer or a complaint.
    """
    found = _Gathering(look, known, code)
    held = found.by("held_on")
    came = found.around(AttendeeFields) if held else []
    heads: Counter[AttendeeRole] = Counter()
    for one in came:
        heads[one["role"]] += one["headcount"]
    counted = found.row["public_count"] if held else None
    return Minutes(
        source=source_of(look, known),
        passages=passages(look, Language.EN),
        meeting=found.announced(),
        items=found.items(),
        notices=found.notices(),
        held_on=held,
        agency=heads[AttendeeRole.LEA],
        ice=heads[AttendeeRole.ICE],
        others=sum(heads[role] for role in _OTHERS),
        public=counted if counted is not None else heads[AttendeeRole.PUBLIC],
        present=_present(found, came),
        discussion=found.told("The minutes", found.row["minutes_text"]) if held else "",
        questions=list(found.questions()),
        actions=[found.action(one) for one in found.around(MeetingActionFields) if _asked_there(one, {code: held})]
        if held
        else [],
        drafted_on=found.by("minutes_drafted_on"),
        approved_on=found.by("minutes_approved_on"),
        next=_next(look, found),
    )


def _present(found: _Gathering, came: Sequence[_Row]) -> list[Present]:
    """Return who came by part and organization, one line each; names are not told."""
    counted: Counter[tuple[str, str]] = Counter()
    for one in came:
        organization = found.told(f"Attendee {one['number']}", one["organization"])
        counted[one["role"].words, organization] += one["headcount"]
    return [Present(part, organization, heads) for (part, organization), heads in counted.items()]


def _next(look: Look, found: _Gathering) -> datetime | None:
    """Return when the next meeting after this one is planned for."""
    days = [
        one["scheduled_at"]
        for one in _rows(look, MeetingFields)
        if one["status"] not in OFF
        and one["scheduled_at"] > found.row["scheduled_at"]
        and one["scheduled_at"].date() > found.as_of
    ]
    return min(days, default=None)


def _make_agenda(look: Look, known: Judged, options: Options) -> Document:
    found = gather_agenda(look, known, options.meeting)
    return agenda.document(found, cleared=is_cleared(look, found.number))


def _make_minutes(look: Look, known: Judged, options: Options) -> Document:
    found = gather_minutes(look, known, options.meeting)
    return minutes.document(found, cleared=is_cleared(look, found.number))


AGENDA_OF_MEETING = Report(
    "agenda",
    agenda.NAME,
    "What is to be said at a meeting of the steering committee, and how to come and ask.",
    "Steering committee, the public",
    (MEETING,),
    _make_agenda,
    web=True,
)
MINUTES_OF_MEETING = Report(
    "minutes",
    minutes.NAME,
    "Who was present at a meeting, what was asked and answered, and what is to be done.",
    "Steering committee, the public",
    (MEETING,),
    _make_minutes,
    web=True,
)
