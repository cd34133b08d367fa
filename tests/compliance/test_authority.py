from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.compliance.choices import Attempt, CredentialKind, MoaEventKind, Role, StatusEventKind
from coordinator.compliance.facts import Authorization, Exam, MoaEvent, Participation, StatusEvent
from coordinator.compliance.register import Register
from tests.compliance.agency import JEM, TFM, WSO, authority_on, having, judged, officer, rows_of, trained, with_terms


def event(kind: StatusEventKind, day: date, moa: str = "J") -> StatusEvent:
    return StatusEvent("1", moa, kind, day)


def word(register: Register, as_of: date) -> str:
    return authority_on(register, as_of).word.value


def test_an_officer_is_authorized_from_the_letter_on() -> None:
    assert word(officer(), date(2024, 3, 14)) == "IN_PROCESS"
    assert word(officer(), date(2024, 3, 15)) == "INCOMPLETE"
    assert word(officer(), date(2024, 4, 2)) == "AUTHORIZED"


@pytest.mark.parametrize("moa", [JEM, WSO])
def test_without_form_70_006_papers_are_incomplete(moa: object) -> None:
    register = officer(moa if moa is WSO else JEM)
    cards = tuple(row for row in rows_of(register, "credentials") if row.kind is not CredentialKind.FORM_70_006)
    assert word(having(register, credentials=cards), date(2025, 1, 1)) == "INCOMPLETE"


def test_a_form_returned_later_was_still_issued() -> None:
    register = officer()
    returned = tuple(replace(row, returned_on=date(2025, 1, 1)) for row in rows_of(register, "credentials"))
    assert word(having(register, credentials=returned), date(2025, 6, 1)) == "AUTHORIZED"


def test_a_task_force_officer_needs_no_form() -> None:
    assert word(officer(TFM), date(2025, 1, 1)) == "AUTHORIZED"


@pytest.mark.parametrize(
    ("letter", "as_of", "expected"),
    [
        (date(2025, 4, 10), date(2027, 4, 9), "AUTHORIZED"),
        (date(2025, 4, 10), date(2027, 4, 10), "LAPSED"),
        (date(2028, 2, 29), date(2030, 2, 27), "AUTHORIZED"),
        (date(2028, 2, 29), date(2030, 2, 28), "LAPSED"),
    ],
)
def test_a_task_force_authorization_lapses_after_two_years(letter: date, as_of: date, expected: str) -> None:
    assert word(officer(TFM, letter=letter), as_of) == expected


def test_a_new_letter_ends_the_lapse() -> None:
    register = officer(TFM, letter=date(2025, 4, 10))
    renewed = having(register, authorizations=(*register.authorizations, Authorization("1", "T", date(2027, 4, 26))))
    assert word(renewed, date(2027, 4, 25)) == "LAPSED"
    assert word(renewed, date(2027, 4, 26)) == "AUTHORIZED"


@pytest.mark.parametrize("kind", [StatusEventKind.REVOKED, StatusEventKind.WITHDRAWN, StatusEventKind.SEPARATED])
def test_an_ending_event_counts_from_its_day(kind: StatusEventKind) -> None:
    register = having(officer(), status_events=(event(kind, date(2026, 4, 13)),))
    assert word(register, date(2026, 4, 12)) == "AUTHORIZED"
    assert word(register, date(2026, 4, 13)) == kind.value
    assert authority_on(register, date(2026, 4, 13)).ended


def test_who_comes_back_is_authorized_by_the_new_letter() -> None:
    register = having(officer(), status_events=(event(StatusEventKind.REVOKED, date(2025, 1, 1)),))
    back = having(register, authorizations=(*register.authorizations, Authorization("1", "J", date(2025, 6, 1))))
    assert word(back, date(2025, 5, 31)) == "REVOKED"
    assert word(back, date(2025, 6, 1)) == "AUTHORIZED"


def test_a_participation_that_ended_says_so_and_a_plan_ends_nothing() -> None:
    register = officer()
    ended = having(register, participations=(replace(register.participations[0], ended_on=date(2025, 1, 1)),))
    assert word(ended, date(2024, 12, 31)) == "AUTHORIZED"
    assert word(ended, date(2025, 1, 1)) == "ENDED"


