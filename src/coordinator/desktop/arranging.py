"""Finding and sorting rows that lie in memory: on the thread of the screen while they are few, else on the worker's.

What a filter reads of a column, and what a column sorts by, is remembered as long as the rows are the same ones.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from coordinator.records.conditions import Condition, Has, texts_of
from coordinator.records.plain_words import folded

Row = TypeVar("Row")

RUN = 8_000
"""So many rows are sorted at once; between two such runs the thread of the screen gets its turn."""


@dataclass(frozen=True, slots=True)
class Sought(Generic[Row]):
    """What rows are looked for, and the columns, by place, that they are sorted by, each descending or not."""

    conditions: tuple[Condition, ...]
    belongs: Callable[[Row], bool]
    sorting: tuple[tuple[int, bool], ...]


class Arranging(Generic[Row]):
    """The rows of a list and what was read of them."""

    def __init__(
        self,
        rows: Sequence[Row],
        words_of: Callable[[Row], Iterable[str]],
        keys: Sequence[Callable[[Row], Any]],
        values: Mapping[str, Callable[[Row], object]],
        run: int = RUN,
    ) -> None:
        """Arrange *rows*; *keys* are what the columns sort by, *values* what filters compare, by name."""
        self.rows, self._run = rows, run
        self._words_of, self._keys, self._values = words_of, keys, values
        self._texts: dict[str, list[str]] = {}
        self._read: dict[str, list[object]] = {}
        self._ranks: dict[int, list[int]] = {}

    def counts(self, belongs: Sequence[Callable[[Row], bool]]) -> list[int]:
        """Return how many rows each of *belongs* lets through."""
        return [sum(map(one, self.rows)) for one in belongs]

    def found(self, sought: Sought[Row]) -> list[int]:
        """Return the places, among the rows, of those that are looked for, in order."""
        places = [place for place, row in enumerate(self.rows) if sought.belongs(row)]
        for one in sought.conditions:
            places = list(self._meeting(places, one))
        for column, descending in reversed(sought.sorting):
            ranks = self._ranked(column)
            places.sort(key=ranks.__getitem__, reverse=descending)
        return places

    def _meeting(self, places: Sequence[int], one: Condition) -> Iterable[int]:
        meaning = one.meaning
        if isinstance(meaning, Has):
            texts, text = self._texts_of(one.field), meaning.text
            return (place for place in places if (text in texts[place]) is not one.negated)
        values, known = self._values_of(one.field), dict[object, bool]()
        return (place for place in places if _met(one, values[place], known))

    def _texts_of(self, field: str) -> list[str]:
        """Return what each row says in a column, or without one at all, folded; several words stand in lines."""
        if field not in self._texts:
            if field:
                self._texts[field] = ["\n".join(texts_of(value)) for value in self._values_of(field)]
            else:
                self._texts[field] = [folded(" ".join(self._words_of(row))) for row in self.rows]
        return self._texts[field]

    def _values_of(self, field: str) -> list[object]:
        if field not in self._read:
            self._read[field] = list(map(self._values[field], self.rows))
        return self._read[field]

    def _ranked(self, column: int) -> list[int]:
        """Return the rank of each row by a column; equal rows share one, so that other columns decide."""
        if column not in self._ranks:
            keys = list(map(self._keys[column], self.rows))
            places: list[int] = []
            for begin in range(0, len(keys), self._run):
                places += sorted(range(begin, min(begin + self._run, len(keys))), key=keys.__getitem__)
            places.sort(key=keys.__getitem__)  # the runs are in order already: it only merges them
            self._ranks[column] = _ranks(places, keys)
        return self._ranks[column]


def _met(one: Condition, value: object, known: dict[object, bool]) -> bool:
    """Return whether a value is what is asked for; columns hold the same few values again and again."""
    found = known.get(value)
    if found is None:
        found = known[value] = one.met(value)
    return found


def _ranks(places: Sequence[int], keys: Sequence[Any]) -> list[int]:
    ranks, rank = [0] * len(places), 0
    for before, place in zip([*places[:1], *places], places, strict=False):
        rank += keys[before] != keys[place]
        ranks[place] = rank
    return ranks
