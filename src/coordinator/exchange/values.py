"""Cells of anybody's table as values of a field: days, numbers and words as people write them, judged by the column."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache

from coordinator.compliance.choices import Choice
from coordinator.exchange.cells import Cell
from coordinator.exchange.days import NUMBERS, DayOrder, written_day, written_moment
from coordinator.exchange.number_formats import Part, as_shown
from coordinator.exchange.words import read_cell, write_cell
from coordinator.records.declaration import Field, Kind
from coordinator.records.plain_words import plain

__all__ = ["ColumnReading", "DayOrder", "read_values"]

_YES = frozenset({"y", "yes", "true", "t", "x", "1", "on", "✓", "✔", "☑", "☒"})
_NO = frozenset({"n", "no", "false", "f", "0", "off", "☐"})
_NOTHING = frozenset({"-", "--", "–", "—", "n/a", "na", "none"})  # noqa: RUF001  dashes as people type them
"""What people write where they have nothing; in a text it stays what it is."""

_FIRST_SERIAL, _LAST_SERIAL = 14_611, 73_050
"""Numbers that are days, counted from 1900, where a day belongs: from 1940 to 2099."""

_WHOLE = re.compile(r"(-?[0-9]+)\.0+")
_SERIAL = re.compile(r"[1-7][0-9]{4}(\.[0-9]+)?")
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_COMMAS = re.compile(r"[;,\n]")
_LINES = re.compile(r"[;\n]")


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """The values of the cells in their order, and by position (from 0) why a cell is none.

    *order* is how days in numbers were read, none where there were none. *ambiguous* says that the column contradicts
    itself, so that a person must say which order holds.
    """

    values: tuple[object, ...]
    errors: Mapping[int, str]
    order: DayOrder | None = None
    ambiguous: bool = False


def read_values(column: Field, cells: Sequence[Cell], order: DayOrder | None = None) -> ColumnReading:
    """Read *cells* as values of *column*; days in numbers in *order* if it is given, else as the whole column suggests.

    A first number above 12 makes all of them day first. A column with both, or with day first beside real days (of
    which a spreadsheet may have made some by reading the month first), is ambiguous.
    """
    ambiguous = False
    if order is None and column.kind in {Kind.DAY, Kind.MOMENT}:
        order, ambiguous = _order_of(cells)
    values: list[object] = []
    errors: dict[int, str] = {}
    for at, cell in enumerate(cells):
        try:
            values.append(_value(column, cell, order or DayOrder.MONTH_FIRST))
        except ValueError as error:
            values.append(None)
            errors[at] = str(error)
    if column.is_list:
        values = [() if one is None else one for one in values]
    return ColumnReading(tuple(values), errors, order, ambiguous)


def _order_of(cells: Iterable[Cell]) -> tuple[DayOrder | None, bool]:
    """Return the order of days in numbers, the American one if nothing tells, and whether the cells contradict it."""
    month_first = day_first = real = numbers = False
    for cell in cells:
        real = real or isinstance(cell, date)
        found = NUMBERS.match(cell.strip()) if isinstance(cell, str) else None
        if found and found[4]:
            numbers = True
            day_first = day_first or int(found[1]) > 12
            month_first = month_first or int(found[3]) > 12
    if not numbers:
        return None, False
    order = DayOrder.DAY_FIRST if day_first and not month_first else DayOrder.MONTH_FIRST
    return order, day_first and (month_first or real)


def _value(column: Field, cell: Cell, order: DayOrder) -> object:
    text = _text_of(cell)
    if not text or (column.kind not in _TEXTS and text.casefold() in _NOTHING):
        return None
    if column.kind is Kind.DAY:
        return _day(cell, text, order)
    if column.kind is Kind.MOMENT:
        return _moment(cell, text, order)
    return read_cell(column, _AS_EXCHANGED.get(column.kind, _as_it_is)(column, text))


def _text_of(cell: Cell) -> str:
    """Return *cell* as a person would type it; a whole number without the zero that spreadsheets keep."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 10**15:
        return str(int(cell))
    if isinstance(cell, time):
        return cell.strftime("%H:%M")
    return write_cell(cell)