@pytest.mark.parametrize("kind", [StatusEventKind.SUSPENDED_BY_ICE, StatusEventKind.REMOVED_BY_LEA_PENDING])
def test_a_suspension_lasts_until_the_reinstatement(kind: StatusEventKind) -> None:
    events = (event(kind, date(2026, 1, 9)), event(StatusEventKind.REINSTATED, date(2026, 3, 23)))
    register = having(officer(), status_events=events)
    assert word(register, date(2026, 1, 8)) == "AUTHORIZED"
    assert word(register, date(2026, 1, 9)) == "SUSPENDED"
    assert word(register, date(2026, 3, 22)) == "SUSPENDED"
    assert word(register, date(2026, 3, 23)) == "AUTHORIZED"


def test_a_suspended_jail_agreement_revokes_every_letter_before() -> None:
    events = (
        MoaEvent("J", MoaEventKind.SUSPENDED, date(2025, 1, 1)),
        MoaEvent("J", MoaEventKind.REINSTATED, date(2025, 2, 1)),
    )
    register = replace(officer(), moa_events=events)
    assert word(register, date(2025, 1, 31)) == "MOA_NOT_IN_FORCE"
    assert word(register, date(2025, 2, 1)) == "INCOMPLETE"
    again = having(register, authorizations=(*register.authorizations, Authorization("1", "J", date(2025, 2, 3))))
    assert word(again, date(2025, 2, 3)) == "AUTHORIZED"


def test_a_suspended_task_force_agreement_leaves_the_letters() -> None:
    events = (
        MoaEvent("T", MoaEventKind.SUSPENDED, date(2025, 1, 1)),
        MoaEvent("T", MoaEventKind.REINSTATED, date(2025, 2, 1)),
    )
    assert word(replace(officer(TFM), moa_events=events), date(2025, 2, 1)) == "AUTHORIZED"


def test_an_agreement_that_is_not_in_force_comes_before_a_revocation() -> None:
    register = having(
        officer(),
        moa_events=(MoaEvent("J", MoaEventKind.TERMINATED, date(2025, 1, 1)),),
        status_events=(event(StatusEventKind.REVOKED, date(2024, 12, 1)),),
    )
    found = authority_on(register, date(2025, 1, 1))
    assert found.word.value == "MOA_NOT_IN_FORCE"
    assert found.ended


def failed(*scores: int) -> Register:
    exams = tuple(
        Exam("1", "IADP", str(number), Attempt.ORIGINAL, Decimal(score), date(2024, 3, 15))
        for number, score in enumerate(scores)
    )
    register = officer()
    return having(register, trainings=(), exams=exams)


def test_two_failures_disqualify_under_a_jail_agreement_only() -> None:
    assert word(failed(88, 66, 68), date(2024, 4, 1)) == "DISQUALIFIED"
    assert word(failed(88, 66), date(2024, 4, 1)) == "IN_PROCESS"
    task_force = replace(with_terms(failed(60, 60), model=TFM.model, template="TFM-2025"))
    assert word(task_force, date(2024, 4, 1)) == "IN_PROCESS"


def test_roles_without_authority_are_not_asked() -> None:
    supervisor = having(officer(), participations=())
    assert not supervisor.participations


@given(st.integers(0, 3000), st.permutations(range(4)))
def test_the_order_of_unequal_rows_never_matters(offset: int, order: list[int]) -> None:
    days = [date(2024, 5, 1) + timedelta(days=100 * number) for number in range(4)]
    kinds = (
        StatusEventKind.SUSPENDED_BY_ICE,
        StatusEventKind.REINSTATED,
        StatusEventKind.REVOKED,
        StatusEventKind.REINSTATED,
    )
    events = [event(kind, day) for kind, day in zip(kinds, days, strict=True)]
    shuffled = tuple(events[number] for number in order)
    as_of = date(2020, 1, 1) + timedelta(days=offset)
    assert word(having(officer(), status_events=shuffled), as_of) == word(
        having(officer(), status_events=tuple(events)), as_of
    )


