"""The course before authority and its examinations, at their borders."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from coordinator.compliance.choices import Attempt, MoaEventKind, Model, Satisfies, StatusEventKind
from coordinator.compliance.facts import Authorization, Course, Exam, Moa, Training
from coordinator.compliance.register import Register
from tests.compliance.agency import (
    COURSES,
    ENDINGS,
    HYBRID,
    INITIAL,
    JEM,
    TFM,
    WSO,
    event,
    having,
    judged,
    moa_event,
    officer,
    rows_of,
    status,
    statuses,
    trained,
)

TODAY = date(2025, 1, 1)


@pytest.mark.parametrize(
    ("completed", "certified", "expected"),
    [
        (date(2024, 3, 15), date(2024, 4, 1), "MET"),
        (date(2024, 3, 15), date(2024, 4, 2), "MET"),
        (date(2024, 3, 15), date(2024, 4, 3), "NOT_MET"),
        (date(2024, 4, 3), date(2024, 4, 3), "NOT_MET"),
        (date(2024, 3, 15), None, "NOT_MET"),
    ],
)
@pytest.mark.parametrize("moa", [JEM, WSO, TFM])
def test_trn_01_wants_the_course_before_the_letter(
    moa: Moa, completed: date, certified: date | None, expected: str
) -> None:
    rows = (Training("1", INITIAL[moa.code], completed, completed, certified),)
    assert status(having(officer(moa), trainings=rows), "TRN-01", TODAY) == expected


def test_trn_01_goes_by_the_day_on_the_first_letter() -> None:
    rows = (
        Authorization("1", "J", date(2024, 9, 1), letter_on=date(2024, 9, 1)),
        Authorization("1", "J", date(2024, 4, 2), letter_on=date(2024, 3, 14)),
    )
    register = having(officer(), authorizations=rows)
    assert status(register, "TRN-01", TODAY) == "NOT_MET"
    dated = (rows[0], replace(rows[1], letter_on=date(2024, 3, 15)))
    assert status(having(register, authorizations=dated), "TRN-01", TODAY) == "MET"


def test_trn_01_wants_an_initial_course_of_the_model() -> None:
    others = (trained("IADRP", date(2024, 1, 1)), trained("WSO-INIT", date(2024, 1, 1)))
    assert status(having(officer(), trainings=others), "TRN-01", TODAY) == "NOT_MET"
    assert status(having(officer(), trainings=()), "TRN-01", TODAY) == "NOT_MET"


def test_trn_01_is_asked_from_the_first_grant_until_the_officer_leaves() -> None:
    assert status(having(officer(), authorizations=()), "TRN-01", TODAY) == "-"
    assert status(officer(), "TRN-01", date(2024, 4, 1)) == "-"
    assert status(officer(), "TRN-01", date(2024, 4, 2)) == "MET"
    for kind in ENDINGS:
        assert status(having(officer(), status_events=(event(kind, TODAY),)), "TRN-01", TODAY) == "-"


def test_trn_01_is_asked_while_the_agreement_binds() -> None:
    stopped = replace(officer(), moa_events=(moa_event(MoaEventKind.SUSPENDED, TODAY),))
    assert status(stopped, "TRN-01", TODAY) == "MET"
    over = replace(officer(), moa_events=(moa_event(MoaEventKind.TERMINATED, TODAY),))
    assert status(over, "TRN-01", TODAY) == "-"


def test_trn_01_does_not_know_a_certification_that_is_still_to_come() -> None:
    late = Authorization("1", "J", date(2024, 4, 2), letter_on=date(2024, 6, 1))
    row = Training("1", "IADP", date(2024, 3, 15), date(2024, 3, 15), date(2024, 5, 15))
    register = having(officer(), authorizations=(late,), trainings=(row,))
    assert status(register, "TRN-01", date(2024, 5, 14)) == "NOT_MET"
    assert status(register, "TRN-01", date(2024, 5, 15)) == "MET"


Scores = tuple[tuple[str, Attempt], ...]
ORIGINAL, REMEDIAL = Attempt.ORIGINAL, Attempt.REMEDIAL


def examined(register: Register, scores: Scores, day: date = date(2024, 3, 15)) -> Register:
    course = INITIAL[register.moas[0].code]
    rows = tuple(
        Exam("1", course, str(number), attempt, Decimal(score), day) for number, (score, attempt) in enumerate(scores)
    )
    return having(register, exams=rows)


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ((), "CANNOT_TELL"),
        ((("70", ORIGINAL), ("70", ORIGINAL), ("70", ORIGINAL)), "MET"),
        ((("70.0", ORIGINAL),), "MET"),
        ((("69.99", ORIGINAL),), "CANNOT_TELL"),
        ((("69.5", ORIGINAL),), "CANNOT_TELL"),
        ((("66", ORIGINAL), ("70", REMEDIAL)), "MET"),
        ((("66", ORIGINAL), ("70", ORIGINAL)), "CANNOT_TELL"),
        ((("66", ORIGINAL), ("67", ORIGINAL)), "NOT_MET"),
        ((("88", ORIGINAL), ("66", ORIGINAL), ("68", REMEDIAL)), "NOT_MET"),
        ((("64", ORIGINAL), ("82", REMEDIAL), ("69", ORIGINAL)), "NOT_MET"),
        ((("60", REMEDIAL),), "MET"),
    ],
)
@pytest.mark.parametrize("moa", [JEM, WSO])
def test_trn_02_allows_one_failure_with_its_remedial(moa: Moa, scores: Scores, expected: str) -> None:
    assert status(examined(officer(moa), scores), "TRN-02", TODAY) == expected


def test_trn_02_is_not_asked_under_the_task_force_model_and_is_under_the_hybrid_one() -> None:
    assert status(examined(officer(TFM), (("60", ORIGINAL),)), "TRN-02", TODAY) == "-"
    hybrid = officer(HYBRID, completed=date(2010, 1, 4), letter=date(2010, 2, 1))
    failed = examined(hybrid, (("60", ORIGINAL), ("61", REMEDIAL)), date(2010, 1, 4))
    assert statuses(failed, "TRN-02", date(2010, 6, 1)) == {"exam:1/IADP": "NOT_MET"}


def test_trn_02_is_asked_from_the_first_attempt_or_the_completion_on() -> None:
    early = examined(officer(), (("60", ORIGINAL),), date(2024, 3, 1))
    assert status(early, "TRN-02", date(2024, 2, 29)) == "-"
    assert status(early, "TRN-02", date(2024, 3, 1)) == "CANNOT_TELL"
    assert status(officer(), "TRN-02", date(2024, 3, 14)) == "-"
    assert status(officer(), "TRN-02", date(2024, 3, 15)) == "CANNOT_TELL"


def test_trn_02_knows_an_attempt_from_its_day_on() -> None:
    register = examined(officer(), (("60", ORIGINAL),), date(2024, 3, 1))
    second = replace(rows_of(register, "exams")[0], exam="2", taken_on=date(2024, 3, 10))
    both = having(register, exams=(second, *rows_of(register, "exams")))
    assert status(both, "TRN-02", date(2024, 3, 9)) == "CANNOT_TELL"
    assert status(both, "TRN-02", date(2024, 3, 10)) == "NOT_MET"


def test_trn_02_does_not_mix_courses() -> None:
    register = examined(officer(), (("60", ORIGINAL),))
    second = Course("IADP-2", frozenset({Model.JEM}), Satisfies.INITIAL)
    other = replace(rows_of(register, "exams")[0], course="IADP-2")
    both = having(register, courses=(*COURSES, second), exams=(*rows_of(register, "exams"), other))
    assert statuses(both, "TRN-02", TODAY) == {"exam:1/IADP": "CANNOT_TELL", "exam:1/IADP-2": "CANNOT_TELL"}


def test_trn_02_is_not_asked_of_the_ended_or_under_an_agreement_that_does_not_bind() -> None:
    left = having(officer(), status_events=(event(StatusEventKind.WITHDRAWN, TODAY),))
    assert status(left, "TRN-02", date(2024, 12, 31)) == "CANNOT_TELL"
    assert status(left, "TRN-02", TODAY) == "-"
    over = replace(officer(), moa_events=(moa_event(MoaEventKind.TERMINATED, TODAY),))
    assert status(over, "TRN-02", TODAY) == "-"


def test_trn_02_is_asked_once_of_an_officer_under_two_agreements_of_one_model() -> None:
    register = examined(officer(), (("60", ORIGINAL),))
    second = replace(JEM, code="J2")
    held = rows_of(register, "participations")[0]
    both = having(register, moas=(JEM, second), participations=(held, replace(held, moa="J2")))
    assert statuses(both, "TRN-02", TODAY) == {"exam:1/IADP": "CANNOT_TELL"}
    found = [one for one in judged(both, TODAY).verdicts if one.rule.code == "TRN-02"]
    assert len(found) == 1
