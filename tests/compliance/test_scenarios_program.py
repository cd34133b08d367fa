"""Scenarios of agreements, complaints, meetings and inspections, told as facts, as a coordinator meets them."""

from dataclasses import replace
from datetime import date, datetime

from coordinator.compliance.agreement import end_of_term, standing
from coordinator.compliance.choices import (
    AmendmentKind,
    ComplaintSubject,
    InspectionKind,
    MeetingStatus,
    StatusEventKind,
    TermKind,
)
from coordinator.compliance.facts import (
    Amendment,
    Moa,
)
from coordinator.compliance.program_facts import CommitteeMeeting, Complaint, CorrectiveAction, Inspection
from coordinator.compliance.register import Register
from coordinator.compliance.verdicts import Weight
from tests.compliance.agency import (
    HYBRID,
    JEM,
    TFM,
    around,
    authority_on,
    due,
    event,
    facts,
    having,
    judged,
    officer,
    own_terms,
    printed,
    status,
    statuses,
    verdict,
)


def word(register: Register, as_of: date) -> str:
    return authority_on(register, as_of).word.value


def state(register: Register, as_of: date) -> str:
    return standing(facts(register, as_of), register.moas[0]).state.value


def test_a6_an_agreement_without_end_has_no_expiry_and_expects_a_review_every_three_years() -> None:
    register = Register(moas=(JEM,))
    day = date(2026, 11, 22)
    assert state(register, day) == "IN_FORCE"
    assert end_of_term(facts(register, day), JEM) is None
    assert status(register, "MOA-03", day) == "-"
    review = verdict(register, "MOA-04", day)
    assert review is not None
    assert (review.due_iso, review.rule.weight) == ("2023-06-10", Weight.INFORMATION)


def test_a7_an_agreement_for_three_years_expires_on_its_day_with_all_who_act_under_it() -> None:
    register = officer(HYBRID, completed=date(2012, 3, 1), letter=date(2012, 4, 2))
    assert [state(register, date(2012, 10, day)) for day in (14, 15)] == ["IN_FORCE", "EXPIRED"]
    assert [word(register, date(2012, 10, day)) for day in (14, 15)] == ["AUTHORIZED", "MOA_NOT_IN_FORCE"]
    assert [status(register, "MOA-03", date(2012, 4, day)) for day in (17, 18)] == ["MET", "DUE_SOON"]


def test_a7_an_extension_holds_from_its_last_signature_and_leaves_a_gap_when_it_comes_late() -> None:
    def extended(ice: date) -> Register:
        longer = Amendment("H", 1, AmendmentKind.EXTENSION, date(2012, 10, 1), ice, None, date(2013, 1, 1))
        return Register(moas=(HYBRID,), amendments=(longer,))

    assert state(extended(date(2012, 10, 1)), date(2012, 10, 20)) == "IN_FORCE"
    late = extended(date(2012, 10, 20))
    days = (date(2012, 10, 14), date(2012, 10, 15), date(2012, 10, 19), date(2012, 10, 20), date(2013, 1, 1))
    assert [state(late, day) for day in days] == ["IN_FORCE", "EXPIRED", "EXPIRED", "IN_FORCE", "EXPIRED"]


def complained(moa: Moa, received: datetime, **fields: object) -> Register:
    row = Complaint("C-1", moa.code, received, ComplaintSubject.PARTICIPATING_OFFICER, "1", related=True, grave=True)
    return around(officer(moa), complaints=(replace(row, **fields),))  # type: ignore[arg-type]  # fields by name


def test_a8_the_complaint_clock_stands_still_on_weekends_and_the_thirty_days_do_not() -> None:
    jem = printed(JEM, "JEM-2025")
    friday = datetime(2026, 1, 9, 16)
    register = complained(
        jem,
        friday,
        ice_told_at=datetime(2026, 1, 12, 11, 20),
        resolved_on=date(2026, 3, 20),
        results_reported_on=date(2026, 4, 20),
    )
    assert due(register, "CMP-01", date(2026, 1, 12)) == "2026-01-13T16:00"
    assert status(register, "CMP-01", date(2026, 1, 12)) == "MET"
    assert due(register, "CMP-03", date(2026, 4, 1)) == "2026-04-19"
    assert status(register, "CMP-03", date(2026, 4, 20)) == "LATE"
    assert due(complained(jem, datetime(2026, 1, 10, 10)), "CMP-01", date(2026, 1, 10)) == "2026-01-14T00:00"
    other = complained(jem, friday, subject_kind=ComplaintSubject.NON_DESIGNATED)
    assert due(other, "CMP-02", date(2026, 1, 9)) == "2026-01-11T16:00"
    assert status(other, "CMP-01", date(2026, 1, 9)) == "-"


