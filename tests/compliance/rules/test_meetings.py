"""What is expected of the steering committee, at its borders."""

from dataclasses import replace
from datetime import date

import pytest

from coordinator.compliance.choices import MeetingStatus, MoaEventKind, ReleaseResult
from coordinator.compliance.facts import Moa
from coordinator.compliance.program_facts import Clearance, CommitteeMeeting
from coordinator.compliance.register import Register
from coordinator.compliance.verdicts import Basis
from tests.compliance.agency import (
    JEM,
    TFM,
    WSO,
    around,
    due,
    moa_event,
    own_terms,
    printed,
    status,
    statuses,
    verdict,
)

PLANNED, HELD = MeetingStatus.PLANNED, MeetingStatus.HELD


def met(*meetings: CommitteeMeeting, moas: tuple[Moa, ...] = (JEM,)) -> Register:
    return around(Register(moas=moas), meetings=meetings)


def held(day: date, code: str = "M1", moas: frozenset[str] = frozenset({"J"})) -> CommitteeMeeting:
    return CommitteeMeeting(code, moas, HELD, held_on=day)


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2023, 9, 13), "CANNOT_TELL"),
        (date(2023, 9, 14), "MET"),
        (date(2026, 5, 16), "MET"),
        (date(2026, 5, 17), "DUE_SOON"),
        (date(2026, 9, 14), "DUE_SOON"),
        (date(2026, 9, 15), "OVERDUE"),
    ],
)
def test_stc_01_expects_a_public_meeting_every_three_years(as_of: date, expected: str) -> None:
    assert status(met(held(date(2023, 9, 14))), "STC-01", as_of) == expected


def test_stc_01_takes_the_latest_meeting_that_names_the_agreement() -> None:
    rows = (held(date(2024, 1, 2), "M2"), held(date(2023, 9, 14)), held(date(2025, 1, 2), "M3", frozenset({"W"})))
    assert due(met(*rows), "STC-01", date(2025, 6, 1)) == "2027-01-02"
    both = held(date(2025, 1, 2), "M4", frozenset({"J", "W"}))
    assert due(met(*rows, both), "STC-01", date(2025, 6, 1)) == "2028-01-02"


def test_stc_01_knows_no_meeting_that_was_only_planned() -> None:
    plan = CommitteeMeeting("M1", frozenset({"J"}), PLANNED, scheduled_on=date(2023, 9, 14))
    assert status(met(plan), "STC-01", date(2025, 1, 1)) == "CANNOT_TELL"


@pytest.mark.parametrize(
    ("moa", "asked"),
    [
        (JEM, True), (printed(WSO, "WSO-2019"), True), (printed(WSO, "WSO-2020"), True),
        (printed(TFM, "TFM-2025-TX"), True), (printed(JEM, "JEM-2016"), True),
        (printed(JEM, "JEM-2025"), False), (WSO, False), (TFM, False), (printed(JEM, "OTHER"), False),
    ],
)  # fmt: skip
def test_stc_01_is_asked_where_the_print_speaks_of_a_committee(moa: Moa, asked: bool) -> None:
    assert bool(statuses(met(moas=(moa,)), "STC-01", date(2025, 1, 1))) is asked


def test_stc_01_is_local_policy_where_the_clause_is_gone() -> None:
    register = met(held(date(2024, 2, 29)), moas=(printed(JEM, "JEM-2025"),))
    found = verdict(own_terms(register, "STC-01", interval_months=12), "STC-01", date(2024, 6, 1))
    assert found is not None
    assert (found.due_iso, found.term.basis) == ("2025-02-28", Basis.LOCAL_POLICY)


def test_stc_01_is_not_asked_of_an_ended_agreement() -> None:
    over = replace(met(), moa_events=(moa_event(MoaEventKind.TERMINATED, date(2025, 1, 1)),))
    assert status(over, "STC-01", date(2024, 12, 31)) == "CANNOT_TELL"
    assert status(over, "STC-01", date(2025, 1, 1)) == "-"


def plan(status_word: MeetingStatus = PLANNED, **fields: object) -> Register:
    row = CommitteeMeeting("M1", frozenset({"J"}), status_word, scheduled_on=date(2026, 9, 10))
    return met(replace(row, **fields))  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize(
    ("published", "as_of", "expected"),
    [
        (None, date(2026, 1, 1), "PENDING"),
        (None, date(2026, 8, 3), "PENDING"),
        (None, date(2026, 8, 4), "DUE_SOON"),
        (None, date(2026, 8, 11), "DUE_SOON"),
        (None, date(2026, 8, 12), "OVERDUE"),
        (None, date(2026, 9, 10), "OVERDUE"),
        (None, date(2026, 9, 11), "-"),
        (date(2026, 8, 11), date(2026, 8, 10), "DUE_SOON"),
        (date(2026, 8, 11), date(2026, 8, 11), "MET"),
        (date(2026, 8, 12), date(2026, 8, 12), "LATE"),
    ],
)
def test_stc_04_wants_the_notice_thirty_days_before(published: date | None, as_of: date, expected: str) -> None:
    assert status(plan(notice_published_on=published), "STC-04", as_of) == expected


