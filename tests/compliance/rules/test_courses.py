"""The update of task force officers, yearly courses and certificates, at their borders."""

from dataclasses import replace
from datetime import date

import pytest

from coordinator.compliance.choices import Model, Satisfies, StatusEventKind
from coordinator.compliance.facts import Course, Moa, Training
from coordinator.compliance.program_register import Program
from coordinator.compliance.register import Register
from coordinator.compliance.resource_facts import Paper
from tests.compliance.agency import (
    COURSES,
    HYBRID,
    JEM,
    TFM,
    WSO,
    around,
    due,
    event,
    facts,
    having,
    officer,
    own_terms,
    status,
    statuses,
    trained,
    verdict,
)

TODAY = date(2025, 1, 1)
UPDATE = Course("TFM-UPD", frozenset({Model.TFM}), Satisfies.UPDATE)
DAY = date(2024, 6, 1)
REGISTER = officer()
CLASS = REGISTER.trainings[0].ref
YEARLY = Course("IA", frozenset({Model.JEM, Model.TFM}), Satisfies.ANNUAL)


def updated(*days: date) -> Register:
    register = officer(TFM)
    rows = tuple(trained("TFM-UPD", day) for day in days)
    return having(register, courses=(*COURSES, UPDATE), trainings=(*register.trainings, *rows))


@pytest.mark.parametrize(
    ("days", "as_of", "expected"),
    [
        ((), date(2024, 4, 1), "-"),
        ((), date(2024, 4, 2), "PENDING"),
        ((), date(2025, 1, 13), "PENDING"),
        ((), date(2025, 1, 14), "DUE_SOON"),
        ((), date(2025, 3, 15), "DUE_SOON"),
        ((), date(2025, 3, 16), "OVERDUE"),
        ((date(2025, 3, 15),), date(2025, 3, 14), "DUE_SOON"),
        ((date(2025, 3, 15),), date(2025, 3, 15), "MET"),
        ((date(2025, 3, 16),), date(2025, 3, 16), "LATE"),
        ((date(2024, 3, 15),), date(2025, 3, 15), "DUE_SOON"),
        ((date(2024, 3, 16),), date(2025, 3, 15), "MET"),
        ((date(2025, 6, 1), date(2025, 3, 1)), date(2025, 6, 1), "MET"),
    ],
)
def test_trn_05_expects_the_update_a_year_after_certification(
    days: tuple[date, ...], as_of: date, expected: str
) -> None:
    assert status(updated(*days), "TRN-05", as_of) == expected


def test_trn_05_rests_on_certification_and_the_first_update() -> None:
    found = verdict(updated(date(2025, 6, 1), date(2025, 3, 1)), "TRN-05", date(2025, 7, 1))
    assert found is not None
    assert found.rests_on == ("training_record:1/TFM-INIT/2024-03-15", "training_record:1/TFM-UPD/2025-03-01")


@pytest.mark.parametrize("moa", [JEM, WSO])
def test_trn_05_is_no_rule_of_the_other_models(moa: Moa) -> None:
    assert status(officer(moa), "TRN-05", TODAY) == "-"


def test_trn_05_is_asked_of_the_authorized_alone_and_of_a_hybrid_by_local_policy() -> None:
    revoked = having(updated(), status_events=(event(StatusEventKind.REVOKED, TODAY, "T"),))
    assert status(revoked, "TRN-05", date(2024, 12, 31)) == "PENDING"
    assert status(revoked, "TRN-05", TODAY) == "-"
    hybrid = officer(HYBRID, completed=date(2010, 1, 31), letter=date(2010, 2, 1))
    assert status(hybrid, "TRN-05", date(2010, 6, 1)) == "-"
    assert due(own_terms(hybrid, "TRN-05", interval_months=13), "TRN-05", date(2010, 6, 1)) == "2011-02-28"


def yearly(*days: date, moa: Moa = JEM, deadline: tuple[int, int] | None = None) -> Register:
    register = officer(moa)
    course = replace(YEARLY, deadline=deadline)
    rows = tuple(trained("IA", day) for day in days)
    return having(register, courses=(*COURSES, course), trainings=(*register.trainings, *rows))


@pytest.mark.parametrize(
    ("days", "as_of", "expected"),
    [
        ((), date(2024, 7, 31), "PENDING"),
        ((), date(2024, 8, 1), "DUE_SOON"),
        ((), date(2024, 9, 30), "DUE_SOON"),
        ((), date(2024, 10, 1), "PENDING"),
        ((date(2024, 9, 30),), date(2024, 9, 30), "MET"),
        ((date(2024, 9, 30),), date(2024, 10, 1), "PENDING"),
        ((date(2024, 10, 1),), date(2024, 10, 1), "MET"),
        ((date(2024, 10, 1),), date(2025, 9, 30), "MET"),
        ((date(2024, 10, 1),), date(2025, 10, 1), "PENDING"),
    ],
)
def test_trn_06_wants_the_course_once_in_each_federal_year(days: tuple[date, ...], as_of: date, expected: str) -> None:
    assert status(yearly(*days), "TRN-06", as_of) == expected


