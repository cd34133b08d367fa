"""All verdicts of a program as of a day, computed once and asked many times; after a change, only what it touches."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from coordinator.compliance.assess import Assessment, assess
from coordinator.compliance.authority import authority_of
from coordinator.compliance.officer_file import grouped
from coordinator.compliance.register import Facts
from coordinator.compliance.verdicts import Verdict, Weight, about
from coordinator.records import AgencyFields, OfficerFields, SnoozeFields
from coordinator.services.facts import facts_as_of
from coordinator.services.rejudging import judged_again
from coordinator.services.terms import rules_label
from coordinator.store import Look, Store
from coordinator.store.standing import PutOff, Stand, Standing

_PUT_OFF = ("rule", "subject", "from_on", "until_on", "reason")


@dataclass(frozen=True, eq=False)
class Judged:
    """What follows from the facts as of a day, and the head of the history that they come from.

    *told* keeps each officer's answers as the standing has them, once they were asked for, beside the verdicts that
    they were made of; what is judged again shares it.
    """

    found: Assessment
    head: str
    told: dict[str, tuple[Sequence[Verdict], Sequence[Stand]]] = field(default_factory=dict, repr=False)

    @property
    def facts(self) -> Facts:
        """The facts."""
        return self.found.facts

    @property
    def as_of(self) -> date:
        """The day."""
        return self.facts.as_of


def judged(look: Look, as_of: date, known: Judged | None = None) -> Judged:
    """Judge the records as of a day; what is *known* of that day is asked again only where a change touched it."""
    head = look.head
    if known is not None and known.as_of == as_of and look.then is None:
        if known.head == head:
            return known
        if found := judged_again(look, known.found, known.head):
            return Judged(found, head, known.told)
    return Judged(assess(facts_as_of(look, as_of)), head)


def stands(known: Judged) -> Mapping[str, Sequence[Stand]]:
    """Return every answer as the standing keeps it, by the officer whom it is about; ``""`` is nobody."""
    found: dict[str, Sequence[Stand]] = {}
    for badge, own in known.found.officers.items():
        told = known.told.get(badge)
        if told is None or told[0] is not own:
            told = known.told[badge] = (own, (*_authority(known.facts, badge), *_told(own)))
        found[badge] = told[1]
    around = _told(chain.from_iterable(known.found.program.values()))
    for whom, more in grouped(around, lambda one: one.officer or "").items():
        found[whom] = (*found.get(whom, ()), *more)
    return found


def _authority(facts: Facts, badge: str) -> Iterator[Stand]:
    for held in facts.held_by(badge):
        authority = authority_of(facts, held)
        due = authority.until.isoformat() if authority.until else None
        word = authority.word.value
        yield Stand("AUTHORITY", "Authority", held.subject, held.badge, held.moa, word, due, Weight.DUTY.value)


def _told(verdicts: Iterable[Verdict]) -> Iterator[Stand]:
    for one in verdicts:
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
        stands=list(chain.from_iterable(stands(known).values())),
        names={badge: f"{last}, {first}" for badge, last, first in people},
        past=look.past(8),
        put_off=[
            PutOff(rule, subject, on.isoformat(), until.isoformat(), reason)
            for rule, subject, on, until, reason in look.rows(SnoozeFields, _PUT_OFF)
        ],
    )


def keep_standing(store: Store, known: Judged) -> None:
    """Keep how every duty stands, for the next first look."""
    store.keep_standing(known.as_of, known.head, rules_label(known.facts.templates), stands(known))
