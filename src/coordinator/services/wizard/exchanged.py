"""Exchange files on their way through the wizard: read as the command reads them, and tried out row by row."""

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from pathlib import Path

from coordinator.errors import Invalid, Problem
from coordinator.exchange.program_workbook import HELP
from coordinator.exchange.sheets import SUFFIX, Sheet
from coordinator.exchange.source import WORKBOOKS, read_source
from coordinator.exchange.table import Row, Table, read_tables
from coordinator.exchange.text_file import numbered
from coordinator.exchange.workbook import Page
from coordinator.records import RECORD_OF, RECORDS
from coordinator.records.declaration import fields_of, key_fields
from coordinator.services.enclosures import Enclosures
from coordinator.services.wizard.plan import Place, Taken
from coordinator.services.wizard.refused_rows import refused_page
from coordinator.store.sealed_documents import Papers


def are_exchange_files(files: Sequence[Path]) -> bool:
    """Return whether *files* are exchange files, or one workbook of ours: called by kinds, with the key's columns.

    Raises:
        Invalid: a workbook cannot be read.
    """
    if len(files) == 1 and files[0].suffix.lower() in WORKBOOKS:
        tables = [table for table in read_tables(files[0]).tables if table.name.casefold() != HELP.casefold()]
        return bool(tables) and all(_is_exchange_sheet(table) for table in tables if table.rows)
    return bool(files) and all(_is_exchange_file(file) for file in files)


def _is_exchange_sheet(table: Table) -> bool:
    headings = (str(cell or "").rpartition("\n")[2] for cell in table.rows[0].cells)
    return _names_columns(table.name.casefold(), headings)


def _is_exchange_file(file: Path) -> bool:
    if file.stem not in RECORD_OF or file.suffix.lower() != SUFFIX:
        return False
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            return _names_columns(file.stem, next(csv.reader(lines), []))
    except (OSError, UnicodeDecodeError, csv.Error):
        return False


def _names_columns(kind: str, headings: Iterable[str]) -> bool:
    """Return whether *headings* are names of columns of *kind*, with all of its key among them."""
    record = RECORD_OF.get(kind)
    if record is None:
        return False
    names = {heading.strip() for heading in headings}
    keys = {one.name for one in key_fields(record) if not one.derived}
    return keys <= names and bool(names & {one.name for one in fields_of(record)})


@dataclass(eq=False)
class ExchangeFiles:
    """What a folder of exchange files, or some of them, bring; documents' files come along from beside them."""

    title: str
    wrong: Sequence[Problem]
    warnings: Sequence[Problem]
    skipped: Sequence[tuple[Place, str]] = ()
    _sheets: Sequence[Sheet] = ()
    _enclosed: Sequence[Enclosures] = ()
    _paths: Mapping[str, Path] = field(default_factory=dict)

    def taken(self, without: AbstractSet[Place]) -> Taken:
        """Return the lines of all files but those in *without*."""
        return _Rows([_left(sheet, without) for sheet in self._sheets])

    def bring(self) -> None:
        """Keep the documents' files."""
        for one in self._enclosed:
            one.bring()

    def pages(self, reasons: Mapping[Place, Sequence[Problem]]) -> Sequence[Page]:
        """Return the rows with *reasons*, file by file, as they stand there."""
        files = dict.fromkeys(file for file, _ in reasons)
        return [_page(self._paths[file], file, reasons) for file in files if file in self._paths]


def exchange_files(files: Sequence[Path], title: str, documents: Papers) -> ExchangeFiles:
    """Read *files*, each of which is an exchange file.

    Raises:
        Invalid: a file cannot be read to its end, so that nobody knows which rows it holds, or two are of one kind.
    """
    if twice := [name for name, count in Counter(file.name for file in files).items() if count > 1]:
        raise Invalid([Problem("there are two files of this name; import them one after the other", file=twice[0])])
    beside = {_home(file): Enclosures(_home(file), documents) for file in files}
    found = [(file, beside[_home(file)].read(sheet)) for file in files for sheet in read_source(file)]
    if broken := [one for _, sheet in found if sheet.broken for one in sheet.problems]:
        raise Invalid(broken)
    sheets = sorted((sheet for _, sheet in found), key=lambda sheet: RECORDS.index(sheet.record))
    return ExchangeFiles(
        title,
        [one for sheet in sheets for one in sheet.problems],
        [
            one
            for home, enclosed in beside.items()
            for one in enclosed.unnamed([sheet for file, sheet in found if _home(file) == home])
        ],
        (),
        sheets,
        [*beside.values()],
        {sheet.file: file for file, sheet in found},
    )


def _home(file: Path) -> Path:
    """Return what documents lie beside: a workbook, or the folder of a file."""
    return file if file.suffix.lower() in WORKBOOKS else file.parent


def _left(sheet: Sheet, without: AbstractSet[Place]) -> Sheet:
    lines = [line for line in sheet.lines if (sheet.file, line.number) not in without]
    return replace(sheet, lines=lines, problems=[])


@dataclass(eq=False)
class _Rows:
    """Sheets under the names of their files, whose problems name line and column as people see them."""

    sheets: list[Sheet]
    problems: list[Problem] = field(default_factory=list)

    def label(self, name: str) -> str:
        return name

    def told(self, problem: Problem) -> Problem:
        return problem


def _page(path: Path, label: str, reasons: Mapping[Place, Sequence[Problem]]) -> Page:
    """Return the rows of the exchange file or sheet that is called *label*; wrong rows are read as text here."""
    if path.suffix.lower() in WORKBOOKS:
        table = next(one for one in read_tables(path).tables if label == f"{one.file}, sheet {one.name}")
        header, *rows = table.rows
        return refused_page(label, [str(cell or "") for cell in header.cells], rows, reasons)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        (_, names), *lines_read = numbered(csv.reader(lines))
    return refused_page(label, names, [Row(number, tuple(cells)) for number, cells in lines_read], reasons)
