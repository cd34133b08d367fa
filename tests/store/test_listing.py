"""The SQL of lists against the same conditions over the values in memory."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coordinator.records import RECORD_OF, RECORDS
from coordinator.records.conditions import Holds, Order
from coordinator.records.declaration import Fields, fields_of
from coordinator.records.plain_words import folded, in_words, plain
from coordinator.services.browsing import RecordRow, askable, record_rows
from coordinator.services.choosing import called
from coordinator.services.filtering import parse
from coordinator.store import Look, Store
from coordinator.store.listing import listed, occurring

TODAY = date(2026, 11, 22)


def names_in(look: Look) -> "Mapping[str, Mapping[int, str]]":
    class Names(dict[str, Mapping[int, str]]):
        def __missing__(self, kind: str) -> Mapping[int, str]:
            return self.setdefault(kind, called(look, kind))

    return Names()


def every_row(look: Look, record: type[Fields]) -> list[RecordRow]:
    return record_rows(look, record, sorted(look.keys(record.about.kind)))


def found(look: Look, record: type[Fields], text: str, *orders: Order) -> list[int]:
    conditions = parse(text, askable(record), TODAY).conditions
    return list(listed(look, record, conditions, orders, names_in(look).__getitem__))


def expected(rows: Sequence[RecordRow], record: type[Fields], text: str) -> list[int]:
    """Return what the conditions hold of when they are asked of each row in memory."""
    places = {one.name: place for place, one in enumerate(fields_of(record))}
    conditions = parse(text, askable(record), TODAY).conditions
    return [row.number for row in rows if all(one.met(row.values[places[one.field]]) for one in conditions)]


TERMS = {
    Holds.WORDS: (":a", "=a", ":none", ":yes", '="authorized"', ':"KC-JEM"', ":e"),
    Holds.DAYS: (":none", "<2024", "<=2026-05", ">2025", ">=today", ":-400d", "=2026"),
    Holds.NUMBERS: (":none", "<5", "<=70", ">0", ">=69.5", ":1", "=0"),
}


@pytest.mark.parametrize("sign", ["", "-"])
def test_sql_finds_the_rows_that_the_conditions_hold_of(sample: Store, sign: str) -> None:
    some = 0
    with sample.looking() as look:
        for record in RECORDS:
            rows = every_row(look, record)
            for field in askable(record):
                for term in TERMS[field.holds]:
                    text = f"{sign}{field.name}{term}"
                    numbers = expected(rows, record, text)
                    assert found(look, record, text) == numbers, text
                    some += 0 < len(numbers) < len(rows)
    assert some > 500


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["rank:dep", "-rank:ser", "hired_on<2024", "facility:jail", "-phone:none"]), max_size=4)
)
def test_every_term_narrows_the_list(sample: Store, terms: list[str]) -> None:
    record = RECORD_OF["officer"]
    with sample.looking() as look:
        assert found(look, record, " ".join(terms)) == expected(every_row(look, record), record, " ".join(terms))


def test_a_list_is_sorted_by_any_field_with_nothing_last(sample: Store) -> None:
    with sample.looking() as look:
        for record in RECORDS:
            assert_sorted_by_any_field(look, record)


def assert_sorted_by_any_field(look: Look, record: type[Fields]) -> None:
    every = found(look, record, "")
    rows = {row.number: row for row in record_rows(look, record, every)}
    for place, field in enumerate(fields_of(record)):
        up = found(look, record, "", Order(field.name))
        down = found(look, record, "", Order(field.name, descending=True))
        assert sorted(up) == sorted(down) == every
        filled = [in_words(rows[number].values[place]) != "" for number in up]
        assert filled == sorted(filled, reverse=True), field.name
        assert [in_words(rows[number].values[place]) != "" for number in down] == filled


def test_of_several_orders_the_first_counts_most(sample: Store) -> None:
    record = RECORD_OF["training_record"]
    with sample.looking() as look:
        order = found(look, record, "", Order("course", descending=True), Order("started_on"))
        rows = record_rows(look, record, order)
    places = {one.name: place for place, one in enumerate(fields_of(record))}
    days = [(row.values[places["course"]], row.values[places["started_on"]]) for row in rows]
    assert days == sorted(sorted(days, key=lambda one: one[1]), key=lambda one: folded(one[0]), reverse=True)


@pytest.mark.parametrize("text", ["ruiz", "jail", "kc", '"KC-JEM"', "4117", "deputy jail", "-jail", "a"])
def test_words_are_found_anywhere_in_a_row(sample: Store, text: str) -> None:
    record = RECORD_OF["officer"]
    with sample.looking() as look:
        every = found(look, record, "")
        some = found(look, record, text)
        rows = record_rows(look, record, every)
    texts = {row.number: f" {plain(' '.join(map(in_words, row.values)))} " for row in rows}
    terms = parse(text, askable(record), TODAY).terms
    for number, words in texts.items():
        holds = [_holds(words, plain(term.value)) is not term.negated for term in terms]
        assert (number in some) is all(holds)


def _holds(words: str, word: str) -> bool:
    return (word if len(word) > 2 else f" {word}") in words


def test_a_day_is_found_by_its_figures(sample: Store) -> None:
    record = RECORD_OF["training_record"]
    with sample.looking() as look:
        assert found(look, record, "2024-02-19")
        assert set(found(look, record, "started_on:2024-02-19")) <= set(found(look, record, "2024-02-19"))


def test_the_words_that_occur_are_offered(sample: Store) -> None:
    record = RECORD_OF["officer"]
    fields = {one.name: one for one in fields_of(record)}
    with sample.looking() as look:
        ranks = occurring(look, record, fields["rank"], "", 50)
        assert ranks == sorted(set(ranks), key=folded)
        assert occurring(look, record, fields["rank"], "DEP", 1)[0].startswith("Dep")
        assert "Spanish" in occurring(look, record, fields["languages"], "span", 5)
