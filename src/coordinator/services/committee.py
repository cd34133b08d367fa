"""Questions about the steering committee: the list of its meetings, and one meeting with its steps and duties."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from coordinator.compliance.choices import MeetingStatus
from coordinator.compliance.dates import long_date
from coordinator.compliance.meeting_plan import MeetingPlan, planned_back
from coordinator.compliance.verdicts import SETTLED, Status, Verdict
from coordinator.errors import Refused
from coordinator.records import MeetingFields
from coordinator.records.declaration import fields_of
from coordinator.records.plain_words import in_words
from coordinator.services.committee_view import MeetingDetail, MeetingRow, Meetings, Part
from coordinator.services.complaint_view import Stage
from coordinator.services.explaining import explained
from coordinator.services.judged import Judged
from coordinator.services.meeting_records import MeetingRecords, meeting_records
from coordinator.store import Look

OFF = frozenset({MeetingStatus.CANCELLED, MeetingStatus.POSTPONED})
"""A meeting that stands so is not going to be held on its day."""
_KIND = MeetingFields.about.kind
_OPEN = frozenset({Status.OVERDUE, Status.NOT_MET, Status.LATE})
_URGENT = (Status.OVERDUE, Status.NOT_MET, Status.LATE, Status.CANNOT_TELL, Status.DUE_SOON, Status.PENDING)
_RULES = {Part.CLEARANCE: "REL-01", Part.NOTICE: "STC-04", Part.MINUTES: "STC-05"}
_FIELDS = {
    Part.ATTENDANCE: ("held_on", "public_count"),
    Part.MINUTES: ("minutes_drafted_on", "minutes_approved_on", "minutes_text"),
    Part.PUBLISH: ("minutes_posted_on",),
}
"""What of the meeting itself records a step; the others are records of their own."""
_Values = Mapping[str, Any]


def meeting_rows(look: Look, known: Judged) -> list[MeetingRow]:
    """Return every meeting in the order of entry, each with what needs somebody most."""
    verdicts = _by_meeting(known)
    return [_row(number, values, known, verdicts.get(values["code"], [])) for number, values in _meetings(look)]


def _meetings(look: Look, only: Sequence[int] | None = None) -> Iterator[tuple[int, _Values]]:
    names = [one.name for one in fields_of(MeetingFields)]
    for number, *values in look.numbered(MeetingFields, names, only):
        yield number, dict(zip(names, values, strict=True))


def _by_meeting(known: Judged) -> Mapping[str, list[Verdict]]:
    found: dict[str, list[Verdict]] = {}
    for one in known.found.verdicts:
        kind, _, code = one.subject.partition(":")
        if kind == _KIND:
            found.setdefault(code, []).append(one)
    return {code: sorted(some, key=_urgency) for code, some in found.items()}


def _urgency(one: Verdict) -> tuple[bool, int, str]:
    place = _URGENT.index(one.status) if one.status in _URGENT else len(_URGENT)
    return bool(one.answered), place, one.due_iso or ""


def _row(number: int, values: _Values, known: Judged, verdicts: Sequence[Verdict]) -> MeetingRow:
    state, words = state_of(values, known.as_of)
    first = next(iter(verdicts), None)
    unsettled = first if first is not None and first.status not in SETTLED else None
    return MeetingRow(
        number=number,
        code=values["code"],
        title=values["title"],
        scheduled=in_words(values["scheduled_at"]),
        agreements=", ".join(values["moas"]),
        state=state,
        state_words=words,
        clock=unsettled.rule.title if unsettled else values["cancellation_reason"] or "",
        status=first.status.value if first else "",
        status_words=first.status.words if first else "",
        due=(unsettled.due_iso or "") if unsettled else "",
        attention=any(one.status in _OPEN and not one.answered for one in verdicts),
    )


def state_of(values: _Values, as_of: date) -> tuple[Meetings, str]:
    """Return where a meeting stands on a day, and in words; what was recorded of a later day is not known yet."""
    held, scheduled = values["held_on"], values["scheduled_at"].date()
    if held is not None and held <= as_of:
        return Meetings.HELD, MeetingStatus.HELD.words
    if values["status"] in OFF:
        return Meetings.NOT_HELD, values["status"].words
    if scheduled < as_of:
        return Meetings.NOT_HELD, "No record that it was held"
    noticed = values["notice_published_on"]
    announced = noticed is not None and noticed <= as_of
    return Meetings.AHEAD, (MeetingStatus.NOTICED if announced else MeetingStatus.PLANNED).words


def meeting_detail(look: Look, known: Judged, number: int) -> MeetingDetail:
    """Return one meeting as of the day that was judged.

    Raises:
        Refused: it is not there any more.
    """
    values = next((values for _, values in _meetings(look, [number])), None)
    if values is None:
        raise Refused("This committee meeting is not on record any more; somebody deleted it.")
    code, as_of = values["code"], known.as_of
    records = meeting_records(look, code, as_of)
    verdicts = _by_meeting(known).get(code, [])
    state, words = state_of(values, as_of)
    plan = plan_of(known, values["scheduled_at"].date())
    where = " · ".join(filter(None, (in_words(values["mode"]), values["place"])))
    return MeetingDetail(
        number=number,
        code=code,
        title=values["title"],
        as_of=as_of,
        words=f"{long_date(values['scheduled_at'].date())}, {values['scheduled_at']:%H:%M}"
        + (f" · {where}" if where else ""),
        state_words=words,
        held=state is Meetings.HELD,
        stages=dict(_stages(values, records, plan, verdicts, as_of)),
        verdicts=[explained(one, known.facts) for one in _asked(known, values, verdicts)],
        demands=list(_demands(known, values["moas"])),
        lines=records.lines,
        numbers=records.numbers,
        clearance=records.unanswered,
    )


def plan_of(known: Judged, meeting: date) -> MeetingPlan:
    """Return the days that follow from the day of a meeting by the rules of the program."""
    facts = known.facts
    notice, minutes = facts.own("STC-04").number("days"), facts.own("STC-05").number("days")
    return planned_back(meeting, notice_days=notice, minutes_days=minutes)


def _asked(known: Judged, values: _Values, verdicts: Sequence[Verdict]) -> Iterator[Verdict]:
    """Yield the verdicts on the meeting, and those on its agreements that ask for such meetings."""
    yield from verdicts
    subjects = {f"moa:{code}" for code in values["moas"]}
    yield from (one for one in known.found.verdicts if one.rule.code == "STC-01" and one.subject in subjects)


def _demands(known: Judged, codes: Sequence[str]) -> Iterator[str]:
    for code in codes:
        moa = known.facts.register.moa[code]
        meets, releases = known.facts.asked(moa, "STC-01"), known.facts.asked(moa, "REL-01")
        if meets is None:
            yield f"{code} is not known to ask for a public meeting of a steering committee."
        else:
            months = meets.number("interval_months")
            yield f"{code}: a public meeting every {months} months. {meets.basis.words}: {meets.citation}."
        if releases is not None:
            said = "what is released is coordinated with ICE beforehand"
            yield f"{code}: {said}. {releases.basis.words}: {releases.citation}."


def _stages(
    values: _Values, records: MeetingRecords, plan: MeetingPlan, verdicts: Sequence[Verdict], as_of: date
) -> Iterator[tuple[Part, Stage]]:
    by_rule = {one.rule.code: one for one in verdicts}
    for part, (said, done, clock) in _told(values, records, plan, as_of).items():
        found = by_rule.get(_RULES.get(part, ""))
        status = (found.status.value, found.status.words) if found else ("", "")
        cited = f" ({found.term.citation})" if found and found.term.citation else ""
        rule = found.rule.code if found else ""
        yield part, Stage(part.value, said, f"{clock}{cited}", done, status, rule, _FIELDS.get(part, ()))


def _told(
    values: _Values, records: MeetingRecords, plan: MeetingPlan, as_of: date
) -> Mapping[Part, tuple[str, bool, str]]:
    """Return of each step what is recorded, whether it is done, and by when it is to be."""

    def day(name: str) -> date | None:
        return values[name] if values[name] is not None and values[name] <= as_of else None

    held, noticed, posted = day("held_on"), day("notice_published_on"), day("minutes_posted_on")
    approved, drafted = day("minutes_approved_on"), day("minutes_drafted_on")
    minutes = [f"drafted {long_date(drafted)}"] if drafted else []
    minutes += [f"approved {long_date(approved)}"] if approved else []
    public = values["public_count"] if held else None
    present = records.said("attendee")
    present += "" if public is None else f" · {public} of the public"
    until = values["questions_due_on"] or plan.questions_until
    return {
        Part.AGENDA: (records.said("agenda_item"), bool(records.lines["agenda_item"]), _by(plan.draft_by)),
        Part.CLEARANCE: (records.clearance_said, records.cleared, f"Sent by {long_date(plan.send_by)}, as practice"),
        Part.NOTICE: (
            f"{_said(noticed)} · questions until {long_date(until)}",
            noticed is not None,
            f"Published by {long_date(plan.notice_by)}",
        ),
        Part.ATTENDANCE: (f"Held {long_date(held)} · {present}" if held else "Not recorded", held is not None, ""),
        Part.MINUTES: (" · ".join(minutes) or "Not recorded", approved is not None, _approved_by(values, plan)),
        Part.PUBLISH: (_said(posted), posted is not None, "Minutes and papers of the meeting, for the public"),
    }


def _by(day: date) -> str:
    return f"Drafted by {long_date(day)}, as practice"


def _approved_by(values: _Values, plan: MeetingPlan) -> str:
    return f"Approved by {long_date(plan.minutes_by + ((values['held_on'] or _day(values)) - _day(values)))}"


def _day(values: _Values) -> date:
    day: date = values["scheduled_at"].date()
    return day


def _said(day: date | None) -> str:
    return long_date(day) if day else "Not recorded"
