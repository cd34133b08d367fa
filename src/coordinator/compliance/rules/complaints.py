"""Duties when a complaint comes: telling ICE in time, the results, and the officer's place meanwhile."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from coordinator.compliance.choices import ComplaintSubject
from coordinator.compliance.dates import Clock, add_weekday_hours, hourly_task, single_task
from coordinator.compliance.program_facts import Complaint
from coordinator.compliance.register import Facts
from coordinator.compliance.terms import Term
from coordinator.compliance.verdicts import Duty, Rule, Status, Step, Verdict, Weight, step

_ON_THE_PROGRAM = frozenset({ComplaintSubject.PARTICIPATING_OFFICER, ComplaintSubject.PROGRAM})
_TELL = "Tell the ICE officer named in the agreement, as far as state law allows, and record the moment."


def _received(facts: Facts, rule: str) -> Iterator[tuple[Complaint, Term]]:
    """Yield the complaints received by now under agreements that have *rule*, ended ones too."""
    for one in facts.program.complaints:
        term = facts.asked(facts.register.moa[one.moa], rule)
        if term and one.received_at.date() <= facts.as_of:
            yield one, term


def _concerns(one: Complaint) -> bool:
    return one.related or one.grave


def _told(facts: Facts) -> Iterator[Verdict]:
    for one, term in _received(facts, "CMP-01"):
        if one.subject_kind in _ON_THE_PROGRAM and _concerns(one):
            hours = term.number("hours")
            due = add_weekday_hours(one.received_at, hours)
            plus = step("plus {} hours, Saturdays and Sundays not counted", hours)
            yield _notified(TOLD.of(one.subject, term, _TELL), facts, one, (due, plus))


def _forwarded(facts: Facts) -> Iterator[Verdict]:
    for one, term in _received(facts, "CMP-02"):
        if one.subject_kind is ComplaintSubject.NON_DESIGNATED:
            hours = term.number("hours")
            due = one.received_at + timedelta(hours=hours)
            plus = step("plus {} hours, every hour counted", hours)
            yield _notified(FORWARDED.of(one.subject, term, _TELL), facts, one, (due, plus))


def _notified(duty: Duty, facts: Facts, one: Complaint, limit: tuple[datetime, Step]) -> Verdict:
    due, plus = limit
    clock = hourly_task(due, as_of=facts.as_of, done_at=one.ice_told_at)
    told = [step("ICE was told {}", one.ice_told_at)] if _is_done(clock) else []
    return duty.timed(clock, [step("received {}", one.received_at), plus, *told], [one.subject])


def _reported(facts: Facts) -> Iterator[Verdict]:
    for one, term in _received(facts, "CMP-03"):
        if one.resolved_on is None or one.resolved_on > facts.as_of:
            continue
        days = term.number("days")
        due = one.resolved_on + timedelta(days=days)
        window = term.number("due_soon_days")
        clock = single_task(due, window=window, as_of=facts.as_of, done_on=one.results_reported_on)
        lines = [step("resolved on {}", one.resolved_on), step("plus {} days", days)]
        lines += [step("reported on {}", one.results_reported_on)] if _is_done(clock) else []
        mend = "Report the result of the inquiry to ICE, and record the day."
        yield REPORTED.of(one.subject, term, mend).timed(clock, lines, [one.subject])


def _resolved(facts: Facts) -> Iterator[Verdict]:
    for one, term in _received(facts, "CMP-04"):
        days = term.number("days")
        received = one.received_at.date()
        window = term.number("due_soon_days")
        due = received + timedelta(days=days)
        clock = single_task(due, window=window, as_of=facts.as_of, done_on=one.resolved_on)
        lines = [step("received on {}", received), step("plus {} days", days)]
        lines += [step("resolved on {}", one.resolved_on)] if _is_done(clock) else []
        mend = "The agreement expects this, depending on how complex the matter is. Record when it is resolved."
        yield RESOLVED.of(one.subject, term, mend).timed(clock, lines, [one.subject])


def _is_done(clock: Clock) -> bool:
    return clock.status is Status.LATE or clock.status is Status.MET


def _removed(facts: Facts) -> Iterator[Verdict]:
    for one, term in _received(facts, "CMP-05"):
        if one.subject_kind is not ComplaintSubject.PARTICIPATING_OFFICER or not _concerns(one):
            continue
        received = one.received_at.date()
        removed = one.removed_on if one.removed_on and one.removed_on <= facts.as_of else None
        if removed is None:
            status, line = Status.NOT_MET, step("no removal from the program is on record")
        else:
            status = Status.MET if removed <= received else Status.LATE
            line = step("removed from the program on {}", removed)
        mend = "Remove the officer from the program until the matter is settled, and record the day."
        lines = [step("received on {}", received), line]
        yield REMOVED.of(one.subject, term, mend).answer(status, lines, [one.subject])


TOLD = Rule(
    "CMP-01",
    "ICE told of a complaint",
    "The agency tells ICE of a complaint on an officer or the program within 48 hours, weekends not counted.",
    Weight.DUTY,
    _told,
)

FORWARDED = Rule(
    "CMP-02",
    "Complaint on other staff forwarded",
    "A complaint that somebody without designation acted in immigration functions goes to ICE within 48 hours.",
    Weight.DUTY,
    _forwarded,
)

REPORTED = Rule(
    "CMP-03",
    "Results reported",
    "The agency reports the result of its inquiry to ICE within 30 days after the matter is resolved.",
    Weight.DUTY,
    _reported,
)

RESOLVED = Rule(
    "CMP-04",
    "Resolved within 90 days",
    "A complaint is expected to be resolved within 90 days, depending on how complex it is.",
    Weight.EXPECTATION,
    _resolved,
)

REMOVED = Rule(
    "CMP-05",
    "Officer out of the program meanwhile",
    "Under the task force agreement of 2025 an officer is out of the program until a grave matter is settled.",
    Weight.DUTY,
    _removed,
)
