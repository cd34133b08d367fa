from collections.abc import Sequence
from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.exchange.cells import Cell, Row, Table
from coordinator.exchange.found_tables import ABOVE, AGAIN, CAPTION, TOTAL, find_tables, with_headings

DAY = date(2024, 6, 1)
HEAD = ["Badge", "Name", "Hired"]
Rows = Sequence[Sequence[Cell] | None]


def sheet(rows: Rows, name: str = "Sheet1") -> Table:
    """Return a table of *rows*, of which None is a blank one."""
    found = [Row(number, tuple(row)) for number, row in enumerate(rows, 1) if row]
    return Table("f.xlsx", name, tuple(found))


def shape(rows: Rows) -> list[tuple[tuple[int, ...], list[int], dict[int, str]]]:
    return [(one.header_rows, [row.number for row in one.rows], dict(one.left_out)) for one in find_tables(sheet(rows))]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([HEAD, [1, "A", DAY], [2, "B", DAY]], [((1,), [2, 3], {})]),
        ([["Roster 2026"], HEAD, [1, "A", DAY]], [((2,), [3], {1: ABOVE})]),
        ([["Roster"] * 3, ["by", "Pia"], None, HEAD, [1, "A", DAY]], [((4,), [5], {1: ABOVE, 2: ABOVE})]),
        ([["Roster"], ["Kettle County"], None, ["as of today"], None, HEAD, [1, "A", DAY]],
            [((6,), [7], {1: ABOVE, 2: ABOVE, 4: ABOVE})]),
        ([HEAD, [1, "A", DAY], ["Total", None, 1]], [((1,), [2], {3: TOTAL})]),
        ([HEAD, [1, "A", DAY], None, ["Grand total: 1 officer"]], [((1,), [2], {4: TOTAL})]),
        ([["Item", "Cost", "Fee", "Note"], ["a", 2.5, 1, "x"], ["b", 2, 1, "y"], ["c", 2, 1, "y"], [None, 6.5, 3]],
            [((1,), [2, 3, 4], {5: TOTAL})]),
        ([["Item", "Cost", "Fee", "Note"], ["a", 2.5, 1, "x"], ["b", 2, 1, "y"], ["c", 2, 1, "y"], [None, 6.5, 4]],
            [((1,), [2, 3, 4, 5], {})]),
        ([HEAD, [1, "A", DAY], ["Night shift"], [2, "B", DAY]], [((1,), [2, 4], {3: CAPTION})]),
        ([HEAD, [1, "A", DAY], HEAD, [2, "B", DAY], None, HEAD, [3, "C", DAY]],
            [((1,), [2, 4, 7], {3: AGAIN, 6: AGAIN})]),
        ([HEAD, [1, "A", DAY], None, None, [2, "B", DAY]], [((1,), [2, 5], {})]),
        ([HEAD, [1, "A", DAY], None, ["Course", "Hours", "Unit"], ["IADP", 8, "A"]],
            [((1,), [2], {}), ((4,), [5], {})]),
        ([[*HEAD, None, "Course", "Hours"], [1, "A", DAY, None, "IADP", 8], [2, "B", DAY]],
            [((1,), [2, 3], {}), ((1,), [2], {})]),
        ([[*HEAD, None, *HEAD], [1, "A", DAY, None, 2, "B", DAY]], [((1,), [2], {}), ((1,), [2], {})]),
        ([[*HEAD, None, "Course", "Hours"], [1, "A", DAY, None, "IADP", 8]], [((1,), [2], {})]),
        ([["#", "Name", "Hired"], [1, "A", DAY]], [((1,), [2], {})]),
        ([[1, "A", DAY], [2, "B", DAY]], [((), [1, 2], {})]),
        ([["Whitfield", "Deputy"], ["Okafor", "Deputy"]], [((), [1, 2], {})]),
        ([["Badge"], ["0042"], ["1142"]], [((1,), [2, 3], {})]),
        ([["0042"], ["1142"]], [((), [1, 2], {})]),
        ([HEAD], [((1,), [], {})]),
        ([], []),
    ],
)  # fmt: skip
def test_a_table_is_found_where_a_person_sees_it(
    rows: Rows, found: list[tuple[tuple[int, ...], list[int], dict[int, str]]]
) -> None:
    assert shape(rows) == found


