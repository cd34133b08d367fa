"""Lists of records by SQL: which rows meet conditions, and in which order, as row numbers alone.

The rows themselves are read in pages (:meth:`coordinator.store.looking.Look.numbered`), so that a list of any length
opens at once.
"""

import re
from array import array
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from coordinator.records.conditions import Condition, Has, Holds, Is, Nothing, Order, Side, Within, holds
from coordinator.records.declaration import Field, Fields, Kind, fields_of
from coordinator.records.plain_words import folded, in_words
from coordinator.store.looking import Look, naming
from coordinator.store.searching import holding

Names = Callable[[str], Mapping[int, str]]
"""Says what people call every row of a kind."""

_Truth = sa.ColumnElement[bool]
_EXACT = frozenset({Kind.DECIMAL, Kind.MONEY})
_RANK = 4
"""In bytes; as they are compared byte by byte, the first is the most significant one."""
_FIGURES = re.compile(r"[\d.:/$-]+")
_LIES: dict[Side, Callable[[Any, Any], Any]] = {
    Side.BELOW: lambda value, bound: value < bound,
    Side.UP_TO: lambda value, bound: value <= bound,
    Side.ABOVE: lambda value, bound: value > bound,
    Side.FROM: lambda value, bound: value >= bound,
}


def listed(
    look: Look, record: type[Fields], conditions: Iterable[Condition], orders: Sequence[Order], names: Names
) -> "array[int]":
    """Return the numbers of the rows of *record* that meet every condition, in order; the order of entry comes last.

    Nothing recorded comes after everything else, whichever way a column is sorted.

    Raises:
        Unavailable: words are looked for, and the index of words is missing.
    """
    by_name = {one.name: one for one in fields_of(record)}
    table = look.source(record.about.kind)
    query = sa.select(table.c.id).where(*(_condition(look, record, table, one, names) for one in conditions))
    for order in orders:
        field = by_name[order.field]
        value = _sorted_by(table.c[field.column], field, names)
        query = query.order_by((value.desc() if order.descending else value.asc()).nulls_last())
    rows = look.connection.execute(query.order_by(table.c.id)).scalars()
    return array("q", rows)


def occurring(look: Look, record: type[Fields], field: Field, begins: str, most: int) -> list[str]:
    """Return at most *most* of the texts that *field* holds somewhere and that hold what somebody began to type."""
    table = look.source(record.about.kind)
    value: sa.ColumnElement[Any] = table.c[field.column]
    source = table
    if field.is_list:
        one = sa.func.json_each(value).table_valued("value")
        value, source = one.c.value, table.join(one, sa.true())
    query = sa.select(value).distinct().select_from(source).where(sa.func.instr(_folded(value), folded(begins)) > 0)
    found = look.connection.execute(query.order_by(_folded(value)).limit(most)).scalars()
    return [in_words(one) for one in found]


def _condition(look: Look, record: type[Fields], table: sa.FromClause, one: Condition, names: Names) -> _Truth:
    if one.field:
        field = next(field for field in fields_of(record) if field.name == one.field)
        met = _met(table.c[field.column], field, one, names)
    else:
        met = _anywhere(look, record, table, one)
    return sa.not_(sa.func.coalesce(met, sa.false())) if one.negated else met


def _anywhere(look: Look, record: type[Fields], table: sa.FromClause, one: Condition) -> _Truth:
    """Return whether the words of a row hold a text; what looks like a figure is sought among the figures, too."""
    text = one.meaning.text if isinstance(one.meaning, Has | Is) else ""
    found: list[_Truth] = [table.c.id.in_(holding(look.connection, record.about.kind, text))]
    if _FIGURES.fullmatch(text):
        figures = [field for field in fields_of(record) if holds(field.kind) is not Holds.WORDS]
        found += [sa.func.instr(sa.cast(table.c[field.column], sa.String), text) > 0 for field in figures]
    return sa.or_(*found)


