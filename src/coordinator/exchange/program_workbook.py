"""The records as a workbook: a sheet a kind, which comes back as it went out, and the blank one to fill in."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal

from coordinator.compliance.choices import Choice
from coordinator.errors import Invalid, Problem
from coordinator.exchange.cells import Cell, Row, Table
from coordinator.exchange.sheets import Sheet, add_line, columns_named
from coordinator.exchange.words import MOMENT, write_cell
from coordinator.exchange.workbook import Page
from coordinator.records import RECORD_OF, RECORDS
from coordinator.records.declaration import Field, Fields, Kind, fields_of

HELP = "Help"
"""The sheet that says what each column is; it holds no records."""

_TEXTS = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.REFERENCE, Kind.RECORD_KIND, Kind.RECORD_KEY})
_LISTS = frozenset({Kind.WORDS, Kind.REFERENCES})
_DIGITS = 15
"""How many digits of a number a spreadsheet keeps; a longer one stays text."""

_FORMS: Mapping[Kind, str] = {
    Kind.DAY: "a day, such as 2026-03-15",
    Kind.MOMENT: "a day and a time, such as 2026-01-09 16:00",
    Kind.YES_NO: "TRUE or FALSE",
    Kind.NUMBER: "a whole number",
    Kind.DECIMAL: "a number",
    Kind.MONEY: "U.S. dollars, such as 8995.00",
    Kind.CHOICE: "one of the words",
    Kind.CHOICES: "some of the words, with ; between them",
    Kind.WORDS: "several texts, with ; between them",
    Kind.REFERENCE: "a key from the sheet {sheet}",
    Kind.REFERENCES: "keys from the sheet {sheet}, with ; between them",
}


def page_of(record: type[Fields], rows: Iterable[Sequence[object]]) -> Page:
    """Return the sheet of *rows*, whose values follow the declared fields of *record*.

    A heading is the field's title and, in its second line, the name by which an import knows it.
    """
    fields = fields_of(record)
    return Page(
        title=record.about.kind,
        headings=tuple(f"{one.title}\n{one.name}" for one in fields),
        rows=([_cell(value) for value in row] for row in rows),
        choices={at: words for at, one in enumerate(fields) if (words := _offered(one))},
        texts=frozenset(at for at, one in enumerate(fields) if one.kind in _TEXTS | _LISTS),
    )


def _offered(one: Field) -> tuple[str, ...]:
    if one.kind is Kind.YES_NO:
        return ("TRUE", "FALSE")
    return tuple(word.value for word in one.choices) if one.kind is Kind.CHOICE and one.choices else ()


def _cell(value: object) -> Cell:
    if isinstance(value, Choice):
        return value.value
    if isinstance(value, Decimal):
        return float(value) if len(value.as_tuple().digits) <= _DIGITS else str(value)
    if isinstance(value, tuple):
        return ";".join(str(_cell(one)) for one in value)
    return value if isinstance(value, str | int | date) else None


def template_pages(records: Sequence[type[Fields]]) -> list[Page]:
    """Return blank sheets for *records*, and after the first of them the one that says what each column is."""
    first, *others = [page_of(record, ()) for record in records]
    return [first, _help_page(records), *others]


def _help_page(records: Iterable[type[Fields]]) -> Page:
    headings = ("Sheet", "Column", "What it is", "How to write it", "Must be filled in", "Words")
    rows = [
        (record.about.kind, one.title, one.help, _form(one), "yes" if one.required else "", _words(one))
        for record in records
        for one in fields_of(record)
    ]
    return Page(HELP, headings, rows)


def _form(one: Field) -> str:
    return _FORMS.get(one.kind, "text").format(sheet=one.refers_to)


def _words(one: Field) -> str:
    return "\n".join(f"{word.value}: {word.words}" for word in one.choices or ())


def read_program_workbook(tables: Sequence[Table]) -> list[Sheet]:
    """Return the sheets of a workbook of ours, in the order in which records refer to each other.

    Hidden and filtered rows are read like the others. The sheet of help is left out, and so are empty ones.

    Raises:
        Invalid: no sheet is named like a kind of record, or one that holds something is neither that nor the help.
    """
    by_kind = {table.name.strip().casefold(): table for table in tables}
    if by_kind.keys().isdisjoint(RECORD_OF):
        reason = (
            "no sheet of it is named like a kind of record, so this is no workbook that Coordinator wrote; "
            "bring it in with the import wizard in the window, which asks what its columns are"
        )
        raise Invalid([Problem(reason, file=tables[0].file)])
    unknown = [one for name, one in by_kind.items() if name not in RECORD_OF and name != HELP.casefold() and one.rows]
    if unknown:
        reason = f"there is no such kind of record; the sheets are {', '.join(RECORD_OF)}"
        raise Invalid([Problem(reason, file=_place(one)) for one in unknown])
    found = ((record, by_kind.get(record.about.kind)) for record in RECORDS)
    return [_sheet(record, table) for record, table in found if table and table.rows]


def _place(table: Table) -> str:
    return f"{table.file}, sheet {table.name}"


def _sheet(record: type[Fields], table: Table) -> Sheet:
    sheet = Sheet(record, _place(table))
    header, *rows = table.rows
    names = [str(cell or "").rpartition("\n")[2].strip() for cell in header.cells]
    columns = columns_named(sheet, names, header.number)
    sheet.broken = bool(sheet.problems)
    if not sheet.broken:
        for row in rows:
            _add(sheet, columns, row)
    return sheet


def _add(sheet: Sheet, columns: Sequence[Field], row: Row) -> None:
    if len(row.cells) > len(columns):
        reason = f"it has {len(row.cells)} cells and the line of headings {len(columns)}"
        sheet.problems.append(Problem(reason, file=sheet.file, line=row.number))
        return
    blanks = (None,) * (len(columns) - len(row.cells))
    cells = [_exchanged(column, cell) for column, cell in zip(columns, (*row.cells, *blanks), strict=True)]
    add_line(sheet, columns, cells, row.number)


def _exchanged(column: Field, cell: Cell) -> str:
    """Return *cell* as an exchange file would write it."""
    if isinstance(cell, str):
        if column.kind in _LISTS:
            return ";".join(map(write_cell, cell.split(";")))
        return write_cell(cell) if column.kind in _TEXTS else cell
    if isinstance(cell, datetime):
        return str(cell.date()) if column.kind is Kind.DAY and cell.time() == time() else cell.strftime(MOMENT)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.strftime("%H:%M") if isinstance(cell, time) else write_cell(cell)
