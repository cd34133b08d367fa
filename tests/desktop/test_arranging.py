"""Rows in memory are found and sorted as their conditions and keys say, however many there are."""

from collections.abc import Callable
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from coordinator.desktop.arranging import Arranging, Sought
from coordinator.records.conditions import Holds
from coordinator.services.filtering import Askable, parse

Row = tuple[str, int, tuple[str, ...]]
FIELDS = (
    Askable("name", "Name", Holds.WORDS),
    Askable("size", "Size", Holds.NUMBERS),
    Askable("tags", "Tags", Holds.WORDS),
)
ROWS = st.lists(
    st.tuples(st.sampled_from(["Ana", "Bo", "", "Éa"]), st.integers(0, 3), st.lists(st.sampled_from("ab")).map(tuple)),
    max_size=40,
)
TERMS = st.sampled_from(
    ["", "name:a", "-name:a", "name=ana", "size<2", "-size:1", "tags:a", "tags=b", "tags:none", "a", "-a"]
)
SORTINGS = st.lists(st.tuples(st.integers(0, 1), st.booleans()), max_size=2, unique_by=lambda one: one[0])


def words_of(row: Row) -> list[str]:
    return [row[0], str(row[1]), *row[2]]


VALUES: dict[str, Callable[[Row], object]] = {
    "": lambda row: " ".join(words_of(row)),
    "name": lambda row: row[0],
    "size": lambda row: row[1],
    "tags": lambda row: row[2],
}
KEYS: list[Callable[[Row], str | int]] = [lambda row: row[0].casefold(), lambda row: row[1]]


def small(row: Row) -> bool:
    return row[1] < 3


@given(ROWS, TERMS, SORTINGS, st.integers(1, 7))
def test_rows_come_as_conditions_and_keys_say(
    rows: list[Row], text: str, sorting: list[tuple[int, bool]], run: int
) -> None:
    conditions = parse(text, FIELDS, date(2026, 1, 1)).conditions
    every = Arranging(rows, words_of, KEYS, VALUES, run)
    found = every.found(Sought(conditions, small, tuple(sorting)))
    expected = [row for row in rows if small(row) and all(one.met(VALUES[one.field](row)) for one in conditions)]
    for column, descending in reversed(sorting):
        expected.sort(key=KEYS[column], reverse=descending)
    assert [rows[place] for place in found] == expected


def test_many_rows_are_counted_by_each_filter() -> None:
    rows: list[Row] = [("Ana", size % 4, ()) for size in range(10)]
    assert Arranging(rows, words_of, KEYS, VALUES).counts([lambda _: True, small]) == [10, 8]
