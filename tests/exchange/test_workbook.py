import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coordinator.errors import Invalid
from coordinator.exchange.cells import Cell
from coordinator.exchange.workbook import MOST_LETTERS, WORDS, Page, workbook
from coordinator.exchange.workbook_file import read_workbook

MANY = tuple(f"WORD_{number:03}" for number in range(60))


def page(rows: Sequence[Sequence[Cell]], **more: Any) -> Page:
    width = max(map(len, rows), default=1)
    return Page(more.pop("title", "Officers"), tuple(f"Column {at}" for at in range(width)), rows, **more)


def opened(*pages: Page) -> Any:
    """Return the workbook of *pages* as another library sees it."""
    return openpyxl.load_workbook(io.BytesIO(workbook(pages)))


def test_days_are_days_and_numbers_numbers_and_badges_text() -> None:
    row = ("0042", date(2024, 6, 1), datetime(2026, 1, 9, 16, 0), time(9, 30), True, 12, 8.5)
    sheet = opened(page([row, (4117,)], texts=frozenset({0})))["Officers"]
    assert [cell.value for cell in sheet[2]] == [
        *("0042", datetime(2024, 6, 1), datetime(2026, 1, 9, 16, 0), time(9, 30), True, 12, 8.5)
    ]
    assert [cell.number_format for cell in sheet[2]][:4] == ["@", "yyyy-mm-dd", "yyyy-mm-dd hh:mm", "hh:mm"]
    assert (sheet["A3"].value, sheet["A3"].data_type) == ("4117", "s")


@pytest.mark.parametrize(
    "cell", [date(1899, 12, 31), date(1900, 2, 28), datetime(1800, 1, 1, 9, 30), 10**16, float("inf")]
)
def test_what_a_sheet_cannot_keep_exactly_is_text(cell: Cell) -> None:
    assert opened(page([(cell,)]))["Officers"]["A2"].value == str(cell)


@pytest.mark.parametrize(
    "text", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "=HYPERLINK(1)", "http://a.b", "12", "{=1}"]
)
def test_no_text_is_ever_a_formula_a_link_or_a_number(text: str) -> None:
    cell = opened(page([(text,)]))["Officers"]["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_control_characters_are_left_out_and_the_rest_kept() -> None:
    rows = (("a\x00\x07b\r\n\tc _x0041_ \u202e\ufffe",),)
    (table,) = read_workbook("f", workbook([page(rows)]))
    assert table.rows[1].cells == ("ab\r\n\tc _x0041_ \u202e",)


def test_headings_stay_in_sight_can_be_filtered_and_columns_are_as_wide_as_their_content() -> None:
    sheet = opened(page([("x" * 30, "y" * 500, "z")], texts=frozenset({2})))["Officers"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:C2")
    assert sheet["A1"].font.bold
    widths = [sheet.column_dimensions[letter].width for letter in "ABC"]
    assert [31 <= widths[0] < 33, 60 <= widths[1] < 63, 10 <= widths[2] < 14] == [True] * 3


def test_a_row_is_as_high_as_its_lines_within_reason() -> None:
    sheet = opened(page([("a\nb\nc", 1), ("a", 2), ("a\n" * 99, 3)]))["Officers"]
    assert [sheet.row_dimensions[row].height for row in (2, 3, 4)] == [45, None, 180]


def test_a_column_offers_its_words_however_many() -> None:
    book = opened(page([("a", "b")], choices={0: ("JEM", "WSO"), 1: MANY}), page([], title="Two", choices={0: MANY}))
    short, long = sorted(book["Officers"].data_validations.dataValidation, key=lambda one: str(one.sqref))
    assert (short.formula1, str(short.sqref), short.type) == ('"JEM,WSO"', "A2:A1048576", "list")
    assert (long.formula1, str(long.sqref)) == (f"{WORDS}!$A$1:$A$60", "B2:B1048576")
    assert [cell.value for (cell,) in book[WORDS].rows] == list(MANY)
    assert book[WORDS].sheet_state == "veryHidden"
    assert book["Two"].data_validations.dataValidation[0].formula1 == long.formula1


def test_titles_are_such_as_a_sheet_can_have() -> None:
    titles = ["Officers: as of 2026/01/01 [all of them]", "officers  as of 2026 01 01  all of them", "'", "words"]
    pages = [page([], title=title) for title in titles]
    found = opened(*pages).sheetnames
    assert found == ["Officers  as of 2026 01 01  all", "officers  as of 2026 01 01  a 2", "Sheet", "words 2"]


def test_equal_pages_give_equal_bytes_and_nothing_of_the_clock() -> None:
    rows = [("a", date(2024, 6, 1))]
    content = workbook([page(rows, choices={0: MANY})])
    assert content == workbook([page(list(rows), choices={0: MANY})])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_what_is_too_long_for_a_cell_is_refused_by_its_place() -> None:
    assert workbook([page([("x" * MOST_LETTERS,)])])
    with pytest.raises(Invalid, match="Officers: cell B3 would have 32,768 characters; a sheet holds 32,767 in a cell"):
        workbook([page([("a", "b"), ("c", "x" * (MOST_LETTERS + 1))])])


TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), max_size=12)
CELLS = st.one_of(
    st.none(),
    TEXTS.map(lambda text: text if text.strip() else None),
    st.integers(-(10**14), 10**14),
    st.integers(-(10**14), 10**14).map(
        lambda number: float(f"{number / 1000 + 0.0625:.15g}")
    ),  # to the digits that a sheet keeps
    st.booleans(),
    st.dates(date(1900, 3, 1)),
    st.datetimes(datetime(1900, 3, 1), datetime(2999, 1, 1)).map(lambda one: one.replace(second=0, microsecond=0)),
    st.times().map(lambda one: one.replace(second=0, microsecond=0)),
)


@settings(deadline=None)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=5), max_size=5))
def test_what_is_written_is_read_as_it_was(rows: list[list[Cell]]) -> None:
    (table,) = read_workbook("f", workbook([page(rows)]))
    found = {row.number - 2: row.cells for row in table.rows[1:]}
    for at, row in enumerate(rows):
        read = (*found.get(at, ()), *[None] * len(row))[: len(row)]
        assert list(read) == row
        assert [type(cell) for cell in read] == [type(cell) for cell in row]
