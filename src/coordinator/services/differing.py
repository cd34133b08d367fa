"""What became of a text, word by word, so that a person sees at once which words are new."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from itertools import groupby

AROUND = 6
"""How many unchanged words are shown before and after those that changed."""


class Became(Enum):
    """What became of some words."""

    KEPT = "kept"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Part:
    """Some words that follow each other and of which the same became."""

    became: Became
    words: str


def differing(before: str, after: str) -> tuple[Part, ...]:
    """Return *before* and *after* as one text of parts; what is unchanged far from any change is left out as ``…``."""
    was, now = before.split(), after.split()
    parts = _merged(_parts(was, now))
    last = len(parts) - 1
    return tuple(_shortened(part, first=at == 0, last=at == last) for at, part in enumerate(parts))


def _parts(was: Sequence[str], now: Sequence[str]) -> Iterator[Part]:
    for tag, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Part(Became.KEPT, " ".join(was[a:b]))
        if tag in {"replace", "delete"}:
            yield Part(Became.GONE, " ".join(was[a:b]))
        if tag in {"replace", "insert"}:
            yield Part(Became.NEW, " ".join(now[c:d]))


def _merged(parts: Iterator[Part]) -> list[Part]:
    grouped = groupby(parts, key=lambda part: part.became)
    return [Part(became, " ".join(part.words for part in some)) for became, some in grouped]


def _shortened(part: Part, *, first: bool, last: bool) -> Part:
    words = part.words.split()
    begin = [] if first else words[:AROUND]
    end = [] if last else words[-AROUND:]
    if part.became is not Became.KEPT or len(words) <= len(begin) + len(end) + 1:
        return part
    return Part(part.became, " ".join([*begin, "…", *end]))
