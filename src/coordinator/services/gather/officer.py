"""Gathers R10 Officer file."""

from collections.abc import Iterator
from functools import partial
from operator import itemgetter
from typing import Any

from coordinator.compliance.spans import Past, spans
from coordinator.compliance.verdicts import about
from coordinator.records import (
    AuthorizationFields,
    ComplaintFields,
    CredentialFields,
    DocumentFields,
    DocumentLinkFields,
    EligibilityCheckFields,
    ExamAttemptFields,
    NominationFields,
    OfficerFields,
    ParticipationFields,
    StatusEventFields,
    SystemAccountFields,
    TrainingRecordFields,
)
from coordinator.records.declaration import fields_of
from coordinator.records.plain_words import in_words
from coordinator.reports.document.blocks import Document
from coordinator.reports.listing import Listing
from coordinator.reports.officer import NAME, File, Stretch, document
from coordinator.services.explaining import record_words
from coordinator.services.gather import authority
from coordinator.services.gather.answers import answers_of
from coordinator.services.gather.listing import Row, Wanted, listing, records
from coordinator.services.gather.report import OFFICER, Options, Report, source_of
from coordinator.services.judged import Judged
from coordinator.store import Look

_NOT_ABOUT = frozenset({"last_name", "first_name", "middle_name", "suffix"})


def gather(look: Look, known: Judged, badge: str) -> File:
    """Return everything on record about one officer by the day that was judged.

    Raises:
        Refused: no officer has that badge.
    """
    proof = authority.gather(look, known, badge, whole=True)
    own = [one for one in known.found.verdicts if about(one.subject).badge == badge]
    return File(
        source=source_of(look, known),
        proof=proof,
        about=list(_about(look, known, badge)),
        stretches=list(_stretches(known, badge)),
        duties=answers_of(look, known).duties(own),
        listings=[*(listing(look, known.as_of, one) for one in _wanted(badge)), _documents(look, known, badge)],
    )


def _about(look: Look, known: Judged, badge: str) -> Iterator[tuple[str, str]]:
    row = next(row for row in records(look, OfficerFields, known.as_of) if row["badge"] == badge)
    for one in fields_of(OfficerFields):
        if one.name not in _NOT_ABOUT and (words := in_words(row[one.name])):
            yield one.title, words


def _stretches(known: Judged, badge: str) -> Iterator[Stretch]:
    past = Past(known.facts)
    for held in known.facts.participations:
        if held.badge == badge:
            days = [(span.start, span.until) for span in spans(past, held)]
            yield Stretch(held.moa, held.role.words, days)


def _wanted(badge: str) -> Iterator[Wanted]:
    """Yield the tables of records about one officer; what had not happened by the day is left out."""

    def own(day: str, row: Row) -> bool:
        return row["officer"] == badge and row[day] is not None

    for record, day, shares in _OWN:
        yield Wanted(record, shares, partial(own, day), itemgetter(day))
    yield Wanted(
        ComplaintFields,
        _COMPLAINT,
        lambda row: row["subject_officer"] == badge and row["received_at"] is not None,
        lambda row: row["received_at"],
        note="By number only.",
    )


_COMPLAINT = {"log_no": 20, "received_at": 26, "nature": 30, "resolved_on": 20}
_OWN: tuple[tuple[Any, str, dict[str, int]], ...] = (
    (ParticipationFields, "started_on", {"moa": 20, "role": 34, "started_on": 18, "ended_on": 18, "end_reason": 24}),
    (
        NominationFields,
        "nominated_on",
        {"moa": 20, "nominated_on": 18, "nominated_by": 26, "submitted_on": 18, "decision": 18, "decided_on": 18},
    ),
    (
        EligibilityCheckFields,
        "verified_on",
        {"moa": 18, "check": 40, "result": 14, "verified_on": 18, "verified_by": 24, "method": 30},
    ),
    (
        TrainingRecordFields,
        "started_on",
        {"course": 18, "started_on": 18, "completed_on": 18, "status": 20, "certified_on": 18, "location": 24},
    ),
    (ExamAttemptFields, "taken_on", {"course": 20, "exam": 20, "attempt": 24, "score": 14, "taken_on": 20}),
    (
        AuthorizationFields,
        "granted_from",
        {"moa": 18, "letter_on": 16, "granted_from": 18, "granted_until": 18, "signed_by": 22, "received_on": 18},
    ),
    (
        CredentialFields,
        "issued_on",
        {"moa": 18, "kind": 26, "serial": 18, "issued_on": 16, "returned_on": 16, "last_sighted_on": 18},
    ),
    (
        StatusEventFields,
        "effective_on",
        {"moa": 18, "kind": 36, "effective_on": 18, "decided_by": 14, "reason": 26, "other_party_told_at": 24},
    ),
    (SystemAccountFields, "granted_on", {"system": 24, "rules_signed_on": 22, "granted_on": 20, "disabled_on": 20}),
)
"""Records about an officer: the kind, the day that says when it happened, and the widths of the columns."""


def _documents(look: Look, known: Judged, badge: str) -> Listing:
    """Return the documents that are on file for a record about the officer."""
    rows = look.rows(DocumentLinkFields, ("document", "kind", "key"))
    linked: dict[str, list[str]] = {}
    for code, kind, key in rows:
        if kind in _KINDS and (key == badge or key.startswith(f"{badge}/")):
            linked.setdefault(code, []).append(record_words(f"{kind}:{key}"))
    on_file = {one.key for one in known.facts.program.papers if one.is_on_file(known.as_of)}
    found = [
        row for row in records(look, DocumentFields, known.as_of) if row["code"] in linked and row["code"] in on_file
    ]
    return Listing(
        "Documents on file",
        (("Code", 20), ("Title", 50), ("Dated", 18), ("For", 46)),
        [[row["code"], row["title"], in_words(row["dated_on"]), "\n".join(linked[row["code"]])] for row in found],
    )


_KINDS = frozenset({OfficerFields.about.kind, *(record.about.kind for record, _, _ in _OWN)})


def _make(look: Look, known: Judged, options: Options) -> Document:
    return document(gather(look, known, options.officer))


FILE = Report(
    "officer",
    NAME,
    "Everything on record about one officer, complete without opening anything else.",
    "OPR, field program manager, personnel",
    (OFFICER,),
    _make,
)
