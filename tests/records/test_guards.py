from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import pytest

from coordinator.records import (
    ActivityMonthFields,
    AttendeeFields,
    ComplaintFields,
    CourseFields,
    DirectoryEntryFields,
    DocumentFields,
    ExplanationFields,
    Fields,
    MeetingFields,
    MoaTermFields,
    OfficerFields,
    PostingCheckFields,
    TrainingRecordFields,
    WaiverFields,
)
from coordinator.records.directory import folded
from coordinator.services.validating import checked

D = date(2026, 5, 1)
MEETING = {"code": "M", "title": "T", "scheduled_at": datetime(2026, 5, 1, 18), "status": "PLANNED"}
COMPLAINT = {"log_no": "1", "moa_id": 1, "received_at": datetime(2026, 5, 1, 9), "subject_kind": "PROGRAM"}
COURSE = {"code": "C", "title": "T", "models": (), "satisfies": "ANNUAL"}
TRAINING = {"officer_id": 1, "course_id": 1, "started_on": D, "status": "COMPLETED"}
DOCUMENT = {"code": "D", "title": "T", "kind": "MOA", "ice_controlled": True}
WAIVER = {"rule": "TRN-03", "subject": "moa:K", "from_on": D, "authority": "ICE"}
EXPLANATION = {"rule": "TRN-03", "subject": "agency", "on": D, "text": "T"}
MONTH = {"moa_id": 1, "year_month": "2026-05"}
CHECK = {"facility_id": 1, "checked_on": D, "english": True, "spanish": True, "legible": True, "contacts_current": True}
OFFICER = {"badge": "1", "last_name": "L", "first_name": "F"}
TERM = {"moa_id": 1, "rule": "TRN-03", "parameter": "p", "value": "1"}


def said(record: type[Fields], values: Mapping[str, Any]) -> list[str]:
    return [str(problem) for problem in checked(record, values).problems]


@pytest.mark.parametrize(
    ("record", "values"),
    [
        (MeetingFields, MEETING),
        (MeetingFields, {**MEETING, "status": "HELD", "held_on": D, "questions_due_on": D}),
        (ComplaintFields, {**COMPLAINT, "resolved_on": D, "may_lead_to": ("NONE",)}),
        (CourseFields, {**COURSE, "deadline_month": 2, "deadline_day": 28}),
        (DocumentFields, {**DOCUMENT, "legal_hold": True, "sha256": "0" * 64}),
        (WaiverFields, WAIVER),
        (ExplanationFields, EXPLANATION),
        (ActivityMonthFields, {**MONTH, "detainers_issued": 3, "detainers_notified_24h": 3}),
        (ActivityMonthFields, {**MONTH, "detainers_notified_24h": 3}),
        (PostingCheckFields, {**CHECK, "legible": False, "fixed_on": D}),
        (OfficerFields, {**OFFICER, "badge": "A1234567", "phone": "A12345678"}),
    ],
)
def test_what_can_be_is_kept(record: type[Fields], values: Mapping[str, Any]) -> None:
    assert said(record, values) == []


