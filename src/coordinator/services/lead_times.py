"""How many days ahead each duty says that it is due soon: what the print suggests, and what the agency set."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coordinator.compliance.rules import RULES
from coordinator.compliance.terms import template_for
from coordinator.records import MoaTermFields
from coordinator.services.deleting import delete
from coordinator.services.editing import Edited, detail, save_fields, save_new
from coordinator.services.judged import Judged
from coordinator.store import Changes, Look, Store

PARAMETER = "due_soon_days"


@dataclass(frozen=True, slots=True)
class LeadTime:
    """How early a rule is told under an agreement, in days; *own* says that the agency set it."""

    moa: str
    rule: str
    title: str
    days: int
    suggested: str
    own: bool

    @property
    def key(self) -> str:
        """What the own term is known by."""
        return f"{self.moa}/{self.rule}/{PARAMETER}"


def lead_times(look: Look, known: Judged) -> Sequence[LeadTime]:
    """Return the lead time of every rule that is asked under an agreement, agreement by agreement."""
    facts = known.facts
    own = set(look.keys("moa_term").values())
    found = []
    for moa in facts.register.moas:
        printed = template_for(facts.templates, moa.template, moa.model).rules
        for rule in RULES:
            term = facts.asked(moa, rule.code)
            days = term.optional(PARAMETER) if term is not None else None
            if days is not None:
                before = printed[rule.code].parameters if rule.code in printed else None
                suggested = str((before or {}).get(PARAMETER, ""))
                there = f"{moa.code}/{rule.code}/{PARAMETER}" in own
                found.append(LeadTime(moa.code, rule.code, rule.title, days, suggested, there))
    return found


def set_lead_time(store: Store, today: date, found: LeadTime, days: str) -> Changes | None:
    """Tell a duty *days* ahead from now on; an empty text goes back to what is suggested.

    Raises:
        Invalid: it is no number of days; nothing was written.
        Unavailable: the disk cannot be written.
    """
    with store.looking() as look:
        number = look.number_of("moa_term", found.key)
        shown = detail(look, MoaTermFields, number).values["value"] if number is not None else None
    if number is None:
        if not days:
            return None
        note = "How early this office wants to be told."
        values = {"moa": found.moa, "rule": found.rule, "parameter": PARAMETER, "value": days, "note": note}
        return save_new(store, MoaTermFields, values, today).changes
    if not days:
        return delete(store, MoaTermFields, number, today)
    return save_fields(store, MoaTermFields, number, {"value": Edited(shown, days)}, today).changes
