"""Where a cell of a sheet is: columns by letters, as people see them, and by number."""

import re

from coordinator.exchange.limits import MOST_COLUMNS

_AREA = re.compile(r"([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?")


class _Columns(dict[str, int]):
    def __missing__(self, letters: str) -> int:
        if not re.fullmatch("[A-Z]{1,3}", letters):
            raise ValueError(letters)
        number = 0
        for letter in letters:
            number = number * 26 + ord(letter) - 64
        if number > MOST_COLUMNS:
            raise ValueError(letters)
        self[letters] = number - 1
        return number - 1


COLUMNS = _Columns()
"""The number of a column, from 0, by its letters; raises ValueError for what names none."""


def letters_of(column: int) -> str:
    """Return the letters over the column with this number, from 0."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def area_of(text: str) -> tuple[int, int, int, int]:
    """Return first column (from 0), first row (from 1), last column and last row of an area such as ``B2:D2``.

    Raises:
        ValueError: it is no area.
    """
    found = _AREA.fullmatch(text)
    if found is None:
        raise ValueError(text)
    first, top, last, bottom = found.groups()
    return COLUMNS[first], int(top), COLUMNS[last or first], int(bottom or top)
