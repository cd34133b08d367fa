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
def test_every_kind_says_what_it_is(record: type[Fields]) -> None:
    about = record.about
    assert about.title[0].isupper()
    assert about.plural[0].isupper()
    assert about.help.endswith(".")


@each_record
def test_what_is_declared_of_values_together_names_fields_of_the_record(record: type[Fields]) -> None:
    by_column = {field.column: field for field in fields_of(record)}
    about = record.about
    assert {by_column[column].kind for pair in about.in_order for column in pair} <= {Kind.DAY, Kind.MOMENT}
    assert {by_column[column].kind for pair in about.parts for column in pair} <= {Kind.NUMBER}
    for need in about.needs:
        assert need.word in (by_column[need.column].choices or ())
        assert not by_column[need.needed].required
    if about.parent is not None:
        there = [field.column for field in key_fields(RECORD_OF[about.parent.kind])]
        assert [column for _, column in about.parent.columns] == there
        assert all(by_column[column].key for column, _ in about.parent.columns)


@each_record
def test_every_record_but_the_agency_has_a_natural_key_that_is_required(record: type[Fields]) -> None:
    keys = key_fields(record)
    assert bool(keys) is (record.about.kind != "agency")
    assert all(field.required for field in keys)


@each_record
def test_a_record_refers_only_to_its_own_kind_or_to_earlier_ones(record: type[Fields]) -> None:
    earlier = [one.about.kind for one in RECORDS[: RECORDS.index(record) + 1]]
    for field in fields_of(record):
        if field.refers_to:
            assert field.refers_to in earlier
            assert field.column == (f"{field.name}_id" if field.kind is Kind.REFERENCE else field.name)
        if field.kind is Kind.REFERENCES:
            assert field.refers_to != record.about.kind


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
