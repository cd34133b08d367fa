"""A column of a table read as a field: values row by row, and why some are none."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from coordinator.exchange.table import Cell
from coordinator.exchange.values import DayOrder, read_values
from coordinator.records.declaration import Field, Kind
from coordinator.services.wizard.finding import Finder
from coordinator.services.wizard.names import part_name
from coordinator.services.wizard.scheme import WHOLE_NAME

_REFERENCES = frozenset({Kind.REFERENCE, Kind.REFERENCES})


@dataclass(frozen=True, slots=True)
class Column:
    """The values of a column by row, and what is wrong with some, by row; *unsure* of which number is the month."""

    values: Sequence[object]
    wrong: Mapping[int, str] = field(default_factory=dict)
    unsure: bool = False


def read_column(one: Field, cells: Sequence[Cell], order: DayOrder | None, finder: Finder) -> Column:
    """Read *cells* as values of the field *one*; references become keys, names are parted, days read in *order*."""
    read = read_values(one, cells, order)
    found = Column(read.values, read.errors, read.ambiguous)
    if one.name == WHOLE_NAME:
        return _each(found, part_name)
    if one.kind in _REFERENCES:
        return _each(found, lambda text: finder.key(one.refers_to, text) or text)
    return found


def _each(column: Column, meant: Callable[[str], object]) -> Column:
    """Return *column* with what each text means; the same text is looked into once."""
    known = cache(meant)
    values: list[object] = []
    wrong = dict(column.wrong)
    for row, value in enumerate(column.values):
        try:
            values.append(_meant(value, known))
        except ValueError as error:
            values.append(None)
            wrong[row] = str(error)
    return Column(values, wrong)


def _meant(value: object, known: Callable[[str], object]) -> object:
    if value is None:
        return None
    return tuple(known(str(one)) for one in value) if isinstance(value, tuple) else known(str(value))
