"""What reading a workbook of rows costs, beside the usual library handing out the bare cells of the same one."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

import openpyxl

from coordinator.exchange.found_tables import find_tables
from coordinator.exchange.program_workbook import page_of
from coordinator.exchange.source import read_source
from coordinator.exchange.table import read_tables
from coordinator.exchange.workbook import workbook
from coordinator.records import TrainingRecordFields
from coordinator.records.declaration import fields_of
from tests.benchmarks.timing import best_of, line

ROWS = 100_000
_GIVEN = {"officer": "4117", "course": "IADRP", "status": "COMPLETED", "location": "Kettle County Academy"}


def workbooks(rows: int = ROWS) -> list[str]:
    """Measure reading somebody's workbook as tables, and one of ours as records, and writing it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "training.xlsx"
        written = best_of(1, lambda: file.write_bytes(_workbook(rows)))
        bare = best_of(3, lambda: _bare_cells(file))
        tables = best_of(3, lambda: [find_tables(table) for table in read_tables(file).tables])
        records = best_of(3, lambda: read_source(file))
    return [
        line(f"{rows:,} rows: openpyxl's bare cells, read only", bare),
        line(f"{rows:,} rows: as tables, with where they are", tables, bare, "1.5 times"),
        line(f"{rows:,} rows: as records of ours, each validated", records, bare, "2 times"),
        line(f"{rows:,} rows: written", written, bare),
    ]


def _workbook(rows: int) -> bytes:
    fields = [one.name for one in fields_of(TrainingRecordFields)]
    begun = [date(2020, 7, 1) + timedelta(number % 2_000) for number in range(rows)]
    given = ({**_GIVEN, "started_on": day, "completed_on": day + timedelta(4)} for day in begun)
    return workbook([page_of(TrainingRecordFields, ([one.get(name) for name in fields] for one in given))])


def _bare_cells(file: Path) -> int:
    book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    count = sum(len(row) for sheet in book for row in sheet.iter_rows(values_only=True))
    book.close()
    return count
