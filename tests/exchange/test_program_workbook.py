import io
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from coordinator.errors import Invalid
from coordinator.exchange.cells import Cell, Row, Table
from coordinator.exchange.program_workbook import HELP, page_of, read_program_workbook, template_pages
from coordinator.exchange.sheets import Sheet
from coordinator.exchange.workbook import workbook
from coordinator.exchange.workbook_file import read_workbook
from coordinator.records import RECORDS, ComplaintFields, FacilityFields, OfficerFields
from coordinator.records.declaration import fields_of

FILE = "records.xlsx"


def table(name: str, *rows: Sequence[Cell], hidden: tuple[int, ...] = ()) -> Table:
    return Table(FILE, name, tuple(Row(at, tuple(row), hidden=at in hidden) for at, row in enumerate(rows, 1)))


def only(*tables: Table) -> Sheet:
    (sheet,) = read_program_workbook(tables)
    return sheet


def test_a_sheet_has_the_titles_for_people_and_the_names_for_programs() -> None:
    page = page_of(FacilityFields, [("Jail", "JAIL", None, True, None)])
    assert (page.title, page.headings[:2]) == ("facility", ("Name\nname", "Kind\nkind"))
    assert list(page.rows) == [["Jail", "JAIL", None, True, None]]
    assert page.choices[1][:1] == ("JAIL",)
    assert page.choices[3] == ("TRUE", "FALSE")


def test_it_is_read_by_the_names_whatever_the_titles_and_the_order() -> None:
    sheet = only(
        table("Facility", ("Sort of place\nkind", "name"), ("JAIL", "Annex"), ("STATION", "Post"), hidden=(3,))
    )
    assert sheet.problems == []
    assert [(line.number, line.values["name"]) for line in sheet.lines] == [(2, "Annex"), (3, "Post")]


@pytest.mark.parametrize(
    ("record", "name", "cell", "value"),
    [
        (OfficerFields, "badge", 1142, "1142"),
        (OfficerFields, "badge", 1142.0, "1142"),
        (OfficerFields, "hired_on", date(2024, 6, 1), date(2024, 6, 1)),
        (OfficerFields, "hired_on", datetime(2024, 6, 1), date(2024, 6, 1)),
        (OfficerFields, "hired_on", "2024-06-01", date(2024, 6, 1)),
        (OfficerFields, "phone", "+1 262 555 0140", "+1 262 555 0140"),
        (OfficerFields, "notes", "'=x", "'=x"),
        (OfficerFields, "languages", "=a;'=b; c", ("=a", "'=b", "c")),
        (OfficerFields, "employment_status", "ACTIVE", "ACTIVE"),
        (ComplaintFields, "received_at", datetime(2026, 1, 9, 16), datetime(2026, 1, 9, 16)),
        (FacilityFields, "has_ice_network", "TRUE", True),
        (FacilityFields, "has_ice_network", True, True),
        (FacilityFields, "address", time(9, 30), "09:30"),
    ],
)
def test_a_cell_is_read_as_an_exchange_file_has_it(record: Any, name: str, cell: Cell, value: object) -> None:
    key = {"badge": "1", "name": "A", "log_no": "1"}
    columns = {one.name: key[one.name] for one in fields_of(record) if one.name in key} | {name: cell}
    sheet = only(table(record.about.kind, tuple(columns), tuple(columns.values())))
    assert sheet.problems == []
    assert sheet.lines[0].values[name] == value


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("name", "colour")], "sheet facility, line 1, colour: there is no such column; the columns are name, kind"),
        ([("kind",)], "sheet facility, line 1, name: this column must be there"),
        ([("name", "kind"), ("A", "PRISON")], "sheet facility, line 2, kind: PRISON is not one of its words: JAIL"),
        ([("name", "kind"), ("A", "JAIL", "x")], "sheet facility, line 2: it has 3 cells and the line of headings 2"),
        ([("name",), (date(2024, 6, 1),), ("B",), ("C", None, 1)], "sheet facility, line 4: it has 3 cells"),
    ],
)
def test_what_is_wrong_is_named_by_sheet_row_and_column(rows: list[tuple[Cell, ...]], said: str) -> None:
    assert str(only(table("facility", *rows)).problems[0]).startswith(f"{FILE}, {said}")


def test_a_workbook_without_a_sheet_of_ours_is_for_the_wizard() -> None:
    with pytest.raises(
        Invalid, match=r"records\.xlsx: no sheet of it .* bring it in with the import wizard in the window"
    ):
        read_program_workbook([table("Roster", ("Badge",))])


def test_a_sheet_that_is_no_kind_is_refused_unless_it_is_empty() -> None:
    found = read_program_workbook([table("facility", ("name",)), table("Sheet1"), table(HELP, ("x",))])
    assert [sheet.record for sheet in found] == [FacilityFields]
    with pytest.raises(Invalid, match="sheet Roster: there is no such kind of record; the sheets are agency, facility"):
        read_program_workbook([table("facility", ("name",)), table("Roster", ("x",))])


def test_sheets_are_read_in_the_order_in_which_records_refer_to_each_other() -> None:
    found = read_program_workbook([table("officer", ("badge",)), table("facility", ("name",))])
    assert [sheet.record for sheet in found] == [FacilityFields, OfficerFields]


def test_the_blank_workbook_says_what_each_column_is_and_comes_in_as_nothing() -> None:
    content = workbook(template_pages(RECORDS))
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames[:3] == ["agency", HELP, "facility"]
    told = {(sheet, title): how for sheet, title, _, how, *_ in book[HELP].iter_rows(min_row=2, values_only=True)}
    assert len(told) == sum(len(fields_of(record)) for record in RECORDS)
    assert told["officer", "Facility"] == "a key from the sheet facility"
    assert told["officer", "Hired on"] == "a day, such as 2026-03-15"
    sheets = read_program_workbook(read_workbook(FILE, content))
    assert [sheet.record for sheet in sheets] == list(RECORDS)
    assert all(not sheet.lines and not sheet.problems for sheet in sheets)


def test_a_number_with_more_digits_than_a_sheet_keeps_stays_exact() -> None:
    numbers = [Decimal("8995.00"), Decimal("1234567890123456.78")]
    assert list(page_of(FacilityFields, [numbers]).rows) == [[8995.0, "1234567890123456.78"]]
