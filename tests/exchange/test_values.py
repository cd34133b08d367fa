from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.compliance.choices import EmploymentStatus, Function, Model
from coordinator.exchange.cells import Cell
from coordinator.exchange.values import DayOrder, read_values
from coordinator.records import RECORDS
from coordinator.records.declaration import Field, Kind, fields_of


def field(kind: Kind, **more: object) -> Field:
    return Field("name", "name", kind, "Name", "Help.", required=False, **more)  # type: ignore[arg-type]  # by name


DAY, MOMENT, TEXT = field(Kind.DAY), field(Kind.MOMENT), field(Kind.TEXT)
BADGE = field(Kind.TEXT, key=True)
OFFICER = field(Kind.REFERENCE, refers_to="officer")
YES_NO, NUMBER, DECIMAL, MONEY = (field(kind) for kind in (Kind.YES_NO, Kind.NUMBER, Kind.DECIMAL, Kind.MONEY))
MODEL, FUNCTIONS = field(Kind.CHOICE, choices=Model), field(Kind.CHOICES, choices=Function)
WORDS, MOAS = field(Kind.WORDS), field(Kind.REFERENCES, refers_to="moa")


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        (DAY, date(2024, 6, 1), date(2024, 6, 1)),
        (DAY, datetime(2024, 6, 1, 9, 30), date(2024, 6, 1)),
        (DAY, "6/1/24", date(2024, 6, 1)),
        (DAY, "June 1, 2024", date(2024, 6, 1)),
        (DAY, "6/1/2024 12:00:00 AM", date(2024, 6, 1)),
        (DAY, 45444, date(2024, 6, 1)),
        (DAY, 45444.0, date(2024, 6, 1)),
        (DAY, "45444", date(2024, 6, 1)),
        (DAY, 20240601, date(2024, 6, 1)),
        (DAY, None, None),
        (DAY, "  ", None),
        (DAY, "N/A", None),
        (DAY, "—", None),
        (MOMENT, datetime(2026, 1, 9, 16, 0, 30), datetime(2026, 1, 9, 16)),
        (MOMENT, "1/9/26 4 pm", datetime(2026, 1, 9, 16)),
        (MOMENT, 46031.6666666667, datetime(2026, 1, 9, 16)),
        (YES_NO, "Y", True),
        (YES_NO, " x ", True),
        (YES_NO, True, True),
        (YES_NO, 1, True),
        (YES_NO, "No", False),
        (YES_NO, 0.0, False),
        (YES_NO, "-", None),
        (NUMBER, "1,234", 1234),
        (NUMBER, 12.0, 12),
        (NUMBER, "12.0", 12),
        (DECIMAL, 69.5, Decimal("69.5")),
        (DECIMAL, "85 %", Decimal(85)),
        (MONEY, "$8,995.00", Decimal("8995.00")),
        (MONEY, "($12.50)", Decimal("-12.50")),
        (MONEY, 8995, Decimal(8995)),
        (MODEL, "jem", Model.JEM),
        (MODEL, "Jail Enforcement Model", Model.JEM),
        (MODEL, "jail-enforcement  model", Model.JEM),
        (MODEL, "n/a", None),
        (FUNCTIONS, "F01, f03", (Function.F01, Function.F03)),
        (FUNCTIONS, None, ()),
        (WORDS, "Spanish, Igbo", ("Spanish", "Igbo")),
        (MOAS, "KC-JEM-2\nKC-WSO", ("KC-JEM-2", "KC-WSO")),
        (MOAS, "Doe, Jane", ("Doe, Jane",)),
        (BADGE, 1142.0, "1142"),
        (BADGE, "1142.0", "1142"),
        (BADGE, "0042", "0042"),
        (BADGE, 4117, "4117"),
        (OFFICER, 1142.0, "1142"),
        (OFFICER, "none", None),
        (TEXT, "1142.0", "1142.0"),
        (TEXT, "n/a", "n/a"),
        (TEXT, 262.5, "262.5"),
        (TEXT, date(2024, 6, 1), "2024-06-01"),
        (TEXT, time(9, 30), "09:30"),
        (TEXT, "=1+1", "=1+1"),
        (TEXT, "'=1+1", "'=1+1"),
        (TEXT, "-", "-"),
    ],
)
def test_a_cell_is_read_as_a_person_means_it(column: Field, cell: Cell, value: object) -> None:
    found = read_values(column, [cell])
    assert (found.values, found.errors) == ((value,), {})
    assert type(found.values[0]) is type(value)


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        (DAY, "soon", "soon is not a day; write it like 2026-03-15 or 3/15/2026"),
        (DAY, "2/30/2024", "2/30/2024 is not a day"),
        (DAY, 1142, "1142 is not a day"),
        (DAY, True, "true is not a day"),
        (MOMENT, "6/1/2024", "6/1/2024 has no time of day; write it like 2026-01-09 16:00 or 1/9/2026 4:00 pm"),
        (MOMENT, date(2024, 6, 1), "2024-06-01 has no time of day"),
        (MOMENT, "soon", "soon is not a moment"),
        (YES_NO, "maybe", "maybe is neither yes nor no"),
        (NUMBER, "a dozen", "a dozen is not a whole number"),
        (NUMBER, 1.5, "1.5 is not a whole number"),
        (MONEY, "1.005", "1.005 is no amount in dollars and cents"),
        (MODEL, "Prison Model", "Prison Model is not one of its words: JEM, WSO, TFM, HYBRID"),
        (TEXT, "a\x00b", "it holds a control character"),
    ],
)
def test_what_is_no_value_is_told_by_row_and_reason(column: Field, cell: Cell, reason: str) -> None:
    found = read_values(column, [None, cell])
    assert found.values == (None, None)
    assert list(found.errors) == [1]
    assert found.errors[1].startswith(reason)