def _met(column: sa.ColumnElement[Any], field: Field, one: Condition, names: Names) -> _Truth:
    meaning = one.meaning
    if isinstance(meaning, Nothing):
        return sa.type_coerce(column, sa.String) == "[]" if field.is_list else column.is_(None)
    if isinstance(meaning, Within):
        return sa.and_(*(_LIES[side](_figure(column, field), _bound(bound)) for side, bound in meaning.bounds))
    means = Condition(field.name, meaning)
    if field.refers_to:
        numbers = [number for number, words in names(field.refers_to).items() if means.met(words)]
        return naming(column, field, numbers)
    if field.choices is not None:
        return _one_of(column, field, [one.value for one in field.choices if means.met(one)])
    if field.kind is Kind.YES_NO:
        return column.in_([yes for yes in (True, False) if means.met(yes)])
    return _says(column, field, meaning)


def _says(column: sa.ColumnElement[Any], field: Field, meaning: Has | Is) -> _Truth:
    if field.kind is Kind.WORDS:
        word = sa.func.json_each(column).table_valued("value", name="word")
        return sa.exists(sa.select(1).select_from(word).where(_text_meets(word.c.value, meaning)))
    return _text_meets(column, meaning)


def _text_meets(text: sa.ColumnElement[Any], meaning: Has | Is) -> _Truth:
    if isinstance(meaning, Is):
        return _folded(text) == meaning.text
    return sa.func.instr(_folded(text), meaning.text) > 0


def _one_of(column: sa.ColumnElement[Any], field: Field, codes: Collection[str]) -> _Truth:
    if field.kind is Kind.CHOICE:
        return sa.type_coerce(column, sa.String).in_(codes)
    chosen = sa.func.json_each(column).table_valued("value", name="chosen")
    return sa.exists(sa.select(1).select_from(chosen).where(chosen.c.value.in_(codes)))


def _folded(text: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """Return *text* without case and accents; SQLite does it alone where there are none of the latter."""
    plain = sa.type_coerce(text, sa.String)
    return sa.case((sa.func.length(plain) == sa.func.octet_length(plain), sa.func.lower(plain)), else_=_slowly(plain))


def _slowly(text: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    return sa.func.folded(text, type_=sa.String)


def _figure(column: sa.ColumnElement[Any], field: Field) -> sa.ColumnElement[Any]:
    plain = sa.type_coerce(column, sa.String)
    if field.kind is Kind.MOMENT:
        return sa.func.substr(plain, 1, 10)
    if field.kind is Kind.DAY:
        return plain
    return sa.cast(plain, sa.Float) if field.kind in _EXACT else column


def _bound(bound: date | Decimal) -> object:
    return bound.isoformat() if isinstance(bound, date) else float(bound)


def _sorted_by(column: sa.ColumnElement[Any], field: Field, names: Names) -> sa.ColumnElement[Any]:
    """Return what *field* sorts by."""
    if field.refers_to:
        number = sa.func.json_extract(column, "$[0]") if field.is_list else sa.type_coerce(column, sa.Integer)
        return sa.func.substr(_ranks(names(field.refers_to)), number * _RANK + 1, _RANK)
    if field.kind is Kind.CHOICE:
        ranked = sorted(field.choices or (), key=lambda one: folded(one.words))
        places = {one.value: place for place, one in enumerate(ranked)}
        return sa.case(places, value=sa.type_coerce(column, sa.String))
    if field.is_list:
        return sa.func.nullif(_folded(column), "[]")
    if holds(field.kind) is Holds.WORDS and field.kind is not Kind.YES_NO:
        return _folded(column)
    return sa.cast(sa.type_coerce(column, sa.String), sa.Float) if field.kind in _EXACT else column


def _ranks(named: Mapping[int, str]) -> bytes:
    """Return the place of each row among its like, where its number leads to: SQLite reads it without a search."""
    ranks = bytearray(_RANK * (max(named, default=0) + 1))
    for place, number in enumerate(sorted(named, key=lambda one: folded(named[one]))):
        ranks[number * _RANK : (number + 1) * _RANK] = place.to_bytes(_RANK, "big")
    return bytes(ranks)