def test_a9_under_the_task_force_print_the_officer_is_out_until_the_matter_is_settled() -> None:
    received = datetime(2026, 1, 9, 16)
    open_matter = complained(TFM, received)
    assert status(open_matter, "CMP-05", date(2026, 1, 9)) == "NOT_MET"
    events = (
        event(StatusEventKind.REMOVED_BY_LEA_PENDING, date(2026, 1, 9), "T"),
        event(StatusEventKind.REINSTATED, date(2026, 3, 23), "T"),
    )
    removed = complained(TFM, received, removed_on=date(2026, 1, 9), resolved_on=date(2026, 3, 20))
    removed = having(removed, status_events=events)
    days = (date(2026, 1, 8), date(2026, 1, 9), date(2026, 3, 22), date(2026, 3, 23))
    assert [word(removed, day) for day in days] == ["AUTHORIZED", "SUSPENDED", "SUSPENDED", "AUTHORIZED"]
    assert status(removed, "CMP-05", date(2026, 1, 9)) == "MET"
    assert due(removed, "CMP-04", date(2026, 1, 9)) == "2026-04-09"
    assert status(removed, "CMP-04", date(2026, 3, 20)) == "MET"
    assert status(removed, "CMP-01", date(2026, 1, 9)) == "-"


def test_a10_the_committee_meets_every_three_years_until_a_print_without_the_clause_is_signed() -> None:
    held = CommitteeMeeting("M1", frozenset({"J"}), MeetingStatus.HELD, held_on=date(2023, 9, 14))
    plan = CommitteeMeeting("M2", frozenset({"J"}), MeetingStatus.PLANNED, scheduled_on=date(2026, 9, 10))
    register = around(Register(moas=(JEM,)), meetings=(held, plan))
    assert due(register, "STC-01", date(2026, 1, 1)) == "2026-09-14"
    assert [status(register, "STC-01", date(2026, 5, day)) for day in (16, 17)] == ["MET", "DUE_SOON"]
    assert status(register, "STC-01", date(2026, 9, 15)) == "OVERDUE"
    assert due(register, "STC-04", date(2026, 1, 1)) == "2026-08-11"
    heir = replace(printed(JEM, "JEM-2025"), code="N", supersedes="J", lea_signed_on=date(2026, 3, 2),
                   ice_signed_on=date(2026, 3, 2), effective_on=date(2026, 3, 2))  # fmt: skip
    signed = replace(register, moas=(JEM, heir))
    assert statuses(signed, "STC-01", date(2026, 3, 1)) == {"moa:J": "MET"}
    assert statuses(signed, "STC-01", date(2026, 3, 2)) == {}


def test_a14_an_inspection_not_recorded_is_past_the_expected_day_and_no_breach() -> None:
    inspection = Inspection("I1", "J", InspectionKind.OPR_ROUTINE, date(2023, 6, 8))
    action = CorrectiveAction("I1", "02", "1", date(2023, 10, 6), date(2023, 9, 29))
    register = around(Register(moas=(JEM,)), inspections=(inspection,), actions=(action,))
    assert [status(register, "INS-01", date(2025, 3, day)) for day in (9, 10)] == ["MET", "DUE_SOON"]
    found = verdict(register, "INS-01", date(2026, 11, 22))
    assert found is not None
    assert (found.status.value, found.due_iso, found.rule.weight) == ("OVERDUE", "2025-06-08", Weight.INFORMATION)
    assert (date(2026, 11, 22) - date(2025, 6, 8)).days == 532
    assert status(register, "INS-02", date(2023, 9, 29)) == "MET"


def test_a17_a_new_agreement_has_its_first_review_a_year_after_it_began_and_no_meeting_yet() -> None:
    new = replace(JEM, template="JEM-2025", lea_signed_on=date(2025, 8, 1), ice_signed_on=date(2025, 8, 4),
                  effective_on=None, operational_on=date(2025, 8, 31), term_kind=TermKind.OPEN_ENDED)  # fmt: skip
    register = Register(moas=(new,))
    assert due(register, "MOA-07", date(2025, 9, 1)) == "2026-08-31"
    assert status(register, "MOA-06", date(2025, 9, 1)) == "CANNOT_TELL"
    assert dict(judged(register, date(2025, 9, 1)).authority) == {}
    half = own_terms(register, "MOA-07", interval_months=6)
    assert due(half, "MOA-07", date(2025, 9, 1)) == "2026-02-28"
