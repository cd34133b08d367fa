from datetime import date

import pytest

from coordinator.compliance.choices import DecidedBy, StatusReason
from coordinator.errors import Invalid, Refused
from coordinator.records import ComplaintFields, StatusEventFields
from coordinator.services.editing import Edited, save_fields
from coordinator.services.judging import authority_on, explain
from coordinator.services.removing import Decision, Move, move_officer
from coordinator.store import Changes, Store
from tests.services.test_editing import detail_of, number_of, said

TODAY = date(2026, 11, 24)
LOG, BADGE, MOA = "2026-004", "4122", "KC-JEM-2"
DAY = date(2026, 11, 20)
AGENCY = Decision(DAY, DecidedBy.LEA, StatusReason.COMPLAINT)


def move(store: Store, log_no: str, which: Move = Move.OUT, given: Decision = AGENCY) -> Changes | None:
    return move_officer(store, number_of(store, "complaint", log_no), which, given, TODAY)


def events(store: Store, badge: str) -> list[tuple[object, ...]]:
    names = ("officer", "moa", "kind", "effective_on", "decided_by", "reason")
    with store.looking() as look:
        return [row[1:] for row in look.rows(StatusEventFields, names) if row[0] == badge]


def word(store: Store, day: date) -> str:
    return next(one.status for one in authority_on(store, BADGE, day) if one.moa == MOA)


def test_the_removal_stands_at_the_complaint_and_among_the_changes_of_status(sample: Store) -> None:
    before = events(sample, BADGE)
    done = move(sample, LOG)
    assert done is not None
    assert done.label == "Remove the officer of Complaint 2026-004 from the program"
    assert detail_of(sample, "complaint", LOG).values["removed_on"] == DAY
    added = (MOA, "REMOVED_BY_LEA_PENDING", DAY, "LEA", "COMPLAINT")
    assert [one for one in events(sample, BADGE) if one not in before] == [added]
    assert word(sample, date(2026, 11, 19)) != "SUSPENDED"
    assert word(sample, DAY) == "SUSPENDED"

    sample.undo()
    assert detail_of(sample, "complaint", LOG).values["removed_on"] is None
    assert events(sample, BADGE) == before
    assert word(sample, DAY) != "SUSPENDED"


def test_the_officer_comes_back_the_same_way(sample: Store) -> None:
    move(sample, LOG)
    back = Decision(date(2026, 11, 23), DecidedBy.LEA, None)
    done = move(sample, LOG, Move.BACK, back)
    assert done is not None
    assert done.label == "Reinstate the officer of Complaint 2026-004"
    assert detail_of(sample, "complaint", LOG).values["reinstated_on"] == date(2026, 11, 23)
    assert (MOA, "REINSTATED", date(2026, 11, 23), "LEA", None) in events(sample, BADGE)
    assert word(sample, date(2026, 11, 22)) == "SUSPENDED"
    assert word(sample, date(2026, 11, 23)) == "AUTHORIZED"
    sample.undo()
    sample.undo()
    assert detail_of(sample, "complaint", LOG).values["removed_on"] is None


def test_what_ice_decides_is_a_suspension_by_ice(sample: Store) -> None:
    move(sample, LOG, given=Decision(DAY, DecidedBy.ICE, StatusReason.COMPLAINT))
    assert (MOA, "SUSPENDED_BY_ICE", DAY, "ICE", "COMPLAINT") in events(sample, BADGE)


def test_the_task_force_rule_is_met_by_a_removal_on_the_day(sample: Store) -> None:
    number = number_of(sample, "complaint", "2026-002")
    with sample.looking() as look:
        values = look.values(ComplaintFields, number)
    gone = {"removed_on": Edited(values["removed_on"], None), "reinstated_on": Edited(values["reinstated_on"], None)}
    save_fields(sample, ComplaintFields, number, gone, TODAY)
    day = date(2026, 1, 10)
    assert explain(sample, "CMP-05", "complaint:2026-002", day).status == "NOT_MET"
    before = events(sample, "6002")
    done = move(sample, "2026-002", given=Decision(date(2026, 1, 9), DecidedBy.LEA, StatusReason.COMPLAINT))
    assert done is not None
    assert explain(sample, "CMP-05", "complaint:2026-002", day).status == "MET"
    assert events(sample, "6002") == before  # the sample has the change of status already: it is not written twice


@pytest.mark.parametrize(
    ("given", "field", "reason"),
    [
        (Decision(None, DecidedBy.LEA, None), "effective_on", "it must be filled in"),
        (Decision(DAY, None, None), "decided_by", "it must be filled in"),
        (Decision(date(2026, 11, 19), DecidedBy.LEA, None), "effective_on", "lies before Received at"),
    ],
)
def test_what_cannot_be_is_said_by_field_and_nothing_is_written(
    sample: Store, given: Decision, field: str, reason: str
) -> None:
    before = events(sample, BADGE)
    with pytest.raises(Invalid) as found:
        move(sample, LOG, given=given)
    assert reason in said(found)[field]
    assert events(sample, BADGE) == before
    assert detail_of(sample, "complaint", LOG).values["removed_on"] is None


def test_an_officer_is_removed_once(sample: Store) -> None:
    move(sample, LOG)
    with pytest.raises(Invalid) as found:
        move(sample, LOG)
    assert said(found)["effective_on"] == "it is recorded as of 2026-11-20 already"


def test_a_complaint_without_an_officer_removes_nobody(sample: Store) -> None:
    with pytest.raises(Refused, match="Complaint 2026-003 names no participating officer"):
        move(sample, "2026-003")


def test_an_officer_without_part_under_the_agreement_is_not_named(sample: Store) -> None:
    number = number_of(sample, "complaint", LOG)
    save_fields(sample, ComplaintFields, number, {"subject_officer": Edited(BADGE, "6002")}, TODAY)
    with pytest.raises(Refused) as found:
        move(sample, LOG)
    assert str(found.value) == "The officer of Complaint 2026-004 takes no part under KC-JEM-2. Record that first."
