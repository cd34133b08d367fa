"""Workbooks of anybody's (XLSX, XLSM): their sheets as tables, read without running or fetching anything in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from coordinator.exchange.cells import Table
from coordinator.exchange.limits import MOST_CELLS, refusal
from coordinator.exchange.number_formats import Part, part_shown
from coordinator.exchange.package import DAMAGED, Handlers, Package
from coordinator.exchange.places import area_of, letters_of
from coordinator.exchange.rich_text import RichText
from coordinator.exchange.sheet_file import Book, SheetFile

_BINARY = "xl/workbook.bin"
_OPEN_DOCUMENT = "meta-inf/manifest.xml"
_YES = frozenset({"1", "true"})


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    part: str
    hidden: bool


def read_workbook(file: str, content: bytes) -> tuple[Table, ...]:
    """Return the sheets of the workbook in *content* as tables, in their order.

    Charts are none, and sheets that only a program can show ("very hidden") are no matter of people.

    Raises:
        Invalid: it is no workbook of a kind that is read, damaged, protected, or too large.
    """
    package = Package(file, content)
    part = _workbook_part(file, package)
    found, from_1904 = _sheets(package, part)
    related = package.related(part)
    parts = dict(related.values())
    texts = _texts(package, parts["sharedStrings"]) if parts.get("sharedStrings", "") in package else []
    formats = _formats(package, parts["styles"]) if parts.get("styles", "") in package else []
    book = Book(file, texts, formats, from_1904)
    notes = tuple(_notes(package))
    sheets = [_Sheet(name, related[mark][1], hidden) for name, mark, hidden in found if _is_sheet(related, mark)]
    if not sheets:
        raise refusal(file, DAMAGED)
    left = MOST_CELLS
    tables = []
    for sheet in sheets:
        table, left = _read(package, book, sheet, left)
        tables.append(replace(table, notes=(*notes, *table.notes)))
    return tuple(tables)


def _workbook_part(file: str, package: Package) -> str:
    if _BINARY in package:
        raise refusal(file, "this is a binary workbook; open it in a spreadsheet and save it as .xlsx")
    if _OPEN_DOCUMENT in package:
        raise refusal(file, "this is an OpenDocument file; open it in its program and save it as .xlsx")
    main = dict(package.related("").values()).get("officeDocument", "xl/workbook.xml")
    if main not in package or not main.casefold().endswith("workbook.xml"):
        raise refusal(file, "this is no workbook; a table comes as .xlsx, .xlsm, .csv or .tsv")
    return main


def _is_sheet(related: dict[str, tuple[str, str]], mark: str) -> bool:
    return mark in related and related[mark][0] == "worksheet"


def _sheets(package: Package, part: str) -> tuple[list[tuple[str, str, bool]], bool]:
    """Return name, mark and hiddenness of each sheet, and whether days are counted from 1904."""
    found: list[tuple[str, str, bool]] = []
    from_1904: list[bool] = []

    def start(tag: str, given: dict[str, str]) -> None:
        name = package.local[tag]
        if name == "sheet" and given.get("state") != "veryHidden":
            mark = next((value for key, value in given.items() if package.local[key] == "id"), "")
            found.append((given.get("name", ""), mark, given.get("state", "visible") != "visible"))
        elif name == "workbookPr":
            from_1904.append(given.get("date1904") in _YES)

    package.parse(part, Handlers(start, _nothing, _nothing))
    return found, any(from_1904)


def _texts(package: Package, part: str) -> Sequence[str]:
    """Return the texts that cells name by number."""
    found: list[str] = []
    letters: list[str] = []
    rich = RichText(letters)

    def end(tag: str) -> None:
        name = package.local[tag]
        if name == "si":
            found.append(rich.take())
        else:
            rich.end(name)

    package.parse(part, Handlers(lambda tag, _: rich.start(package.local[tag]), end, letters.append))
    return found


def _formats(package: Package, part: str) -> Sequence[Part | None]:
    """Return what each style of a cell shows of a number."""
    codes: dict[int, str] = {}
    numbers: list[int] = []
    within: list[str] = []

    def start(tag: str, given: dict[str, str]) -> None:
        name = package.local[tag]
        if name == "numFmt" and within[-1] == "numFmts":
            codes[int(given["numFmtId"])] = given["formatCode"]
        elif name == "xf" and within[-1] == "cellXfs":
            numbers.append(int(given.get("numFmtId", "0")))
        within.append(name)

    package.parse(part, Handlers(start, lambda _: within.__delitem__(-1), _nothing))
    shown = {number: part_shown(number, codes.get(number)) for number in set(numbers)}
    return [shown[number] for number in numbers]


def _notes(package: Package) -> Iterator[str]:
    names = list(package.names())
    if any(name.endswith("vbaproject.bin") for name in names):
        yield "The workbook has macros; they were not run."
    if any("/externallinks/" in name for name in names):
        yield "The workbook refers to other files; they were not opened, and the values kept from them count."


def _read(package: Package, book: Book, sheet: _Sheet, left: int) -> tuple[Table, int]:
    """Return the table on *sheet*, and how many cells those after it may still have."""
    read = SheetFile(book, left)
    read.read(package, sheet.part)
    try:
        rows = tuple(read.table_rows())
    except ValueError as error:
        raise refusal(book.file, DAMAGED) from error
    hidden = sum(row.hidden for row in rows)
    addresses = package.links(sheet.part) if read.linked else {}
    links = {place: addresses[mark] for area, mark in read.linked if mark in addresses for place in _places(area)}
    return Table(book.file, sheet.name, rows, tuple(_met(read, sheet, hidden)), links), read.left


def _places(area: str) -> Iterator[tuple[int, int]]:
    """Yield row and column of the cell that *area* begins with: a link over several is kept once."""
    try:
        column, row, _, _ = area_of(area)
    except ValueError:  # it names no cells, and a link without a cell is none
        return
    yield row, column


def _met(read: SheetFile, sheet: _Sheet, hidden: int) -> Iterator[str]:
    """Yield what the sheet has that a person may not know, and how it was taken."""
    if sheet.hidden:
        yield "The sheet is hidden in the workbook."
    if hidden:
        yield f"Of its rows, {hidden:,} {'is' if hidden == 1 else 'are'} hidden or filtered out."
    if read.hidden_columns:
        yield f"Hidden columns were read too: {', '.join(map(_columns, read.hidden_columns))}."
    if read.merged:
        yield f"{_counted(len(read.merged), 'merged cell')} counted for every cell that it covers."
    if read.formulas > read.unkept:
        yield f"{_counted(read.formulas - read.unkept, 'formula')} counted as the value kept when it was saved."
    if read.unkept:
        yield (
            f"{_counted(read.unkept, 'formula')} had no value kept and counted as empty; "
            "open the workbook in a spreadsheet and save it to have them."
        )
    if read.percents:
        yield f"{_counted(read.percents, 'percentage')} counted as the number before the sign: 85 for 85 %."


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _columns(span: tuple[int, int]) -> str:
    first, last = (letters_of(number - 1) for number in span)
    return first if first == last else f"{first} to {last}"


def _nothing(*_: object) -> None:
    """Take no notice."""
