import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.errors import Invalid
from coordinator.exchange.cells import Row, TextFormat
from coordinator.exchange.limits import MOST_COLUMNS
from coordinator.exchange.text_file import SEPARATORS, read_text

NAMES = [["Badge", "Name", "Hired"], ["0042", "Núñez, Ana", "6/1/24"], ["1142", "Müller", "12/31/2023"]]


def written(separator: str) -> str:
    quoted = [[f'"{cell}"' if separator in cell else cell for cell in row] for row in NAMES]
    return "\r\n".join(separator.join(row) for row in quoted) + "\r\n"


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8-sig"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
    ],
)
def test_encoding_and_separator_are_told_by_the_content(encoding: str, told: str, separator: str) -> None:
    table, text_format = read_text("f.csv", written(separator).encode(encoding))
    assert text_format == TextFormat(told, separator)
    assert [list(row.cells) for row in table.rows] == NAMES


def test_a_given_format_holds_against_the_guess() -> None:
    content = "a;b,c\r\n1;2,3\r\n".encode("cp1252")
    assert read_text("f.csv", content)[1].separator == ","
    table, text_format = read_text("f.csv", content, TextFormat("cp1252", ";"))
    assert (table.rows[1].cells, text_format.separator) == (("1", "2,3"), ";")


def test_the_line_by_which_a_spreadsheet_is_told_the_separator_is_no_row() -> None:
    table, text_format = read_text("f.csv", b"sep=|\r\nbadge|name, first\r\n1|a, b\r\n")
    assert text_format.separator == "|"
    assert table.rows == (Row(2, ("badge", "name, first")), Row(3, ("1", "a, b")))


def test_rows_know_the_line_they_begin_on_and_blank_ones_are_left_out() -> None:
    table, _ = read_text("f.csv", b'a,b\n\n"two\nlines",c\n , \nd,,\n')
    assert table.rows == (Row(1, ("a", "b")), Row(3, ("two\nlines", "c")), Row(6, ("d",)))


def test_a_title_above_and_dates_with_commas_do_not_mislead_the_guess() -> None:
    content = b"Roster, as of June 1, 2026\n\nbadge;hired\n1;June 1, 2024\n2;July 4, 2023\n3;May 5, 2022\n"
    assert read_text("f.csv", content)[1].separator == ";"


@pytest.mark.parametrize(
    ("content", "text_format", "said"),
    [
        (b"a,b\n\x00,c\n", None, "f.csv: this is no text but something else"),
        (bytes(range(1, 30)) * 20, None, "f.csv: this is no text but something else"),
        (b"caf\x81\x8d", None, "f.csv: this is no text in an encoding that can be told"),
        (b"caf\xe9", TextFormat("utf-8-sig", ","), "f.csv: this is not text in UTF-8; choose another encoding"),
        (b"a", TextFormat("klingon", ","), "f.csv: this is not text in klingon"),
        (b'a,b\n"c,d\ne,f\n', None, "f.csv, line 3: a quotation mark in or above this line is not closed"),
        (b'a,b\n"c"d,e\n', None, "f.csv, line 2: a quotation mark in or above this line is not closed"),
        (b"a,b\n" + b"x" * 200_000, None, "f.csv, line 2: a cell has more than 131,072 characters"),
        (b"a" + b",b" * MOST_COLUMNS, None, "f.csv, line 1: this line has 16,385 cells; more than 16,384 are not"),
        (b"a,b\n" + (b",b" * 16_000 + b"\n") * 130, None, "f.csv: it has more than 2,000,000 cells; split it"),
    ],
)
def test_what_is_no_table_is_refused_with_one_sentence(
    content: bytes, text_format: TextFormat | None, said: str
) -> None:
    with pytest.raises(Invalid) as caught:
        read_text("f.csv", content, text_format)
    assert str(caught.value).startswith(said)
    assert len(caught.value.problems) == 1


@given(st.lists(st.lists(st.text("ab ;,|\t\"'\nü", min_size=1).filter(str.strip), min_size=1, max_size=4), min_size=1))
def test_what_a_spreadsheet_quotes_comes_back(rows: list[list[str]]) -> None:
    text = "\r\n".join(";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    table, _ = read_text("f.csv", text.encode("utf-8-sig"), TextFormat("utf-8-sig", ";"))
    assert [list(row.cells) for row in table.rows] == rows
