"""From the records around the officers to the facts that rules read."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from coordinator.compliance.choices import Intake, MayLeadTo
from coordinator.compliance.program_facts import (
    Clearance,
    CommitteeMeeting,
    Complaint,
    Contact,
    CorrectiveAction,
    Facility,
    Inspection,
    OversightMeeting,
    PostingCheck,
)
from coordinator.compliance.program_register import Program
from coordinator.compliance.resource_facts import (
    ActivityMonth,
    Answer,
    Cost,
    Equipment,
    Paper,
    SecurityAgreement,
    SystemAccount,
    Waiver,
)
from coordinator.records import (
    ActivityMonthFields,
    ComplaintFields,
    ContactFields,
    CorrectiveActionFields,
    CostFields,
    DocumentFields,
    DocumentLinkFields,
    EquipmentFields,
    ExplanationFields,
    FacilityFields,
    InspectionFields,
    IsaFields,
    MeetingFields,
    OversightMeetingFields,
    PosterEditionFields,
    PostingCheckFields,
    ReleaseClearanceFields,
    SystemAccountFields,
    WaiverFields,
)
from coordinator.records.declaration import Fields

Read = Callable[[type[Fields], tuple[str, ...]], Iterator[tuple[Any, ...]]]
"""Reads the named fields of every record of a kind, in the order of entry, references as key texts."""

_CONTACT = ("role", "name", "valid_from", "valid_to", "last_verified_on")
_ACTION = ("inspection", "finding", "number", "due_on", "completed_on")
_MEETING = ("code", "moas", "status", "scheduled_at", "held_on", "notice_published_on", "minutes_approved_on")
_COMPLAINT = (
    *("may_lead_to", "subject_officer", "related", "log_no", "moa", "received_at", "subject_kind"),
    *("ice_told_at", "removed_on", "resolved_on", "results_reported_on"),
)
_POSTING = ("facility", "checked_on", "english", "spanish", "legible", "contacts_current", "fixed_on", "edition")
_ACCOUNT = ("officer", "system", "granted_on", "rules_signed_on", "disabled_on")
_EQUIPMENT = ("asset_tag", "owner", "status", "received_on", "last_inventory_on")
_COST = ("code", "moa", "incurred_on", "category", "payer", "method", "training_event")
_MONTH = (
    *("year_month", "moa", "locked_on", "detainers_issued", "detainers_notified_24h"),
    *("citizenship_claims", "citizenship_claims_1h"),
)
_PAPER = ("code", "title", "dated_on", "destroy_after", "legal_hold", "disposed_on")
_WAIVER = ("rule", "subject", "from_on", "until_on", "authority")


def program_from(read: Read) -> Program:
    """Return every fact around the officers that the records hold."""
    return program_again(Program(), read, PARTS)


def program_again(program: Program, read: Read, parts: Iterable[str]) -> Program:
    """Return *program* with the *parts* of these names read anew."""
    found: Any = {name: PARTS[name].made(read) for name in parts}
    return replace(program, **found)


def _facilities(read: Read) -> list[Facility]:
    rows = read(FacilityFields, ("name", "kind", "has_ice_network"))
    return [Facility(name, kind, bool(network)) for name, kind, network in rows]


def _actions(read: Read) -> list[CorrectiveAction]:
    return [
        CorrectiveAction(inspection, str(finding), str(number), due, done)
        for inspection, finding, number, due, done in read(CorrectiveActionFields, _ACTION)
    ]


def _clearances(read: Read) -> list[Clearance]:
    rows = read(ReleaseClearanceFields, ("code", "meeting", "result", "answered_on"))
    return [
        Clearance(meeting or "", result, answered, f"release_clearance:{code}")
        for code, meeting, result, answered in rows
    ]


def _security_agreements(read: Read) -> list[SecurityAgreement]:
    rows = read(IsaFields, ("facility", "signed_on"))
    return [SecurityAgreement(place, signed, f"isa:{place}/{signed}") for place, signed in rows]


def _costs(read: Read) -> list[Cost]:
    return [
        Cost(code, moa or "", day, category, payer, method, event is not None)
        for code, moa, day, category, payer, method, event in read(CostFields, _COST)
    ]


def _months(read: Read) -> list[ActivityMonth]:
    return [
        ActivityMonth(moa, date.fromisoformat(f"{month}-01"), *counts)
        for month, moa, *counts in read(ActivityMonthFields, _MONTH)
    ]


def _waivers(read: Read) -> list[Waiver]:
    return [
        Waiver(rule, subject, begins, until, authority or "")
        for rule, subject, begins, until, authority in read(WaiverFields, _WAIVER)
    ]


def _documented(read: Read) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for kind, key, document in read(DocumentLinkFields, ("kind", "key", "document")):
        found.setdefault(f"{kind}:{key}", []).append(document)
    return found


def _meetings(read: Read) -> list[CommitteeMeeting]:
    return [
        CommitteeMeeting(code, frozenset(moas), status, planned.date() if planned else None, held, noticed, approved)
        for code, moas, status, planned, held, noticed, approved in read(MeetingFields, _MEETING)
    ]


def _complaints(read: Read) -> list[Complaint]:
    return [
        Complaint(
            log_no,
            moa,
            received,
            subject_kind,
            badge or "",
            bool(related),
            any(one is not MayLeadTo.NONE for one in may_lead_to),
            *days,
        )
        for may_lead_to, badge, related, log_no, moa, received, subject_kind, *days in read(ComplaintFields, _COMPLAINT)
    ]


def _posting_checks(read: Read) -> list[PostingCheck]:
    intakes: dict[str, Intake] = dict(read(PosterEditionFields, ("code", "intake")))
    return [
        PostingCheck(place, day, all(mark is True for mark in marks), fixed, intakes.get(edition or ""))
        for place, day, *marks, fixed, edition in read(PostingCheckFields, _POSTING)
    ]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the program: the kinds of record that it is made of, and how."""

    kinds: frozenset[str]
    made: Callable[[Read], Any]


