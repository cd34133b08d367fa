"""Which of several records a verdict names, and what it says of them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from coordinator.compliance.choices import (
    AmendmentKind,
    Attempt,
    DecidedBy,
    FacilityKind,
    MeetingStatus,
    MoaEventKind,
    OversightKind,
    ReleaseResult,
    Satisfies,
    StatusEventKind,
)
from coordinator.compliance.facts import Amendment, Authorization, Course, Exam, Training
from coordinator.compliance.program_facts import Clearance, CommitteeMeeting, Facility, OversightMeeting
from coordinator.compliance.register import Register
from coordinator.compliance.resource_facts import Paper, SecurityAgreement
from coordinator.compliance.verdicts import Verdict
from tests.compliance.agency import (
    COURSES,
    HYBRID,
    JEM,
    TFM,
    around,
    event,
    having,
    judged,
    moa_event,
    officer,
    own_terms,
    rows_of,
    statuses,
    trained,
    verdict,
)

DAY = date(2026, 6, 8)
UPDATE = Course("TFM-UPD", frozenset({TFM.model}), Satisfies.UPDATE)


def found(register: Register, rule: str, day: date = DAY) -> Verdict:
    one = verdict(register, rule, day)
    assert one is not None
    return one


def lines(register: Register, rule: str, day: date = DAY) -> list[str]:
    return [str(line) for line in found(register, rule, day).steps]


def mates() -> Register:
    """Return two officers with every paper under one agreement."""
    one = officer()
    rows = {
        name: [*rows_of(one, name), *(replace(row, badge="2") for row in rows_of(one, name))]
        for name in ("participations", "trainings", "authorizations", "credentials")
    }
    return having(one, **rows)


def test_one_who_is_authorized_is_enough_and_is_named() -> None:
    assert found(mates(), "AUT-07").rests_on == ("participation:1/J",)
    assert lines(mates(), "AUT-07") == ["somebody is authorized under J"]
    gone = [replace(event(StatusEventKind.REVOKED, date(2026, 1, 5)), badge=badge) for badge in "12"]
    assert lines(having(mates(), status_events=gone), "AUT-07") == ["nobody is authorized under J any more"]


def test_nobody_is_left_though_somebody_is_under_another_agreement() -> None:
    mate = [replace(row, badge="2") for row in officer(TFM).participations]
    other = officer(TFM)
    both = having(
        replace(officer(), moas=(JEM, TFM)),
        participations=(*officer().participations, *mate),
        trainings=(*officer().trainings, *(replace(row, badge="2") for row in other.trainings)),
        authorizations=(*officer().authorizations, *(replace(row, badge="2") for row in other.authorizations)),
        status_events=(event(StatusEventKind.REVOKED, date(2026, 1, 5)),),
    )
    assert statuses(both, "AUT-07", DAY) == {"moa:J": "NOT_MET"}


def test_a_gap_after_letters_without_one_is_told() -> None:
    letters = (
        Authorization("1", "T", date(2024, 4, 2), date(2025, 4, 2)),
        Authorization("1", "T", date(2025, 4, 2), date(2025, 10, 1)),
        Authorization("1", "T", date(2025, 11, 3)),
    )
    assert set(statuses(having(officer(TFM), authorizations=letters), "AUT-06", DAY)) == {"gap:1/T/2025-10-01"}


def test_a_gap_after_one_that_an_event_explains_is_told() -> None:
    letters = (
        Authorization("1", "T", date(2024, 4, 2), date(2024, 10, 1)),
        Authorization("1", "T", date(2025, 1, 2), date(2025, 6, 2)),
        Authorization("1", "T", date(2025, 11, 3)),
    )
    cut = event(StatusEventKind.WITHDRAWN, date(2024, 9, 2), "T")
    register = having(officer(TFM), authorizations=letters, status_events=(cut,))
    assert set(statuses(register, "AUT-06", DAY)) == {"gap:1/T/2025-06-02"}


def test_the_first_update_is_the_one_that_is_told() -> None:
    register = replace(officer(TFM), courses=(*COURSES, UPDATE))
    taken = [trained("TFM-UPD", date(2025, month, 3)) for month in (2, 5)]
    one = found(having(register, trainings=(*register.trainings, *taken)), "TRN-05", date(2025, 6, 8))
    assert one.rests_on == ("training_record:1/TFM-INIT/2024-03-15", "training_record:1/TFM-UPD/2025-02-03")
    assert [str(line) for line in one.steps][2:-1] == ["TFM-UPD completed February 3, 2025"]


def test_an_update_is_counted_from_the_latest_certification() -> None:
    register = replace(officer(TFM), courses=(*COURSES, UPDATE))
    again = trained("TFM-INIT", date(2025, 1, 6))
    one = found(having(register, trainings=(*register.trainings, again)), "TRN-05", date(2025, 6, 8))
    assert (one.due_iso, one.rests_on) == ("2026-01-06", ("training_record:1/TFM-INIT/2025-01-06",))


def test_a_yearly_course_is_asked_once_of_an_officer_under_two_agreements() -> None:
    yearly = Course("IA", frozenset({JEM.model, TFM.model}), Satisfies.ANNUAL)
    one, other = officer(), officer(TFM)
    both = having(
        replace(one, moas=(JEM, TFM), courses=(*COURSES, yearly)),
        participations=(*one.participations, *other.participations),
        trainings=(*one.trainings, *other.trainings),
        authorizations=(*one.authorizations, *other.authorizations),
    )
    day = date(2025, 6, 9)
    assert set(statuses(both, "AUT-01", day) | statuses(both, "AUT-02", day)) == {
        "participation:1/J",
        "participation:1/T",
    }
    assert verdict(both, "TRN-06", day) is not None


def test_a_class_that_is_not_over_hides_no_certificate_after_it() -> None:
    later = replace(trained("IADP", date(2026, 6, 9)), badge="1")
    earlier = replace(trained("IADP", date(2024, 3, 15)), badge="2")
    register = around(having(mates(), trainings=(later, earlier)), papers=(Paper("D-1"),))
    assert set(statuses(register, "TRN-08", DAY)) == {"training:2/IADP/2024-03-15"}


def test_cards_under_a_task_force_agreement_are_never_asked_back_even_by_local_policy() -> None:
    cards = [replace(row, moa="T") for row in rows_of(officer(), "credentials")]
    gone = (event(StatusEventKind.REVOKED, date(2026, 6, 1), "T"),)
    register = own_terms(having(officer(TFM), credentials=cards, status_events=gone), "CRD-02", weekdays=1)
    assert statuses(register, "CRD-02", DAY) == {}


@pytest.mark.parametrize(("ends", "asked"), [(date(2026, 6, 8), True), (date(2026, 6, 9), False)])
def test_cards_are_asked_back_from_the_last_day_on(ends: date, *, asked: bool) -> None:
    held = (replace(officer().participations[0], ended_on=ends),)
    assert bool(statuses(having(officer(), participations=held), "CRD-02", DAY)) is asked


def test_a_first_letter_is_named_and_the_courses_before_it() -> None:
    letters = [Authorization("1", "J", day, letter_on=day) for day in (date(2024, 4, 2), date(2025, 4, 2))]
    again = trained("IADP", date(2025, 1, 15))
    register = having(officer(), authorizations=letters, trainings=(*officer().trainings, again))
    one = found(register, "TRN-01")
    assert one.rests_on == ("training_record:1/IADP/2024-03-15", "authorization:1/J/2024-04-02")
    assert [str(line) for line in one.steps] == [
        "IADP completed March 15, 2024, certified March 15, 2024",
        "First letter of April 2, 2024",
    ]


def test_courses_that_came_too_late_are_told() -> None:
    register = having(officer(), trainings=(Training("1", "IADP", date(2024, 3, 1), date(2024, 3, 15)),))
    assert lines(register, "TRN-01")[0] == "IADP completed March 15, 2024, certified not by this day"
    assert lines(having(officer(), trainings=()), "TRN-01")[0] == "No completed initial course is on record"


def test_an_officer_without_a_letter_hides_none_after_it() -> None:
    kept = [row for row in mates().authorizations if row.badge == "2"]
    assert set(statuses(having(mates(), authorizations=kept), "TRN-01", DAY)) == {"participation:2/J"}


def test_only_initial_courses_of_the_model_are_examined_and_none_hides_another() -> None:
    older = Course("IADP-OLD", frozenset({JEM.model}), Satisfies.INITIAL)
    register = replace(officer(), courses=(older, *COURSES))
    elsewhere = [trained(code, date(2025, 1, 15)) for code in ("WSO-INIT", "IADRP")]
    exams = [Exam("1", row.course, "1", Attempt.ORIGINAL, Decimal(90), row.completed_on) for row in elsewhere]
    with_more = having(register, trainings=(*register.trainings, *elsewhere), exams=exams)
    assert set(statuses(with_more, "TRN-02", DAY)) == {"exam:1/IADP"}


def test_a_refresher_credits_the_cycle_after_the_one_that_was_skipped() -> None:
    initial, refreshed = date(2018, 1, 15), date(2023, 12, 1)
    rows = (trained("IADP", initial), trained("IADRP", refreshed))
    register = own_terms(having(officer(), trainings=rows), "TRN-03", anchor="FIXED_CYCLE")
    one = found(register, "TRN-03", date(2024, 1, 2))
    assert one.due_iso == "2024-01-15"
    assert "training_record:1/IADRP/2023-12-01" in one.rests_on


def test_changes_tell_both_signatures_or_which_is_missing() -> None:
    both = Register(moas=(JEM,), amendments=(Amendment("J", 1, AmendmentKind.ADDENDUM, DAY, DAY),))
    assert lines(both, "MOA-05") == ["signed on June 8, 2026"] * 2
    half = Register(moas=(JEM,), amendments=(Amendment("J", 1, AmendmentKind.ADDENDUM, DAY),))
    assert lines(half, "MOA-05") == ["signed on June 8, 2026", "the other signature is not on record"]


def test_a_review_tells_from_which_day_it_is_counted() -> None:
    register = Register(moas=(JEM,))
    assert lines(register, "MOA-04")[0] == "No review is on record; in effect since June 10, 2020"
    held = (OversightMeeting("J", OversightKind.ICE_INTERNAL_REVIEW, date(2023, 5, 2)),)
    assert lines(around(register, oversight=held), "MOA-04")[0] == "ICE last reviewed the agreement on May 2, 2023"


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (date(2026, 6, 8), "first meeting held on June 8, 2026"),
        (date(2026, 6, 9), "no meeting is on record"),
    ],
)
def test_a_first_meeting_is_told_from_its_day_on(held: date, said: str) -> None:
    register = Register(moas=(replace(JEM, operational_on=date(2025, 6, 8)),))
    meeting = (OversightMeeting("J", OversightKind.INITIAL_REVIEW, held),)
    assert lines(around(register, oversight=meeting), "MOA-07")[2] == said


@pytest.mark.parametrize(("kind", "asked"), [(MoaEventKind.SUSPENDED, True), (MoaEventKind.REINSTATED, False)])
def test_an_end_by_ice_is_held_against_its_notice_only_after_a_suspension(kind: MoaEventKind, *, asked: bool) -> None:
    end = moa_event(MoaEventKind.TERMINATED, DAY, notified_on=date(2026, 5, 4), decided_by=DecidedBy.ICE)
    register = Register(moas=(JEM,), moa_events=(moa_event(kind, date(2026, 4, 6)), end))
    assert (verdict(register, "MOA-10", DAY) is not None) is asked


def test_the_print_says_what_the_end_of_a_term_means_where_it_says_so() -> None:
    day = date(2012, 1, 2)
    other = replace(HYBRID, code="K", template="TFM-2025")
    both = judged(Register(moas=(HYBRID, other)), day).verdicts
    terms = {one.subject: one.term.source for one in both if one.rule.code == "MOA-03"}
    assert terms["moa:K"] == "The term that the agreement itself states"
    assert terms["moa:H"] != terms["moa:K"]


@pytest.mark.parametrize(("day", "said"), [(date(2026, 6, 8), "disposed of on June 8, 2026"), (None, "still kept")])
def test_a_paper_is_disposed_of_from_its_day_on(day: date | None, said: str) -> None:
    papers = (Paper("D-1", destroy_after=date(2026, 7, 1), disposed_on=day),)
    assert lines(around(Register(), papers=papers), "REC-01")[0] == said


def test_a_release_tells_its_clearance() -> None:
    held = CommitteeMeeting("M", frozenset({"J"}), MeetingStatus.HELD, notice_published_on=date(2026, 5, 4))
    rows = (Clearance("M", ReleaseResult.CLEARED, date(2026, 5, 1), "release_clearance:1"),)
    register = around(Register(moas=(JEM,)), meetings=(held,), clearances=rows)
    assert lines(register, "REL-01")[1] == "cleared on May 1, 2026"
    late = (replace(rows[0], answered_on=date(2026, 5, 5)),)
    assert lines(around(register, clearances=late), "REL-01")[1] == "no clearance by then is on record"


def test_a_single_agreement_of_a_site_is_named() -> None:
    place = Facility("Main", FacilityKind.JAIL, has_ice_network=True)
    rows = (SecurityAgreement("Main", date(2024, 6, 1), "isa:1"),)
    one = found(around(Register(moas=(JEM,)), facilities=(place,), security_agreements=rows), "IT-01")
    assert (str(one.steps[0]), one.rests_on) == ("security agreement signed on June 1, 2024", ("isa:1",))
