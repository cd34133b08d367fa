"""Verdicts as reports show them: whom they are about by name, the worst first, each with its reasons."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from coordinator.compliance.agreement import standing
from coordinator.compliance.marks import MARK_OF, Mark
from coordinator.compliance.register import Facts
from coordinator.compliance.verdicts import COUNTED, Status, Verdict, Weight, about, subject_words
from coordinator.records import ExplanationFields, OfficerFields
from coordinator.reports.answers import Answer, Duty, Need
from coordinator.services.explaining import Explanation, explained
from coordinator.services.judged import Judged
from coordinator.store import Look

_NEED = {
    Status.OVERDUE: Need.ATTENTION,
    Status.NOT_MET: Need.ATTENTION,
    Status.LATE: Need.ATTENTION,
    Status.CANNOT_TELL: Need.UNKNOWN,
    Status.DUE_SOON: Need.SOON,
}
"""What a status asks of people; every other one is settled."""
_ORDER = [*_NEED, Status.PENDING, Status.WAIVED, Status.MET, Status.NOT_APPLICABLE]
_NEEDS = [*Need]


def need_of(one: Verdict) -> Need:
    """Return what a verdict asks of people: nothing where a failure is explained."""
    return Need.SETTLED if one.answered else _NEED.get(one.status, Need.SETTLED)


def urgency(one: Verdict) -> tuple[int, int, str, str]:
    """Return by what verdicts are sorted: the worst first, then the longest due."""
    return _NEEDS.index(need_of(one)), _ORDER.index(one.status), one.due_iso or "", one.subject


def shown(one: Verdict) -> tuple[str, str]:
    """Return the word and the mark of a verdict's status; what ICE may do is expected and never overdue."""
    if one.status is Status.OVERDUE and one.rule.weight is Weight.INFORMATION:
        return "Past the expected day", Mark.SOON.value
    return one.status.words, MARK_OF[one.status.value].value


@dataclass(frozen=True, eq=False)
class Answers:
    """Turns verdicts into what reports show of them."""

    facts: Facts
    names: Mapping[str, str]
    explanations: Mapping[str, str]

    def person(self, badge: str) -> str:
        """Return an officer by name and badge: ``Whitfield, Dana (4117)``."""
        name = self.names.get(badge)
        return f"{name} ({badge})" if name else badge

    def who(self, subject: str) -> str:
        """Return whom or what a subject names, an officer by name: ``Whitfield, Dana (4117)``."""
        badge = about(subject).badge or ""
        words = subject_words(subject)
        if badge not in self.names:
            return words
        detail = "" if subject.startswith("participation:") else words.partition(", ")[2]
        return "\n".join(part for part in (self.person(badge), detail) if part)

    def answer(self, one: Verdict) -> Answer:
        """Return one verdict with its reasons."""
        said: Explanation = explained(one, self.facts)
        words, mark = shown(one)
        return Answer(
            about=self.who(one.subject),
            status=words,
            mark=mark,
            need=need_of(one).words,
            due=said.due or "",
            steps=said.steps,
            papers=said.papers,
            documents=[str(paper) for paper in said.documents],
            mend="" if one.answered else said.mend,
            answered=self.explanations.get(one.answered, ""),
            waived=said.otherwise_words,
        )

    def duties(self, verdicts: Iterable[Verdict]) -> Sequence[Duty]:
        """Return *verdicts*, which are in the order of the rules, by rule, the rules with the worst answers first."""
        by_rule = [sorted(found, key=urgency) for _, found in groupby(verdicts, key=lambda one: one.rule.code)]
        in_order = sorted(by_rule, key=lambda found: (urgency(found[0])[:2], _weight(found[0])))
        return [self._duty(found) for found in in_order]

    def _duty(self, found: Sequence[Verdict]) -> Duty:
        rule = found[0].rule
        grounds = explained(found[0], self.facts).grounds
        counted = rule.weight in COUNTED
        answers = [self.answer(one) for one in found]
        return Duty(rule.code, rule.title, rule.words, rule.weight.words, counted, grounds, answers)


def _weight(one: Verdict) -> int:
    return [*type(one.rule.weight)].index(one.rule.weight)


def answers_of(look: Look, known: Judged) -> Answers:
    """Return what turns verdicts into what reports show of them."""
    people = look.rows(OfficerFields, ("badge", "last_name", "first_name"))
    rows = look.rows(ExplanationFields, ("rule", "subject", "on", "by", "text"))
    explanations = {
        f"explanation:{rule}/{subject}/{on}": f"{text} ({', '.join(filter(None, (by, str(on))))})"
        for rule, subject, on, by, text in rows
    }
    return Answers(known.facts, {badge: f"{last}, {first}" for badge, last, first in people}, explanations)


def agreements_of(facts: Facts, subject: str) -> Sequence[str]:
    """Return the codes of the agreements that a subject comes under; none for the program as a whole."""
    kind, _, key = subject.partition(":")
    if (moa := about(subject).moa) is not None:
        return [moa]
    program = facts.program
    if kind == "complaint":
        return [one.moa for one in program.complaints if one.log_no == key]
    if kind == "meeting":
        return sorted(code for one in program.meetings if one.code == key for code in one.moas)
    if kind == "action":
        return [program.inspection[key.partition("/")[0]].moa]
    if kind == "cost":
        return [one.moa for one in program.costs if one.key == key and one.moa]
    return _of_a_course(facts, key) if kind in {"exam", "training"} else []


def _of_a_course(facts: Facts, key: str) -> Sequence[str]:
    """Return the agreement for whose model an officer took a course, the present one first."""
    badge, _, rest = key.partition("/")
    course = facts.register.course.get(rest.partition("/")[0])
    held = [one for one in facts.register.file(badge).participations if course is not None]
    under = [one for one in held if course is not None and course.is_for(facts.moa_of(one).model)]
    under.sort(key=lambda one: (not standing(facts, facts.moa_of(one)).live, -one.started_on.toordinal()))
    return [one.moa for one in under[:1]]
