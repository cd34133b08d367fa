"""The tables of the inspection packet that no other report has: records of a section, with the duties about them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from coordinator.compliance.choices import ContactRole, OversightKind
from coordinator.compliance.verdicts import Verdict
from coordinator.records import (
    CommitteeMemberFields,
    ContactFields,
    ContactLogFields,
    CorrectiveActionFields,
    DocumentFields,
    EquipmentFields,
    FindingFields,
    InspectionFields,
    IsaFields,
    MeetingFields,
    OfficerFields,
    OversightMeetingFields,
    PolicyConflictFields,
    PostingCheckFields,
    ReleaseClearanceFields,
    StatusEventFields,
    SystemAccountFields,
)
from coordinator.records.plain_words import in_words
from coordinator.reports.listing import Listing
from coordinator.reports.packet import Section
from coordinator.services.gather.answers import Answers
from coordinator.services.gather.listing import Row, Wanted, day_of, listing, records
from coordinator.services.judged import Judged
from coordinator.store import Look

Period = tuple[date, date]
_SUPERVISORS = frozenset({ContactRole.FPM, ContactRole.ICE_SUPERVISOR, ContactRole.FOD})
_VISITS = frozenset({OversightKind.SITE_VISIT, OversightKind.CALL})


def changes(period: Period) -> Wanted:
    """Return what shows every change of an officer's authority in the period."""
    return Wanted(
        StatusEventFields,
        {"officer": 12, "moa": 18, "kind": 40, "effective_on": 18, "decided_by": 14, "reason": 28},
        lambda row: _within(row, "effective_on", period),
        lambda row: row["effective_on"],
        title="Changes of authority in the period",
    )


def _within(row: Row, name: str, period: Period) -> bool:
    day = day_of(row[name])
    return day is not None and period[0] <= day <= period[1]


def sections(look: Look, known: Judged, answers: Answers, period: Period) -> Mapping[str, Section]:
    """Return the sections that are made of records and of the duties about them, by their names in the packet."""
    wanted: dict[str, tuple[Sequence[Wanted], Sequence[str]]] = {
        "posters": (list(_posters(period)), ["PST"]),
        "meetings": (list(_meetings(period)), ["MOA-06", "MOA-07", "STC"]),
        "supervision": (list(_supervision(period)), ["SUP"]),
        "systems": (list(_systems()), ["IT", "EQP"]),
        "interpreters": (list(_interpreters()), ["LEP"]),
        "releases": (list(_releases(period)), ["REL"]),
        "findings": (list(_findings()), ["INS"]),
    }
    return {
        name: Section([listing(look, known.as_of, one) for one in tables], answers.duties(_about(known, codes)))
        for name, (tables, codes) in wanted.items()
    }


def _about(known: Judged, codes: Sequence[str]) -> list[Verdict]:
    starts = tuple(code if "-" in code else f"{code}-" for code in codes)
    return [one for one in known.found.verdicts if one.rule.code.startswith(starts)]


def _posters(period: Period) -> Iterator[Wanted]:
    shares = {"facility": 26, "checked_on": 16, "checked_by": 20, "english": 12, "spanish": 12, "legible": 12}
    yield Wanted(
        PostingCheckFields,
        {**shares, "edition": 16, "problem": 28, "fixed_on": 16},
        lambda row: _within(row, "checked_on", period),
        lambda row: (row["checked_on"], row["facility"]),
        title="Poster checks of the period",
    )


def _meetings(period: Period) -> Iterator[Wanted]:
    yield Wanted(
        OversightMeetingFields,
        {"held_on": 16, "moa": 18, "kind": 34, "attendees": 34, "summary": 40, "reported_on": 18},
        lambda row: row["kind"] not in _VISITS and _within(row, "held_on", period),
        lambda row: row["held_on"],
        title="Meetings with ICE in the period",
    )
    yield Wanted(
        MeetingFields,
        {"code": 18, "title": 40, "status": 18, "held_on": 18, "notice_published_on": 22, "minutes_approved_on": 22},
        lambda row: _within(row, "held_on", period) or _within(row, "scheduled_at", period),
        lambda row: row["scheduled_at"],
        title="Steering committee in the period",
    )
    yield Wanted(
        CommitteeMemberFields,
        {"name": 34, "role": 30, "organization": 34, "joined_on": 20, "left_on": 20},
        lambda row: row["left_on"] is None or row["left_on"] >= period[0],
        title="Members of the committee",
    )


