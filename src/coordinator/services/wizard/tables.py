"""Tables on their way through the wizard: what was found in files or on the clipboard, chosen, and given a meaning."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from pathlib import Path

from coordinator.errors import Invalid, Problem
from coordinator.exchange.found_tables import Found, find_tables, with_headings
from coordinator.exchange.table import Row, Table, TextFormat, read_pasted, read_tables
from coordinator.exchange.workbook import Page
from coordinator.services.wizard.finding import Finder
from coordinator.services.wizard.folding import sheets_of
from coordinator.services.wizard.making import Batch, Made, Making
from coordinator.services.wizard.plan import Place, Taken
from coordinator.services.wizard.refused_rows import refused_page
from coordinator.store import Look

READABLE = (".xlsx", ".xlsm", ".csv", ".tsv", ".txt")
"""Endings of files in a folder that are taken for tables."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A table that was found, as it is to be read; *path* is empty for pasted cells, *text_format* for workbooks.

    *nth* counts the tables of one sheet from 1, where there are several; *folder* tells files of the same name apart.
    With *hidden* the rows that the sheet does not show count too.
    """

    table: Table
    found: Found
    path: Path | None = None
    text_format: TextFormat | None = None
    nth: int = 0
    folder: str = ""
    hidden: bool = False

    @property
    def label(self) -> str:
        """What tells it from others: file, sheet, and which table of the sheet it is."""
        parts = (self.folder, self.table.file, self.table.name, f"table {self.nth}" if self.nth else "")
        return ", ".join(filter(None, parts))

    def under(self, header_rows: Sequence[int]) -> "Chosen":
        """Return the whole sheet as one table with these heading rows."""
        return replace(self, found=with_headings(self.table, header_rows), nth=0)

    def with_hidden(self, *, on: bool) -> "Chosen":
        """Return the table with the rows that the sheet does not show, or without."""
        return replace(self, hidden=on)

    @property
    def rows(self) -> Sequence[Row]:
        """The rows that count."""
        return [row for row in self.found.rows if self.hidden or not row.hidden]

    @property
    def left_out(self) -> Sequence[tuple[Place, str]]:
        """The rows that do not count, and why."""
        hidden = [(row.number, "hidden in the sheet") for row in self.found.rows if row.hidden and not self.hidden]
        return [((self.label, number), reason) for number, reason in sorted([*hidden, *self.found.left_out])]


def tables_in(files: Sequence[Path], formats: Mapping[Path, TextFormat] | None = None) -> list[Chosen]:
    """Return every table in *files*; how a text file is written is guessed unless *formats* says it.

    Raises:
        Invalid: a file cannot be read, or none holds a table.
    """
    found = [one for file in files for one in _in_file(file, (formats or {}).get(file))]
    names = Counter(file.name for file in files)
    told_apart = [replace(one, folder=_folder(one.path, names)) for one in found]
    return _some(told_apart, ", ".join(names))


def _folder(path: Path | None, names: Mapping[str, int]) -> str:
    """Return the folder of a file that shares its name with another one."""
    return str(path.parent) if path is not None and names[path.name] > 1 else ""


def _in_file(file: Path, text_format: TextFormat | None) -> Iterator[Chosen]:
    reading = read_tables(file, text_format)
    for table in reading.tables:
        yield from _on_sheet(table, file, reading.text_format)


def _on_sheet(table: Table, file: Path | None = None, text_format: TextFormat | None = None) -> Iterator[Chosen]:
    found = [one for one in find_tables(table) if one.rows]
    for nth, one in enumerate(found, 1):
        yield Chosen(table, one, file, text_format, nth if len(found) > 1 else 0)


def tables_pasted(text: str) -> list[Chosen]:
    """Return the tables in cells that were pasted.

    Raises:
        Invalid: there is none.
    """
    table = read_pasted(text)
    return _some([*_on_sheet(table)], table.file)


def _some(found: list[Chosen], name: str) -> list[Chosen]:
    if not found:
        raise Invalid([Problem("there is no table in it: no row of headings with rows below", file=name)])
    return found


def files_of(paths: Sequence[Path]) -> list[Path]:
    """Return the files that *paths* mean: themselves, and of a folder every file in it that can hold a table.

    Raises:
        Invalid: there is none.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(one for one in path.iterdir() if one.is_file() and one.suffix.lower() in READABLE)
            found += [one for one in inside if not one.name.startswith(("~$", ".~lock"))]
        else:
            found.append(path)
    if not found:
        raise Invalid([Problem(f"there is no file of tables in it ({', '.join(READABLE)})", file=paths[0].name)])
    return list(dict.fromkeys(found))


@dataclass(eq=False)
class Tables:
    """Tables whose rows are made into records."""

    title: str
    wrong: Sequence[Problem]
    skipped: Sequence[tuple[Place, str]]
    warnings: Sequence[Problem] = ()
    _made: Sequence[tuple[Batch, Sequence[Made]]] = field(default_factory=list)

    def taken(self, without: AbstractSet[Place]) -> Taken:
        """Return the records of all rows but those in *without*."""
        return sheets_of(self._made, without)

    def bring(self) -> None:
        """Keep nothing: no files come along with tables."""

    def pages(self, reasons: Mapping[Place, Sequence[Problem]]) -> Sequence[Page]:
        """Return the rows with *reasons*, table by table, as they came."""
        pages = [refused_page(batch.label, batch.headings, batch.rows, reasons) for batch, _ in self._made]
        return [page for page in pages if page.rows]


def records_of(look: Look, batches: Sequence[Batch], skipped: Sequence[tuple[Place, str]], title: str) -> Tables:
    """Make records of the rows of *batches*; nothing is kept."""
    finder = Finder(look)
    wrong: list[Problem] = []
    made: list[tuple[Batch, Sequence[Made]]] = []
    for batch in batches:
        making = Making(batch, finder)
        made.append((batch, making.records()))
        wrong += [
            Problem(reason, field=batch.heading(target), file=batch.label, line=number)
            for number, target, reason in making.wrong
        ]
    empty = {(batch.label, row.number) for batch, _ in made for row in batch.rows}
    empty -= {(batch.label, one.row.number) for batch, some in made for one in some} | {(p.file, p.line) for p in wrong}
    nothing = [(place, "nothing stands in the columns that go somewhere") for place in sorted(empty)]
    return Tables(title, wrong, [*skipped, *nothing], (), made)
