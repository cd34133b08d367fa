from datetime import date
from pathlib import Path

import pytest

from coordinator.errors import Invalid, Refused, Unavailable
from coordinator.exchange.table import read_tables
from coordinator.exchange.workbook import MOST_LETTERS
from coordinator.records import FacilityFields
from coordinator.services.exporting import export_workbook, write_template
from coordinator.services.importing import import_files
from coordinator.store import Store
from tests.conftest import SAMPLE, SAMPLE_ROWS

TODAY = date(2026, 11, 24)


def test_a_workbook_has_a_sheet_for_each_kind_that_has_rows_and_the_documents_beside_it(
    sample: Store, tmp_path: Path
) -> None:
    done = export_workbook(sample, tmp_path / "out.xlsx")
    assert (done.counts, done.notes) == (SAMPLE_ROWS, ())
    tables = read_tables(tmp_path / "out.xlsx").tables
    assert {table.name: len(table.rows) - 1 for table in tables} == SAMPLE_ROWS
    files = {path.name: path.read_bytes() for path in (tmp_path / "out documents").iterdir()}
    assert sorted(files.values()) == sorted(path.read_bytes() for path in (SAMPLE / "documents").iterdir())


def test_the_same_records_give_the_same_workbook(sample: Store, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        export_workbook(sample, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_changed_cell_is_one_change_that_can_be_undone(sample: Store, tmp_path: Path) -> None:
    with sample.change("Rename") as step:
        step.update(FacilityFields, 1, {"notes": "=1+1"})
    export_workbook(sample, tmp_path / "out.xlsx")
    sample.undo()
    found = import_files(sample, tmp_path / "out.xlsx", TODAY)
    assert (found.created, found.updated) == ({}, {"facility": 1})
    with sample.looking() as look:
        assert next(look.rows(FacilityFields, ("notes",))) == ("=1+1",)


def test_nothing_is_overwritten_and_nothing_half_done(sample: Store, empty: Store, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="There are no records yet"):
        export_workbook(empty, tmp_path / "out.xlsx")
    (tmp_path / "out documents").mkdir()
    with pytest.raises(Refused, match="out documents already; name a new file"):
        export_workbook(sample, tmp_path / "out.xlsx")
    with pytest.raises(Unavailable, match="cannot be written: No such file or directory"):
        export_workbook(sample, tmp_path / "nowhere" / "out.xlsx")
    with pytest.raises(Unavailable, match="cannot be written: No such file or directory"):
        write_template(tmp_path / "nowhere" / "blank.xlsx")
    with sample.change("Write at length") as step:
        step.update(FacilityFields, 1, {"notes": "x" * (MOST_LETTERS + 1)})
    with pytest.raises(Invalid, match="facility: cell E2 would have 32,768 characters"):
        export_workbook(sample, tmp_path / "other.xlsx")
    assert sorted(path.suffix for path in tmp_path.iterdir() if path.is_file()) == []


def test_a_blank_workbook_has_each_kind_once(tmp_path: Path) -> None:
    write_template(tmp_path / "blank.xlsx", ["officer", "facility", "officer"])
    assert [table.name for table in read_tables(tmp_path / "blank.xlsx").tables] == ["officer", "Help", "facility"]
