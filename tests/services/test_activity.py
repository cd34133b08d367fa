from datetime import date

import pytest

from coordinator.compliance.choices import Model
from coordinator.errors import Invalid, Refused
from coordinator.records import ActivityMonthFields
from coordinator.services.activity import (
    enter_month,
    fields_for,
    lock_month,
    month_detail,
    month_rows,
    month_values,
    unlock_month,
)
from coordinator.services.activity_view import MonthRow, MonthState
from coordinator.services.deleting import delete
from coordinator.services.editing import Edited, save_fields
from coordinator.services.history import history
from coordinator.store import Store
from tests.services.test_complaints import answer
from tests.services.test_editing import number_of, said

TODAY = date(2026, 11, 24)
LOCKED, OPEN = "KC-JEM-2/2026-09", "KC-WSO/2026-10"
SAYS = "2026-09 is locked since October 9, 2026; unlock the month first, then change it"


def rows(store: Store, day: date = TODAY) -> dict[str, MonthRow]:
    return {one.key: one for one in answer(store, month_rows, day)}


def value(store: Store, key: str, name: str) -> object:
    with store.looking() as look:
        return month_values(look, key).get(name)


def test_months_are_locked_open_or_lacking_with_the_day_by_which_they_are_due(sample: Store) -> None:
    found = rows(sample)
    assert (found[LOCKED].state, found[LOCKED].status, found[LOCKED].due) == (MonthState.LOCKED, "MET", "")
    assert found[OPEN].state is MonthState.MISSING
    assert (found[OPEN].status, found[OPEN].due, found[OPEN].number) == ("OVERDUE", "2026-11-10", 0)
    assert rows(sample, date(2026, 10, 8))[LOCKED].state is MonthState.LOCKED
    assert (rows(sample, date(2026, 11, 9))[OPEN].status, OPEN in rows(sample, date(2026, 10, 31))) == (
        "DUE_SOON",
        False,
    )
    assert found["KC-JEM-2/2026-10"].differences == 1


def test_a_month_is_told_with_both_counts_and_its_last_year(sample: Store) -> None:
    found = answer(sample, lambda look, known: month_detail(look, known, "KC-JEM-2/2026-10"), TODAY)
    told = next(one for one in found.counts if one.name == "encounters")
    assert (told.ours, told.ices, told.differs) == (23, 22, True)
    assert told.past[0] == ("2026-05", 24)
    assert told.past[-1] == ("2026-10", 23)
    assert {one.rule for one in found.verdicts} >= {"ACT-01"}
    empty = answer(sample, lambda look, known: month_detail(look, known, OPEN), TODAY)
    assert (empty.counts, empty.told, empty.model) == ([], [], "Warrant Service Officer")
    with pytest.raises(Refused, match="not on record"):
        answer(sample, lambda look, known: month_detail(look, known, "GONE/2026-10"), TODAY)


def test_a_form_asks_only_for_counts_that_the_model_can_have() -> None:
    wso, tfm = fields_for(Model.WSO), fields_for(Model.TFM)
    assert "arrest_warrants_served" in wso
    assert "detainers_issued" not in wso
    assert "ice_detainers_issued" not in wso
    assert "tfm_arrests" in tfm
    assert "ice_tfm_arrests" in tfm
    assert tuple(wso[-3:]) == ("source", "entered_by", "entered_on")


def test_a_month_is_entered_and_changed_whole_each_as_one_step(sample: Store) -> None:
    enter_month(sample, OPEN, {"arrest_warrants_served": 7, "entered_on": TODAY}, TODAY)
    assert value(sample, OPEN, "arrest_warrants_served") == 7
    enter_month(sample, OPEN, {"arrest_warrants_served": 8, "interpreter_uses": 2}, TODAY)
    assert rows(sample)[OPEN].counts["arrest_warrants_served"] == "8"
    sample.undo()
    assert value(sample, OPEN, "arrest_warrants_served") == 7
    with pytest.raises(Invalid) as refused:
        enter_month(sample, OPEN, {"charging_docs_prepared": 1}, TODAY)
    assert "does not delegate" in said(refused)["charging_docs_prepared"]


@pytest.mark.parametrize("name", ["encounters", "ice_encounters", "source", "entered_on"])
def test_a_locked_month_refuses_every_change(sample: Store, name: str) -> None:
    before = value(sample, LOCKED, name)
    new = 99 if isinstance(before, int) or name.startswith("ice") else date(2026, 10, 1) if name[-2:] == "on" else "x"
    with pytest.raises(Invalid) as refused:
        enter_month(sample, LOCKED, {name: new}, TODAY)
    assert said(refused) == {name: SAYS}
    assert value(sample, LOCKED, name) == before


def test_a_locked_month_refuses_another_name_and_to_be_deleted(sample: Store) -> None:
    number = number_of(sample, "activity_month", LOCKED)
    with pytest.raises(Invalid, match="is locked since"):
        delete(sample, ActivityMonthFields, number, TODAY)
    edit = {"year_month": Edited("2026-09", "2026-04"), "locked_on": Edited(date(2026, 10, 9), None)}
    with pytest.raises(Invalid, match="is locked since"):
        save_fields(sample, ActivityMonthFields, number, edit, TODAY)


def test_what_explains_a_locked_month_may_be_added(sample: Store) -> None:
    enter_month(sample, LOCKED, {"notes": "Booking was down on two days."}, TODAY)
    assert value(sample, LOCKED, "notes") == "Booking was down on two days."


def test_unlocking_is_a_recorded_change_with_its_reason_and_then_the_month_can_change(sample: Store) -> None:
    done = unlock_month(sample, LOCKED, " Two forms came late. ", TODAY)
    assert done is not None
    assert done.label == "Unlock 2026-09 of KC-JEM-2: Two forms came late."
    assert history(sample)[0].label == done.label
    assert value(sample, LOCKED, "corrections") == "2026-11-24 unlocked: Two forms came late."
    enter_month(sample, LOCKED, {"encounters": 20}, TODAY)
    locked = lock_month(sample, LOCKED, TODAY)
    assert locked is not None
    assert locked.label == "Lock 2026-09 of KC-JEM-2"
    with pytest.raises(Invalid, match="locked since November 24, 2026"):
        enter_month(sample, LOCKED, {"encounters": 21}, TODAY)
    for _ in range(3):
        sample.undo()
    assert value(sample, LOCKED, "locked_on") == date(2026, 10, 9)


def test_what_cannot_be_locked_or_unlocked_says_why(sample: Store) -> None:
    with pytest.raises(Invalid) as refused:
        unlock_month(sample, LOCKED, " ", TODAY)
    assert said(refused) == {"reason": "say why the month is unlocked"}
    with pytest.raises(Invalid, match="is not locked"):
        unlock_month(sample, OPEN, "why not", TODAY)
    with pytest.raises(Invalid, match="enter them first"):
        lock_month(sample, OPEN, TODAY)
    enter_month(sample, OPEN, {"entered_on": date(2026, 11, 25)}, TODAY)
    with pytest.raises(Invalid):
        lock_month(sample, OPEN, TODAY)


def test_an_empty_program_has_no_months(empty: Store) -> None:
    assert rows(empty) == {}
