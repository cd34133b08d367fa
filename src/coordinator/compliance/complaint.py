"""Where a complaint stands on a day, and how long its clocks ran, in words."""

from datetime import datetime, timedelta

from coordinator.compliance.choices import Choice
from coordinator.compliance.dates import is_by, weekday_time
from coordinator.compliance.program_facts import Complaint
from coordinator.compliance.register import Facts
from coordinator.compliance.verdicts import Status, Verdict


class ComplaintState(Choice):
    """Where a complaint stands, in the order of its life."""

    AHEAD = "AHEAD", "Not received yet"
    RECEIVED = "RECEIVED", "Received"
    TOLD = "TOLD", "ICE told"
    RESOLVED = "RESOLVED", "Resolved"
    CLOSED = "CLOSED", "Closed"


def state_of(facts: Facts, one: Complaint) -> ComplaintState:
    """Return where *one* stands at the end of the day; it is closed once nobody is owed its results any more."""
    if one.received_at.date() > facts.as_of:
        return ComplaintState.AHEAD
    if is_by(one.resolved_on, facts.as_of):
        owed = facts.asked(facts.register.moa[one.moa], "CMP-03") is not None
        reported = is_by(one.results_reported_on, facts.as_of)
        return ComplaintState.RESOLVED if owed and not reported else ComplaintState.CLOSED
    told = one.ice_told_at is not None and one.ice_told_at.date() <= facts.as_of
    return ComplaintState.TOLD if told else ComplaintState.RECEIVED


def time_words(ran: timedelta) -> str:
    """Return how long a clock ran: ``19 h 20 min``, ``31 h``, ``45 min``."""
    hours, rest = divmod(int(ran.total_seconds()), 3600)
    minutes = rest // 60
    return " ".join([*([f"{hours} h"] if hours or not minutes else []), *([f"{minutes} min"] if minutes else [])])


def clock_words(verdict: Verdict, one: Complaint) -> str:
    """Return what a *verdict* on the complaint *one* says of its clock: how long it ran, and how long it may run.

    Empty for a rule that has no clock.
    """
    tell = _CLOCKS.get(verdict.rule.code)
    return tell(verdict, one) if tell else ""


def _told(verdict: Verdict, one: Complaint) -> str:
    weekdays = verdict.rule.code == "CMP-01"
    limit = f"{verdict.term.number('hours')} h{' on weekdays' if weekdays else ''}"
    if verdict.status in _OPEN or one.ice_told_at is None:
        return f"ICE not told; due within {limit}"
    return f"ICE told after {time_words(_ran(one.received_at, one.ice_told_at, weekdays=weekdays))}; due within {limit}"


def _ran(start: datetime, end: datetime, *, weekdays: bool) -> timedelta:
    return weekday_time(start, end) if weekdays else end - start


def _reported(verdict: Verdict, one: Complaint) -> str:
    limit = f"due within {verdict.term.number('days')} days"
    if verdict.status in _OPEN or one.results_reported_on is None or one.resolved_on is None:
        return f"Results not reported; {limit}"
    return f"Results reported after {_days((one.results_reported_on - one.resolved_on).days)}; {limit}"


def _resolved(verdict: Verdict, one: Complaint) -> str:
    limit = f"expected within {verdict.term.number('days')} days"
    if verdict.status in _OPEN or one.resolved_on is None:
        return f"Not resolved; {limit}"
    return f"Resolved after {_days((one.resolved_on - one.received_at.date()).days)}; {limit}"


def _removed(verdict: Verdict, one: Complaint) -> str:
    if verdict.status is Status.NOT_MET or one.removed_on is None:
        return "Officer not removed; due at once"
    after = (one.removed_on - one.received_at.date()).days
    return f"Officer removed {f'after {_days(after)}' if after else 'on the same day'}; due at once"


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"


_OPEN = frozenset({Status.OVERDUE, Status.DUE_SOON, Status.PENDING})
_CLOCKS = {"CMP-01": _told, "CMP-02": _told, "CMP-03": _reported, "CMP-04": _resolved, "CMP-05": _removed}
