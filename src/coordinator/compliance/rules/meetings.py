"""What is expected of the public steering committee: that it meets, is announced, keeps minutes and clears releases."""

from collections.abc import Iterator
from datetime import timedelta

from coordinator.compliance.agreement import live
from coordinator.compliance.choices import MeetingStatus, ReleaseResult
from coordinator.compliance.dates import single_task
from coordinator.compliance.program_register import latest
from coordinator.compliance.register import Facts
from coordinator.compliance.rules.moa import asked_of_live
from coordinator.compliance.rules.recurring import since_last
from coordinator.compliance.verdicts import Rule, Status, Verdict, Weight, step

_OFF = frozenset({MeetingStatus.CANCELLED, MeetingStatus.POSTPONED})
_CLEARED = frozenset({ReleaseResult.CLEARED, ReleaseResult.CLEARED_WITH_CHANGES})


def _held(facts: Facts) -> Iterator[Verdict]:
    for moa, term in asked_of_live(facts, "STC-01"):
        rows = (one for one in facts.program.meetings if moa.code in one.moas)
        last = latest(rows, lambda one: one.held_on, facts.as_of)
        yield since_last(
            HELD.of(moa.subject, term, "Plan a meeting, or record the one that was held."),
            facts.as_of,
            (last.held_on, last.subject) if last and last.held_on else None,
            ("The last public meeting was held on {}", "No public meeting of the steering committee is on record"),
        )


def _announced(facts: Facts) -> Iterator[Verdict]:
    term = facts.own("STC-04")
    for one in facts.program.meetings:
        planned = one.scheduled_on
        if planned is None or planned < facts.as_of or one.status in _OFF:
            continue
        if one.held_on is not None and one.held_on <= facts.as_of:
            continue
        days = term.number("days")
        done = one.notice_published_on
        window = term.number("due_soon_days")
        clock = single_task(planned - timedelta(days=days), window=window, as_of=facts.as_of, done_on=done)
        lines = [step("planned for {}", planned), step("less {} days", days)]
        mend = "Publish the notice and record the day; ask counsel what the state's open-meetings law wants."
        yield ANNOUNCED.of(one.subject, term, mend).timed(clock, lines, [one.subject])


def _minuted(facts: Facts) -> Iterator[Verdict]:
    term = facts.own("STC-05")
    for one in facts.program.meetings:
        if one.held_on is None or one.held_on > facts.as_of:
            continue
        days = term.number("days")
        due = one.held_on + timedelta(days=days)
        window = term.number("due_soon_days")
        clock = single_task(due, window=window, as_of=facts.as_of, done_on=one.minutes_approved_on)
        lines = [step("held on {}", one.held_on), step("plus {} days", days)]
        mend = "Have the minutes approved, and record the day."
        yield MINUTED.of(one.subject, term, mend).timed(clock, lines, [one.subject])


def _cleared(facts: Facts) -> Iterator[Verdict]:
    term = next((term for moa in live(facts) if (term := facts.asked(moa, "REL-01"))), None)
    for one in facts.program.meetings if facts.program.clearances else ():
        published = one.notice_published_on
        if term is None or published is None or published > facts.as_of:
            continue
        rows = [row for row in facts.program.clearances if row.meeting == one.code and row.result in _CLEARED]
        found = [row for row in rows if row.answered_on is not None and row.answered_on <= published]
        line = step("cleared on {}", found[0].answered_on) if found else step("no clearance by then is on record")
        status = Status.MET if found else Status.NOT_MET
        refs = [one.subject, *(row.ref for row in found[:1])]
        mend = "Record ICE's clearance, or coordinate the next release beforehand."
        yield CLEARED.of(one.subject, term, mend).answer(status, [step("published on {}", published), line], refs)


HELD = Rule(
    "STC-01",
    "Public steering meeting",
    "The steering committee meets in public every three years. Agreements up to 2020 say only as necessary; it is ICE"
    " practice.",
    Weight.PRACTICE,
    _held,
)

ANNOUNCED = Rule(
    "STC-04",
    "Meeting announced",
    "The notice of a public meeting is published thirty days before it.",
    Weight.ADVICE,
    _announced,
)

MINUTED = Rule(
    "STC-05",
    "Minutes approved",
    "The minutes of a public meeting are approved within 45 days.",
    Weight.ADVICE,
    _minuted,
)

CLEARED = Rule(
    "REL-01",
    "Release coordinated with ICE",
    "What is released about the program is coordinated with ICE beforehand.",
    Weight.DUTY,
    _cleared,
)
