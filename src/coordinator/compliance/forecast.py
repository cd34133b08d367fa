"""How every answer will change if nothing more is recorded: the same rules, asked on each day on which one could turn.

Nothing is predicted. A day is worth asking where a fact already on record bears it (a planned last day, a termination
with effect from later) or where a due day comes near, comes, or has passed.
"""

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from coordinator.compliance.assess import asked
from coordinator.compliance.authority import AuthorityWord, authority_of
from coordinator.compliance.dates import add_months
from coordinator.compliance.register import Facts, Register
from coordinator.compliance.rules import OF_OFFICERS, OF_THE_PROGRAM
from coordinator.compliance.verdicts import Rule, Status, Verdict, about

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Turn:
    """One answer that changes on *day*; without a *verdict* it is an officer's authority, or the question ends.

    *before* is nothing for a question that begins, *after* nothing for one that ends.
    """

    day: date
    subject: str
    rule: Rule | None
    before: Status | AuthorityWord | None
    after: Status | AuthorityWord | None
    verdict: Verdict | None


_Key = tuple[str, str]
_Answers = dict[_Key, tuple[Status | AuthorityWord, Rule | None, Verdict | None]]


def forecast(facts: Facts, until: date) -> list[Turn]:
    """Return what turns after the day of *facts*, up to and with *until*, in the order of days."""
    turns = list(_turns(facts, until, _program_answers))
    for badge in facts.register.files:
        turns += _turns(facts.of_officer(badge), until, _officer_answers)
    return sorted(turns, key=lambda one: (one.day, one.subject, one.rule.code if one.rule else ""))


def next_turn(facts: Facts, verdict: Verdict, until: date) -> Turn | None:
    """Return how *verdict* turns next if nothing more is recorded, up to *until*; nothing if it does not."""
    badge = about(verdict.subject).badge
    known = facts.of_officer(badge) if verdict.rule.of_officers and badge else facts

    def answers(on_a_day: Facts) -> _Answers:
        rule = verdict.rule
        return {
            (rule.code, one.subject): (one.status, rule, one)
            for one in asked(on_a_day, rule)
            if one.subject == verdict.subject
        }

    return next(_turns(known, until, answers), None)


def _program_answers(facts: Facts) -> _Answers:
    return {(rule.code, one.subject): (one.status, rule, one) for rule in OF_THE_PROGRAM for one in asked(facts, rule)}


def _officer_answers(facts: Facts) -> _Answers:
    found: _Answers = {
        ("", held.subject): (authority_of(facts, held).word, None, None) for held in facts.participations
    }
    for rule in OF_OFFICERS:
        for one in asked(facts, rule):
            found[rule.code, one.subject] = (one.status, rule, one)
    return found


def _turns(facts: Facts, until: date, answers_on: Callable[[Facts], _Answers]) -> Iterator[Turn]:
    before = answers_on(facts)
    waiting = {*_recorded_days(facts.register), *_calendar_days(facts.as_of, until), *_due_days(before)}
    day = facts.as_of
    while days := [one for one in waiting if day < one <= until]:
        day = min(days)
        after = answers_on(facts.on(day))
        yield from _differences(day, before, after)
        waiting |= _due_days(after)
        before = after


def _due_days(answers: _Answers) -> set[date]:
    """Return the days on which the clock of an answer turns: its window opens, its day comes, its day is past."""
    found: set[date] = set()
    for _, _, verdict in answers.values():
        if verdict is not None and (due := verdict.due_day) is not None:
            window = timedelta(days=verdict.term.optional("due_soon_days") or 1)
            found |= {due - window, due, due + _DAY}
    return found


def _calendar_days(begins: date, until: date) -> Iterator[date]:
    """Yield the first day of every month, on which monthly and yearly duties begin anew."""
    day = begins.replace(day=1)
    while day <= until:
        yield day
        day = add_months(day, 1)


def _recorded_days(register: Register) -> Iterator[date]:
    """Yield every day that a fact bears, and the day after, from which a last day is past."""
    parts: tuple[DataclassInstance, ...] = (register, register.program, *register.files.values())
    for part in parts:
        for one in dataclasses.fields(part):
            rows = getattr(part, one.name)
            for row in rows if isinstance(rows, Sequence) else ():
                yield from _days_of(row)
    for officer in register.officers:
        yield from _days_of(officer)


def _days_of(row: "DataclassInstance") -> Iterator[date]:
    for one in dataclasses.fields(row):
        value = getattr(row, one.name)
        if isinstance(value, date):
            day = value.date() if isinstance(value, datetime) else value
            yield from (day, day + _DAY)


def _differences(
    day: date, before: Mapping[_Key, tuple[Status | AuthorityWord, Rule | None, Verdict | None]], after: _Answers
) -> Iterator[Turn]:
    for key in before.keys() | after.keys():
        old, new = before.get(key), after.get(key)
        was, now = old[0] if old else None, new[0] if new else None
        if was is not now:
            rule = (new or old or (None, None))[1]
            yield Turn(day, key[1], rule, was, now, new[2] if new else None)


@dataclass(frozen=True, slots=True)
class Seats:
    """Seats that are needed in one class: the last day that is in time for all of them, and who is to attend."""

    day: date
    badges: Sequence[str]


def fewest_classes(dues: Mapping[str, date], window: timedelta) -> list[Seats]:
    """Return the fewest classes that keep everyone in time: *dues* by badge, none taken earlier than *window* before.

    Each class is as late as its first participant allows, which leaves the next one the most room.
    """
    waiting = sorted(dues.items(), key=lambda item: (item[1], item[0]))
    found: list[Seats] = []
    while waiting:
        day = waiting[0][1]
        found.append(Seats(day, [badge for badge, due in waiting if due - window <= day]))
        waiting = [(badge, due) for badge, due in waiting if due - window > day]
    return found
