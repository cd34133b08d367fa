"""Questions about complaints: the list with every clock, and one complaint with its steps, without what is hidden."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from coordinator.compliance.choices import ComplaintSubject
from coordinator.compliance.complaint import clock_words, state_of
from coordinator.compliance.dates import long_date
from coordinator.compliance.program_facts import Complaint
from coordinator.compliance.verdicts import COUNTED, SETTLED, Status, Verdict
from coordinator.errors import Refused
from coordinator.records import ComplaintFields
from coordinator.records.declaration import fields_of
from coordinator.records.plain_words import in_words
from coordinator.services.complaint_view import ComplaintDetail, ComplaintRow, Stage
from coordinator.services.explaining import explained
from coordinator.services.judged import Judged
from coordinator.services.showing import hidden_part, showings
from coordinator.store import Look, Store

_KIND = ComplaintFields.about.kind
_URGENT = (Status.OVERDUE, Status.NOT_MET, Status.LATE, Status.CANNOT_TELL, Status.DUE_SOON, Status.PENDING)
_OPEN = frozenset({Status.OVERDUE, Status.NOT_MET, Status.LATE})


def complaint_rows(look: Look, known: Judged) -> list[ComplaintRow]:
    """Return every complaint in the order of entry, each with the clock that needs somebody most."""
    verdicts = _by_complaint(known)
    facts = {one.log_no: one for one in known.facts.program.complaints}
    names = ("log_no", "moa", "received_at", "nature", "summary")
    return [
        _row(number, values, known, facts[values[0]], verdicts.get(facts[values[0]].subject, []))
        for number, *values in look.numbered(ComplaintFields, names)
    ]


def _by_complaint(known: Judged) -> Mapping[str, list[Verdict]]:
    found: dict[str, list[Verdict]] = {}
    for one in known.found.verdicts:
        if one.subject.startswith(f"{_KIND}:"):
            found.setdefault(one.subject, []).append(one)
    return {subject: sorted(some, key=_urgency) for subject, some in found.items()}


def _urgency(one: Verdict) -> tuple[bool, int, str]:
    place = _URGENT.index(one.status) if one.status in _URGENT else len(_URGENT)
    return bool(one.answered), place, one.due_iso or ""


def _row(
    number: int, values: Sequence[Any], known: Judged, one: Complaint, verdicts: Sequence[Verdict]
) -> ComplaintRow:
    log_no, agreement, received, nature, summary = values
    state = state_of(known.facts, one)
    first = next(iter(verdicts), None)
    counted = [verdict for verdict in verdicts if verdict.rule.weight in COUNTED and not verdict.answered]
    return ComplaintRow(
        number=number,
        log_no=log_no,
        received=in_words(received),
        agreement=agreement,
        nature=in_words(nature),
        summary=summary or "",
        state=state.value,
        state_words=state.words,
        clock=clock_words(first, one) if first else "",
        status=first.status.value if first else "",
        status_words=first.status.words if first else "",
        due=(first.due_iso or "").replace("T", " ") if first and first.status not in SETTLED else "",
        attention=any(verdict.status in _OPEN for verdict in counted),
        overdue=any(verdict.status is Status.OVERDUE for verdict in counted),
    )


def complaint_detail(look: Look, known: Judged, number: int, *, shown: bool) -> ComplaintDetail:
    """Return one complaint as of the day that was judged; what is hidden only if it is *shown* already.

    Raises:
        Refused: it is not there any more.
    """
    fields = [one for one in fields_of(ComplaintFields) if not one.hidden]
    row = next(look.numbered(ComplaintFields, [one.name for one in fields], [number]), None)
    if row is None:
        raise Refused("This complaint is not on record any more; somebody deleted it.")
    values = dict(zip([one.name for one in fields], row[1:], strict=True))
    one = next(one for one in known.facts.program.complaints if one.log_no == values["log_no"])
    verdicts = _by_complaint(known).get(one.subject, [])
    state = state_of(known.facts, one)
    of_officer = one.subject_kind is ComplaintSubject.PARTICIPATING_OFFICER and bool(one.badge)
    return ComplaintDetail(
        number=number,
        log_no=one.log_no,
        as_of=known.as_of,
        agreement=one.moa,
        state=state.value,
        state_words=state.words,
        about=[(field.title, in_words(values[field.name])) for field in fields if _worth_telling(field.name, values)],
        stages=list(_stages(values, one, verdicts)),
        clocks=[(clock_words(verdict, one), explained(verdict, known.facts)) for verdict in verdicts],
        hidden=hidden_part(look, _KIND, number) if shown else None,
        showings=showings(look, _KIND, number),
        can_remove=of_officer and one.removed_on is None,
        can_reinstate=of_officer and one.removed_on is not None and values["reinstated_on"] is None,
    )


_ON_THE_WAY = frozenset(
    {"log_no", "received_at", "ice_told_at", "ice_contact", "related", "may_lead_to", "removed_on", "reinstated_on"}
    | {"forwarded_to_crcl_on", "disposition", "resolved_on", "results_reported_on"}
)
"""What the steps tell."""


def _worth_telling(name: str, values: Mapping[str, Any]) -> bool:
    return name not in _ON_THE_WAY and values[name] not in (None, "", ())


def _stages(values: Mapping[str, Any], one: Complaint, verdicts: Sequence[Verdict]) -> Iterator[Stage]:
    by_rule = {verdict.rule.code: verdict for verdict in verdicts}

    def stage(title: str, fields: tuple[str, ...], said: str, done: object, *rules: str) -> Stage:
        found = next((by_rule[rule] for rule in rules if rule in by_rule), None)
        status = (found.status.value, found.status.words) if found else ("", "")
        clock = clock_words(found, one) if found else ""
        return Stage(title, said, clock, bool(done), status, found.rule.code if found else "", fields)

    yield stage("Received", ("received_at", "channel"), _said(values["received_at"]), done=True)
    told = _said(values["ice_told_at"])
    yield stage("ICE told", ("ice_told_at", "ice_contact"), told, one.ice_told_at, "CMP-01", "CMP-02")
    yield stage("May lead to removal?", ("related", "may_lead_to"), _grave(values), values["may_lead_to"], "CMP-05")
    yield stage("Forwarded to CRCL", ("forwarded_to_crcl_on",), *_dated(values, "forwarded_to_crcl_on"))
    settled = " · ".join(filter(None, (_said(values["resolved_on"]), in_words(values["disposition"]))))
    yield stage("Resolved", ("resolved_on", "disposition"), settled, one.resolved_on, "CMP-04")
    yield stage("Results reported", ("results_reported_on",), *_dated(values, "results_reported_on"), "CMP-03")


def _dated(values: Mapping[str, Any], name: str) -> tuple[str, object]:
    return _said(values[name]), values[name]


def _said(value: date | datetime | None) -> str:
    if value is None:
        return "Not recorded"
    return f"{long_date(value)}, {value:%H:%M}" if isinstance(value, datetime) else long_date(value)


def _grave(values: Mapping[str, Any]) -> str:
    leads = in_words(values["may_lead_to"])
    removed, back = values["removed_on"], values["reinstated_on"]
    parts = [leads or "Not recorded"]
    parts += [f"removed {long_date(removed)}"] if removed else []
    parts += [f"reinstated {long_date(back)}"] if back else []
    return " · ".join(parts)


def next_log_no(store: Store, today: date) -> str:
    """Return the log number after the highest of the year, as ``2026-005``."""
    begins = f"{today.year}-"
    with store.looking() as look:
        numbers = [log_no for (log_no,) in look.rows(ComplaintFields, ("log_no",))]
    used = [number.removeprefix(begins) for number in numbers if number.startswith(begins)]
    return f"{begins}{max((int(one) for one in used if one.isdecimal()), default=0) + 1:03}"
