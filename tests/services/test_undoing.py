from datetime import date

import pytest

from coordinator.errors import Invalid, Refused
from coordinator.records import OfficerFields, SystemAccountFields
from coordinator.services.bin import deleted, restore
from coordinator.services.deleting import delete
from coordinator.services.disposing import remove_past
from coordinator.services.editing import Edited, detail, save_fields, save_new
from coordinator.services.history import history, history_of_row
from coordinator.services.undoing import undo_step
from coordinator.store import Store

TODAY = date(2026, 11, 24)
ACCOUNT = {"officer": "4300", "system": "PICS"}


def number_of(store: Store, kind: str, key: str) -> int:
    with store.looking() as look:
        number = look.number_of(kind, key)
    assert number is not None
    return number


def change(store: Store, badge: str, name: str, value: object) -> int:
    """Change one field of an officer, and return the number of the change."""
    number = number_of(store, "officer", badge)
    with store.looking() as look:
        shown = detail(look, OfficerFields, number).values[name]
    changes = save_fields(store, OfficerFields, number, {name: Edited(shown, value)}, TODAY).changes
    assert changes
    return changes.id


def value(store: Store, badge: str, name: str) -> object:
    with store.looking() as look:
        return detail(look, OfficerFields, number_of(store, "officer", badge)).values[name]


def add_officer(store: Store) -> int:
    """Add an officer, and return the number of the change."""
    values = {"badge": "4300", "last_name": "Okafor", "first_name": "Ngozi"}
    changes = save_new(store, OfficerFields, values, TODAY).changes
    assert changes
    return changes.id


def test_an_old_step_is_taken_back_alone_and_can_be_undone(sample: Store) -> None:
    old = change(sample, "4117", "rank", "Captain")
    change(sample, "4122", "rank", "Sergeant")
    changes = undo_step(sample, old, TODAY)
    assert changes
    assert changes.label == "Take back: Change Rank of Officer 4117"
    assert (value(sample, "4117", "rank"), value(sample, "4122", "rank")) == ("Deputy", "Sergeant")
    sample.undo()
    assert value(sample, "4117", "rank") == "Captain"
    sample.undo()
    assert value(sample, "4122", "rank") == "Corporal"
    assert not sample.problems()


def test_a_step_is_refused_whose_record_was_changed_since_and_the_change_named(sample: Store) -> None:
    old = change(sample, "4117", "rank", "Captain")
    change(sample, "4117", "unit", "Patrol")
    with pytest.raises(Refused) as refused:
        undo_step(sample, old, TODAY)
    assert str(refused.value) == (
        "“Change Rank of Officer 4117” cannot be taken back: Officer 4117 was changed since, on November 24, 2026 by"
        " Pia Lindgren (“Change Unit of Officer 4117”). Take that back first, or change the record itself."
    )
    assert value(sample, "4117", "rank") == "Captain"


def test_a_step_is_taken_back_once(sample: Store) -> None:
    old = change(sample, "4117", "rank", "Captain")
    sample.undo()
    with pytest.raises(Refused, match=r"“Change Rank of Officer 4117” is taken back already\."):
        undo_step(sample, old, TODAY)
    sample.redo()
    assert undo_step(sample, old, TODAY)
    with pytest.raises(Refused, match="changed since"):
        undo_step(sample, old, TODAY)


def test_what_others_refer_to_stays(sample: Store) -> None:
    old = add_officer(sample)
    save_new(sample, SystemAccountFields, ACCOUNT, TODAY)
    with pytest.raises(Refused, match=r"System account 4300, .* refers to what it added\. Delete or change that first"):
        undo_step(sample, old, TODAY)
    assert value(sample, "4300", "last_name") == "Okafor"


def test_a_change_that_never_was_is_refused(sample: Store) -> None:
    with pytest.raises(Refused, match=r"There is no change 99\."):
        undo_step(sample, 99, TODAY)


def test_undo_through_a_step_takes_all_later_ones_back_and_redo_brings_one_after_the_other(sample: Store) -> None:
    old = change(sample, "4117", "rank", "Captain")
    change(sample, "4117", "unit", "Patrol")
    change(sample, "4122", "rank", "Sergeant")
    assert [one.label for one in sample.undoable(3)][2] == "Change Rank of Officer 4117"
    done = sample.undo_through(old)
    assert [one.label for one in done][-1] == "Undo: Change Rank of Officer 4117"
    assert (value(sample, "4117", "rank"), value(sample, "4117", "unit")) == ("Deputy", "Detention")
    assert value(sample, "4122", "rank") == "Corporal"
    sample.redo()
    assert (value(sample, "4117", "rank"), value(sample, "4117", "unit")) == ("Captain", "Detention")
    assert sample.undo_through(999) == []
    assert not sample.problems()


def test_what_was_deleted_is_in_the_bin_and_comes_back_as_it_was(sample: Store) -> None:
    add_officer(sample)
    number = number_of(sample, "officer", "4300")
    delete(sample, OfficerFields, number, TODAY)
    (gone,) = deleted(sample)
    assert (gone.title, gone.actor, gone.label) == ("Officer 4300", "Pia Lindgren", "Delete Officer 4300")
    changes = restore(sample, "officer", number, TODAY)
    assert changes
    assert changes.label == "Restore Officer 4300"
    assert value(sample, "4300", "first_name") == "Ngozi"
    assert deleted(sample) == ()
    told = [one.label for one in history_of_row(sample, "officer", number)]
    assert told == ["Restore Officer 4300", "Delete Officer 4300", "Add Officer 4300"]
    with pytest.raises(Refused, match="Officer 4300 is not in the bin any more"):
        restore(sample, "officer", number, TODAY)
    sample.undo()
    assert [one.title for one in deleted(sample)] == ["Officer 4300"]


def test_a_record_comes_back_after_what_it_refers_to_and_never_beside_its_twin(sample: Store) -> None:
    add_officer(sample)
    account = save_new(sample, SystemAccountFields, ACCOUNT, TODAY).detail.number
    officer = number_of(sample, "officer", "4300")
    delete(sample, SystemAccountFields, account, TODAY)
    delete(sample, OfficerFields, officer, TODAY)
    with pytest.raises(Refused, match=r"it refers to Officer 4300\. Bring that back first"):
        restore(sample, "system_account", account, TODAY)
    add_officer(sample)
    with pytest.raises(Invalid, match="there is another Officer 4300 already"):
        restore(sample, "officer", officer, TODAY)
    assert history(sample, limit=1)[0].label == "Add Officer 4300"


def test_what_was_removed_for_good_comes_back_by_no_way(sample: Store) -> None:
    add_officer(sample)
    number = number_of(sample, "officer", "4300")
    delete(sample, OfficerFields, number, TODAY)
    remove_past(sample, "officer:4300")
    removal = history(sample, limit=1)[0]
    assert deleted(sample) == ()
    with pytest.raises(Refused, match="is not in the bin any more"):
        restore(sample, "officer", number, TODAY)
    with pytest.raises(Refused, match="cannot be taken back: what it removed is gone for good"):
        undo_step(sample, removal.id, TODAY)
