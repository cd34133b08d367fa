import csv
import io
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.compliance.choices import Model
from coordinator.exchange.lists import csv_of, tsv_of

RUNS = ("=", "+", "-", "@", "\t", "\r")


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        ("", ""),
        ("Ruiz, Ana", "Ruiz, Ana"),
        (date(2026, 6, 1), "2026-06-01"),
        (datetime(2026, 6, 1, 16, 0), "2026-06-01 16:00"),
        (True, "yes"),
        (Model.JEM, Model.JEM.words),
        (("English", "Spanish"), "English, Spanish"),
        (-5, "-5"),
        (Decimal("-69.50"), "-69.50"),
        ("=1+1", "'=1+1"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        (("=1+1", "b"), "'=1+1, b"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_a_cell_says_what_the_list_shows(value: object, cell: str) -> None:
    assert read(csv_of(["Column"], [[value]]))[1:] == ([[cell]] if cell else [[""]])


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8")), min_size=2, max_size=2), max_size=4))
def test_no_text_runs_in_a_spreadsheet(rows: list[list[str]]) -> None:
    cells = [cell for row in read(csv_of(["a", "=b"], rows)) for cell in row]
    lines = tsv_of(["a", "=b"], rows).splitlines()
    assert not any(cell.startswith(RUNS) for cell in cells)
    assert len(tsv_of(["a", "=b"], rows).split("\n")) == len(rows) + 2
    assert not any(cell.startswith(RUNS) for line in lines for cell in line.split("\t"))


def test_a_row_on_the_clipboard_stays_a_row() -> None:
    assert tsv_of(["Name", "Notes"], [["Ruiz", "one\ttwo\nthree"]]) == "Name\tNotes\nRuiz\tone two three\n"
