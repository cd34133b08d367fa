"""Pages of a finished report as pictures, for the screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

import pypdfium2

MOST_PAGES = 12
"""How many pages of a long report are drawn: nobody reads the rest on the screen, and drawing them takes seconds."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One page as rows of blue, green, red and unused bytes."""

    width: int
    height: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class Preview:
    """The first pages of a report as pictures, and how many pages it has."""

    pages: Sequence[Picture]
    count: int


def preview(pdf: bytes, width: int) -> Preview:
    """Return the first :data:`MOST_PAGES` pages of *pdf*, each *width* pixels wide."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = []
        for page in islice(document, MOST_PAGES):
            bitmap = page.render(scale=width / page.get_width(), rev_byteorder=False, prefer_bgrx=True)
            found.append(Picture(bitmap.width, bitmap.height, bytes(bitmap.buffer)))
        return Preview(found, len(document))
    finally:
        document.close()
