"""An agreement under another print: which duties begin, end or change, and what there is to do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coordinator.compliance.authority import AuthorityWord, authority_of
from coordinator.compliance.facts import Moa
from coordinator.compliance.register import Facts
from coordinator.compliance.rules import RULES
from coordinator.compliance.terms import Template, Term
from coordinator.compliance.verdicts import Rule


class Fate(StrEnum):
    """What becomes of a duty."""

    BEGINS = "Begins"
    ENDS = "Ends"
    CHANGES = "Changes"


@dataclass(frozen=True, slots=True)
class DutyChange:
    """One duty under the old print and the new one; *differences* are of its parameters, as (name, before, after)."""

    rule: Rule
    fate: Fate
    before: Term | None
    after: Term | None
    differences: Sequence[tuple[str, str, str]]


def duty_changes(old: Template, new: Template) -> list[DutyChange]:
    """Return what becomes of each duty, in the order of the rules; what stays the same is left out."""
    return [change for rule in RULES if (change := _change(rule, old.rules.get(rule.code), new.rules.get(rule.code)))]


def _change(rule: Rule, before: Term | None, after: Term | None) -> DutyChange | None:
    if before is None or after is None:
        fate = Fate.BEGINS if after else Fate.ENDS
        return DutyChange(rule, fate, before, after, ()) if before or after else None
    old, new = before.parameters or {}, after.parameters or {}
    differences = [
        (name, str(old.get(name, "none")), str(new.get(name, "none")))
        for name in sorted({*old, *new})
        if old.get(name) != new.get(name)
    ]
    if before.basis is not after.basis:
        differences.append(("basis", before.basis.words, after.basis.words))
    return DutyChange(rule, Fate.CHANGES, before, after, differences) if differences else None


def to_do(facts: Facts, moa: Moa, changes: Sequence[DutyChange]) -> Iterator[str]:
    """Yield what there is to do when *moa* is signed anew, in the order in which it is done."""
    held = [one for one in facts.participations if one.moa == moa.code]
    able = [one.badge for one in held if authority_of(facts, one).word is AuthorityWord.AUTHORIZED]
    yield "Record the new agreement with both signatures, and that it supersedes the old one."
    if able:
        who = f"{len(able)} officers ({', '.join(able)})"
        yield f"Ask ICE for new authorization letters for {who}: the old ones end with it."
    for one in changes:
        if one.rule.code in _FOLLOWS and one.fate is not Fate.ENDS:
            yield _FOLLOWS[one.rule.code]
    ended = [one.rule.title.lower() for one in changes if one.fate is Fate.ENDS]
    if ended:
        yield f"Decide whether to keep as local policy what the new print no longer asks: {', '.join(ended)}."


_FOLLOWS = {
    "PST-02": "Hang up notices that name the office for complaints of the new print.",
    "AUT-02": "Write down when each new letter ends: under the new print letters last another time.",
    "CMP-01": "Tell everybody who takes complaints the new time for telling ICE.",
    "CMP-05": "Tell commanders that an officer is out of the program while a grave matter is open.",
    "MOA-07": "Write down the day from which the first review meeting is counted.",
    "NOM-02": "Record since when each candidate has worked in law enforcement.",
}
"""What follows from a duty that begins or changes."""
