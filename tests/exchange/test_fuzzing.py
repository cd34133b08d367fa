"""Thousands of damaged files: each is read, or refused in one sentence; never another error, never long."""

import io
import random
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from time import process_time

import openpyxl
import pytest

from coordinator.errors import Invalid, Problem
from coordinator.exchange.found_tables import find_tables
from coordinator.exchange.program_workbook import page_of, read_program_workbook
from coordinator.exchange.table import read_pasted, read_tables
from coordinator.exchange.values import read_values
from coordinator.exchange.workbook import workbook
from coordinator.records import RECORDS, OfficerFields
from coordinator.records.declaration import fields_of
from tests.conftest import SAMPLE
from tests.exchange.packages import zipped

SECONDS = 5
INPUTS, INPUTS_LONG = 1_000, 10_000
_TEXT = (SAMPLE / "training_record.csv").read_text("utf-8")[:3_000]
_MARKS = (
    b"\x00",
    b"\xff",
    b'"',
    b"<",
    b">",
    b"&",
    b"]]>",
    b"\r",
    b"-",
    b"9" * 20,
    b"1e999",
    b"_xD800_",
    b"<!DOCTYPE a>",
)


def _other_workbook() -> bytes:
    book = openpyxl.Workbook()
    for row in [
        ["Roster", None, None],
        ["Badge", "Hired", "Seen"],
        *([at, date(2024, 6, 1), datetime(2024, 6, 1, 9)] for at in range(9)),
    ]:
        book.active.append(row)
    book.active.merge_cells("A1:C1")
    book.active.row_dimensions[4].hidden = True
    book.active["D2"] = "=SUM(A3:A9)"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _our_workbook() -> bytes:
    blank = [None] * len(fields_of(OfficerFields))
    return workbook([page_of(record, [blank[: len(fields_of(record))]]) for record in RECORDS[:3]])


_WORKBOOKS = (_other_workbook(), _our_workbook())
_TEXTS = tuple(_TEXT.encode(name, "replace") for name in ("utf-8-sig", "utf-16", "utf-16-be", "cp1252"))


def damaged_bytes(chance: random.Random) -> bytes:
    """Return a real file, damaged as disks and mail do it."""
    return _damaged(chance, chance.choice((*_WORKBOOKS, *_TEXTS)))


def damaged_part(chance: random.Random) -> bytes:
    """Return a whole ZIP one of whose parts is damaged, as faulty programs write it."""
    with zipfile.ZipFile(io.BytesIO(chance.choice(_WORKBOOKS))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(parts))
    if chance.random() < 0.1:
        del parts[name]
    else:
        parts[name] = _damaged(chance, parts[name])
    return zipped(parts)


def odd_text(chance: random.Random) -> bytes:
    """Return a text of any letters, parted by anything, in any encoding."""
    letters = (
        "a",
        "1",
        " ",
        ",",
        ";",
        "\t",
        "|",
        '"',
        "\r",
        "\n",
        "\r\n",
        "'",
        "=",
        "é",
        "語",
        "\ufeff",
        "\x0b",
        "\x1a",
        "\u2028",
    )
    text = "".join(chance.choices(letters, k=chance.randrange(200)))
    encoding = chance.choice(("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "shift_jis", "utf-7"))
    return chance.choice((b"", b"sep=;\r\n")) + text.encode(encoding, "replace")


def noise(chance: random.Random) -> bytes:
    """Return bytes that mean nothing, with a beginning that means something."""
    begin = chance.choice((b"", b"PK\x03\x04", b"\xff\xfe", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x05\x06"))
    return begin + chance.randbytes(chance.randrange(300))


def _damaged(chance: random.Random, content: bytes) -> bytes:
    found = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(found) + 1)
        match chance.randrange(6):
            case 0 if found:
                found[at % len(found)] = chance.randrange(256)
            case 1:
                del found[at:]
            case 2:
                del found[at : at + chance.randrange(64)]
            case 3:
                found[at:at] = chance.choice(_MARKS)
            case 4:
                found[at:at] = found[: chance.randrange(256)]
            case _:
                found[at : at + 1] = chance.choice(_MARKS)
    return bytes(found)


MAKERS: tuple[Callable[[random.Random], bytes], ...] = (damaged_bytes, damaged_part, damaged_part, odd_text, noise)


def seeded(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311  it damages files and keeps no secret


def problems_of(work: Callable[[], object]) -> tuple[Problem, ...]:
    """Return with what problems *work* is refused, if it is; anything else that it raises fails the test."""
    try:
        work()
    except Invalid as error:
        return error.problems
    return ()


def take(path: Path) -> None:
    """Read *path* by every way that an import has."""
    reading = read_tables(path)
    for table in reading.tables:
        for found in find_tables(table):
            cells = [row.cells[0] if row.cells else None for row in found.rows]
            for column in fields_of(OfficerFields):
                read_values(column, cells)
    problems_of(lambda: read_program_workbook(reading.tables))


def hold(folder: Path, inputs: int) -> Counter[bool]:
    """Take in so many damaged files, each within bounds, and return how many were refused and how many not."""
    path = folder / "f"
    refused: Counter[bool] = Counter()
    for seed, make in enumerate(islice(cycle(MAKERS), inputs)):
        path.write_bytes(make(seeded(seed)))
        begun = process_time()
        problems = problems_of(lambda: take(path))
        assert process_time() - begun < SECONDS, seed
        assert len(problems) <= 1, seed
        assert all(one.file and one.reason and "\n" not in one.reason for one in problems), seed
        refused[bool(problems)] += 1
    return refused


def test_a_thousand_damaged_files_are_read_or_refused(tmp_path: Path) -> None:
    assert min(hold(tmp_path, INPUTS).values()) > INPUTS / 4


@pytest.mark.long
def test_ten_thousand_damaged_files_are_read_or_refused(tmp_path: Path) -> None:
    hold(tmp_path, INPUTS_LONG)


def test_the_whole_files_are_read(tmp_path: Path) -> None:
    for content in (*_WORKBOOKS, *_TEXTS):
        (tmp_path / "f").write_bytes(content)
        assert read_tables(tmp_path / "f").tables[0].rows


def test_any_clipboard_is_read_or_refused() -> None:
    for seed in range(INPUTS):
        text = odd_text(seeded(seed)).decode("utf-8", "replace")
        assert len(problems_of(partial(read_pasted, text))) <= 1, seed
