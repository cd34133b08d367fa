"""Questions about training duties: the matrix of officers and requirements, each requirement, and the reasons."""

from collections.abc import Iterator, Mapping, Sequence

from coordinator.compliance.rules import RULES
from coordinator.compliance.rules.courses import YEARLY
from coordinator.compliance.verdicts import SETTLED, Rule, Status, Verdict, about
from coordinator.records import OfficerFields
from coordinator.services.explaining import explained
from coordinator.services.judged import Judged
from coordinator.services.training_view import (
    Cell,
    Matrix,
    MatrixRow,
    Reasons,
    Requirement,
    RequirementDetail,
    RequirementRow,
    Standing,
)
from coordinator.store import Look

_URGENT_FIRST = (
    *(Status.OVERDUE, Status.NOT_MET, Status.LATE, Status.CANNOT_TELL, Status.DUE_SOON),
    *(Status.PENDING, Status.WAIVED, Status.NOT_APPLICABLE, Status.MET),
)
_TRAINING = "TRN-"
_NOT_MET = frozenset({Status.OVERDUE, Status.NOT_MET, Status.LATE})
_Found = Mapping[Requirement, Mapping[str, Sequence[Verdict]]]


def names_of(look: Look) -> Mapping[str, str]:
    """Return the officers' names by badge, in the order of the names."""
    people = look.rows(OfficerFields, ("badge", "last_name", "first_name"))
    named = ((badge, f"{last}, {first}") for badge, last, first in people)
    return dict(sorted(named, key=lambda pair: pair[1].casefold()))


def matrix(look: Look, known: Judged) -> Matrix:
    """Return how every training duty stands for everybody who takes part, or of whom one is asked."""
    found = _found(known)
    asked = {requirement: by for requirement, by in found.items() if by}
    part = {held.badge for held, authority in known.found.authority.items() if not authority.ended}
    people = part.union(*asked.values())
    rows = (_row(badge, name, asked) for badge, name in names_of(look).items() if badge in people)
    return Matrix([*asked], list(rows))


def _row(badge: str, name: str, asked: _Found) -> MatrixRow:
    cells = {one.key: _cell(verdicts[badge]) for one, verdicts in asked.items() if badge in verdicts}
    return MatrixRow(badge, name, cells, any(not cell.settled for cell in cells.values()))


def _cell(verdicts: Sequence[Verdict]) -> Cell:
    worst = min(verdicts, key=_urgency)
    settled = worst.status in SETTLED or bool(worst.answered)
    due = worst.due_day.isoformat() if worst.due_day else ""
    return Cell(worst.status.value, worst.status.words, due, settled, len(verdicts) - 1)


def _urgency(one: Verdict) -> tuple[bool, int]:
    return bool(one.answered), _URGENT_FIRST.index(one.status)


def _found(known: Judged) -> _Found:
    """Return the verdicts on training by requirement and badge, in the order of the rules; no rule is left out."""
    found: dict[Requirement, dict[str, list[Verdict]]] = {}
    for rule in RULES:
        if rule.code.startswith(_TRAINING) and rule is not YEARLY:
            found[_requirement(rule, "")] = {}
        elif rule is YEARLY:
            codes = {_course(one) for one in known.found.verdicts if one.rule is YEARLY}
            found |= {_requirement(rule, code): {} for code in sorted(codes) or [""]}
    for one in known.found.verdicts:
        badge = about(one.subject).badge
        if one.rule.code.startswith(_TRAINING) and badge is not None:
            requirement = _requirement(one.rule, _course(one) if one.rule is YEARLY else "")
            found[requirement].setdefault(badge, []).append(one)
    return found


def _course(one: Verdict) -> str:
    return one.subject.split("/")[1]


def _requirement(rule: Rule, course: str) -> Requirement:
    key = f"{rule.code} {course}".rstrip()
    return Requirement(key, rule.code, course, f"{rule.title}: {course}" if course else rule.title)


def requirement_rows(look: Look, known: Judged) -> list[RequirementRow]:
    """Return every training duty with how it stands."""
    del look
    return [_counted(one, by) for one, by in _found(known).items()]


def _counted(one: Requirement, by: Mapping[str, Sequence[Verdict]]) -> RequirementRow:
    rule = next(rule for rule in RULES if rule.code == one.rule)
    verdicts = [verdict for several in by.values() for verdict in several]
    worst = [min(several, key=_urgency).status for several in by.values()]
    return RequirementRow(
        requirement=one,
        words=rule.words,
        weight=rule.weight.words,
        source="; ".join(dict.fromkeys(verdict.term.citation for verdict in verdicts)),
        interval="; ".join(dict.fromkeys(_interval(verdict) for verdict in verdicts)),
        met=sum(status in SETTLED for status in worst),
        due=worst.count(Status.DUE_SOON),
        not_met=sum(status in _NOT_MET for status in worst),
        cannot_tell=worst.count(Status.CANNOT_TELL),
    )


def _interval(one: Verdict) -> str:
    if one.rule is YEARLY:
        return "each federal fiscal year"
    months = one.term.optional("interval_months")
    mark = one.term.optional("pass_mark")
    return f"{months} months" if months else f"once; {mark} % to pass" if mark else "once"


def requirement_detail(look: Look, known: Judged, key: str) -> RequirementDetail:
    """Return one training duty with everybody of whom it is asked; *key* is a requirement's that is on the list."""
    one, by = next((one, by) for one, by in _found(known).items() if one.key == key)
    order = {badge: _urgency(min(verdicts, key=_urgency)) for badge, verdicts in by.items()}
    people = [Standing(badge, name, _cell(by[badge])) for badge, name in names_of(look).items() if badge in by]
    people.sort(key=lambda person: order[person.badge])
    return RequirementDetail(_counted(one, by), known.as_of, people)


def reasons(look: Look, known: Judged, key: str, badge: str) -> Reasons:
    """Return why the requirement *key* stands as it does for an officer: all verdicts, the most urgent first."""
    one, by = next((one, by) for one, by in _found(known).items() if one.key == key)
    answers = sorted(by.get(badge, ()), key=_urgency)
    name = names_of(look).get(badge, badge)
    return Reasons(badge, name, one, known.as_of, [explained(verdict, known.facts) for verdict in answers])


def asked_now(known: Judged, rule: str, course: str = "") -> Iterator[Verdict]:
    """Yield the verdicts of a training rule that ask for a course now: those due soon or overdue."""
    for one in known.found.verdicts:
        if one.rule.code == rule and one.status in {Status.DUE_SOON, Status.OVERDUE}:
            if course and _course(one) != course:
                continue
            yield one
