"""Where records come from: a folder of exchange files, one of them, or a workbook that holds them as sheets."""

from pathlib import Path

from coordinator.errors import Invalid, Problem
from coordinator.exchange.program_workbook import read_program_workbook
from coordinator.exchange.sheets import SUFFIX, Sheet, read_sheet
from coordinator.exchange.table import read_tables
from coordinator.records import RECORD_OF, RECORDS

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
"""The endings of the names of workbooks; some are only told from each other to say what to do."""


def read_source(source: Path) -> list[Sheet]:
    """Read exchange files or a workbook of them, in the order in which records refer to each other.

    Raises:
        Invalid: there is nothing to read, or a file is no exchange file; problems inside a file stay in its sheet.
    """
    if source.suffix.lower() in WORKBOOKS and source.is_file():
        return read_program_workbook(read_tables(source).tables)
    files = _files(source)
    unknown = [path.name for path in files if path.stem not in RECORD_OF]
    if unknown:
        known = ", ".join(f"{kind}{SUFFIX}" for kind in RECORD_OF)
        raise Invalid(
            [Problem(f"there is no such kind of record; the files are {known}", file=name) for name in unknown]
        )
    by_kind = {path.stem: path for path in files}
    return [
        read_sheet(record, path.name, _bytes(path))
        for record in RECORDS
        if (path := by_kind.get(record.about.kind)) is not None
    ]


def _files(source: Path) -> list[Path]:
    if source.is_file():
        return [source]
    if not source.is_dir():
        raise Invalid([Problem("there is no such file or folder", file=str(source))])
    files = sorted(path for path in source.iterdir() if path.suffix.lower() == SUFFIX)
    if not files:
        raise Invalid([Problem("there is no exchange file (KIND.csv) in this folder", file=str(source))])
    return files


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Invalid([Problem(f"it cannot be read: {error.strerror}", file=path.name)]) from error
