"""What holds for every kind of record, whatever is declared of it."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from coordinator.errors import Refused
from coordinator.exchange.program_workbook import page_of, read_program_workbook
from coordinator.exchange.sheets import read_sheet, write_sheet
from coordinator.exchange.workbook import workbook
from coordinator.exchange.workbook_file import read_workbook
from coordinator.records import RECORDS, Fields
from coordinator.records.declaration import fields_of, key_fields
from coordinator.services.exporting import export_files, export_workbook
from coordinator.services.importing import import_files
from coordinator.services.program import Setting
from coordinator.services.refusing import refused
from coordinator.services.validating import checked
from coordinator.store import Store, create_store
from tests.records.rows import keys_of, rows, shown

TODAY = date(2026, 11, 24)
each_record = pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.about.kind)
a_few = settings(
    max_examples=4,
    deadline=None,
    phases=[Phase.generate],  # a failing row is short enough, and each run works on a real file
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def content(store: Store) -> Mapping[str, bytes]:
    """Return every record as exchange files write it."""
    with store.looking() as look:
        return {
            record.about.kind: write_sheet(record, look.rows(record, [one.name for one in fields_of(record)]))
            for record in RECORDS
        }


@each_record
def test_every_kept_row_validates(sample: Store, record: type[Fields]) -> None:
    with sample.looking() as look:
        kept = look.kept(record)
    assert kept
    for key, row in kept.items():
        assert checked(record, row.values) == (row.values, [], []), key


@each_record
def test_a_row_is_written_into_a_file_and_read_back_as_it_was(sample: Store, record: type[Fields]) -> None:
    with sample.looking() as look:
        keys = keys_of(look)
    names = {kind: {number: key for key, number in found.items()} for kind, found in keys.items()}

    @settings(a_few, max_examples=15)
    @given(rows(record, keys))
    def holds(columns: dict[str, Any]) -> None:
        values = shown(record, columns, names)
        written = {field.name: value for field, value in zip(fields_of(record), values, strict=True)}
        for sheet in (
            read_sheet(record, "file.csv", write_sheet(record, [values])),
            *read_program_workbook(read_workbook("file.xlsx", workbook([page_of(record, [values])]))),
        ):
            assert sheet.problems == []
            assert sheet.lines[0].values == written

    holds()


@each_record
def test_undoing_adding_changing_and_deleting_gives_back_what_was(sample: Store, record: type[Fields]) -> None:
    before = content(sample)
    with sample.looking() as look:
        keys = keys_of(look)

    @a_few
    @given(rows(record, keys), rows(record, keys))
    def holds(first: dict[str, Any], second: dict[str, Any]) -> None:
        number = _added(sample, record, first) if key_fields(record) else 1
        if number is None:
            return
        labels = ["Add"] if key_fields(record) else []
        if second != _values(sample, record, number) and _changed(sample, record, number, second):
            labels.append("Change")
        if key_fields(record):
            with sample.change("Delete") as step:
                step.delete(record, number)
            labels.append("Delete")
        for label in reversed(labels):
            undone = sample.undo()
            assert undone
            assert undone.label == f"Undo: {label}"
        assert content(sample) == before

    holds()
    assert sample.problems() == []


def _added(store: Store, record: type[Fields], columns: dict[str, Any]) -> int | None:
    """Add a row that validates and return its number; nothing if its key is taken, the only reason to refuse it."""
    number = 0
    try:
        with store.change("Add") as step:
            number = step.insert(record, columns)
    except Refused as refusal:
        if "UNIQUE constraint failed" not in str(refusal):
            raise
        return None
    assert _values(store, record, number) == columns
    return number


def _changed(store: Store, record: type[Fields], number: int, columns: dict[str, Any]) -> bool:
    try:
        with store.change("Change") as step:
            step.update(record, number, columns)
    except Refused as refusal:
        if "UNIQUE constraint failed" not in str(refusal):
            raise
        return False
    assert _values(store, record, number) == columns
    return True


def _values(store: Store, record: type[Fields], number: int) -> Mapping[str, Any]:
    with store.looking() as look:
        return next(row.values for row in look.kept(record).values() if row.number == number)


@pytest.mark.parametrize(("export", "name"), [(export_files, "out"), (export_workbook, "out.xlsx")])
def test_a_row_more_of_every_kind_goes_out_and_comes_in_unchanged(
    sample: Store, setting: Setting, export: Callable[[Store, Path], object], name: str
) -> None:
    with sample.looking() as look:
        keys = keys_of(look)

    @settings(a_few, max_examples=2)
    @given(st.data())
    def holds(data: st.DataObject) -> None:
        for record in RECORDS:
            if key_fields(record):
                _add_what_can_be(sample, record, data.draw(rows(record, keys)))
        with TemporaryDirectory() as folder:
            source = Path(folder) / name
            export(sample, source)
            assert import_files(sample, source, TODAY).changes is None
            other = create_store(Path(folder) / "other", setting.stamp)
            import_files(other, source, TODAY)
            assert _all_values(other) == _all_values(sample)
            assert other.problems() == []
            other.close()

    holds()
    with sample.looking() as look:
        assert sum(map(len, keys_of(look).values())) > sum(map(len, keys.values())) + len(RECORDS) / 2


def _all_values(store: Store) -> Mapping[str, list[Any]]:
    """Return every record as values: 0.0 in a program is 0 in a workbook and the same number."""
    with store.looking() as look:
        return {
            record.about.kind: list(look.rows(record, [one.name for one in fields_of(record)])) for record in RECORDS
        }


def _add_what_can_be(store: Store, record: type[Fields], columns: dict[str, Any]) -> None:
    if _added(store, record, columns) is None:
        return
    with store.looking() as look:
        wrong = refused(look, TODAY)
    if wrong:
        store.undo()
