"""What a record's declaration says of its values together, once: as problems for people and as CHECKs of the table."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from coordinator.compliance.choices import Choice
from coordinator.errors import Problem


class Needed(NamedTuple):
    """While the column *column* holds *word*, the column *needed* must be filled in."""

    column: str
    word: Choice
    needed: str


class Parent(NamedTuple):
    """Columns that together name a record of *kind*: pairs of (own column, column there)."""

    kind: str
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class About:
    """What a kind of record is called, and what holds among its values; fields are named by column.

    *in_order* are pairs of days or moments (earlier, later), *parts* pairs of counts (part, whole) whose part cannot
    be the larger one, *needs* what a word asks for, *parent* the record that some of the columns name together.
    """

    kind: str
    title: str
    plural: str
    help: str
    in_order: tuple[tuple[str, str], ...] = ()
    parts: tuple[tuple[str, str], ...] = ()
    needs: tuple[Needed, ...] = ()
    parent: Parent | None = None


Value = Callable[[str], object]
"""Returns the value of a column."""


def problems(about: About, titles: dict[str, str], value: Value) -> Iterator[Problem]:
    """Yield what is declared impossible and is so; *titles* are the fields' titles by column."""
    for earlier, later in about.in_order:
        first, second = value(earlier), value(later)
        if isinstance(first, date) and isinstance(second, date) and _before(second, first):
            yield Problem(f"{titles[later]} ({second}) lies before {titles[earlier]} ({first})", field=later)
    for part, whole in about.parts:
        some, all_ = value(part), value(whole)
        if isinstance(some, int) and isinstance(all_, int) and some > all_:
            yield Problem(f"{titles[part]} ({some}) is more than {titles[whole]} ({all_})", field=part)
    for column, word, needed in about.needs:
        if value(column) is word and value(needed) is None:
            reason = f"it must be filled in, since {titles[column]} says {word.words}"
            yield Problem(reason, field=needed)


def _before(one: date, other: date) -> bool:
    """Return whether *one* lies before *other*; a moment and a day are compared as days."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one < other
    return _day(one) < _day(other)


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def checks(about: About, moments: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield the same as (name, SQL condition); *moments* are the columns that hold a moment."""
    for earlier, later in about.in_order:
        mixed = (earlier in moments) is not (later in moments)
        first, second = (f"substr({name}, 1, 10)" if mixed and name in moments else name for name in (earlier, later))
        yield f"{later}_after_{earlier}", f"{second} >= {first}"
    for part, whole in about.parts:
        yield f"{part}_within_{whole}", f"{part} <= {whole}"
    for column, word, needed in about.needs:
        yield f"{needed}_when_{word.value.lower()}", f"{column} <> '{word.value}' OR {needed} IS NOT NULL"
