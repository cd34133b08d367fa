"""All verdicts of a program as of a day, computed once and asked many times."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coordinator.compliance.assess import Assessment, assess
from coordinator.compliance.register import Facts
from coordinator.compliance.verdicts import Weight, about
from coordinator.records import AgencyFields, OfficerFields
from coordinator.services.facts import facts_as_of
from coordinator.services.terms import rules_label
from coordinator.store import Look, Store
from coordinator.store.standing import Stand, Standing


@dataclass(frozen=True, eq=False)
class Judged:
    """The facts as of a day, what follows from them, and the head of the history that they come from."""

    facts: Facts
    found: Assessment
    head: str

    @property
    def as_of(self) -> date:
        """The day."""
        return self.facts.as_of


def judged(look: Look, as_of: date) -> Judged:
    """Judge the records as of a day."""
    facts = facts_as_of(look, as_of)
    return Judged(facts, assess(facts), look.head)


def stands(known: Judged) -> Iterator[Stand]:
    """Yield every answer as the standing keeps it."""
    for held, authority in known.found.authority.items():
        due = authority.until.isoformat() if authority.until else None
        word = authority.word.value
        yield Stand("AUTHORITY", "Authority", held.subject, held.badge, held.moa, word, due, Weight.DUTY.value)
    for one in known.found.verdicts:
        if one.answered:
            continue  # explained: nothing is to be done about it any more
        officer, moa = about(one.subject)
        rule = one.rule
        yield Stand(rule.code, rule.title, one.subject, officer, moa, one.status.value, one.due_iso, rule.weight.value)


def standing_of(look: Look, known: Judged) -> Standing:
    """Return what a first page needs, from records that are open."""
    people = look.rows(OfficerFields, ("badge", "last_name", "first_name"))
    return Standing(
        agency=next((name for (name,) in look.rows(AgencyFields, ("name",))), ""),
        as_of=known.as_of,
        head=known.head,
        now=look.head,
        rules=rules_label(known.facts.templates),
        stands=list(stands(known)),
        names={badge: f"{last}, {first}" for badge, last, first in people},
        past=look.past(8),
    )


def keep_standing(store: Store, standing: Standing) -> None:
    """Keep how every duty stands, for the next first look."""
    store.keep_standing(standing.as_of, standing.head, standing.rules, standing.stands)
