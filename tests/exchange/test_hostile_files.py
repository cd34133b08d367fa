"""Files made to hurt: each is refused in one sentence, in time and within bounds of memory."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from coordinator.errors import Invalid
from coordinator.exchange.limits import MOST_BYTES
from coordinator.exchange.table import read_tables
from tests.exchange.packages import package, sheet, zipped

SECONDS = 5
MEGABYTES = 1536
ENTITIES = (
    '<!DOCTYPE s [<!ENTITY a "xxxxxxxxxx">'
    + "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9))
    + "]>"
)
MEGABYTE = 1 << 20


def entity_bomb() -> bytes:
    return package(parts={"xl/worksheets/sheet1.xml": ENTITIES + sheet("<row><c><v>&j;</v></c></row>")})


def outer_entity() -> bytes:
    declared = '<!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    return package(parts={"xl/worksheets/sheet1.xml": declared + sheet("<row><c><v>&a;</v></c></row>")})


def zip_bomb() -> bytes:
    return package(parts={"xl/sharedStrings.xml": b"<sst><si><t>" + b" " * (1 << 29) + b"</t></si></sst>"})


def bomb_in_styles() -> bytes:
    return package(parts={"xl/styles.xml": b"<styleSheet>" + b"<a/>" * (1 << 25) + b"</styleSheet>"})


def empty_tags() -> bytes:
    return package("<c/>" * 25_000_000)


def empty_rows() -> bytes:
    return package("<row/>" * 12_000_000)


def long_tag() -> bytes:
    return package(f'<row note="{"x" * (100 * MEGABYTE)}"><c><v>1</v></c></row>')


def long_comment() -> bytes:
    return package(f"<!--{'x' * (100 * MEGABYTE)}--><row><c><v>1</v></c></row>")


def many_names() -> bytes:
    return package("".join(f"<x{at}/>" for at in range(50_000)))


def deep() -> bytes:
    return package("<a>" * 9_000_000)


def many_cells() -> bytes:
    row = "<c><v>1</v></c>" * 10
    return package(f"<row>{row}</row>" * 220_000)


def far_cells() -> bytes:
    return package("".join(f'<row r="{at}"><c r="XFD{at}"><v>1</v></c></row>' for at in range(1, 1000)))


def far_cells_on_every_sheet() -> bytes:
    """One part that many sheets show: each of them is within bounds."""
    row = "".join(f'<row r="{at}"><c r="XFD{at}"><v>1</v></c></row>' for at in range(1, 100))
    sheets = "".join(f'<sheet name="S{at}" sheetId="{at}" r:id="r0"/>' for at in range(2, 2000))
    return package(row, workbook=f'<sheets xmlns:r="http://a">{sheets}</sheets>')


def merged_over_everything() -> bytes:
    rows = "<row><c><v>1</v></c></row>" * 100_000
    merged = '<mergeCell ref="A1:XFD1048576"/>' * 1_000
    return package(rows, after=f"<mergeCells>{merged}</mergeCells>")


def many_parts() -> bytes:
    return zipped({f"xl/{at}": b"" for at in range(20_000)})


def steps_out() -> bytes:
    return package(parts={"../x": b"x"})


def steps_out_of_windows() -> bytes:
    return package(parts={"..\\..\\x": b"x"})


def is_absolute() -> bytes:
    return package(parts={"/etc/cron.d/x": b"x"})


def with_password() -> bytes:
    return (
        package()
        .replace(b"PK\x03\x04\x14\x00\x00\x00", b"PK\x03\x04\x14\x00\x01\x00")
        .replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00")
    )


def long_line() -> bytes:
    return b"a," * (MOST_BYTES // 2)


def long_cell() -> bytes:
    return b"a,b\n" + b"x" * (MOST_BYTES - 100)


def open_quotation() -> bytes:
    return b'a,"' + b"b\n" * (MOST_BYTES // 2 - 100)


def many_lines() -> bytes:
    return b"a,b\n" * (MOST_BYTES // 4)


Case = tuple[Callable[[], bytes], str]
QUICK: list[Case] = [
    (entity_bomb, "it declares entities of its own, as no workbook does"),
    (outer_entity, "it declares entities of its own, as no workbook does"),
    (far_cells, "it has more than 2,000,000 cells"),
    (far_cells_on_every_sheet, "it has more than 2,000,000 cells"),
    (merged_over_everything, "it has more than 2,000,000 cells"),
    (many_parts, "it has more than 10,000 parts, as no workbook does"),
    (many_names, "the workbook is damaged"),
    (steps_out, "its parts have names that lead out of it"),
    (steps_out_of_windows, "its parts have names that lead out of it"),
    (is_absolute, "its parts have names that lead out of it"),
    (with_password, "it is protected by a password"),
]
LARGE: list[Case] = [
    (zip_bomb, "it unpacks to more than any table needs"),
    (bomb_in_styles, "it unpacks to more than any table needs"),
    (empty_tags, "it unpacks to more than any table needs"),
    (long_tag, "tables: 1"),
    (long_comment, "tables: 1"),
    (many_cells, "it has more than 2,000,000 cells"),
    (deep, "the workbook is damaged"),
    (empty_rows, "the workbook is damaged"),
    (long_line, "this line has 67,108,864 characters; no table has such lines"),
    (long_cell, "this line has 67,108,764 characters; no table has such lines"),
    (open_quotation, "a cell has more than 131,072 characters"),
    (many_lines, "it has more than 2,000,000 cells"),
]
"""Made and read in seconds each: for the long run."""

_READING = """
import resource, sys
from pathlib import Path
from coordinator.errors import Invalid
from coordinator.exchange.table import read_tables

bytes = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_AS, (bytes, bytes))
begun = resource.getrusage(resource.RUSAGE_SELF).ru_utime
try:
    print("tables:", len(read_tables(Path(sys.argv[1])).tables))
except Invalid as error:
    print(error)
print(resource.getrusage(resource.RUSAGE_SELF).ru_utime - begun)
"""


def read_within_bounds(folder: Path, content: bytes) -> str:
    """Read *content* in a process that may not take more memory, and return what was said, in time and in one line."""
    (folder / "f").write_bytes(content)
    words = [sys.executable, "-c", _READING, str(folder / "f"), str(MEGABYTES * MEGABYTE)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    said, seconds = str(done.stdout).splitlines()
    assert float(seconds) < SECONDS
    return said


@pytest.mark.parametrize(("make", "said"), QUICK)
def test_a_hostile_file_is_refused(tmp_path: Path, make: Callable[[], bytes], said: str) -> None:
    assert said in read_within_bounds(tmp_path, make())


@pytest.mark.long
@pytest.mark.parametrize(("make", "said"), LARGE)
def test_a_large_hostile_file_is_refused_in_time_and_within_bounds_of_memory(
    tmp_path: Path, make: Callable[[], bytes], said: str
) -> None:
    assert said in read_within_bounds(tmp_path, make())


@pytest.mark.long
def test_a_line_of_a_gigabyte_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "f.csv").open("wb") as file:
        for _ in range(1024):
            file.write(b"x" * MEGABYTE)
    with pytest.raises(Invalid, match="it has more than 64 MB"):
        read_tables(tmp_path / "f.csv")
