"""From facts to verdicts: every rule asked of every subject, then what the agency waived or explained."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from coordinator.compliance.authority import Authority, authority_of
from coordinator.compliance.facts import Participation
from coordinator.compliance.register import Facts, Register
from coordinator.compliance.rules import OF_OFFICERS, OF_THE_PROGRAM, RULES
from coordinator.compliance.verdicts import Rule, Status, Verdict, about, step

_PAST_MENDING = frozenset({Status.NOT_MET, Status.LATE})


@dataclass(frozen=True, eq=False)
class Assessment:
    """All answers as of the day of *facts*, kept so that a part of them can be asked again.

    *officers* holds what the rules of officers say, by badge; *program* what the other rules say, by rule.
    """

    facts: Facts
    officers: Mapping[str, Sequence[Verdict]]
    program: Mapping[str, Sequence[Verdict]]

    @cached_property
    def authority(self) -> Mapping[Participation, Authority]:
        """The authority of each participation, officer by officer."""
        return {held: authority_of(self.facts, held) for held in self.facts.participations}

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Every verdict in the order of the rules, and under a rule officer by officer."""
        found: dict[str, list[Verdict]] = {rule.code: [*self.program.get(rule.code, ())] for rule in RULES}
        for own in self.officers.values():
            for one in own:
                found[one.rule.code].append(one)
        return tuple(chain.from_iterable(found.values()))


def assess(facts: Facts) -> Assessment:
    """Ask every rule; rules that do not apply to a subject answer nothing about it."""
    officers: dict[str, list[Verdict]] = {badge: [] for badge in facts.register.files}
    for rule in OF_OFFICERS:
        for one in asked(facts, rule):
            officers[about(one.subject).badge or ""].append(one)
    return Assessment(facts, officers, {rule.code: [*asked(facts, rule)] for rule in OF_THE_PROGRAM})


def assess_again(before: Assessment, register: Register, badges: Collection[str], *, around: bool) -> Assessment:
    """Return what :func:`assess` says of *register*, asking anew only what can be otherwise than *before*.

    *register* differs from the one before in nothing but the files of the officers *badges*, what names these officers,
    and, if *around*, the program.
    """
    facts = before.facts.filed_anew(register, badges)
    if facts.keeps != before.facts.keeps:
        return assess(facts)
    anew = {badge: _of_officer(facts, badge) for badge in badges if badge in register.files}
    officers = {**before.officers, **anew}
    if [*officers] != [*register.files]:
        officers = {badge: officers[badge] for badge in register.files}
    program = {
        rule.code: [*asked(facts, rule)] if around or rule.over_officers else before.program[rule.code]
        for rule in OF_THE_PROGRAM
    }
    return Assessment(facts, officers, program)


def _of_officer(facts: Facts, badge: str) -> list[Verdict]:
    known = facts.of_officer(badge)
    return [one for rule in OF_OFFICERS for one in asked(known, rule)]


def asked(facts: Facts, rule: Rule) -> Iterator[Verdict]:
    """Yield the verdicts of one rule, waived or explained where the agency's own records say so."""
    return (_ruled(facts, verdict) for verdict in rule.judge(facts))


def _ruled(facts: Facts, found: Verdict) -> Verdict:
    if waiver := facts.program.waiver(found.rule.code, found.subject, facts.as_of):
        by = step("waived from {} by {}", waiver.from_on, waiver.authority or "somebody who is not named")
        lines, refs = (*found.steps, by), (*found.rests_on, waiver.ref)
        return replace(found, status=Status.WAIVED, otherwise=found.status, steps=lines, rests_on=refs, mend="")
    if found.status in _PAST_MENDING and (answer := facts.program.answer(found.rule.code, found.subject, facts.as_of)):
        return replace(found, answered=answer.ref, rests_on=(*found.rests_on, answer.ref))
    return found
