"""Records of one kind as a table of a report: the titles of their fields, and what they hold in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from coordinator.reports.document.blocks import Block, Column, Heading, Table, Text

WIDE = 504.0
"""How wide a table is, in points."""
LETTER, PADDING = 5.0, 10.0
"""How wide a letter is at most, as a rule, and the room beside a cell's text."""
MOST_LETTERS = 16
"""How long a word may be before its column lets it break."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A titled table; each column has its share of the width, and the first one names the rows."""

    title: str
    columns: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[str]]
    note: str = ""


def listing_blocks(listing: Listing, level: Literal[2, 3, 4] = 2) -> Iterator[Block]:
    """Yield a listing with its heading."""
    yield Heading(listing.title, level)
    if listing.note:
        yield Text(listing.note, "note")
    columns = [
        Column(title, wide, header=place == 0)
        for place, ((title, _), wide) in enumerate(zip(listing.columns, _widths(listing), strict=True))
    ]
    yield Table(columns, listing.rows)


def _widths(listing: Listing) -> Sequence[float]:
    """Return the width of each column: what its longest word takes, and its share of what is left."""
    least = [_least(title, [row[place] for row in listing.rows]) for place, (title, _) in enumerate(listing.columns)]
    left, shares = WIDE - sum(least), [share for _, share in listing.columns]
    if left < 0:
        return [WIDE * one / sum(least) for one in least]
    return [one + left * share / sum(shares) for one, share in zip(least, shares, strict=True)]


def _least(title: str, cells: Sequence[str]) -> float:
    longest = max((len(word) for text in (title, *cells) for word in text.split()), default=0)
    return PADDING + min(longest, MOST_LETTERS) * LETTER
