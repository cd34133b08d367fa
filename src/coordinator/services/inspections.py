"""Questions about inspections: the list, and one from its announcement to its close, with the rehearsal of the next."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from coordinator.compliance.dates import long_date
from coordinator.compliance.verdicts import SETTLED, Verdict
from coordinator.errors import Refused
from coordinator.records import CorrectiveActionFields, FindingFields, InspectionFields
from coordinator.records.declaration import Fields, fields_of
from coordinator.records.plain_words import in_words
from coordinator.services.complaint_view import Stage
from coordinator.services.explaining import explained
from coordinator.services.gather.answers import agreements_of, urgency
from coordinator.services.inspection_view import InspectionDetail, InspectionRow, Inspections, Part
from coordinator.services.judged import Judged
from coordinator.services.officer_view import Line
from coordinator.store import Look

_KIND = InspectionFields.about.kind
_FIELDS = {
    Part.ANNOUNCED: ("announced_on", "period_from", "period_to", "team_lead", "team_size"),
    Part.ON_SITE: ("starts_on", "ends_on", "entry_brief_on", "exit_brief_on"),
    Part.REPORT: ("report_received_on", "result"),
    Part.CLOSED: ("closed_on",),
}
"""What of the inspection itself records a step; findings and actions are records of their own."""
_Values = Mapping[str, Any]
_Rows = Sequence[tuple[int, _Values]]


def _all(look: Look, record: type[Fields], only: Sequence[int] | None = None) -> _Rows:
    names = [one.name for one in fields_of(record)]
    return [(number, dict(zip(names, row, strict=True))) for number, *row in look.numbered(record, names, only)]


def _of(rows: _Rows, code: str) -> _Rows:
    return [(number, one) for number, one in rows if one["inspection"] == code]


def _done(action: _Values, as_of: date) -> date | None:
    """Return the day on which an action was done by a day; one that was rejected afterwards is not done."""
    done, rejected = action["completed_on"], action["rejected_on"]
    if done is None or done > as_of or (rejected is not None and rejected <= as_of):
        return None
    day: date = done
    return day


def inspection_rows(look: Look, known: Judged) -> list[InspectionRow]:
    """Return every inspection in the order of entry, with what of it is still to be done."""
    findings, actions = _all(look, FindingFields), _all(look, CorrectiveActionFields)
    return [
        _row(number, one, len(_of(findings, one["code"])), _of(actions, one["code"]), known.as_of)
        for number, one in _all(look, InspectionFields)
    ]


def _row(number: int, one: _Values, findings: int, actions: _Rows, as_of: date) -> InspectionRow:
    state, words = state_of(one, as_of)
    to_do = [action for _, action in actions if _done(action, as_of) is None]
    due = min((action["due_on"] for action in to_do if action["due_on"]), default=None)
    return InspectionRow(
        number=number,
        code=one["code"],
        agreement=one["moa"],
        kind=one["kind"].words,
        starts=str(one["starts_on"]),
        state=state,
        state_words=words,
        findings=findings,
        to_do=len(to_do),
        due=str(due) if due else "",
        late=due is not None and due < as_of,
    )


def state_of(one: _Values, as_of: date) -> tuple[Inspections, str]:
    """Return where an inspection stands on a day, and in words; what was recorded of a later day is not known yet."""

    def by_now(name: str) -> bool:
        return one[name] is not None and one[name] <= as_of

    if by_now("closed_on"):
        return Inspections.CLOSED, "Closed"
    if by_now("report_received_on"):
        return Inspections.OPEN, "Report received"
    if by_now("ends_on"):
        return Inspections.OPEN, "Waiting for the report"
    if one["starts_on"] <= as_of:
        return Inspections.OPEN, "On site"
    return Inspections.AHEAD, "Announced" if by_now("announced_on") else "Expected"


def inspection_detail(look: Look, known: Judged, number: int) -> InspectionDetail:
    """Return one inspection as of the day that was judged.

    Raises:
        Refused: it is not there any more.
    """
    one = next((values for _, values in _all(look, InspectionFields, [number])), None)
    if one is None:
        raise Refused("This inspection is not on record any more; somebody deleted it.")
    code, as_of = one["code"], known.as_of
    findings, actions = _of(_all(look, FindingFields), code), _of(_all(look, CorrectiveActionFields), code)
    numbers = [finding["number"] for _, finding in findings]
    under = [verdict for verdict in known.found.verdicts if one["moa"] in agreements_of(known.facts, verdict.subject)]
    return InspectionDetail(
        number=number,
        code=code,
        agreement=one["moa"],
        as_of=as_of,
        words=f"{one['kind'].words} · {one['moa']} · {_days(one)}",
        state_words=state_of(one, as_of)[1],
        stages=dict(_stages(one, findings, actions, as_of)),
        verdicts=[explained(verdict, known.facts) for verdict in _about(known, one)],
        lines={
            "finding": _lines(look, "finding", findings, _finding, as_of),
            "corrective_action": _lines(look, "corrective_action", actions, _action, as_of),
        },
        finding=max(numbers, default=0) + 1,
        action=_next_action(numbers, actions),
        rehearsal=[explained(verdict, known.facts) for verdict in _unsettled(under)],
        period=(one["period_from"], one["period_to"]),
    )


def _days(one: _Values) -> str:
    begins, ends = one["starts_on"], one["ends_on"]
    return long_date(begins) if ends in {None, begins} else f"{long_date(begins)} to {long_date(ends)}"


def _about(known: Judged, one: _Values) -> Iterator[Verdict]:
    """Yield the verdicts on the inspection's actions, and the one on when the agreement's next is to be expected."""
    for verdict in known.found.verdicts:
        kind, _, key = verdict.subject.partition(":")
        mine = kind == "action" and key.split("/")[0] == one["code"]
        if mine or (verdict.rule.code == "INS-01" and verdict.subject == f"moa:{one['moa']}"):
            yield verdict


def _unsettled(verdicts: Sequence[Verdict]) -> list[Verdict]:
    found = [one for one in verdicts if one.status not in SETTLED and not one.answered]
    return sorted(found, key=urgency)


def _stages(one: _Values, findings: _Rows, actions: _Rows, as_of: date) -> Iterator[tuple[Part, Stage]]:
    def day(name: str) -> date | None:
        return one[name] if one[name] is not None and one[name] <= as_of else None

    done = sum(_done(action, as_of) is not None for _, action in actions)
    told = f"{done} of {_counted(len(actions), 'action')} done" if actions else "No action"
    received = day("report_received_on")
    said = {
        Part.ANNOUNCED: (_said(day("announced_on")), day("announced_on") is not None),
        Part.ON_SITE: (_days(one), day("ends_on") is not None),
        Part.REPORT: (" · ".join(filter(None, (_said(received), one["result"] if received else ""))), bool(received)),
        Part.FINDINGS: (_counted(len(findings), "finding"), bool(findings) or day("closed_on") is not None),
        Part.ACTIONS: (told, done == len(actions) and bool(findings)),
        Part.CLOSED: (_said(day("closed_on")), day("closed_on") is not None),
    }
    for part, (words, behind) in said.items():
        yield part, Stage(part.value, words, "", behind, ("", ""), "", _FIELDS.get(part, ()))


def _said(day: date | None) -> str:
    return long_date(day) if day else "Not recorded"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}" if count else f"No {what}"


def _lines(look: Look, kind: str, rows: _Rows, tell: Any, as_of: date) -> list[Line]:
    keys = look.keys(kind, [number for number, _ in rows])
    ordered = sorted(rows, key=lambda pair: (pair[1].get("finding", 0), pair[1]["number"]))
    return [Line(f"{kind}:{keys[number]}", *tell(one, as_of)) for number, one in ordered]


def _finding(one: _Values, _: date) -> tuple[str, str, str]:
    words = [in_words(one["severity"]), one["clause"], " ".join((one["text"] or "").split())]
    return f"{one['number']}. {one['category'].words}", " · ".join(filter(None, words)), in_words(one["responsible"])


def _action(one: _Values, as_of: date) -> tuple[str, str, str]:
    done = _done(one, as_of)
    late = done is None and one["due_on"] is not None and one["due_on"] < as_of
    due = f"due {long_date(one['due_on'])}" if one["due_on"] else "no day is set"
    state = f"Done {done}" if done else "Overdue" if late else "Open"
    words = " · ".join(filter(None, (f"finding {one['finding']}", one["owner"], due)))
    return f"{one['finding']}.{one['number']} {one['description']}", words, state


def _next_action(findings: Sequence[int], actions: _Rows) -> tuple[int, int] | None:
    """Return the first finding without an action, else the last, with the number of its next action."""
    taken = [(one["finding"], one["number"]) for _, one in actions]
    if not findings:
        return None
    wanted = next((number for number in sorted(findings) if number not in dict(taken)), max(findings))
    return wanted, max((number for finding, number in taken if finding == wanted), default=0) + 1
