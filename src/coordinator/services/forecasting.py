"""What lapses when, and what would be otherwise if an officer left, a class were held, an interval were another.

All of it is computed on a copy of the facts; nothing is ever written.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from coordinator.compliance.authority import AuthorityWord, authority_of
from coordinator.compliance.choices import Satisfies, StatusEventKind
from coordinator.compliance.dates import add_months
from coordinator.compliance.facts import StatusEvent, Training
from coordinator.compliance.forecast import Turn, fewest_classes, forecast
from coordinator.compliance.officer_file import with_more
from coordinator.compliance.register import Facts, Register
from coordinator.compliance.rules import RULES
from coordinator.compliance.rules.training import REFRESHED
from coordinator.compliance.terms import Override
from coordinator.compliance.verdicts import Status, about, subject_words
from coordinator.errors import Refused
from coordinator.records import OfficerFields
from coordinator.services.facts import facts_as_of
from coordinator.store import Look

_FAILED = frozenset({Status.OVERDUE, Status.NOT_MET, Status.LATE})


@dataclass(frozen=True, slots=True)
class Scenario:
    """What if: officers who leave, as (badge, first day away); classes, as (course, last day); other terms."""

    leaves: Sequence[tuple[str, date]] = ()
    classes: Sequence[tuple[str, date]] = ()
    terms: Sequence[Override] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is supposed."""
        return not (self.leaves or self.classes or self.terms)


@dataclass(frozen=True, slots=True)
class Line:
    """One answer that turns, in words; *lapse* when it turns for the worse.

    *day* is the first day on which it is so, *due* the day by which it was to be done or up to which it was valid.
    *mend* says what to do about it, and *by*, where there is a due day, the last day on which that is in time.
    """

    day: str
    due: str
    subject: str
    who: str
    rule: str
    what: str
    before: str
    after: str
    weight: str
    mend: str
    by: str
    lapse: bool


@dataclass(frozen=True, slots=True)
class Class:
    """A class that is needed: the last day in time for all who attend."""

    day: str
    badges: Sequence[str]
    who: Sequence[str]


@dataclass(frozen=True, slots=True)
class Forecast:
    """What turns in the coming months; *averted* would turn without the scenario, *caused* only with it."""

    as_of: date
    until: date
    lines: Sequence[Line]
    averted: Sequence[Line]
    caused: Sequence[Line]
    classes: Sequence[Class]


def forecast_of(look: Look, as_of: date, months: int, scenario: Scenario) -> Forecast:
    """Return what turns within *months*, and with a scenario what it changes about that.

    Raises:
        Refused: the scenario names an officer, a course, an agreement or a rule that is not there.
    """
    facts, until = facts_as_of(look, as_of), add_months(as_of, months)
    names = {badge: f"{last}, {first}" for badge, last, first in look.rows(OfficerFields, _NAMES)}
    plain = _lines(forecast(facts, until), names)
    supposed = Facts(_supposed(facts, scenario), facts.templates, as_of)
    lines = plain if scenario.empty else _lines(forecast(supposed, until), names)
    return Forecast(
        as_of,
        until,
        lines,
        averted=[one for one in plain if one not in lines],
        caused=[one for one in lines if one not in plain],
        classes=_classes(supposed, until, names),
    )


_NAMES = ("badge", "last_name", "first_name")


def _lines(turns: Iterable[Turn], names: Mapping[str, str]) -> list[Line]:
    return [_line(turn, names) for turn in turns]


def _line(turn: Turn, names: Mapping[str, str]) -> Line:
    badge = about(turn.subject).badge
    lapse = turn.after in _FAILED or turn.before is AuthorityWord.AUTHORIZED
    mend = turn.mend if turn.after is not Status.LATE else ""
    return Line(
        day=turn.day.isoformat(),
        due=turn.due.isoformat() if turn.due else "",
        subject=turn.subject,
        who=f"{names.get(badge, badge)} ({badge})" if badge else subject_words(turn.subject),
        rule=turn.rule.code if turn.rule else "AUTHORITY",
        what=turn.rule.title if turn.rule else "Authority",
        before=turn.before.words if turn.before else "Not asked",
        after=turn.after.words if turn.after else "No longer asked",
        weight=turn.rule.weight.words if turn.rule else "",
        mend=mend,
        by=(turn.day - timedelta(days=1)).isoformat() if lapse and mend and turn.due else "",
        lapse=lapse,
    )


def _classes(facts: Facts, until: date, names: Mapping[str, str]) -> list[Class]:
    """Return the fewest refresher classes that keep everyone in time up to *until*."""
    verdicts = [one for one in REFRESHED.judge(facts) if one.due_day is not None and one.due_day <= until]
    ahead = {about(one.subject).badge or "": max(one.due_day or until, facts.as_of) for one in verdicts}
    windows = [one.term.number("due_soon_days") for one in verdicts]
    found = fewest_classes(ahead, timedelta(days=min(windows, default=0)))
    return [Class(one.day.isoformat(), one.badges, [names.get(badge, badge) for badge in one.badges]) for one in found]


def _supposed(facts: Facts, scenario: Scenario) -> Register:
    register = facts.register
    for badge, day in scenario.leaves:
        register = _without(register, badge, day)
    for course, day in scenario.classes:
        register = _with_class(facts, register, course, day)
    known = {rule.code for rule in RULES}
    for term in scenario.terms:
        if term.moa not in register.moa or term.rule not in known:
            raise Refused(f"There is no rule {term.rule} under an agreement {term.moa}.")
    return replace(register, overrides=[*register.overrides, *scenario.terms])


def _without(register: Register, badge: str, day: date) -> Register:
    held = register.file(badge).participations
    if not held:
        raise Refused(f"No officer with the badge {badge} takes part.")
    gone = [StatusEvent(badge, one.moa, StatusEventKind.SEPARATED, day) for one in held]
    return replace(register, files=with_more(register.files, "status_events", gone))


def _with_class(facts: Facts, register: Register, code: str, day: date) -> Register:
    """Let everybody whom the course is for complete it on *day*; an initial one is certified the same day."""
    course = register.course.get(code)
    if course is None:
        raise Refused(f"There is no course {code}.")
    taking = {
        held.badge
        for held in facts.participations
        if course.is_for(facts.moa_of(held).model) and not authority_of(facts, held).ended
    }
    certified = day if course.satisfies is Satisfies.INITIAL else None
    taken = [Training(badge, code, day, day, certified) for badge in taking]
    return replace(register, files=with_more(register.files, "trainings", taken))