@given(st.integers(1, 2000), st.integers(0, 2000))
def test_what_happens_later_changes_nothing_now(later: int, offset: int) -> None:
    as_of = date(2024, 1, 1) + timedelta(days=offset)
    future = as_of + timedelta(days=later)
    register = having(
        officer(),
        status_events=(event(StatusEventKind.REVOKED, future),),
        moa_events=(MoaEvent("J", MoaEventKind.TERMINATED, future),),
        authorizations=(*officer().authorizations, Authorization("1", "J", future)),
    )
    assert word(register, as_of) == word(officer(), as_of)


def test_a_participation_that_has_not_begun_is_not_judged() -> None:
    register = having(
        officer(), participations=(Participation("1", "J", officer().participations[0].role, date(2030, 1, 1)),)
    )
    with pytest.raises(IndexError):
        authority_on(register, date(2025, 1, 1))


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.SUPERVISOR])
def test_coordinators_and_supervisors_hold_no_authority(role: Role) -> None:
    register = officer()
    held = (replace(register.participations[0], role=role),)
    assert dict(judged(having(register, participations=held), date(2025, 1, 1)).authority) == {}


def test_a_participation_counts_from_its_first_day() -> None:
    register = officer()
    later = having(register, participations=(replace(register.participations[0], started_on=date(2025, 1, 1)),))
    assert dict(judged(later, date(2024, 12, 31)).authority) == {}
    assert word(later, date(2025, 1, 1)) == "AUTHORIZED"


def test_authority_rests_on_course_letter_and_form() -> None:
    found = authority_on(officer(), date(2025, 1, 1))
    assert found.rests_on == (
        "participation:1/J",
        "training_record:1/IADP/2024-03-15",
        "authorization:1/J/2024-04-02",
        "credential:1/J/FORM_70_006/2024-04-02",
    )
    assert [str(line) for line in found.steps] == ["Authorized from April 2, 2024"]


def test_a_lapse_names_the_last_valid_day_and_the_letter() -> None:
    found = authority_on(officer(TFM, letter=date(2025, 4, 10)), date(2027, 4, 10))
    assert [str(line) for line in found.steps] == [
        "The authorization of April 10, 2025 was valid through April 9, 2027"
    ]
    assert "authorization:1/T/2025-04-10" in found.rests_on


@pytest.mark.parametrize(("course", "expected"), [("IADP", "DISQUALIFIED"), ("IADRP", "IN_PROCESS"),
                                                  ("WSO-INIT", "IN_PROCESS")])  # fmt: skip
def test_only_the_initial_course_of_the_model_disqualifies(course: str, expected: str) -> None:
    failed = tuple(Exam("1", course, str(number), Attempt.ORIGINAL, Decimal(60), date(2024, 3, 1)) for number in (1, 2))
    assert word(having(officer(), trainings=(), exams=failed), date(2025, 1, 1)) == expected


def test_the_latest_suspension_of_a_jail_agreement_revokes_the_letters_between_two() -> None:
    stops = (
        MoaEvent("J", MoaEventKind.SUSPENDED, date(2025, 1, 1)),
        MoaEvent("J", MoaEventKind.REINSTATED, date(2025, 2, 1)),
        MoaEvent("J", MoaEventKind.SUSPENDED, date(2025, 6, 1)),
        MoaEvent("J", MoaEventKind.REINSTATED, date(2025, 7, 1)),
    )
    between = Authorization("1", "J", date(2025, 3, 1))
    register = having(officer(), moa_events=stops, authorizations=(*officer().authorizations, between))
    assert word(register, date(2025, 5, 31)) == "AUTHORIZED"
    assert word(register, date(2025, 7, 1)) == "INCOMPLETE"


def test_a_letter_of_the_day_of_the_ending_brings_nobody_back() -> None:
    register = having(officer(), status_events=(event(StatusEventKind.REVOKED, date(2025, 6, 1)),))
    same = having(
        register, authorizations=(*rows_of(register, "authorizations"), Authorization("1", "J", date(2025, 6, 1)))
    )
    assert word(same, date(2025, 6, 1)) == "REVOKED"


def test_authority_rests_on_the_latest_certification_only() -> None:
    register = officer()
    again = having(register, trainings=(*rows_of(register, "trainings"), trained("IADP", date(2025, 3, 15))))
    courses = [ref for ref in authority_on(again, date(2025, 6, 1)).rests_on if ref.startswith("training_record:")]
    assert courses == ["training_record:1/IADP/2025-03-15"]
