"""Which verdicts belong to an agreement, and which party owes what they ask."""

from collections.abc import Iterable, Mapping

from coordinator.compliance.agreement import live
from coordinator.compliance.facts import Moa
from coordinator.compliance.register import Facts
from coordinator.compliance.verdicts import Verdict, about

AGENCY, ICE, BOTH = "The agency", "ICE", "The agency and ICE"

_BY_ICE = frozenset({"MOA-04", "MOA-10", "AUT-07", "NOM-04", "TRN-05", "INS-01", "SUP-01", "SUP-02"})
_BY_BOTH = frozenset({"MOA-01", "MOA-03", "MOA-05", "MOA-06", "MOA-07", "MOA-09", "AUT-01", "AUT-02", "AUT-05"})


def owed_by(rule: str) -> str:
    """Return which party owes what the rule with that code asks."""
    return ICE if rule in _BY_ICE else BOTH if rule in _BY_BOTH else AGENCY


def by_agreement(facts: Facts, verdicts: Iterable[Verdict]) -> Mapping[str, list[Verdict]]:
    """Return the verdicts that belong to each agreement, by its code, in their order.

    A verdict belongs to the agreement that its subject names or happened under. One about a place or a contact alone
    belongs to each agreement that binds and has the rule; one about an officer alone to those in which the officer
    takes part and that ask just this.
    """
    found: dict[str, list[Verdict]] = {moa.code: [] for moa in facts.register.moas}
    binding, named = live(facts), _named(facts)
    for one in verdicts:
        under = about(one.subject).moa or named.get(one.subject)
        if under is None:
            codes = {moa.code for moa in binding if _asks(facts, moa, one)}
        else:
            codes = {under} if isinstance(under, str) else set(under)
        for code in codes & found.keys():
            found[code].append(one)
    return found


def _named(facts: Facts) -> Mapping[str, str | frozenset[str]]:
    """Return the agreement, or agreements, of each subject whose record names them."""
    program = facts.program
    named: dict[str, str | frozenset[str]] = {one.subject: one.moa for one in program.complaints}
    named |= {one.subject: one.moas for one in program.meetings}
    named |= {one.subject: program.inspection[one.inspection].moa for one in program.actions}
    return named


def _asks(facts: Facts, moa: Moa, one: Verdict) -> bool:
    term, badge = facts.asked(moa, one.rule.code), about(one.subject).badge
    if term is None or badge is None:
        return term is not None
    held = facts.register.file(badge).participations
    return term == one.term and any(row.moa == moa.code for row in held)
