from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import TypeVar

import pytest

from coordinator.compliance.choices import Complainant
from coordinator.errors import Refused
from coordinator.records import ComplaintFields, OfficerFields
from coordinator.services.complaint_view import ComplaintDetail, ComplaintRow
from coordinator.services.complaints import complaint_detail, complaint_rows, next_log_no
from coordinator.services.judged import Judged, judged
from coordinator.store import Look, Store
from tests.conftest import SAMPLE_ROWS
from tests.services.test_editing import number_of

DAY = date(2026, 11, 22)
_Answer = TypeVar("_Answer")


def answer(store: Store, question: Callable[[Look, Judged], _Answer], day: date = DAY) -> _Answer:
    with store.looking() as look:
        return question(look, judged(look, day))


def rows(store: Store, day: date = DAY) -> dict[str, ComplaintRow]:
    return {row.log_no: row for row in answer(store, complaint_rows, day)}


def detail(store: Store, log_no: str, day: date = DAY, *, shown: bool = False) -> ComplaintDetail:
    number = number_of(store, "complaint", log_no)
    return answer(store, lambda look, known: complaint_detail(look, known, number, shown=shown), day)


def test_the_list_has_every_complaint_with_the_clock_that_needs_somebody_most(sample: Store) -> None:
    found = rows(sample)
    assert len(found) == SAMPLE_ROWS["complaint"]
    late = found["2026-003"]
    assert (late.state_words, late.clock, late.status, late.due) == (
        "Received",
        "ICE not told; due within 48 h",
        "OVERDUE",
        "2026-11-21 09:00",
    )
    assert late.overdue
    told = found["2026-001"]
    assert (told.state, told.clock, told.status) == (
        "CLOSED",
        "ICE told after 19 h 20 min; due within 48 h on weekdays",
        "MET",
    )


def test_a_complaint_that_is_still_to_come_says_so(sample: Store) -> None:
    assert rows(sample, date(2026, 11, 19))["2026-004"].state == "AHEAD"
    assert rows(sample, date(2026, 11, 19))["2026-004"].clock == ""


def test_no_list_and_no_detail_tells_what_is_hidden(sample: Store) -> None:
    with sample.looking() as look:
        complained = list(look.rows(ComplaintFields, ("log_no", "complainant", "subject_officer")))
        names = dict(look.rows(OfficerFields, ("badge", "last_name")))
    found = rows(sample)
    for log_no, complainant, badge in complained:
        told = f"{asdict(found[log_no])} {asdict(detail(sample, log_no))}"
        if complainant not in {None, Complainant.ICE}:  # "ICE" is said of others too
            assert complainant.words not in told
        if badge is not None:
            assert badge not in told
            assert names[badge] not in told


def test_what_is_hidden_is_told_once_it_was_asked_for(sample: Store) -> None:
    found = detail(sample, "2026-001", shown=True)
    assert found.hidden is not None
    assert dict(found.hidden.told)["Officer"] == "Serrano, Paul, Deputy (4055)"
    assert detail(sample, "2026-001").hidden is None


def test_the_steps_are_told_in_their_order(sample: Store) -> None:
    stages = detail(sample, "2026-001").stages
    assert [(one.title, one.said, one.done) for one in stages] == [
        ("Received", "January 9, 2026, 16:00", True),
        ("ICE told", "January 12, 2026, 11:20", True),
        ("May lead to removal?", "Discipline", True),
        ("Forwarded to CRCL", "January 20, 2026", True),
        ("Resolved", "March 20, 2026 · Not sustained", True),
        ("Results reported", "April 20, 2026", True),
    ]
    assert (stages[1].clock, stages[1].rule) == ("ICE told after 19 h 20 min; due within 48 h on weekdays", "CMP-01")
    assert (stages[5].clock, stages[5].status) == (
        "Results reported after 31 days; due within 30 days",
        ("LATE", "Done late"),
    )
    removed = detail(sample, "2026-002").stages[2]
    assert removed.said == "Discipline, Civil suit · removed January 9, 2026 · reinstated March 23, 2026"


@pytest.mark.parametrize(
    ("log_no", "out", "back"), [("2026-004", True, False), ("2026-003", False, False), ("2026-002", False, False)]
)
def test_only_a_participating_officer_who_is_in_can_be_removed(
    sample: Store, log_no: str, out: bool, back: bool
) -> None:
    found = detail(sample, log_no)
    assert (found.can_remove, found.can_reinstate) == (out, back)


def test_the_next_log_number_follows_the_highest_of_the_year(sample: Store, empty: Store) -> None:
    assert next_log_no(sample, date(2026, 11, 24)) == "2026-005"
    assert next_log_no(sample, date(2027, 1, 2)) == "2027-001"
    assert next_log_no(empty, date(2026, 11, 24)) == "2026-001"


def test_a_complaint_that_is_gone_says_so(sample: Store) -> None:
    with pytest.raises(Refused, match="somebody deleted it"):
        answer(sample, lambda look, known: complaint_detail(look, known, 999, shown=False))
