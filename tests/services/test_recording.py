"""A class for many officers: one change, undone as one, and nothing at all where anything cannot be."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coordinator.compliance.choices import TrainingStatus
from coordinator.errors import Invalid, Problem
from coordinator.records import (
    DocumentFields,
    DocumentLinkFields,
    ExamAttemptFields,
    OfficerFields,
    TrainingEventFields,
    TrainingRecordFields,
)
from coordinator.services.papers import papers_on_file
from coordinator.services.recording import Held, Recorded, Result, record_class
from coordinator.store import Store

TODAY = date(2026, 11, 24)
FIRST, LAST, CERTIFIED = date(2026, 8, 3), date(2026, 8, 28), date(2026, 9, 4)
KINDS = (TrainingRecordFields, ExamAttemptFields, DocumentFields, DocumentLinkFields)
READ = ("officer", "course", "started_on", "completed_on", "certified_on", "status", "location")


def counts(store: Store) -> list[int]:
    with store.looking() as look:
        return [look.count(kind) for kind in KINDS]


def head(store: Store) -> str:
    with store.looking() as look:
        return look.head


def badges(store: Store, count: int) -> list[str]:
    with store.looking() as look:
        taken = {badge for (badge,) in look.rows(ExamAttemptFields, ("officer",))}
        return [badge for (badge,) in look.rows(OfficerFields, ("badge",)) if badge not in taken][:count]


def held(*results: Result, course: str = "IADP", first: date | None = FIRST) -> Held:
    return Held(course, first, LAST, "Charleston SC", results)


def done(badge: str, scores: str = "", *papers: Path) -> Result:
    return Result(badge, TrainingStatus.COMPLETED, LAST, CERTIFIED, scores, papers)


def problems(store: Store, one: Held) -> list[Problem]:
    before = head(store)
    with pytest.raises(Invalid) as error:
        record_class(store, one, TODAY)
    assert head(store) == before
    return list(error.value.problems)


@pytest.fixture
def paper(tmp_path: Path) -> Callable[[str], Path]:
    def made(name: str) -> Path:
        path = tmp_path / name
        path.write_bytes(f"%PDF-1.7 {name}".encode())
        return path

    return made


def test_a_class_of_eight_is_one_change_and_one_undo(sample: Store, paper: Callable[[str], Path]) -> None:
    before = counts(sample)
    some = badges(sample, 8)
    results = [done(badge, "88, 91.5", paper(f"{badge}.pdf")) for badge in some]
    found = record_class(sample, held(*results), TODAY)
    assert found.words == "class IADP of 2026-08-03 for 8 officers"
    assert found.changes is not None
    assert found.changes.label == f"Record {found.words}"
    assert counts(sample) == [count + more for count, more in zip(before, (8, 16, 8, 8), strict=True)]
    with sample.looking() as look:
        rows = [row for row in look.rows(TrainingRecordFields, READ) if row[2] == FIRST]
    assert rows == [
        (badge, "IADP", FIRST, LAST, CERTIFIED, TrainingStatus.COMPLETED, "Charleston SC") for badge in some
    ]
    assert [one.kind for one in papers_on_file(sample, f"training_record:{some[0]}/IADP/{FIRST}")] == ["CERTIFICATE"]
    sample.undo()
    assert counts(sample) == before
    sample.redo()
    assert counts(sample) != before


def test_one_paper_may_be_the_proof_of_several(sample: Store, paper: Callable[[str], Path]) -> None:
    listed = paper("ICE list.pdf")
    before = counts(sample)
    record_class(sample, held(*(done(badge, "", listed) for badge in badges(sample, 3))), TODAY)
    assert counts(sample) == [count + more for count, more in zip(before, (3, 0, 1, 3), strict=True)]


@pytest.mark.parametrize(
    ("changed", "line", "field", "reason"),
    [
        ({"badge": "0"}, 2, "officer", "there is no officer 0"),
        ({"completed_on": None}, 2, "completed_on", "must be filled in"),
        ({"completed_on": date(2026, 8, 1)}, 2, "completed_on", "before"),
        ({"completed_on": date(2027, 1, 1), "certified_on": None}, 2, "completed_on", "in the future"),
        ({"certified_on": date(2026, 8, 1)}, 2, "certified_on", "before"),
        ({"scores": "88, oops"}, 2, "scores", "is no score"),
        ({"scores": "120"}, 2, "scores", "120 is more than 100"),
        ({"papers": (Path("/nowhere/at all.pdf"),)}, 2, "papers", "at all.pdf"),
        ({"badge": "4207"}, 2, "", "in the class twice"),
        ({"badge": "4117", "scores": "87"}, 2, "scores", "examination 1, first attempt, is on record with 88"),
    ],
)
def test_what_cannot_be_is_said_in_the_line_and_nothing_is_kept(
    sample: Store, changed: dict[str, Any], line: int, field: str, reason: str
) -> None:
    second = replace(done("4210"), **changed)
    (found,) = problems(sample, held(done("4207"), second))
    assert (found.line, found.field) == (line, field)
    assert reason in found.reason


@pytest.mark.parametrize(
    ("one", "field"),
    [
        (held(done("4207"), course="NO"), "course"),
        (held(done("4207"), course=""), "course"),
        (held(done("4207"), first=None), "started_on"),
        (held(done("4207"), first=date(2026, 9, 1)), "ended_on"),
        (held(), "officers"),
    ],
)
def test_what_the_class_itself_lacks_is_said_of_the_class(sample: Store, one: Held, field: str) -> None:
    assert [(found.line, found.field) for found in problems(sample, one)] == [(0, field)]


def planned(store: Store) -> Held:
    """Return the class that the sample has planned for Lindqvist, as it came out."""
    with store.looking() as look:
        (row,) = [row for row in look.rows(TrainingRecordFields, READ) if row[5] is TrainingStatus.PLANNED]
    badge, course, first, *_ = row
    return Held(course, first, None, "", [Result(badge, completed_on=first)])


def test_what_was_planned_is_completed_not_entered_twice(sample: Store) -> None:
    one = planned(sample)
    before = counts(sample)
    assert one.started_on is not None
    found = record_class(sample, one, one.started_on)
    assert found.changes is not None
    assert found.changes.counts == {("training_record", "update"): 1}
    assert counts(sample) == before


WHITFIELD = Held("IADP", date(2024, 2, 19), date(2024, 3, 15), "", [])


def of_whitfield(**changes: Any) -> Held:
    result = Result("4117", TrainingStatus.COMPLETED, date(2024, 3, 15), date(2024, 3, 22), "88, 91, 79")
    return replace(WHITFIELD, results=[replace(result, **changes)])


def test_what_is_on_record_already_is_no_change(sample: Store) -> None:
    before = head(sample)
    found = record_class(sample, of_whitfield(), TODAY)
    assert found.changes is None
    assert head(sample) == before


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"completed_on": date(2024, 3, 14)}, "completed_on"),
        ({"status": TrainingStatus.FAILED}, "status"),
        ({"scores": "89"}, "scores"),
    ],
)
def test_what_is_on_record_otherwise_is_never_overwritten(sample: Store, changes: dict[str, Any], field: str) -> None:
    (found,) = problems(sample, of_whitfield(**changes))
    assert found.field == field
    assert "change that in the record itself" in found.reason


def test_a_score_that_is_on_record_keeps_its_day(sample: Store) -> None:
    later = replace(WHITFIELD, started_on=FIRST, ended_on=LAST, results=[replace(done("4117"), scores="88")])
    found = record_class(sample, later, TODAY)
    assert found.changes is not None
    assert found.changes.counts == {("training_record", "insert"): 1}


def test_a_certification_that_came_later_is_filled_in(sample: Store) -> None:
    bare = replace(held(replace(done("4207"), certified_on=None)))
    record_class(sample, bare, TODAY)
    found = record_class(sample, held(done("4207")), TODAY)
    assert found.changes is not None
    assert found.changes.counts == {("training_record", "update"): 1}


def test_a_class_that_was_announced_is_named_in_its_records(sample: Store) -> None:
    with sample.looking() as look:
        course, first = next(look.rows(TrainingEventFields, ("course", "starts_on")))
    recorded = record_class(sample, Held(course, first, None, "", [Result("4207", completed_on=first)]), TODAY)
    assert isinstance(recorded, Recorded)
    with sample.looking() as look:
        rows = dict(look.rows(TrainingRecordFields, ("officer", "event")))
    assert rows["4207"] == "IADP-2024-02"
