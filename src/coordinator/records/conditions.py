"""What a list is asked for: conditions over the values of a row, and an order; the same in memory and in SQL."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from operator import ge, gt, le, lt

from coordinator.records.declaration import Kind
from coordinator.records.plain_words import folded, in_words


class Holds(Enum):
    """What a column holds; it decides what can be asked of it."""

    WORDS = "words"
    DAYS = "days"
    NUMBERS = "numbers"


_HOLDS = {
    Kind.DAY: Holds.DAYS,
    Kind.MOMENT: Holds.DAYS,
    Kind.NUMBER: Holds.NUMBERS,
    Kind.DECIMAL: Holds.NUMBERS,
    Kind.MONEY: Holds.NUMBERS,
}


def holds(kind: Kind) -> Holds:
    """Return what a field of *kind* holds."""
    return _HOLDS.get(kind, Holds.WORDS)


class Side(Enum):
    """On which side of a bound a value lies."""

    BELOW = "<"
    UP_TO = "<="
    ABOVE = ">"
    FROM = ">="


_LIES = {Side.BELOW: lt, Side.UP_TO: le, Side.ABOVE: gt, Side.FROM: ge}


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing is recorded."""


@dataclass(frozen=True, slots=True)
class Has:
    """One of the words holds *text*, which is folded."""

    text: str


@dataclass(frozen=True, slots=True)
class Is:
    """One of the words is *text*, which is folded."""

    text: str


@dataclass(frozen=True, slots=True)
class Within:
    """The day or the number lies on the named side of each bound; a moment counts as its day."""

    bounds: tuple[tuple[Side, date | Decimal], ...]


Meaning = Nothing | Has | Is | Within


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold of the field *field*, or with *negated* must not; without a field, of all words of the row."""

    field: str
    meaning: Meaning
    negated: bool = False

    def met(self, value: object) -> bool:
        """Return whether *value*, as a record keeps it, is what is asked for."""
        return _meets(self.meaning, value) is not self.negated


@dataclass(frozen=True, slots=True)
class Order:
    """Rows come by the field *field*; of several orders the first counts most."""

    field: str
    descending: bool = False


def _meets(meaning: Meaning, value: object) -> bool:
    if isinstance(meaning, Nothing):
        return value is None or value in ("", ())
    if isinstance(meaning, Within):
        found = _comparable(value)
        return found is not None and all(_LIES[side](found, bound) for side, bound in meaning.bounds)
    if isinstance(meaning, Is):
        return any(meaning.text == one for one in texts_of(value))
    return any(meaning.text in one for one in texts_of(value))


def _comparable(value: object) -> date | Decimal | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date | Decimal):
        return value
    return Decimal(value) if isinstance(value, int) else None


def texts_of(value: object) -> Iterator[str]:
    """Yield the words that *value* says, folded; of several each."""
    values: Sequence[object] = value if isinstance(value, tuple) else (value,)
    return (folded(in_words(one)) for one in values if one not in (None, ""))
