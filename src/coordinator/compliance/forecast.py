"""How every answer will change if nothing more is recorded: the same rules, asked on each day on which one could turn.

Nothing is predicted. A day is worth asking where a fact already on record bears it (a planned last day, a termination
with effect from later) or where a due day comes near, comes, or has passed.
"""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

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
    """One answer that changes on *day*; without a *rule* it is an officer's authority.

    *before* is nothing for a question that begins, *after* nothing for one that ends. *due* is the day by which it was
    to be done, or up to which it was valid; *mend* what would be done about it before *day*.
    """

    day: date
    subject: str
    rule: Rule | None
    before: Status | AuthorityWord | None
    after: Status | AuthorityWord | None
    due: date | None
    mend: str


class _Answer(NamedTuple):
    """What is said on a day: the word, the rule that says it, the day that matters, what would mend it, its window."""

    word: Status | AuthorityWord
    rule: Rule | None
    due: date | None
    mend: str
    window: int = 1


_Key = tuple[str, str]
_Answers = dict[_Key, _Answer]


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
        return {key: one for key, one in _answers(on_a_day, [verdict.rule]).items() if key[1] == verdict.subject}

    return next(_turns(known, until, answers), None)


def _program_answers(facts: Facts) -> _Answers:
    return _answers(facts, OF_THE_PROGRAM)


def _officer_answers(facts: Facts) -> _Answers:
    return {**_authorities(facts), **_answers(facts, OF_OFFICERS)}


def _authorities(facts: Facts) -> _Answers:
    read = {held.subject: authority_of(facts, held) for held in facts.participations}
    return {
        ("", subject): _Answer(
            found.word, None, found.until if found.word is AuthorityWord.LAPSED else None, found.mend
        )
        for subject, found in read.items()
    }


def _answers(facts: Facts, rules: Iterable[Rule]) -> _Answers:
    return {
        (rule.code, one.subject): _Answer(
            one.status, rule, one.due_day, one.mend, one.term.optional("due_soon_days") or 1
        )
        for rule in rules
        for one in asked(facts, rule)
    }


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
    for one in answers.values():
        if one.rule is not None and one.due is not None:
            found |= {one.due - timedelta(days=one.window), one.due, one.due + _DAY}
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


def _differences(day: date, before: _Answers, after: _Answers) -> Iterator[Turn]:
    for key in before.keys() | after.keys():
        old, new = before.get(key), after.get(key)
        was, now = old.word if old else None, new.word if new else None
        if was is not now:
            one = new or old
            rule, due = (one.rule, one.due) if one else (None, None)
            yield Turn(day, key[1], rule, was, now, due, new.mend if new else "")


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