@pytest.mark.parametrize(
    ("deadline", "as_of", "end"),
    [
        ((3, 31), date(2025, 1, 1), "2025-03-31"),
        ((12, 31), date(2025, 1, 1), "2024-12-31"),
        ((10, 1), date(2024, 10, 1), "2024-10-01"),
        ((9, 30), date(2024, 9, 30), "2024-09-30"),
    ],
)
def test_trn_06_goes_by_the_courses_own_deadline(deadline: tuple[int, int], as_of: date, end: str) -> None:
    assert due(yearly(deadline=deadline), "TRN-06", as_of) == end


@pytest.mark.parametrize(
    ("days", "as_of", "expected"),
    [
        ((), date(2025, 3, 31), "DUE_SOON"),
        ((), date(2025, 4, 1), "OVERDUE"),
        ((date(2025, 3, 31),), date(2025, 4, 1), "MET"),
        ((date(2025, 4, 1),), date(2025, 4, 1), "LATE"),
        ((date(2025, 4, 1), date(2025, 3, 1)), date(2025, 4, 1), "MET"),
        ((date(2025, 4, 1),), date(2025, 3, 31), "DUE_SOON"),
    ],
)
def test_trn_06_is_late_after_its_deadline(days: tuple[date, ...], as_of: date, expected: str) -> None:
    assert status(yearly(*days, deadline=(3, 31)), "TRN-06", as_of) == expected


def test_trn_06_names_officer_course_and_federal_year() -> None:
    assert list(statuses(yearly(), "TRN-06", date(2024, 9, 30))) == ["training:1/IA/2024"]
    assert list(statuses(yearly(), "TRN-06", date(2024, 10, 1))) == ["training:1/IA/2025"]


def test_trn_06_asks_the_models_of_the_course_and_the_authorized_alone() -> None:
    assert status(yearly(moa=TFM), "TRN-06", TODAY) == "PENDING"
    assert status(yearly(moa=WSO), "TRN-06", TODAY) == "-"
    assert status(yearly(), "TRN-06", date(2024, 4, 1)) == "-"
    revoked = having(yearly(), status_events=(event(StatusEventKind.REVOKED, TODAY),))
    assert status(revoked, "TRN-06", TODAY) == "-"


def test_trn_08_wants_a_paper_for_each_completed_course() -> None:
    row = Training("1", "IADP", date(2024, 2, 19), date(2024, 3, 15), date(2024, 3, 15))
    register = having(officer(), trainings=(row, trained("IADRP", date(2025, 1, 2))))
    kept = around(register, papers=(Paper("D1"),), documented={row.ref: ["D1"]})
    assert statuses(kept, "TRN-08", date(2024, 3, 14)) == {}
    assert statuses(kept, "TRN-08", TODAY) == {"training:1/IADP/2024-02-19": "MET"}
    assert statuses(kept, "TRN-08", date(2025, 1, 2))["training:1/IADRP/2025-01-02"] == "CANNOT_TELL"
    assert statuses(register, "TRN-08", TODAY) == {}


def with_papers(*papers: Paper, ref: str = CLASS) -> Program:
    return Program(papers=papers, documented={ref: [one.key for one in papers]})


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        (Paper("D-1"), "MET"),
        (Paper("D-1", dated_on=DAY), "MET"),
        (Paper("D-1", dated_on=date(2024, 6, 2)), "CANNOT_TELL"),
        (Paper("D-1", disposed_on=date(2024, 6, 2)), "MET"),
        (Paper("D-1", disposed_on=DAY), "CANNOT_TELL"),
    ],
)
def test_trn_08_counts_a_certificate_that_is_on_file_on_the_day(paper: Paper, expected: str) -> None:
    other = Paper("D-0")
    program = replace(with_papers(paper), papers=(other, paper))
    assert status(replace(REGISTER, program=program), "TRN-08", DAY) == expected


def test_trn_08_is_not_asked_where_no_paper_is_kept_yet() -> None:
    assert verdict(REGISTER, "TRN-08", DAY) is None
    later = with_papers(Paper("D-1", dated_on=date(2024, 6, 2)))
    assert verdict(replace(REGISTER, program=later), "TRN-08", DAY) is None


def test_papers_of_another_record_prove_nothing() -> None:
    program = with_papers(Paper("D-1"), ref="officer:1")
    assert status(replace(REGISTER, program=program), "TRN-08", DAY) == "CANNOT_TELL"
    known = facts(replace(REGISTER, program=program), DAY)
    assert [one.key for one in known.program.papers_behind("officer:1", DAY)] == ["D-1"]
    assert known.program.papers_behind(CLASS, DAY) == []
