"""Commands about meetings of the steering committee: planned back from the day, announced, and held."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from coordinator.compliance.choices import MeetingStatus, ReleaseAudience
from coordinator.compliance.dates import long_date
from coordinator.compliance.meeting_plan import MeetingPlan, planned_back
from coordinator.errors import Invalid, Problem
from coordinator.records import (
    AgendaItemFields,
    MeetingActionFields,
    MeetingFields,
    PublicNoticeFields,
    ReleaseClearanceFields,
)
from coordinator.records.declaration import Fields
from coordinator.services.choosing import called, titled
from coordinator.services.committee_view import Proposal
from coordinator.services.editing import (
    Edited,
    Saved,
    changed_columns,
    checked_row,
    columns_of,
    detail,
    save_fields,
)
from coordinator.services.entering import attempt, entering
from coordinator.services.judged import Judged
from coordinator.store import Changes, Look, OpenChange, Store

PLANNED = ("code", "moas", "title", "scheduled_at", "mode", "place")
"""What is asked about a meeting that is planned, by the fields of its record."""
NOTICE = ("published_on", "channels", "url", "question_deadline_on", "rsvp_deadline_on")
"""What is asked about a public notice."""
_OWNER = "Coordinator"
_AGENDA = (
    "Call to order and introductions",
    "What the program is",
    "Figures of the last year",
    "Oversight and inspections",
    "Complaints and how to make one",
    "Questions from the public",
    "Action items and next meeting",
)
"""The agenda of a first meeting; every later one begins with that of the meeting before it."""


def proposal(look: Look, known: Judged) -> Proposal:
    """Return what the plan of the next meeting begins with: what was said of the last one, under a code of its own."""
    facts = known.facts
    last = max(_rows(look, MeetingFields, ("code", *PLANNED[1:])), key=lambda one: one["scheduled_at"], default={})
    used = {code for (code,) in look.rows(MeetingFields, ("code",))}
    names = called(look, "moa")
    return Proposal(
        values={**last, "code": _free(f"SC-{known.as_of.year}", used), "scheduled_at": None},
        words={key: names[number] for number, key in look.keys("moa").items()},
        notice_days=facts.own("STC-04").number("days"),
        minutes_days=facts.own("STC-05").number("days"),
    )


def _rows(look: Look, record: type[Fields], names: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    return (dict(zip(names, row, strict=True)) for row in look.rows(record, names))


def _free(wanted: str, used: set[str]) -> str:
    """Return *wanted*, or with the first number behind it that nobody has."""
    number, found = 1, wanted
    while found in used:
        number += 1
        found = f"{wanted}-{number}"
    return found


def plan_meeting(store: Store, values: Mapping[str, object], planned: Proposal, today: date) -> Changes | None:
    """Record a meeting and all that is planned back from its day, as one change.

    That is its last day for questions, the agenda of the meeting before it, something to be released that is not sent
    yet, and what is to be done until then with its days.

    Raises:
        Invalid: each problem by the name of a field of the meeting; nothing was written then.
    """
    plan = _plan(values.get("scheduled_at"), planned)
    meeting = {
        **values,
        "status": MeetingStatus.PLANNED,
        "open_to_public": True,
        "questions_due_on": plan.questions_until if plan else None,
    }
    with store.looking() as look:
        found = _new(look, MeetingFields, meeting)
        code = str(found["code"])
        agenda = list(_agenda(look)) or [{"title": title} for title in _AGENDA]
        release = _free(f"RC-{code}", {one for (one,) in look.rows(ReleaseClearanceFields, ("code",))})
    with attempt(store, f"Plan {titled('meeting', code)}", dry_run=False) as step:
        with entering(step, today) as entered:
            step.insert(MeetingFields, found)
            _add_all(step, AgendaItemFields, code, agenda)
            _add_all(step, MeetingActionFields, code, _preparations(plan) if plan else ())
            _add(step, ReleaseClearanceFields, _release(release, code))
        entered.refuse()
    return step.changes


def _plan(scheduled: object, planned: Proposal) -> MeetingPlan | None:
    """Return the days that follow from the day of the meeting; none while there is no day."""
    if not isinstance(scheduled, datetime):
        return None
    try:
        return planned_back(scheduled.date(), notice_days=planned.notice_days, minutes_days=planned.minutes_days)
    except OverflowError:
        raise Invalid([Problem("no notice can stand so early, or minutes so late", field="scheduled_at")]) from None


def _agenda(look: Look) -> Iterator[Mapping[str, object]]:
    """Yield the agenda of the latest meeting that has one."""
    days = dict(look.rows(MeetingFields, ("code", "scheduled_at")))
    names = ("meeting", "number", "title", "presenter", "handout_section", "minutes")
    items = list(_rows(look, AgendaItemFields, names))
    last = max((one["meeting"] for one in items), key=lambda code: days[code], default="")
    for one in sorted((one for one in items if one["meeting"] == last), key=lambda one: one["number"]):
        yield {name: one[name] for name in names[2:]}


def _preparations(plan: MeetingPlan) -> Iterator[Mapping[str, object]]:
    told = (
        ("Draft agenda and handout.", plan.draft_by),
        ("Send notice, agenda and handout to ICE for clearance.", plan.send_by),
        ("Publish the notice, once what it releases is cleared.", plan.notice_by),
    )
    return ({"text": text, "due_on": day, "owner": _OWNER} for text, day in told)


def _release(code: str, meeting: str) -> Mapping[str, object]:
    what = f"Notice, agenda and handout of {meeting}"
    return {"code": code, "what": what, "meeting": meeting, "audience": ReleaseAudience.OTHER}


def _new(look: Look, record: type[Fields], values: Mapping[str, object]) -> dict[str, Any]:
    """Return a new record with *values* by its columns, or raise Invalid."""
    found = checked_row(look, record, *columns_of(look, record, values))
    if found.problems:
        raise Invalid(found.problems)
    return found.columns


def _add_all(step: OpenChange, record: type[Fields], meeting: str, rows: Iterable[Mapping[str, object]]) -> None:
    for number, values in enumerate(rows, 1):
        _add(step, record, {"meeting": meeting, "number": number, **values})


def _add(step: OpenChange, record: type[Fields], values: Mapping[str, object]) -> None:
    step.insert(record, _new(Look(step.connection), record, values))


def announce(store: Store, number: int, values: Mapping[str, object], today: date) -> Changes | None:
    """Record a public notice of the meeting *number*, and at the meeting that it is announced, as one change.

    The first notice is the one that counts; its last day for questions is the meeting's.

    Raises:
        Refused: the meeting is not there any more.
        Invalid: each problem by the name of a field of the notice; nothing was written then.
    """
    _refuse_to_come(values, ("published_on",), today)
    with store.looking() as look:
        meeting = detail(look, MeetingFields, number)
        notice = _new(look, PublicNoticeFields, {**values, "meeting": meeting.key})
        try:
            columns, _ = changed_columns(look, MeetingFields, number, _announced(meeting.values, values))
        except Invalid as error:
            raise Invalid([_of_notice(one) for one in error.problems]) from None
    with attempt(store, f"Announce {meeting.title}", dry_run=False) as step:
        with entering(step, today) as entered:
            step.insert(PublicNoticeFields, notice)
            if columns:
                step.update(MeetingFields, number, columns)
        if entered.refusals:
            raise Invalid([_of_notice(Problem(one.reason, field=one.field)) for one in entered.refusals])
    return step.changes


_AS_NOTICED = {
    "notice_published_on": "published_on",
    "questions_due_on": "question_deadline_on",
    "scheduled_at": "question_deadline_on",
}
"""At which field of a notice is said what cannot be of its meeting."""


def _of_notice(problem: Problem) -> Problem:
    return replace(problem, field=_AS_NOTICED.get(problem.field, problem.field))


def _announced(meeting: Mapping[str, Any], notice: Mapping[str, Any]) -> dict[str, object]:
    first, published, until = meeting["notice_published_on"], notice["published_on"], notice["question_deadline_on"]
    changed: dict[str, object] = {}
    if first is None or published < first:
        changed["notice_published_on"] = published
    if until is not None and until != meeting["questions_due_on"]:
        changed["questions_due_on"] = until
    if meeting["status"] is MeetingStatus.PLANNED:
        changed["status"] = MeetingStatus.NOTICED
    return changed


def save_step(store: Store, number: int, values: Mapping[str, object], today: date) -> Saved:
    """Save fields of the meeting *number*; a day on which it was held makes it one that was held.

    Raises:
        Refused: the meeting is not there any more.
        Invalid: each problem by the name of its field; nothing was written then.
    """
    _refuse_to_come(values, values, today)
    with store.looking() as look:
        shown = detail(look, MeetingFields, number).values
    given = {**values, "status": MeetingStatus.HELD} if values.get("held_on") is not None else values
    return save_fields(
        store, MeetingFields, number, {name: Edited(shown[name], one) for name, one in given.items()}, today
    )


def plan_words(plan: MeetingPlan) -> Sequence[tuple[str, str]]:
    """Return what is proposed for a meeting, title and day, in the order of time."""
    return [
        ("Agenda drafted by", long_date(plan.draft_by)),
        ("Sent to ICE by", long_date(plan.send_by)),
        ("Notice published by", long_date(plan.notice_by)),
        ("Questions until", long_date(plan.questions_until)),
        ("Minutes approved by", long_date(plan.minutes_by)),
    ]


def _refuse_to_come(values: Mapping[str, object], names: Iterable[str], today: date) -> None:
    """Refuse days that are still to come: what is recorded here has happened."""
    late = [name for name in names if isinstance(day := values.get(name), date) and day > today]
    if late:
        raise Invalid([Problem("this day is still to come; record it once it is past", field=name) for name in late])
