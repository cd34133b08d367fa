"""Questions about verdicts: all of them as of a day, one explained, an officer's authority."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from coordinator.compliance.assess import asked, assess
from coordinator.compliance.authority import authority_of
from coordinator.compliance.dates import add_months
from coordinator.compliance.forecast import next_turn
from coordinator.compliance.rules import RULES
from coordinator.compliance.verdicts import SUBJECTS
from coordinator.errors import Refused
from coordinator.records import OfficerFields
from coordinator.services.explaining import AuthorityAnswer, Explanation, answered, explained
from coordinator.services.facts import facts_as_of
from coordinator.services.terms import rules_label
from coordinator.store import Store

LOOK_AHEAD = 60
"""How many months ahead an explanation looks for the day on which its answer turns."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Every answer as of a day, in words and codes; *names* are the officers' by badge.

    It is *empty* when there is neither an agreement nor an officer on record: then there is nothing to judge yet.
    """

    as_of: date
    rules: str
    authority: tuple[AuthorityAnswer, ...]
    verdicts: tuple[Explanation, ...]
    names: Mapping[str, str]
    empty: bool

    def as_json(self) -> dict[str, object]:
        """Return the document that ``coordinator status --json`` prints."""
        return {
            "as_of": self.as_of.isoformat(),
            "rules": self.rules,
            "authority": [one.as_json() for one in self.authority],
            "verdicts": [one.as_json() for one in self.verdicts],
        }


def judge(store: Store, as_of: date, known_at: datetime | None = None) -> Judgement:
    """Ask every rule, and the authority of every officer, as of a day; from what was on record at *known_at*."""
    with store.looking(known_at) as look:
        facts = facts_as_of(look, as_of)
        people = list(look.rows(OfficerFields, ("badge", "last_name", "first_name")))
    found = assess(facts)
    return Judgement(
        as_of,
        rules_label(facts.templates),
        tuple(answered(held, one, facts) for held, one in found.authority.items()),
        tuple(explained(one, facts) for one in found.verdicts),
        {badge: f"{last}, {first}" for badge, last, first in people},
        empty=not facts.register.moas and not facts.register.files,
    )


def explain(store: Store, rule: str, subject: str, as_of: date, known_at: datetime | None = None) -> Explanation:
    """Explain one verdict.

    Raises:
        Refused: there is no such rule, or it is not asked of the subject on that day.
    """
    known_rule = next((one for one in RULES if one.code == rule), None)
    if known_rule is None:
        known = ", ".join(one.code for one in RULES)
        raise Refused(f"There is no rule {rule}. The rules are: {known}.")
    with store.looking(known_at) as look:
        facts = facts_as_of(look, as_of)
    if subject.partition(":")[0] not in SUBJECTS:
        raise Refused(f"{subject} is no subject; status prints them, such as participation:4117/KC-JEM-2.")
    for found in asked(facts, known_rule):
        if found.subject == subject:
            return explained(found, facts, next_turn(facts, found, add_months(as_of, LOOK_AHEAD)))
    raise Refused(
        f"{rule} is not asked of {subject} as of {as_of.isoformat()}: it does not apply, or there is no such record."
    )


def authority_on(store: Store, badge: str, day: date, known_at: datetime | None = None) -> tuple[AuthorityAnswer, ...]:
    """Return the officer's authority under each agreement on a day.

    Raises:
        Refused: no officer has that badge.
    """
    with store.looking(known_at) as look:
        if badge not in look.keys("officer").values():
            raise Refused(f"No officer has the badge {badge}.")
        facts = facts_as_of(look, day)
    own = (held for held in facts.participations if held.badge == badge)
    return tuple(answered(held, authority_of(facts, held), facts) for held in own)
