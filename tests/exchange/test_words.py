from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.compliance.choices import Function, Model
from coordinator.exchange.words import read_cell, write_cell
from coordinator.records.declaration import Field, Kind


def field(kind: Kind, **more: object) -> Field:
    return Field("name", "name", kind, "Name", "Help.", required=False, **more)  # type: ignore[arg-type]  # by name


DAY = field(Kind.DAY)
TEXT = field(Kind.TEXT)


@pytest.mark.parametrize(
    ("one", "text", "value"),
    [
        (DAY, "2026-03-15", date(2026, 3, 15)),
        (DAY, " 2024-02-29 ", date(2024, 2, 29)),
        (DAY, "", None),
        (field(Kind.MOMENT), "2026-01-09T16:00", datetime(2026, 1, 9, 16)),
        (field(Kind.YES_NO), "TRUE", True),
        (field(Kind.YES_NO), "false", False),
        (field(Kind.NUMBER), "-12", -12),
        (field(Kind.DECIMAL), "69.5", Decimal("69.5")),
        (field(Kind.CHOICE, choices=Model), "JEM", Model.JEM),
        (field(Kind.CHOICES, choices=Function), "F03; F01;F03", (Function.F01, Function.F03)),
        (field(Kind.CHOICES, choices=Function), "", ()),
        (field(Kind.WORDS), "Igbo;Spanish", ("Igbo", "Spanish")),
        (field(Kind.MONEY), "8995", Decimal("8995.00")),
        (field(Kind.MONEY), "0.5", Decimal("0.50")),
        (field(Kind.REFERENCES, refers_to="moa"), "B; A;B", ("B", "A")),
        (field(Kind.REFERENCES, refers_to="moa"), "", ()),
        (field(Kind.RECORD_KEY), "4117/IADP/2024-02-19", "4117/IADP/2024-02-19"),
        (TEXT, "'=1+1", "=1+1"),
        (TEXT, "+1 262 555 0140", "+1 262 555 0140"),
        (TEXT, "'tis", "'tis"),
    ],
)
def test_a_cell_is_read_as_its_field_says(one: Field, text: str, value: object) -> None:
    assert read_cell(one, text) == value


@pytest.mark.parametrize(
    ("one", "text", "reason"),
    [
        (DAY, "3/15/2026", "3/15/2026 is not a day; write it like 2026-03-15"),
        (DAY, "2026-02-29", "2026-02-29 is not a day"),
        (field(Kind.MOMENT), "2026-01-09", "is not a moment"),
        (field(Kind.YES_NO), "yes", "yes is neither true nor false"),
        (field(Kind.NUMBER), "1.5", "1.5 is not a whole number"),
        (field(Kind.NUMBER), "9" * 16, "is not a whole number"),
        (field(Kind.DECIMAL), "NaN", "NaN is not a number"),
        (field(Kind.DECIMAL), "a", "a is not a number"),
        (field(Kind.MONEY), "1.005", "1.005 is no amount in dollars and cents; write it like 8995.00"),
        (field(Kind.MONEY), "1e99", "1e99 is no amount in dollars and cents"),
        (field(Kind.MONEY), "$5", "is not a number"),
        (field(Kind.CHOICE, choices=Model), "jem", "jem is not one of its words: JEM, WSO, TFM, HYBRID"),
        (field(Kind.CHOICES, choices=Model), "JEM;X", "X is not one of its words"),
        (TEXT, "a\x00b", "control character"),
    ],
)
def test_what_is_no_value_is_refused_with_its_reason(one: Field, text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_cell(one, text)


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\tx", "'=1"])
def test_text_that_a_spreadsheet_would_run_is_written_as_text(text: str) -> None:
    assert write_cell(text) == f"'{text}"


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"))).map(str.strip))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert read_cell(TEXT, write_cell(text)) == (text or None)


@given(st.dates())
def test_any_day_comes_back_as_it_was(day: date) -> None:
    assert read_cell(DAY, write_cell(day)) == day


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_any_number_comes_back_as_it_was(number: Decimal) -> None:
    assert read_cell(field(Kind.DECIMAL), write_cell(number)) == number
