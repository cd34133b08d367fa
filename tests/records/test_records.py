import pytest
import sqlalchemy as sa
from sqlmodel import SQLModel

from coordinator.records import RECORD_OF, RECORDS, Fields
from coordinator.records.declaration import Kind, fields_of, key_fields
from coordinator.store import Store

each_record = pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.about.kind)


@each_record
def test_every_field_has_a_title_and_a_help_sentence(record: type[Fields]) -> None:
    for field in fields_of(record):
        assert field.title[0].isupper(), field.name
        assert field.help.endswith("."), field.name


@each_record
def test_every_record_but_the_agency_has_a_natural_key_that_is_required(record: type[Fields]) -> None:
    keys = key_fields(record)
    assert bool(keys) is (record.about.kind != "agency")
    assert all(field.required for field in keys)


@each_record
def test_a_record_refers_only_to_its_own_kind_or_to_earlier_ones(record: type[Fields]) -> None:
    earlier = [one.about.kind for one in RECORDS[: RECORDS.index(record) + 1]]
    for field in fields_of(record):
        if field.kind is Kind.REFERENCE:
            assert field.refers_to in earlier
            assert field.column == f"{field.name}_id"


@each_record
def test_every_declared_field_is_a_column_and_every_column_a_declared_field(record: type[Fields]) -> None:
    table = SQLModel.metadata.tables[record.about.kind]
    assert {field.column for field in fields_of(record)} | {"id"} == {column.name for column in table.columns}


@each_record
def test_choices_in_a_record_are_checked_by_the_table_too(record: type[Fields]) -> None:
    table = SQLModel.metadata.tables[record.about.kind]
    texts = [str(one.sqltext) for one in table.constraints if isinstance(one, sa.CheckConstraint)]
    for field in fields_of(record):
        if field.kind is Kind.CHOICE and field.choices:
            assert any(all(f"'{word}'" in text for word in field.choices) for text in texts), field.name


def test_records_are_found_by_kind() -> None:
    assert [*RECORD_OF.values()] == [*RECORDS]


@pytest.mark.parametrize(
    ("statement", "constraint"),
    [
        ("UPDATE officer SET employment_status = 'GONE' WHERE badge = '4117'", "employment_status_word"),
        ("UPDATE officer SET last_name = '' WHERE badge = '4117'", "last_name_filled"),
        ("UPDATE officer SET planned_last_day = '2001-01-01' WHERE badge = '4117'", "planned_last_day_after_hired_on"),
        ("UPDATE officer SET badge = '4122' WHERE badge = '4117'", "officer.badge"),
        ("DELETE FROM officer WHERE badge = '4117'", "FOREIGN KEY"),
        ("UPDATE officer SET facility_id = 'x' WHERE badge = '4117'", "TEXT value in INTEGER"),
        ("INSERT INTO agency (id, name, state, time_zone) VALUES (2, 'Other', 'WI', 'UTC')", "only_one"),
    ],
)
def test_the_table_refuses_whoever_writes(sample: Store, statement: str, constraint: str) -> None:
    with pytest.raises(Exception, match=constraint), sample.change("By hand") as step:
        step.connection.exec_driver_sql(statement)
    assert sample.problems() == []
