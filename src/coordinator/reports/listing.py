"""Records of one kind as a table of a report: the titles of their fields, and what they hold in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from coordinator.reports.document.blocks import Block, Column, Heading, Table, Text

WIDE = 504.0
"""How wide a table is, in points."""


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
    shares = sum(share for _, share in listing.columns)
    columns = [
        Column(title, WIDE * share / shares, header=place == 0) for place, (title, share) in enumerate(listing.columns)
    ]
    yield Table(columns, listing.rows)