@pytest.mark.parametrize(
    ("record", "values", "problem"),
    [
        (MeetingFields, {**MEETING, "status": "HELD"}, "held_on: it must be filled in, since Status says Held"),
        (MeetingFields, {**MEETING, "held_on": D}, "status: it was held on 2026-05-01 and its status says Planned"),
        (
            MeetingFields,
            {**MEETING, "questions_due_on": date(2026, 5, 2)},
            "scheduled_at: Scheduled at (2026-05-01 18:00:00) lies before Questions due on (2026-05-02)",
        ),
        (
            ComplaintFields,
            {**COMPLAINT, "resolved_on": date(2026, 4, 30)},
            "resolved_on: Resolved on (2026-04-30)",
        ),
        (ComplaintFields, {**COMPLAINT, "ice_told_at": datetime(2026, 5, 1, 8, 59)}, "ice_told_at: ICE told at"),
        (
            ComplaintFields,
            {**COMPLAINT, "subject_officer_id": 1},
            "subject_officer: a complaint about the",
        ),
        (
            ComplaintFields,
            {**COMPLAINT, "may_lead_to": ("CRIMINAL", "NONE")},
            "may_lead_to: it cannot lead to",
        ),
        (ComplaintFields, {**COMPLAINT, "summary": "x" * 1001}, "summary: it is longer than 1000 characters"),
        (ComplaintFields, {**COMPLAINT, "summary": "A123 456 789"}, "summary: “A123 456 789” looks like an A-number"),
        (CourseFields, {**COURSE, "deadline_month": 2}, "deadline_day: a deadline has a month and a day"),
        (CourseFields, {**COURSE, "deadline_month": 2, "deadline_day": 29}, "deadline_day: month 2 has no day 29"),
        (TrainingRecordFields, TRAINING, "completed_on: it must be filled in, since Status says Completed"),
        (
            DocumentFields,
            {**DOCUMENT, "legal_hold": True, "disposed_on": D},
            "disposed_on: a document under",
        ),
        (DocumentFields, {**DOCUMENT, "sha256": "0" * 63}, "sha256: this is no SHA-256"),
        (WaiverFields, {**WAIVER, "rule": "refresher"}, "rule: refresher is no code of a rule"),
        (WaiverFields, {**WAIVER, "subject": "person:1"}, "subject: person:1 is no subject; write it like"),
        (WaiverFields, {**WAIVER, "subject": "moa"}, "subject: moa is no subject"),
        (ExplanationFields, {**EXPLANATION, "subject": "agency:1"}, "subject: agency:1 is no subject"),
        (
            ActivityMonthFields,
            {**MONTH, "year_month": "2026-13"},
            "year_month: 2026-13 is no month; write it like 2026-05",
        ),
        (
            ActivityMonthFields,
            {**MONTH, "detainers_issued": 14, "detainers_notified_24h": 15},
            "detainers_notified_24h: Told within 24 h (15) is more than Detainers issued (14)",
        ),
        (PostingCheckFields, {**CHECK, "fixed_on": D}, "fixed_on: nothing was wrong that could be mended"),
        (
            AttendeeFields,
            {"meeting_id": 1, "number": 1, "role": "ICE", "name": "N", "headcount": 2},
            "headcount: a line",
        ),
        (OfficerFields, {**OFFICER, "badge": "1/2"}, "badge: 1/2 holds a / or a ;, which part keys"),
        (OfficerFields, {**OFFICER, "languages": ("a;b",)}, "languages: a word holds a ;"),
        (MoaTermFields, {**TERM, "quoted": "word " * 16}, "quoted: quote at most 15 words"),
        (
            DirectoryEntryFields,
            {"state": "WI", "model": "JEM", "agency": "'.", "kind": "PENDING", "list_date": D},
            "agency: '. has no letter",
        ),
    ],
)
def test_what_cannot_be_is_said_of_the_field_to_mend(
    record: type[Fields], values: Mapping[str, Any], problem: str
) -> None:
    found = said(record, values)
    assert len(found) == 1
    assert found[0].startswith(problem)


@pytest.mark.parametrize(
    "written",
    ["Kettle County Sheriff's Office", "KETTLE COUNTY SHERIFF\u2019S  OFFICE ", "Kettle County Sheriffs Office\u00a0"],
)
def test_an_agency_is_found_however_a_list_writes_it(written: str) -> None:
    assert folded(written) == "kettle county sheriffs office"


def test_marks_over_letters_do_not_part_agencies() -> None:
    assert folded("Doña Ana County - Sheriff") == folded("Dona Ana County-Sheriff")


def test_values_are_kept_without_blanks_around_them_wherever_they_come_from() -> None:
    kept = checked(OfficerFields, {**OFFICER, "rank": "  ", "unit": " Jail ", "languages": (" Igbo ", "")}).columns
    assert (kept["rank"], kept["unit"], kept["languages"]) == (None, "Jail", ("Igbo",))
