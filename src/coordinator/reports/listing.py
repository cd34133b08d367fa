"""A list as it was looked at, on paper: what filtered it, as of when, and how many rows there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coordinator.compliance.dates import long_date
from coordinator.reports.coding import code_of, number_of
from coordinator.reports.document import look
from coordinator.reports.document.blocks import Column, Document, Table, Text, Title, Verification

_LETTER, _AROUND = 4.6, 11.0
"""In points: how wide a letter is on average, and what a cell keeps free around its words."""
_LONGEST = 34
"""In letters; what is longer goes on in the next line."""


@dataclass(frozen=True, slots=True)
class ListOnPaper:
    """A list in words: *rows* follow *headings*, of which *naming* names the rows; *found* of *total* are there."""

    title: str
    noun: str
    agency: str
    as_of: date
    filter: str
    headings: Sequence[str]
    naming: int
    rows: Sequence[Sequence[str]]
    total: int
    head: str


def document(listed: ListOnPaper) -> Document:
    """Return the paper."""
    code = code_of(listed)
    number = number_of("List", listed.as_of, code)
    name = f"List: {listed.title}"
    columns = [
        Column(heading, width, header=place == listed.naming)
        for place, (heading, width) in enumerate(zip(listed.headings, _widths(listed), strict=True))
    ]
    return Document(
        title=name,
        subject=f"{listed.title} as of {long_date(listed.as_of)}",
        agency=listed.agency,
        marking="INTERNAL · CONTAINS PERSONNEL RECORDS",
        number=number,
        as_of=listed.as_of,
        blocks=[
            Title("List", name, listed.agency, listed.as_of),
            Text(_sentence(listed), "lead"),
            Table(columns, listed.rows, f"No {listed.noun} were found."),
            Verification(number, code, listed.head),
        ],
    )


def _sentence(listed: ListOnPaper) -> str:
    found = len(listed.rows)
    if not listed.filter:
        return f"{found:,} of {listed.total:,} {listed.noun}." if found != listed.total else f"{found:,} {listed.noun}."
    return f"{found:,} of {listed.total:,} {listed.noun}, found by the filter {listed.filter}."


def _widths(listed: ListOnPaper) -> list[float]:
    """Share the width of the page: what a column wants if there is room for all, else less, yet its words whole."""
    cells = list(zip(listed.headings, *listed.rows, strict=True))
    wanted = [_AROUND + _LETTER * min(max(map(len, column)), _LONGEST) for column in cells]
    least = [_AROUND + _LETTER * min(max(map(_longest_word, column)), _LONGEST) for column in cells]
    room, extra = look.TYPE_WIDTH - sum(least), sum(wanted) - sum(least)
    if room <= 0:
        return [width * look.TYPE_WIDTH / sum(least) for width in least]
    if extra <= 0:
        return [width * look.TYPE_WIDTH / sum(wanted) for width in wanted]
    return [small + room * (large - small) / extra for small, large in zip(least, wanted, strict=True)]


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)