def _plain(fact: Callable[..., Any], record: type[Fields], names: tuple[str, ...]) -> Part:
    """Return a part whose facts are the rows of one kind as they are read."""
    return Part(frozenset({record.about.kind}), lambda read: [fact(*row) for row in read(record, names)])


def _of(made: Callable[[Read], Any], *records: type[Fields]) -> Part:
    return Part(frozenset(record.about.kind for record in records), made)


PARTS: Mapping[str, Part] = {
    "facilities": _of(_facilities, FacilityFields),
    "contacts": _plain(Contact, ContactFields, _CONTACT),
    "oversight": _plain(OversightMeeting, OversightMeetingFields, ("moa", "kind", "held_on")),
    "inspections": _plain(Inspection, InspectionFields, ("code", "moa", "kind", "ends_on")),
    "actions": _of(_actions, CorrectiveActionFields),
    "meetings": _of(_meetings, MeetingFields),
    "clearances": _of(_clearances, ReleaseClearanceFields),
    "complaints": _of(_complaints, ComplaintFields),
    "posting_checks": _of(_posting_checks, PostingCheckFields, PosterEditionFields),
    "security_agreements": _of(_security_agreements, IsaFields),
    "accounts": _plain(SystemAccount, SystemAccountFields, _ACCOUNT),
    "equipment": _plain(Equipment, EquipmentFields, _EQUIPMENT),
    "costs": _of(_costs, CostFields),
    "months": _of(_months, ActivityMonthFields),
    "papers": _plain(Paper, DocumentFields, _PAPER),
    "documented": _of(_documented, DocumentLinkFields),
    "waivers": _of(_waivers, WaiverFields),
    "answers": _plain(Answer, ExplanationFields, ("rule", "subject", "on")),
}
"""The parts of the program by their names there."""
