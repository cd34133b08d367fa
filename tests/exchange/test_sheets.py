import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.exchange.sheets import read_sheet, write_sheet
from coordinator.records import FacilityFields


def problems(content: bytes | str) -> list[str]:
    given_bytes = content.encode() if isinstance(content, str) else content
    return [str(one) for one in read_sheet(FacilityFields, "facility.csv", given_bytes).problems]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "facility.csv, line 1: the file is empty; its first line names the columns: name, kind"),
        ("\n\n", "facility.csv, line 1: the file is empty"),
        ("name,kind,colour\n", "facility.csv, line 1, colour: there is no such column; the columns are name, kind"),
        ("name,kind,name\n", "facility.csv, line 1, name: this column stands twice"),
        ("kind\nJAIL\n", "facility.csv, line 1, name: this column must be there"),
        ("name,kind\nA,JAIL,x\n", "facility.csv, line 2: it has 3 cells and the first line 2"),
        ("name,kind\nA,PRISON\n", "facility.csv, line 2, kind: PRISON is not one of its words: JAIL,"),
        ('name,kind\n"A,JAIL\n', "facility.csv, line 2: this line is no CSV"),
        ('name,kind\n"two\nlines",JAIL\nB,PRISON\n', "facility.csv, line 4, kind: PRISON"),
        ("name,kind\n" + "x" * 200_000 + ",JAIL\n", "this line is no CSV: field larger"),
        ("name,kind\nA\x00,JAIL\n", "facility.csv, line 2"),
        (b"name,kind\nCaf\xe9,JAIL\n", "facility.csv, line 2: this is not UTF-8 text; in a spreadsheet, save it as"),
        ("name,kind\n".encode("utf-16"), "this is not UTF-8 text"),
    ],
)
def test_what_is_wrong_is_named_by_file_line_and_column(content: bytes | str, said: str) -> None:
    found = problems(content)
    assert any(said in one for one in found), found


def test_what_a_spreadsheet_writes_is_read() -> None:
    content = b"\xef\xbb\xbfkind,name\r\nJAIL,Kettle County Jail\r\n\r\n"
    sheet = read_sheet(FacilityFields, "facility.csv", content)
    assert [(line.number, line.values["name"]) for line in sheet.lines] == [(2, "Kettle County Jail")]


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(content: bytes) -> None:
    read_sheet(FacilityFields, "facility.csv", content)


@given(st.text(max_size=200))
def test_no_rows_break_the_reader(text: str) -> None:
    read_sheet(FacilityFields, "facility.csv", f"name,kind\n{text}".encode("utf-8", "replace"))


def test_a_file_is_written_with_all_columns_and_quoted_where_needed() -> None:
    content = write_sheet(FacilityFields, [("A, B", "JAIL", None, True, "=x")])
    assert content.decode() == 'name,kind,address,has_ice_network,notes\r\n"A, B",JAIL,,true,\'=x\r\n'
