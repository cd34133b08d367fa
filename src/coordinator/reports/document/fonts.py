"""The one family of paper and screen, and what happens to a character that it lacks."""

import unicodedata
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from coordinator.paths import bundled

REGULAR, ITALIC, SEMIBOLD, BOLD = "SourceSans3", "SourceSans3-It", "SourceSans3-Semibold", "SourceSans3-Bold"
_FILES = {REGULAR: "Regular", ITALIC: "It", SEMIBOLD: "Semibold", BOLD: "Bold"}
MISSING = "\u25a1"
"""What stands for a character that the fonts do not have; the caller is told which."""


@cache
def register() -> None:
    """Make the faces known to ReportLab, once."""
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, bundled(f"resources/fonts/SourceSans3-{file}.ttf")))


@cache
def glyphs() -> frozenset[int]:
    """Return the code points that every face has."""
    register()
    return frozenset.intersection(*(frozenset(pdfmetrics.getFont(name).face.charToGlyph) for name in _FILES))


def printable(text: str) -> tuple[str, frozenset[str]]:
    """Return *text* as it can be printed, and the characters that had to be replaced.

    Control and direction characters are left out: they change what the reader sees, not what was recorded.
    """
    if text.isascii() and text.isprintable():
        return text, frozenset()
    known = glyphs()
    composed = unicodedata.normalize("NFC", text)
    kept = [one for one in composed if one == "\n" or unicodedata.category(one) not in {"Cc", "Cf"}]
    missing = frozenset(one for one in kept if one != "\n" and ord(one) not in known)
    return "".join(MISSING if one in missing else one for one in kept), missing