def _supervision(period: Period) -> Iterator[Wanted]:
    yield Wanted(
        ContactFields,
        {"role": 30, "name": 28, "organization": 28, "valid_from": 18, "valid_to": 18, "last_verified_on": 20},
        lambda row: row["role"] in _SUPERVISORS and (row["valid_to"] is None or row["valid_to"] >= period[0]),
        title="Who supervised in the period",
    )
    yield Wanted(
        OversightMeetingFields,
        {"held_on": 16, "moa": 18, "kind": 16, "attendees": 34, "topics": 40, "deficiencies": 34},
        lambda row: row["kind"] in _VISITS and _within(row, "held_on", period),
        lambda row: row["held_on"],
        title="Visits and calls in the period",
    )
    yield Wanted(
        ContactLogFields,
        {"at": 22, "contact": 36, "channel": 16, "subject": 44, "answered_on": 18},
        lambda row: _within(row, "at", period),
        lambda row: row["at"],
        title="Contacts with ICE in the period",
    )
    yield Wanted(
        PolicyConflictFields,
        {"code": 16, "noticed_on": 18, "conflict": 50, "reported_at": 24, "resolved_on": 18},
        lambda row: _within(row, "noticed_on", period),
        title="Policy conflicts in the period",
    )


def _systems() -> Iterator[Wanted]:
    yield Wanted(
        EquipmentFields,
        {"asset_tag": 18, "kind": 24, "owner": 14, "site": 30, "status": 18, "last_inventory_on": 24},
        lambda row: row["received_on"] is not None or row["last_inventory_on"] is not None,
    )
    yield Wanted(
        IsaFields,
        {"facility": 34, "signed_on": 18, "daa_name": 30, "ice_signer": 26, "reviewed_on": 18, "ended_on": 18},
        lambda row: row["signed_on"] is not None,
    )
    yield Wanted(
        SystemAccountFields,
        {"officer": 14, "system": 30, "rules_signed_on": 24, "granted_on": 20, "disabled_on": 20},
        lambda row: row["granted_on"] is not None,
    )


def _interpreters() -> Iterator[Wanted]:
    yield Wanted(
        ContactFields,
        {"name": 34, "languages": 34, "qualified": 16, "qualified_basis": 34, "last_verified_on": 24},
        lambda row: row["role"] is ContactRole.INTERPRETER_VENDOR,
        title="Interpreters and companies",
    )
    yield Wanted(
        OfficerFields,
        {"badge": 14, "last_name": 30, "first_name": 26, "languages": 50},
        lambda row: bool(row["languages"]),
        title="Officers with languages",
    )


def _releases(period: Period) -> Iterator[Wanted]:
    yield Wanted(
        ReleaseClearanceFields,
        {"code": 18, "what": 40, "audience": 18, "submitted_on": 20, "answered_on": 20, "result": 28},
        lambda row: _within(row, "submitted_on", period) or _within(row, "answered_on", period),
        lambda row: row["code"],
        title="Release clearances of the period",
    )


def _findings() -> Iterator[Wanted]:
    yield Wanted(
        InspectionFields,
        {"code": 18, "kind": 28, "starts_on": 18, "ends_on": 18, "report_received_on": 20, "result": 40},
        lambda row: row["starts_on"] is not None,
        lambda row: row["starts_on"],
    )
    yield Wanted(
        FindingFields,
        {"inspection": 16, "number": 14, "category": 22, "severity": 20, "responsible": 18, "text": 50},
        lambda _: True,
        lambda row: (row["inspection"], row["number"]),
    )
    shares = {"inspection": 16, "finding": 14, "number": 14, "description": 40, "due_on": 18, "completed_on": 18}
    yield Wanted(
        CorrectiveActionFields,
        {**shares, "verified_on": 18},
        lambda _: True,
        lambda row: (row["inspection"], row["finding"], row["number"]),
    )


def documents(look: Look, known: Judged) -> Listing:
    """Return every document on file with the hash of its file."""
    on_file = {one.key for one in known.facts.program.papers if one.is_on_file(known.as_of)}
    found = [row for row in records(look, DocumentFields, known.as_of) if row["code"] in on_file]
    rows = [
        [row["code"], row["title"], in_words(row["dated_on"]), row["sha256"] or "on paper"]
        for row in sorted(found, key=lambda row: (row["dated_on"] or date.min, row["code"]))
    ]
    return Listing("Documents", (("Code", 16), ("Title", 42), ("Dated", 14), ("SHA-256 of the file", 44)), rows)
