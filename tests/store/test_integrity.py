import pytest

from coordinator.errors import Refused
from coordinator.records import RECORDS, CostFields, ReimbursementFields
from coordinator.records.declaration import Kind, fields_of
from coordinator.store import Store
from coordinator.store.integrity import listed


def number(store: Store, kind: str, key: str) -> int:
    with store.looking() as look:
        return next(row for row, name in look.keys(kind).items() if name == key)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE meeting SET moas = '[99]' WHERE code = 'SC-2026'", "names a moa that is not there"),
        ("UPDATE meeting SET moas = '[null]' WHERE code = 'SC-2026'", "names a moa that is not there"),
        ("UPDATE meeting SET moas = '[\"x\"]' WHERE code = 'SC-2026'", "names a moa that is not there"),
        ("UPDATE meeting SET moas = 'x' WHERE code = 'SC-2026'", "malformed JSON"),
        ("UPDATE cost SET id = 99 WHERE code = 'C-2024-001'", "a reimbursement refers to this cost"),
        ("DELETE FROM cost WHERE code = 'C-2024-001'", "a reimbursement refers to this cost"),
        (
            "INSERT INTO reimbursement (code, program, status, entries) VALUES ('X', 'IGSA', 'DENIED', '[1, 99]')",
            "names a cost that is not there",
        ),
    ],
)
def test_a_list_names_only_rows_that_are_there_whoever_writes(sample: Store, statement: str, said: str) -> None:
    with pytest.raises(Exception, match=said), sample.change("By hand") as step:
        step.connection.exec_driver_sql(statement)
    assert sample.problems() == []


def test_a_row_that_no_list_names_any_more_can_go(sample: Store) -> None:
    claim, cost = number(sample, "reimbursement", "R-2024-1"), number(sample, "cost", "C-2024-001")
    with pytest.raises(Refused, match="refers to this cost"), sample.change("Too early") as step:
        step.delete(CostFields, cost)
    with sample.change("Leave it out") as step:
        step.update(ReimbursementFields, claim, {"entries": ()})
        step.delete(CostFields, cost)
    assert sample.problems() == []
    assert sample.undo()
    with sample.looking() as look:
        assert ("R-2024-1", ("C-2024-001", "C-2024-002")) in list(look.rows(ReimbursementFields, ("code", "entries")))
    assert sample.redo()
    assert sample.problems() == []


def test_a_check_finds_a_list_that_names_nothing(sample: Store) -> None:
    with sample.change("By hand") as step:
        step.connection.exec_driver_sql("DROP TRIGGER refers_meeting_moas_update")
        step.connection.exec_driver_sql("UPDATE meeting SET moas = '[99]' WHERE code = 'SC-2026'")
    meeting = number(sample, "meeting", "SC-2026")
    with sample.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM meeting").scalar()
    assert f"The meeting in row {meeting} refers to a moa that is not there." in sample.problems()


def test_every_list_of_references_is_guarded(sample: Store) -> None:

    declared = {
        (record.about.kind, field.column)
        for record in RECORDS
        for field in fields_of(record)
        if field.kind is Kind.REFERENCES
    }
    assert {(one.kind, one.column) for one in listed()} == declared
    with sample.reading() as connection:
        found = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE name GLOB 'refer*'").scalar()
    assert found == 4 * len(declared)