def _day(cell: Cell, text: str, order: DayOrder) -> date:
    found = cell if isinstance(cell, date) else _serial(text) or written_moment(text, order) or written_day(text, order)
    if found is None:
        raise ValueError(f"{text} is not a day; write it like 2026-03-15 or 3/15/2026")
    return found.date() if isinstance(found, datetime) else found


def _moment(cell: Cell, text: str, order: DayOrder) -> datetime:
    found = cell if isinstance(cell, date) else _serial(text) or written_moment(text, order) or written_day(text, order)
    if isinstance(found, datetime):
        return found.replace(second=0, microsecond=0)
    wrong = "has no time of day" if found else "is not a moment"
    raise ValueError(f"{text} {wrong}; write it like 2026-01-09 16:00 or 1/9/2026 4:00 pm")


def _serial(text: str) -> date | datetime | None:
    """Return the day or moment of which *text* is the number that spreadsheets keep."""
    if not _SERIAL.fullmatch(text) or not _FIRST_SERIAL <= float(text) <= _LAST_SERIAL:
        return None
    found = as_shown(float(text), Part.DAY)
    return found if isinstance(found, date) else None


def _as_it_is(_column: Field, text: str) -> str:
    return text


def _as_text(column: Field, text: str) -> str:
    if (column.key or column.refers_to) and (whole := _WHOLE.fullmatch(text)):
        text = whole[1]
    return write_cell(text)


def _as_yes_no(_column: Field, text: str) -> str:
    if text.casefold() in _YES:
        return "true"
    if text.casefold() in _NO:
        return "false"
    raise ValueError(f"{text} is neither yes nor no")


def _as_number(_column: Field, text: str) -> str:
    """Return *text* as a bare number: ``$8,995.00`` and ``(12)``, which accountants write for -12, ``85 %``."""
    bare = text.replace("$", "").removesuffix("%").strip()
    if bare.startswith("(") and bare.endswith(")"):
        bare = f"-{bare[1:-1].strip()}"
    bare = _THOUSANDS.sub("", bare)
    whole = _WHOLE.fullmatch(bare)
    return whole[1] if whole else bare


def _as_choice(column: Field, text: str) -> str:
    if column.choices is None:
        raise TypeError(f"{column.name} is declared as a choice without words")
    return _folded(column.choices).get(plain(text), "" if text.casefold() in _NOTHING else text)


@cache
def _folded(choices: type[Choice]) -> Mapping[str, str]:
    """Return the codes of *choices* by code and by words, folded as people do not care."""
    return {**{plain(one.words): one.value for one in choices}, **{plain(one.value): one.value for one in choices}}


def _each(parting: re.Pattern[str], as_exchanged: Callable[[Field, str], str]) -> Callable[[Field, str], str]:
    def parted(column: Field, text: str) -> str:
        return ";".join(as_exchanged(column, part.strip()) for part in parting.split(text) if part.strip())

    return parted


_TEXTS = frozenset(
    {Kind.TEXT, Kind.LONG_TEXT, Kind.RECORD_KEY, Kind.RECORD_KIND, Kind.WORDS, Kind.CHOICE, Kind.CHOICES}
)
_AS_EXCHANGED: Mapping[Kind, Callable[[Field, str], str]] = {
    Kind.TEXT: _as_text,
    Kind.LONG_TEXT: _as_text,
    Kind.RECORD_KEY: _as_text,
    Kind.REFERENCE: _as_text,
    Kind.YES_NO: _as_yes_no,
    Kind.NUMBER: _as_number,
    Kind.DECIMAL: _as_number,
    Kind.MONEY: _as_number,
    Kind.CHOICE: _as_choice,
    Kind.CHOICES: _each(_COMMAS, _as_choice),
    Kind.WORDS: _each(_COMMAS, _as_text),
    Kind.REFERENCES: _each(_LINES, _as_text),
}
