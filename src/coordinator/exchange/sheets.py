"""Exchange files: a CSV file a kind of record, as bytes to rows and rows to bytes."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from coordinator.errors import Problem
from coordinator.exchange.text_file import numbered
from coordinator.exchange.words import read_cell, write_cell
from coordinator.records.declaration import Field, Fields, fields_of, key_fields

SUFFIX = ".csv"


@dataclass(frozen=True, slots=True)
class Line:
    """One row: the line of the file it begins on, and its values by field name; references are key texts.

    *fills* are values that nobody wrote: they complete a record and replace nothing.
    """

    number: int
    values: Mapping[str, object]
    fills: Mapping[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Sheet:
    """The rows of one kind, and what could not be read; of a *broken* file some rows may not even have been seen."""

    record: type[Fields]
    file: str
    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    broken: bool = False


def read_sheet(record: type[Fields], file: str, content: bytes) -> Sheet:
    """Read one file; what is wrong with a cell is kept as a problem and the rest is read on."""
    sheet = Sheet(record, file)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        reason = "this is not UTF-8 text; in a spreadsheet, save it as CSV UTF-8"
        return _broken(sheet, Problem(reason, file=file, line=line))
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        columns = columns_named(sheet, [name.strip() for name in header])
        sheet.broken = bool(sheet.problems)
        if not sheet.broken:
            _read_lines(sheet, columns, reader)
    except csv.Error as error:
        return _broken(sheet, Problem(f"this line is no CSV: {error}", file=file, line=reader.line_num))
    return sheet


def _broken(sheet: Sheet, problem: Problem) -> Sheet:
    sheet.problems.append(problem)
    sheet.broken = True
    return sheet


def columns_named(sheet: Sheet, header: Sequence[str], line: int = 1) -> list[Field]:
    """Return the fields that *header*, in this line of the file, names; what is wrong with it becomes a problem."""
    by_name = {one.name: one for one in fields_of(sheet.record)}
    if not any(header):
        reason = f"the file is empty; its first line names the columns: {', '.join(by_name)}"
        sheet.problems.append(Problem(reason, file=sheet.file, line=line))
    for name in header:
        if name not in by_name and any(header):
            reason = f"there is no such column; the columns are {', '.join(by_name)}"
            sheet.problems.append(Problem(reason, field=name or "(no name)", file=sheet.file, line=line))
        elif header.count(name) > 1:
            sheet.problems.append(Problem("this column stands twice", field=name, file=sheet.file, line=line))
    for one in key_fields(sheet.record):
        if any(header) and one.name not in header and not one.derived:
            reason = "this column must be there: it says which record is meant"
            sheet.problems.append(Problem(reason, field=one.name, file=sheet.file, line=line))
    return [by_name[name] for name in header if name in by_name]


def _read_lines(sheet: Sheet, columns: Sequence[Field], reader: Iterable[list[str]]) -> None:
    for number, cells in numbered(reader, begins=2):
        if not any(cells):
            continue
        if len(cells) != len(columns):
            reason = f"it has {len(cells)} cells and the first line {len(columns)}"
            sheet.problems.append(Problem(reason, file=sheet.file, line=number))
            continue
        add_line(sheet, columns, cells, number)


def add_line(sheet: Sheet, columns: Sequence[Field], cells: Sequence[str], number: int) -> None:
    """Add the row that begins on the line *number*; a cell that is no value of its field becomes a problem."""
    values: dict[str, object] = {}
    for column, cell in zip(columns, cells, strict=True):
        try:
            values[column.name] = read_cell(column, cell)
        except ValueError as error:
            sheet.problems.append(Problem(str(error), field=column.name, file=sheet.file, line=number))
    sheet.lines.append(Line(number, {**values, **sheet.record.derived(values)}))


def write_sheet(record: type[Fields], rows: Iterable[Sequence[object]]) -> bytes:
    """Return the file of *rows*, whose values follow the declared fields of *record*."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(one.name for one in fields_of(record))
    writer.writerows([write_cell(value) for value in row] for row in rows)
    return buffer.getvalue().encode()
