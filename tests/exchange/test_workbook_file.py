import io
from collections.abc import Callable
from datetime import date, datetime, time
from itertools import pairwise
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from coordinator.errors import Invalid
from coordinator.exchange.cells import Cell, Table
from coordinator.exchange.workbook_file import read_workbook
from tests.exchange.packages import package, relations, sheet

STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


def saved(fill: Callable[[Any], None]) -> bytes:
    """Return the workbook that another library writes, its first sheet filled by *fill*."""
    book = openpyxl.Workbook()
    fill(book.active)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read(content: bytes) -> Table:
    return read_workbook("f.xlsx", content)[0]


def cells(content: bytes) -> list[tuple[Cell, ...]]:
    return [row.cells for row in read(content).rows]


def test_values_are_what_a_person_sees() -> None:
    row = ["0042", 1142.0, 8.5, True, date(2024, 6, 1), datetime(2026, 1, 9, 16, 30), time(9, 30), None, "Ñ & <b>\n2"]
    assert cells(saved(lambda sheet: sheet.append(row))) == [
        ("0042", 1142, 8.5, True, date(2024, 6, 1), datetime(2026, 1, 9, 16, 30), time(9, 30), None, "Ñ & <b>\n2")
    ]


@pytest.mark.parametrize(
    ("code", "number", "value"),
    [
        ("General", 45444, 45444),
        ("0.00", 45444.0, 45444),
        ("m/d/yyyy", 45444, date(2024, 6, 1)),
        ("m/d/yyyy", 45444.5, datetime(2024, 6, 1, 12)),
        ("[$-409]mmmm d, yyyy;@", 45444, date(2024, 6, 1)),
        ('"Day "0', 12, 12),
        ("[Red]0;[Blue]-0", 12, 12),
        ("yyyy-mm-dd hh:mm", 45444.395833333336, datetime(2024, 6, 1, 9, 30)),
        ("h:mm AM/PM", 0.395833333333333, time(9, 30)),
        ("mm:ss", 0.000694444444444444, time(0, 1)),
        ("[h]:mm", 1.25, 1.25),
        ("h:mm", 45444.25, datetime(2024, 6, 1, 6)),
        ("h:mm", 0.9999999, 0.9999999),
        ("0%", 0.85, 85),
        ("0.0%", 0.855, 85.5),
        ("m/d/yyyy", 1, date(1900, 1, 1)),
        ("m/d/yyyy", 59, date(1900, 2, 28)),
        ("m/d/yyyy", 60, 60),
        ("m/d/yyyy", 61, date(1900, 3, 1)),
        ("m/d/yyyy", -1, -1),
        ("m/d/yyyy", 3000000, 3000000),
    ],
)
def test_days_and_times_are_told_from_numbers_by_their_format(code: str, number: float, value: Cell) -> None:
    def fill(one: Any) -> None:
        one["A1"] = number
        one["A1"].number_format = code

    assert cells(saved(fill)) == [(value,)]


def test_days_counted_from_1904_are_the_same_days() -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append([date(2024, 6, 1), datetime(2024, 6, 1, 9, 30)])
    buffer = io.BytesIO()
    book.save(buffer)
    assert cells(buffer.getvalue()) == [(date(2024, 6, 1), datetime(2024, 6, 1, 9, 30))]


def test_a_merged_cell_counts_for_each_cell_that_it_covers() -> None:
    def fill(one: Any) -> None:
        one.append(["Roster", None, None, None])
        one.append(["Badge", "Training", None, "Unit"])
        one.append([None, "Course", "Started", None])
        one.append([1142, "IADP", 1, "Jail"])
        one.append([None, "IADRP", 2, "Jail"])
        for area in ("A1:D1", "B2:C2", "A2:A3", "D2:D3", "A4:A5"):
            one.merge_cells(area)

    table = read(saved(fill))
    assert [row.cells for row in table.rows] == [
        ("Roster", "Roster", "Roster", "Roster"),
        ("Badge", "Training", "Training", "Unit"),
        ("Badge", "Course", "Started", "Unit"),
        (1142, "IADP", 1, "Jail"),
        (1142, "IADRP", 2, "Jail"),
    ]
    assert table.notes == ("5 merged cells counted for every cell that it covers.",)


