from pathlib import Path

import pytest

from coordinator.errors import Invalid
from coordinator.exchange.cells import Row
from coordinator.exchange.table import read_pasted, read_tables
from tests.exchange.packages import package, relations, zipped

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (
            "a.xls",
            OLD_OFFICE,
            "a.xls: this is a file of an old kind (.xls); open it in a spreadsheet and save it as .xlsx",
        ),
        ("a.xlsx", OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), "a.xlsx: it is protected by a password"),
        ("a.csv", b"", "a.csv: there is nothing in it"),
        ("a.csv", b" \r\n\t\n", "a.csv: there is nothing in it"),
        ("a.csv", b",,\r\n,,\r\n", "a.csv: there is nothing in it"),
        ("a.xlsx", package("<row/>"), "a.xlsx: there is nothing in it"),
        ("a.csv", b"%PDF-1.7\n", "a.csv: this is a PDF and no table"),
        ("a.xlsx", b"\x89PNG\r\n\x1a\n", "a.xlsx: this is a picture and no table"),
        ("a.xls", b"\xef\xbb\xbf<html><table><tr>", "a.xls: this is a web page or XML, whatever its name says"),
        ("a.xls", b"<?xml version='1.0'?><Workbook/>", "a.xls: this is a web page or XML"),
        ("a.xlsx", package("<row/>")[:-30], "a.xlsx: the workbook is damaged"),
        ("a.xlsx", b"PK\x05\x06" + bytes(18), "a.xlsx: the workbook is damaged"),
        ("a.xlsb", zipped({"xl/workbook.bin": b""}), "a.xlsb: this is a binary workbook"),
        ("a.ods", zipped({"META-INF/manifest.xml": b""}), "a.ods: this is an OpenDocument file"),
        (
            "a.docx",
            zipped({"_rels/.rels": relations(officeDocument="word/document.xml")}),
            "a.docx: this is no workbook",
        ),
        ("a.zip", zipped({"a.csv": b"a,b"}), "a.zip: this is no workbook; a table comes as .xlsx, .xlsm, .csv or .tsv"),
        ("~$a.xlsx", b"Pia", "~$a.xlsx: this only marks that a workbook is open; choose a.xlsx itself"),
    ],
)
def test_what_is_no_table_is_refused_by_what_it_is(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Invalid) as caught:
        read_tables(tmp_path / name)
    assert str(caught.value).startswith(said)
    assert len(caught.value.problems) == 1


def test_what_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.xlsx", tmp_path):
        with pytest.raises(Invalid, match="there is no such file"):
            read_tables(path)


def test_a_file_that_fills_the_disk_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "long.csv").open("wb") as file:
        file.truncate(1 << 30)
    with pytest.raises(Invalid, match=r"long\.csv: it has more than 64 MB; split it"):
        read_tables(tmp_path / "long.csv")


def test_the_content_says_what_a_file_is_and_not_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(package('<row><c t="inlineStr"><is><t>x</t></is></c></row>'))
    (tmp_path / "b.xlsx").write_bytes(b"PK,y\n")
    assert read_tables(tmp_path / "a.csv").tables[0].rows == (Row(1, ("x",)),)
    assert read_tables(tmp_path / "b.xlsx").tables[0].rows == (Row(1, ("PK", "y")),)


@pytest.mark.parametrize("mark", ["~$a.csv", ".~lock.a.csv#"])
def test_a_file_open_in_a_spreadsheet_is_read_and_told(tmp_path: Path, mark: str) -> None:
    (tmp_path / "a.csv").write_bytes(b"x,y\n")
    (tmp_path / mark).write_bytes(b"Pia")
    (table,) = read_tables(tmp_path / "a.csv").tables
    assert table.notes == ("It is open in another program; what was not saved there is not read.",)


def test_cells_from_the_clipboard_are_a_table() -> None:
    table = read_pasted('Badge\tNote\r\n0042\t"two\r\nlines"\r\n\t\r\n7\t\r\n')
    assert (table.file, table.name) == ("clipboard", "")
    assert table.rows == (Row(1, ("Badge", "Note")), Row(2, ("0042", "two\r\nlines")), Row(5, ("7",)))


@pytest.mark.parametrize(("text", "said"), [(" \r\n", "there is nothing on it"), ('a\t"b', "a quotation mark")])
def test_what_is_no_table_on_the_clipboard_is_refused(text: str, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        read_pasted(text)
