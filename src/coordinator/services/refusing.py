"""What cannot be among the records as they stand, over several of them at once: for imports, forms and commands."""

from collections.abc import Iterator
from datetime import date

from coordinator.compliance.entry import Refusal, refusals
from coordinator.compliance.tallies import FUNCTIONS_BEHIND, Claim, Month, beyond_the_model, claimed_twice
from coordinator.records import (
    RECORD_OF,
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
from coordinator.records.declaration import fields_of, key_fields
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
    """Yield the links of documents to records that are not there, and to fields that their records do not have."""
    links = list(look.rows(DocumentLinkFields, ("document", "kind", "key", "field")))
    keys = {kind: frozenset(look.keys(kind).values()) for kind in {link[1] for link in links}}
    names = {kind: [one.name for one in fields_of(RECORD_OF[kind])] for kind in keys}
    for document, kind, key, field in links:
        ref = f"document_link:{key_text((document, kind, key))}"
        if key not in keys[kind]:
            yield Refusal(ref, "key", f"there is no {kind.replace('_', ' ')} {key}")
        if field is not None and field not in names[kind]:
            reason = f"a {kind.replace('_', ' ')} has no field {field}; its fields are {', '.join(names[kind])}"
            yield Refusal(ref, "field", reason)
