"""What cannot be among the records as they stand, over several of them at once: for imports, forms and commands."""

from collections.abc import Iterator
from datetime import date

from coordinator.compliance.entry import Refusal, refusals
from coordinator.compliance.tallies import FUNCTIONS_BEHIND, Claim, Month, beyond_the_model, claimed_twice
from coordinator.records import (
    ActivityMonthFields,
    CorrectiveActionFields,
    DocumentLinkFields,
    Fields,
    MeetingActionFields,
    MeetingFields,
    MoaFields,
    OversightMeetingFields,
    ReimbursementFields,
)
from coordinator.records.declaration import key_fields
from coordinator.services.facts import register_from
from coordinator.services.terms import templates
from coordinator.store import Look, key_text

_DONE: tuple[tuple[type[Fields], str], ...] = (
    (OversightMeetingFields, "held_on"),
    (CorrectiveActionFields, "completed_on"),
    (MeetingFields, "held_on"),
    (MeetingActionFields, "done_on"),
)
"""Days on which something was done; completed courses are looked at among the facts."""


def refused(look: Look, today: date) -> set[Refusal]:
    """Return everything that cannot be, as known on *today*."""
    return {
        *refusals(register_from(look.rows), templates(look), today),
        *beyond_the_model(_months(look)),
        *claimed_twice(Claim(*row) for row in look.rows(ReimbursementFields, ("code", "program", "entries"))),
        *_not_done_yet(look, today),
        *_papers_of_nothing(look),
    }


def _months(look: Look) -> Iterator[Month]:
    models = dict(look.rows(MoaFields, ("code", "model")))
    for moa, month, *counts in look.rows(ActivityMonthFields, ("moa", "year_month", *FUNCTIONS_BEHIND)):
        yield Month(moa, month, models[moa], dict(zip(FUNCTIONS_BEHIND, counts, strict=True)))


def _not_done_yet(look: Look, today: date) -> Iterator[Refusal]:
    for record, name in _DONE:
        parts = [field.name for field in key_fields(record)]
        for done_on, *key in look.rows(record, (name, *parts)):
            if done_on is not None and done_on > today:
                reason = f"{done_on} is in the future; leave it empty until then"
                yield Refusal(f"{record.about.kind}:{key_text(key)}", name, reason)


def _papers_of_nothing(look: Look) -> Iterator[Refusal]:
    """Yield the links of documents to records that are not there."""
    links = list(look.rows(DocumentLinkFields, ("document", "kind", "key")))
    keys = {kind: frozenset(look.keys(kind).values()) for kind in {kind for _, kind, _ in links}}
    for document, kind, key in links:
        if key not in keys[kind]:
            reason = f"there is no {kind.replace('_', ' ')} {key}"
            yield Refusal(f"document_link:{key_text((document, kind, key))}", "key", reason)