@pytest.mark.parametrize(
    ("cells", "order", "ambiguous"),
    [
        (["6/1/24", "7/4/24"], DayOrder.MONTH_FIRST, False),
        (["6/1/24", "12/25/24"], DayOrder.MONTH_FIRST, False),
        (["6/1/24", "25/12/24"], DayOrder.DAY_FIRST, False),
        (["6/1/24", "25.12.2024", "12/31/24"], DayOrder.MONTH_FIRST, True),
        (["25/12/24", date(2024, 1, 6)], DayOrder.DAY_FIRST, True),
        (["12/25/24", date(2024, 1, 6)], DayOrder.MONTH_FIRST, False),
        (["2024-06-01", "June 1, 2024", None, 45444], None, False),
        ([], None, False),
    ],
)
def test_the_whole_column_says_which_number_is_the_month(
    cells: Sequence[Cell], order: DayOrder | None, *, ambiguous: bool
) -> None:
    found = read_values(DAY, cells)
    assert (found.order, found.ambiguous) == (order, ambiguous)


def test_the_order_that_a_person_chose_holds() -> None:
    found = read_values(DAY, ["6/1/24", "25/12/24", "12/31/24"], DayOrder.DAY_FIRST)
    assert found.values == (date(2024, 1, 6), date(2024, 12, 25), None)
    assert (list(found.errors), found.ambiguous) == ([2], False)
    assert read_values(MOMENT, ["1/6/24 9:30"], DayOrder.DAY_FIRST).values == (datetime(2024, 6, 1, 9, 30),)


def test_the_words_of_every_choice_are_told_from_each_other() -> None:
    for record in RECORDS:
        for one in fields_of(record):
            if one.kind is Kind.CHOICE and one.choices:
                assert read_values(one, [word.value for word in one.choices]).values == tuple(one.choices)
                assert read_values(one, [word.words for word in one.choices]).values == tuple(one.choices)
    assert read_values(field(Kind.CHOICE, choices=EmploymentStatus), ["active"]).values == (EmploymentStatus.ACTIVE,)


CELLS = st.one_of(
    st.none(), st.text(max_size=12), st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes(), st.times()
)


@given(st.sampled_from([one for record in RECORDS for one in fields_of(record)]), st.lists(CELLS, max_size=4))
def test_every_cell_is_a_value_or_has_its_reason(column: Field, cells: list[Cell]) -> None:
    found = read_values(column, cells)
    assert len(found.values) == len(cells)
    assert all(not found.values[at] and reason for at, reason in found.errors.items())
