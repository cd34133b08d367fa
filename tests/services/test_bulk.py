from collections.abc import Sequence
from datetime import date

from coordinator.compliance.choices import TrainingStatus
from coordinator.records import RECORDS, ExamAttemptFields, MoaFields, OfficerFields, TrainingRecordFields
from coordinator.records.declaration import Fields, fields_of
from coordinator.services.bulk import Several, bulk_fields, change_all, delete_all
from coordinator.store import Store
from tests.store.contents import add_officer

TODAY = date(2026, 11, 24)


def every(store: Store, record: type[Fields]) -> dict[str, int]:
    with store.looking() as look:
        return {key: number for number, key in look.keys(record.about.kind).items()}


def recorded(store: Store) -> list[list[tuple[object, ...]]]:
    """Return every field of every record."""
    with store.looking() as look:
        return [list(look.rows(record, [one.name for one in fields_of(record)])) for record in RECORDS]


def numbers(store: Store, record: type[Fields], *keys: str) -> list[int]:
    known = every(store, record)
    return [known[key] for key in keys]


def values(store: Store, record: type[Fields], name: str) -> Sequence[object]:
    with store.looking() as look:
        return [value for (value,) in look.rows(record, (name,))]


def test_a_field_of_several_records_changes_as_one_step(sample: Store) -> None:
    chosen = numbers(sample, OfficerFields, "4117", "4122", "3871")
    before = recorded(sample)
    found = change_all(sample, Several(OfficerFields, chosen), {"unit": "Booking"}, TODAY)
    assert (found.done, found.same, found.left) == (3, 0, ())
    assert found.changes is not None
    assert found.changes.label == "Change Unit of 3 officers"
    assert values(sample, OfficerFields, "unit").count("Booking") == 3
    sample.undo()
    assert recorded(sample) == before


def test_a_dry_run_tells_the_same_and_writes_nothing(sample: Store) -> None:
    chosen = numbers(sample, OfficerFields, "4117", "4122")
    before = recorded(sample)
    tried = change_all(sample, Several(OfficerFields, chosen), {"unit": "Booking"}, TODAY, dry_run=True)
    assert (tried.done, tried.same, tried.left, tried.changes) == (2, 0, (), None)
    assert recorded(sample) == before


def test_what_is_so_already_is_counted_apart(sample: Store) -> None:
    chosen = numbers(sample, OfficerFields, "4117", "4122")
    change_all(sample, Several(OfficerFields, chosen[:1]), {"unit": "Booking"}, TODAY)
    assert change_all(sample, Several(OfficerFields, chosen), {"unit": "Booking"}, TODAY).same == 1
    again = change_all(sample, Several(OfficerFields, chosen), {"unit": "Booking"}, TODAY)
    assert (again.done, again.same, again.changes) == (0, 2, None)


def test_a_record_that_a_rule_refuses_is_named_and_the_others_change(sample: Store) -> None:
    known = every(sample, TrainingRecordFields)
    chosen = list(known.values())
    found = change_all(sample, Several(TrainingRecordFields, chosen), {"completed_on": date(2024, 6, 1)}, TODAY)
    assert found.done
    assert found.left
    assert found.done + found.same + len(found.left) == len(chosen)
    assert all("lies before" in one.reason or one.reason for one in found.left)
    done = values(sample, TrainingRecordFields, "completed_on").count(date(2024, 6, 1))
    assert done == found.done + found.same


def test_a_rule_between_records_leaves_out_whom_it_refuses(sample: Store) -> None:
    chosen = list(every(sample, TrainingRecordFields).values())
    future = {"completed_on": date(2027, 1, 1), "status": TrainingStatus.COMPLETED}
    before = recorded(sample)
    found = change_all(sample, Several(TrainingRecordFields, chosen), future, TODAY)
    assert found.done == 0
    assert {one.title for one in found.left} == {
        f"Training {key.replace('/', ', ')}" for key in every(sample, TrainingRecordFields)
    }
    assert recorded(sample) == before


def test_a_value_that_means_nothing_is_refused_for_each(sample: Store) -> None:
    chosen = numbers(sample, OfficerFields, "4117", "4122")
    found = change_all(sample, Several(OfficerFields, chosen), {"facility": "Nowhere Jail"}, TODAY)
    assert [str(one) for one in found.left] == [
        "Officer 4117: there is no facility Nowhere Jail",
        "Officer 4122: there is no facility Nowhere Jail",
    ]
    noted = change_all(sample, Several(OfficerFields, chosen), {"notes": "A123456789 was seen"}, TODAY)
    assert (noted.done, len(noted.left)) == (0, 2)


def test_what_a_record_is_known_by_is_not_changed_for_several() -> None:
    names = [one.name for one in bulk_fields(TrainingRecordFields)]
    assert names
    assert not {"officer", "course", "started_on"} & set(names)


def test_several_records_are_deleted_as_one_step(sample: Store) -> None:
    chosen = list(every(sample, ExamAttemptFields).values())[:3]
    before = recorded(sample)
    found = delete_all(sample, Several(ExamAttemptFields, chosen), TODAY)
    assert found.changes is not None
    assert (found.done, found.changes.label) == (3, "Delete 3 examinations")
    sample.undo()
    assert recorded(sample) == before


def test_what_others_refer_to_is_left_and_named(sample: Store) -> None:
    add_officer(sample, "9999")
    chosen = numbers(sample, OfficerFields, "4117", "9999")
    tried = delete_all(sample, Several(OfficerFields, chosen), TODAY, dry_run=True)
    assert [one.title for one in tried.left] == ["Officer 4117"]
    assert tried.left[0].reason.startswith("Nomination 4117, KC-JEM-2")
    assert tried.left[0].reason.endswith("refer to it")
    found = delete_all(sample, Several(OfficerFields, chosen), TODAY)
    assert (found.done, "9999" in every(sample, OfficerFields)) == (1, False)


def test_agreements_that_everything_hangs_on_all_stay(sample: Store) -> None:
    chosen = list(every(sample, MoaFields).values())
    found = delete_all(sample, Several(MoaFields, chosen), TODAY)
    assert (found.done, len(found.left), found.changes) == (0, len(chosen), None)


def test_records_that_are_gone_already_are_passed_over(sample: Store) -> None:
    chosen = add_officer(sample, "9999")
    delete_all(sample, Several(OfficerFields, [chosen]), TODAY)
    assert change_all(sample, Several(OfficerFields, [chosen]), {"unit": "x"}, TODAY).done == 0
    assert delete_all(sample, Several(OfficerFields, [chosen]), TODAY).done == 0
