"""What the place of training asks: classes, who has not, the matrix, the requirements and their reasons."""

from collections import Counter
from datetime import date

import pytest

from coordinator.compliance.verdicts import about
from coordinator.errors import Refused
from coordinator.records import TrainingRecordFields
from coordinator.services.classes import candidates, class_detail, class_rows
from coordinator.services.judged import judged
from coordinator.services.requirements import matrix, reasons, requirement_detail, requirement_rows
from coordinator.services.training_view import Classes
from coordinator.store import Store

DAY = date(2026, 11, 22)


def test_every_training_record_is_in_one_class(sample: Store) -> None:
    with sample.looking() as look:
        rows = class_rows(look, judged(look, DAY))
        assert sum(len(row.people) for row in rows) == look.count(TrainingRecordFields)
    assert len({row.key for row in rows}) == len(rows)
    assert Counter(row.shown for row in rows) == {Classes.HELD: 17, Classes.AHEAD: 2, Classes.OPEN: 1}


def test_those_who_were_there_together_are_one_class(sample: Store) -> None:
    with sample.looking() as look:
        known = judged(look, DAY)
        (row,) = [row for row in class_rows(look, known) if row.course == "WSO-INIT"]
        found = class_detail(look, known, row.key)
    assert (row.results, row.certified, row.location) == ("3 completed", "3 of 3", "Kettle County Jail")
    assert [one.name for one in found.attended] == sorted(row.people)
    assert all(one.ref.startswith(f"training_record:{one.badge}/WSO-INIT/") for one in found.attended)
    assert not {one.badge for one in found.missing} & {one.badge for one in found.attended}


def test_a_class_that_is_gone_is_said_to_be(sample: Store) -> None:
    with sample.looking() as look, pytest.raises(Refused, match="not on record any more"):
        class_detail(look, judged(look, DAY), "IADP/2000-01-01/")


@pytest.mark.parametrize(
    ("course", "examined", "due"),
    [("IADP", True, ["4207", "4210"]), ("IADRP", False, ["3871", "4099", "4122"]), ("VU-IA", False, [])],
)
def test_those_of_whom_a_course_is_asked_now_are_proposed(
    sample: Store, course: str, examined: bool, due: list[str]
) -> None:
    with sample.looking() as look:
        found = candidates(look, judged(look, DAY), course)
    assert found is not None
    assert found.examined is examined
    assert sorted(one.badge for one in found.due) == due
    assert not {one.badge for one in found.due} & {one.badge for one in found.others}


def test_nobody_can_take_a_course_that_there_is_not(sample: Store) -> None:
    with sample.looking() as look:
        assert candidates(look, judged(look, DAY), "NO") is None


def test_the_matrix_holds_every_verdict_on_training(sample: Store) -> None:
    with sample.looking() as look:
        known = judged(look, DAY)
        found = matrix(look, known)
    counted = sum(1 + cell.more for row in found.rows for cell in row.cells.values())
    assert counted == sum(one.rule.code.startswith("TRN-") for one in known.found.verdicts)
    assert {row.badge for row in found.rows} >= {
        held.badge for held, authority in known.found.authority.items() if not authority.ended
    }
    keys = [one.key for one in found.requirements]
    assert keys == ["TRN-01", "TRN-02", "TRN-03", "TRN-05", "TRN-06 VU-IA", "TRN-08"]


def test_a_cell_says_what_needs_somebody_most_and_its_reasons_say_all(sample: Store) -> None:
    with sample.looking() as look:
        known = judged(look, DAY)
        for row in matrix(look, known).rows:
            for key, cell in row.cells.items():
                answers = reasons(look, known, key, row.badge).answers
                assert len(answers) == 1 + cell.more
                assert answers[0].status == cell.status
                assert {about(one.subject).badge for one in answers} == {row.badge}


def test_the_requirements_count_each_officer_once(sample: Store) -> None:
    with sample.looking() as look:
        known = judged(look, DAY)
        for row in requirement_rows(look, known):
            found = requirement_detail(look, known, row.requirement.key)
            assert row.met + row.due + row.not_met + row.cannot_tell == len(found.people)
            assert found.row == row
            assert bool(row.source) is bool(found.people)


def test_a_program_with_nobody_has_every_requirement_and_an_empty_matrix(empty: Store) -> None:
    with empty.looking() as look:
        known = judged(look, DAY)
        assert matrix(look, known).rows == []
        rules = [row.requirement.rule for row in requirement_rows(look, known)]
        assert rules == ["TRN-01", "TRN-02", "TRN-03", "TRN-05", "TRN-06", "TRN-08"]
        assert class_rows(look, known) == []
