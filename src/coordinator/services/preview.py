"""Pages of a finished report or of a paper on file as pictures, and the beginning of a text, for the screen."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from math import sqrt
from typing import IO, Any

import pypdfium2

from coordinator.errors import Refused

MOST_PAGES = 12
"""How many pages of a long report are drawn: nobody reads the rest on the screen, and drawing them takes seconds."""
MOST_PIXELS = 16_000_000
"""A page that is wider or higher than any paper is drawn smaller than asked for."""
TEXT_SHOWN = 1 << 16
"""How many bytes of a text are shown."""


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
    with _opened(pdf) as document:
        return Preview([_drawn(page, width) for page in islice(document, MOST_PAGES)], len(document))


def page_of(file: IO[bytes], place: int, width: int) -> tuple[Picture, int]:
    """Return the page at *place*, from 0 on, of the PDF *file*, *width* pixels wide, and how many pages there are.

    Raises:
        Refused: it asks for a password, or is no PDF that can be read.
    """
    with _opened(file) as document:
        count = len(document)
        if not count:
            raise Refused("This PDF has no pages.")
        try:
            return _drawn(document[min(place, count - 1)], width), count
        except pypdfium2.PdfiumError as error:
            raise Refused("This page cannot be shown here. Open the file in its own reader.") from error


def text_of(file: IO[bytes]) -> tuple[str, bool]:
    """Return the beginning of the text *file*, and whether that is all of it."""
    found = file.read(TEXT_SHOWN + 1)
    return found[:TEXT_SHOWN].decode("utf-8-sig", errors="replace"), len(found) <= TEXT_SHOWN


@contextmanager
def _opened(source: bytes | IO[bytes]) -> Iterator[Any]:
    try:
        document = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as error:
        asks = "asks for a password" if "password" in str(error).lower() else "is damaged, or made in an unusual way"
        raise Refused(f"This PDF {asks}. It cannot be shown here; open it in its own reader.") from error
    try:
        yield document
    finally:
        document.close()


def _drawn(page: Any, width: int) -> Picture:
    wide, high = page.get_size()
    scale = min(width / wide, sqrt(MOST_PIXELS / (wide * high)))
    bitmap = page.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
    return Picture(bitmap.width, bitmap.height, bytes(bitmap.buffer))
