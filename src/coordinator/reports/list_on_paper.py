"""A list as it was looked at, on paper: what filtered it, as of when, and how many rows there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coordinator.compliance.dates import long_date
from coordinator.reports.coding import code_of, number_of
from coordinator.reports.document import fonts, look
from coordinator.reports.document.blocks import Column, Document, Table, Text, Title, Verification
from coordinator.reports.document.measure import Face
from coordinator.reports.document.table import PAD_X, SIZE

_AROUND = 2 * PAD_X + 1
_MOST = 160
"""In points; what is longer goes on in the next line."""


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
    plain, bold = Face(fonts.REGULAR, SIZE), Face(fonts.SEMIBOLD, SIZE)
    columns = [_Wants() for _ in listed.headings]
    for heading, column in zip(listed.headings, columns, strict=True):
        column.add(heading, bold)
    for row in listed.rows:
        for place, (text, column) in enumerate(zip(row, columns, strict=True)):
            column.add(text, bold if place == listed.naming else plain)
    least, wanted = [one.least for one in columns], [one.wanted for one in columns]
    room, extra = look.TYPE_WIDTH - sum(least), sum(wanted) - sum(least)
    if room <= 0:
        return [width * look.TYPE_WIDTH / sum(least) for width in least]
    if extra <= 0:
        return [width * look.TYPE_WIDTH / sum(wanted) for width in wanted]
    return [small + room * (large - small) / extra for small, large in zip(least, wanted, strict=True)]


@dataclass
class _Wants:
    """The widths that a column wants, in points: *least* for its longest word, *wanted* for its longest text."""

    least: float = 0
    wanted: float = 0
    letters: int = 0

    def add(self, text: str, face: Face) -> None:
        """Take a text into account; only what is longer than all before is measured."""
        if len(text) <= self.letters:
            return
        self.letters = len(text)
        words = max((face.width(word) for word in text.split()), default=0.0)
        self.least = max(self.least, min(words, _MOST) + _AROUND)
        self.wanted = max(self.wanted, min(face.width(text), _MOST) + _AROUND)