@pytest.mark.parametrize(
    ("rows", "headings"),
    [
        ([["Badge", "Training", "Training"], ["Badge", "Start", "End"], [1, DAY, DAY]],
            ("Badge", "Training Start", "Training End")),
        ([["Badge", "Basic", "Basic", "Refresher", "Refresher"], [None, "Start", "End", "Start", "End"],
            [1, DAY, DAY, DAY, DAY]], ("Badge", "Basic Start", "Basic End", "Refresher Start", "Refresher End")),
        ([["Name", None, "Training"], ["Last", "First", "Start"], ["a", "b", DAY]],
            ("Name Last", "First", "Training Start")),
        ([["Badge", "First\n  name", None, "Unit"], [1, "A", DAY, "Jail"]],
            ("Badge", "First name", "Column C", "Unit")),
        ([[None, "Badge", "Hired"], [None, 1, DAY]], ("Badge", "Hired")),
        ([[1, "A", DAY]], ("Column A", "Column B", "Column C")),
        ([["Badge", "Hired"], [1, DAY, "left"]], ("Badge", "Hired", "Column C")),
    ],
)  # fmt: skip
def test_headings_are_what_one_or_two_lines_say_or_the_letters_of_the_column(
    rows: Rows, headings: tuple[str, ...]
) -> None:
    (found,) = find_tables(sheet(rows))
    assert found.headings == headings


def test_cells_begin_at_the_first_column_of_their_table_and_hidden_rows_stay() -> None:
    rows = (
        Row(1, (None, "Badge", "Name", "Hired")),
        Row(2, (None, 1, "A"), hidden=True),
        Row(4, (None, None, "B", DAY)),
    )
    (found,) = find_tables(Table("f", "S", rows))
    assert found.rows == (Row(2, (1, "A"), hidden=True), Row(4, (None, "B", DAY)))


def test_a_cell_of_several_lines_in_a_text_file_is_no_gap() -> None:
    rows = (
        Row(1, ("Course", "Notes", "Hours")),
        Row(2, ("IADP", "two\nlines\nmore", "8")),
        Row(5, ("IADRP", "a", "4")),
    )
    assert len(find_tables(Table("f.csv", "", rows))) == 1


def test_a_person_says_which_rows_are_headings() -> None:
    table = sheet([["Roster"], HEAD, [1, "A", DAY], HEAD, None, [2, "B", DAY], ["Total", None, 2]])
    found = with_headings(table, [2])
    assert (found.header_rows, found.headings) == ((2,), tuple(HEAD))
    assert ([row.number for row in found.rows], dict(found.left_out)) == ([3, 6], {1: ABOVE, 4: AGAIN, 7: TOTAL})
    assert with_headings(table, []).header_rows == ()
    assert [row.number for row in with_headings(table, []).rows][:2] == [2, 3]
    assert with_headings(table, [99]).rows == ()


CELL = st.one_of(st.none(), st.sampled_from(["Badge", "Name", "Total", "x y"]), st.integers(0, 9), st.just(DAY))


@given(st.lists(st.one_of(st.none(), st.lists(CELL, max_size=7)), max_size=14))
def test_every_row_is_in_a_table_or_left_out_with_a_reason(rows: list[list[Cell] | None]) -> None:
    table = sheet([row if row and any(cell is not None for cell in row) else None for row in rows])
    told: set[int] = set()
    for one in find_tables(table):
        told.update(one.header_rows, (row.number for row in one.rows), (number for number, _ in one.left_out))
    assert told == {row.number for row in table.rows}


@pytest.mark.parametrize(
    "rows",
    [
        [None if at % 2 else [at, "a", DAY] for at in range(40_000)],
        [None if at % 2 else ["A", "title"] for at in range(40_000)],
        [HEAD if at % 3 == 0 else None if at % 3 == 1 else [1, "A", DAY] for at in range(40_000)],
        [[1, 2, None] * 2_000] + [[1]] * 20_000,
        [["a"] * 16_000] + [[1, "x"]] * 40_000 + [[None, *range(8_000)]],
    ],
    ids=["gaps", "titles", "tables", "columns", "sums"],
)
def test_no_shape_takes_long(rows: Rows) -> None:
    begun = process_time()
    find_tables(sheet(rows))
    assert process_time() - begun < 5