def test_hidden_rows_columns_and_sheets_are_read_and_told() -> None:
    book = openpyxl.Workbook()
    first = book.active
    for row in (["a", "b", "c"], [1, 2, 3], [4, 5, 6]):
        first.append(row)
    first.row_dimensions[3].hidden = True
    first.column_dimensions["B"].hidden = True
    book.create_sheet("Old").append(["x"])
    book["Old"].sheet_state = "hidden"
    book.create_sheet("Machine").append(["x"])
    book["Machine"].sheet_state = "veryHidden"
    buffer = io.BytesIO()
    book.save(buffer)
    shown, hidden = read_workbook("f.xlsx", buffer.getvalue())
    assert [(row.number, row.hidden) for row in shown.rows] == [(1, False), (2, False), (3, True)]
    assert shown.rows[2].cells == (4, 5, 6)
    assert shown.notes == ("Of its rows, 1 is hidden or filtered out.", "Hidden columns were read too: B.")
    assert (hidden.name, hidden.notes) == ("Old", ("The sheet is hidden in the workbook.",))


def test_formulas_count_as_the_value_kept_with_them() -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    one = book.add_worksheet()
    one.write_formula("A1", "=40+2", None, 42)
    one.write_formula("B1", '="a"&"b"', None, "ab")
    one.write_formula("C1", "=1/0", None, "#DIV/0!")
    one.write_formula("D1", "=TRUE", None, True)
    book.close()
    table = read(buffer.getvalue())
    assert [row.cells for row in table.rows] == [(42, "ab", "#DIV/0!", True)]
    assert table.notes == ("4 formulas counted as the value kept when it was saved.",)


def test_a_formula_without_a_kept_value_is_empty_and_told() -> None:
    table = read(saved(lambda one: one.append(["x", "=40+2"])))
    assert [row.cells for row in table.rows] == [("x",)]
    assert table.notes[0].startswith("1 formula had no value kept and counted as empty; open the workbook")


def test_macros_and_links_to_other_files_are_told_and_left_alone() -> None:
    extra: dict[str, str | bytes] = {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": "<externalLink/>"}
    table = read(package("<row><c><v>1</v></c></row>", parts=extra))
    assert table.notes == (
        "The workbook has macros; they were not run.",
        "The workbook refers to other files; they were not opened, and the values kept from them count.",
    )


def test_charts_are_no_tables() -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.add_worksheet("Data").write("A1", 1)
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=Data!$A$1:$A$1"})
    book.add_chartsheet("Chart").set_chart(chart)
    book.close()
    assert [table.name for table in read_workbook("f.xlsx", buffer.getvalue())] == ["Data"]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ('<row r="3"><c r="B3"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>',
            {3: (None, 1, 2), 4: (3,)}),
        ('<row r="2"><c><v>2</v></c></row><row r="1"><c><v>1</v></c></row>', {1: (1,), 2: (2,)}),
        ('<row><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row>', {1: (1, None, 3)}),
        ('<row><c t="inlineStr"><is><r><t>a</t></r><rPh><t>x</t></rPh><r><t> b</t></r></is></c></row>', {1: ("a b",)}),
        ('<row><c t="d"><v>2024-06-01</v></c><c t="d"><v>2024-06-01T09:30:00Z</v></c></row>',
            {1: (date(2024, 6, 1), datetime(2024, 6, 1, 9, 30))}),
        ('<row><c t="str"><v>a_x000D__x005F_b_xD83D__xDE00__xD800_</v></c></row>', {1: ("a\r_b😀\ufffd",)}),
        ('<row><c t="e"><v>#REF!</v></c><c/><c s="0"/></row><row/>', {1: ("#REF!",)}),
        ('<row><c t="inlineStr"><is><t>  </t></is></c></row>', {}),
        ('<row xmlns="" ><c><f>1+1</f><v>2</v></c></row>', {1: (2,)}),
    ],
)  # fmt: skip
def test_what_other_programs_write_is_read(rows: str, found: dict[int, tuple[Cell, ...]]) -> None:
    assert {row.number: row.cells for row in read(package(rows)).rows} == found


