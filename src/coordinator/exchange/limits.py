"""How much of anybody's file is read: more is refused, so that no file can fill the memory or stop the program."""

from coordinator.errors import Invalid, Problem

MOST_BYTES = 1 << 26
"""Of a file as it lies on the disk: 64 MB, five times what 100,000 rows with ten columns need."""

MOST_CELLS = 2_000_000
"""Of a file: 100,000 rows with twenty columns. They are read in some three seconds and 200 MB."""

MOST_COLUMNS = 16_384
"""Of a row, as spreadsheets have them."""

MOST_IN_A_LINE = 1 << 21
"""Characters of one line of a text file: every column with 128 of them."""

MOST_LETTERS = 131_072
"""Of a cell; a spreadsheet holds 32,767."""


def refusal(file: str, reason: str, line: int = 0) -> Invalid:
    """Return the error that says why *file* is not read."""
    return Invalid([Problem(reason, file=file, line=line)])


def too_many_cells(file: str) -> Invalid:
    """Return the error for a file with more cells than are read."""
    return refusal(file, f"it has more than {MOST_CELLS:,} cells; split it and bring in the parts one by one")
