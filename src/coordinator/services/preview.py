"""Pages of a finished report as pictures, for the screen."""

from dataclasses import dataclass

import pypdfium2


@dataclass(frozen=True, slots=True)
class Picture:
    """One page as rows of blue, green, red and unused bytes."""

    width: int
    height: int
    pixels: bytes


def pictures(pdf: bytes, width: int) -> list[Picture]:
    """Return every page of *pdf*, each *width* pixels wide."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = []
        for page in document:
            bitmap = page.render(scale=width / page.get_width(), rev_byteorder=False, prefer_bgrx=True)
            found.append(Picture(bitmap.width, bitmap.height, bytes(bitmap.buffer)))
    finally:
        document.close()
    return found