def test_prefixes_and_the_strict_form_are_read() -> None:
    row = '<x:row><x:c t="s"><x:v>0</x:v></x:c></x:row>'
    prefixed = f'<x:worksheet xmlns:x="{STRICT}"><x:sheetData>{row}</x:sheetData></x:worksheet>'
    texts = f'<x:sst xmlns:x="{STRICT}"><x:si><x:t>a</x:t></x:si></x:sst>'
    parts: dict[str, str | bytes] = {"xl/worksheets/sheet1.xml": prefixed, "xl/sharedStrings.xml": texts}
    assert cells(package(parts=parts)) == [("a",)]


def test_parts_are_found_wherever_the_workbook_says() -> None:
    related = relations(worksheet="/other/Place.xml")
    parts: dict[str, str | bytes] = {
        "xl/_rels/workbook.xml.rels": related,
        "other/place.xml": sheet("<row><c><v>1</v></c></row>"),
    }
    assert cells(package(parts=parts)) == [(1,)]


@pytest.mark.parametrize(
    "rows",
    [
        '<row><c t="s"><v>7</v></c></row>',
        "<row><c><v>one</v></c></row>",
        "<row><c><v>nan</v></c></row>",
        '<row><c r="1A"><v>1</v></c></row>',
        '<row><c r="ZZZ1"><v>1</v></c></row>',
        '<row r="0"><c><v>1</v></c></row>',
        '<row r="1048577"><c><v>1</v></c></row>',
        '<row><c s="-x"><v>1</v></c></row>',
        '<row><c t="d"><v>yesterday</v></c></row>',
        "<row><c><v>1</v></row>",
        "<row>\x00</row>",
    ],
)
def test_damage_is_refused_with_one_sentence(rows: str) -> None:
    styles = '<styleSheet><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>'
    with pytest.raises(Invalid, match=r"^f\.xlsx: the workbook is damaged; open it in a spreadsheet and save it anew"):
        read(package(rows, parts={"xl/styles.xml": styles}))


@pytest.mark.parametrize("area", ["A1:", "1:2", "A1:ZZZ9", ""])
def test_a_merged_area_that_is_none_is_damage(area: str) -> None:
    with pytest.raises(Invalid, match="the workbook is damaged"):
        read(package("<row><c><v>1</v></c></row>", after=f'<mergeCells><mergeCell ref="{area}"/></mergeCells>'))


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_a_part_that_is_missing_or_is_no_xml_is_damage(part: str) -> None:
    with pytest.raises(Invalid, match="the workbook is damaged"):
        read(package(parts={part: "no XML"}))


VALUES = st.one_of(
    st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), min_size=1, max_size=20)
    .filter(lambda text: text.strip() and not text.startswith("=")),
    st.integers(-(10**14), 10**14),
    st.integers(-(10**9), 10**9).map(lambda eighths: eighths * 8 / 64 + 1 / 64),
    st.booleans(),
    st.dates(date(1900, 3, 1), date(9999, 12, 31)),
    st.datetimes(datetime(1900, 3, 1), datetime(2999, 12, 31)).map(lambda one: one.replace(microsecond=0)),
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.lists(VALUES, min_size=1, max_size=4), min_size=1, max_size=5))
def test_whatever_another_library_writes_is_read_as_it_was(rows: list[list[Cell]]) -> None:
    def fill(one: Any) -> None:
        for row in rows:
            one.append(row)
        for row in one.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    cell.data_type = "s"

    assert cells(saved(fill)) == [tuple(row) for row in rows]
    assert [type(cell) for row in cells(saved(fill)) for cell in row] == [type(cell) for row in rows for cell in row]
    assert all(before.number < after.number for before, after in pairwise(read(saved(fill)).rows))
