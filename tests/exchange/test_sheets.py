from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.errors import Invalid
from coordinator.exchange.sheets import read_sheet, read_source, write_sheet
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


def test_a_folder_without_exchange_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="there is no exchange file"):
        read_source(tmp_path)


def test_a_missing_source_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="there is no such file or folder"):
        read_source(tmp_path / "nowhere")


def test_an_unknown_kind_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "detainee.csv").write_text("name\n")
    with pytest.raises(Invalid, match=r"detainee\.csv: there is no such kind of record; the files are agency\.csv"):
        read_source(tmp_path)


def test_files_are_read_in_the_order_in_which_records_refer_to_each_other(tmp_path: Path) -> None:
    for name in ("officer", "facility", "agency"):
        (tmp_path / f"{name}.csv").write_text("name\n")
    assert [sheet.record.about.kind for sheet in read_source(tmp_path)] == ["agency", "facility", "officer"]
