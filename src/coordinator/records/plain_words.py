"""A value as people read it, and as it is searched: the same words for lists, histories and the search."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from coordinator.compliance.choices import Choice

_NO_WORD = re.compile(r"[\W_]+")


def in_words(value: object) -> str:
    """Return *value* as a person reads it; days as 2026-03-15, nothing for what is not known."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(in_words(one) for one in value)
    write = next((write for kind, write in _WRITE.items() if isinstance(value, kind)), str)
    return write(value)


_WRITE: dict[type, Callable[[Any], str]] = {
    str: lambda text: text.words if isinstance(text, Choice) else text,
    bool: lambda yes: "yes" if yes else "no",
    datetime: lambda moment: moment.strftime("%Y-%m-%d %H:%M"),
    Decimal: lambda number: format(number, "f"),
}


def folded(text: str) -> str:
    """Return *text* in small letters without accents."""
    found = text.casefold()
    if found.isascii():
        return found
    parts = unicodedata.normalize("NFKD", found)
    return "".join(letter for letter in parts if not unicodedata.combining(letter)).casefold()


def plain(text: str) -> str:
    """Return the words of *text* in small letters without accents or punctuation, with one blank between them."""
    return _NO_WORD.sub(" ", folded(text)).strip()


def listed(words: Sequence[str]) -> str:
    """Return words as a sentence lists them: ``one, two and three``."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def size_words(size: int) -> str:
    """Return how large *size* bytes are, as people read it: ``12 KB``, ``3.4 MB``."""
    for unit, one in (("GB", 10**9), ("MB", 10**6)):
        if size >= one:
            return f"{size / one:.1f} {unit}"
    return f"{max(1, round(size / 1000))} KB"


def count_words(count: int, one: str, several: str = "") -> str:
    """Return *count* with its noun: ``1 paper``, ``2 papers``."""
    return f"{count:,} {one if count == 1 else several or f'{one}s'}"