@pytest.mark.parametrize(
    ("word", "asked"),
    [
        (MeetingStatus.PLANNED, True),
        (MeetingStatus.NOTICED, True),
        (MeetingStatus.HELD, True),
        (MeetingStatus.CANCELLED, False),
        (MeetingStatus.POSTPONED, False),
    ],
)
def test_stc_04_asks_of_meetings_that_are_still_to_come(word: MeetingStatus, asked: bool) -> None:
    assert bool(statuses(plan(word), "STC-04", date(2026, 8, 1))) is asked


def test_stc_04_a_meeting_held_is_not_to_come_from_its_day_on() -> None:
    register = plan(HELD, held_on=date(2026, 9, 9))
    assert status(register, "STC-04", date(2026, 9, 8)) == "OVERDUE"
    assert status(register, "STC-04", date(2026, 9, 9)) == "-"
    assert status(plan(scheduled_on=None), "STC-04", date(2026, 8, 1)) == "-"


@pytest.mark.parametrize(
    ("approved", "as_of", "expected"),
    [
        (None, date(2026, 1, 14), "-"),
        (None, date(2026, 1, 15), "PENDING"),
        (None, date(2026, 2, 21), "PENDING"),
        (None, date(2026, 2, 22), "DUE_SOON"),
        (None, date(2026, 3, 1), "DUE_SOON"),
        (None, date(2026, 3, 2), "OVERDUE"),
        (date(2026, 3, 1), date(2026, 3, 1), "MET"),
        (date(2026, 3, 2), date(2026, 3, 1), "DUE_SOON"),
        (date(2026, 3, 2), date(2026, 3, 2), "LATE"),
    ],
)
def test_stc_05_wants_the_minutes_approved_in_45_days(approved: date | None, as_of: date, expected: str) -> None:
    register = met(replace(held(date(2026, 1, 15)), minutes_approved_on=approved))
    assert status(register, "STC-05", as_of) == expected


def released(result: ReleaseResult | None, answered: date | None, meeting: str = "M1") -> Register:
    rows = (Clearance(meeting, result, answered, "release_clearance:R1"),)
    return around(plan(notice_published_on=date(2026, 8, 11)), clearances=rows)


@pytest.mark.parametrize(
    ("result", "answered", "meeting", "expected"),
    [
        (ReleaseResult.CLEARED, date(2026, 8, 10), "M1", "MET"),
        (ReleaseResult.CLEARED, date(2026, 8, 11), "M1", "MET"),
        (ReleaseResult.CLEARED_WITH_CHANGES, date(2026, 8, 11), "M1", "MET"),
        (ReleaseResult.CLEARED, date(2026, 8, 12), "M1", "NOT_MET"),
        (ReleaseResult.CLEARED, None, "M1", "NOT_MET"),
        (ReleaseResult.CLEARED, date(2026, 8, 10), "M2", "NOT_MET"),
        (ReleaseResult.DENIED, date(2026, 8, 10), "M1", "NOT_MET"),
        (ReleaseResult.NO_ANSWER, date(2026, 8, 10), "M1", "NOT_MET"),
        (None, date(2026, 8, 10), "M1", "NOT_MET"),
    ],
)
def test_rel_01_wants_ices_clearance_before_the_notice(
    result: ReleaseResult | None, answered: date | None, meeting: str, expected: str
) -> None:
    register = released(result, answered, meeting)
    assert status(register, "REL-01", date(2026, 8, 10)) == "-"
    assert status(register, "REL-01", date(2026, 8, 11)) == expected
    assert status(register, "REL-01", date(2027, 1, 1)) == expected


def test_rel_01_rests_on_one_clearance() -> None:
    rows = tuple(
        Clearance("M1", ReleaseResult.CLEARED, date(2026, 8, day), f"release_clearance:{day}") for day in (1, 2)
    )
    found = verdict(around(plan(notice_published_on=date(2026, 8, 11)), clearances=rows), "REL-01", date(2026, 9, 1))
    assert found is not None
    assert found.rests_on == ("meeting:M1", "release_clearance:1")


def test_rel_01_asks_only_where_clearances_are_kept_and_a_notice_was_published() -> None:
    assert status(plan(notice_published_on=date(2026, 8, 11)), "REL-01", date(2026, 9, 1)) == "-"
    quiet = around(plan(), clearances=(Clearance("M1", ReleaseResult.CLEARED, date(2026, 8, 1), "r"),))
    assert status(quiet, "REL-01", date(2026, 9, 1)) == "-"
    before = replace(released(ReleaseResult.DENIED, None), moas=(replace(JEM, ice_signed_on=date(2026, 8, 13)),))
    assert status(before, "REL-01", date(2026, 8, 12)) == "-"
    assert status(before, "REL-01", date(2026, 8, 13)) == "NOT_MET"
