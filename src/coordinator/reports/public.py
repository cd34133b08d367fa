"""What the public may read: types that can hold no name, no badge, no note and no small count."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from string import Template
from typing import Self

FEW = 5
"""Counts of events from 1 up to below this are not told: people could be recognized by them."""


class Counted(str):
    """A count of events as the public may read it; a small one is gone for good: ``<5``.

    Counts of officers, agreements and meetings are no such counts: they are told as they are.
    """

    __slots__ = ()

    def __new__(cls, count: int) -> Self:
        """Write *count*, or that it is small."""
        return super().__new__(cls, f"<{FEW}" if 0 < count < FEW else f"{count:,}")

    @classmethod
    def within(cls, count: int, whole: int) -> Self:
        """Write *count*, part of a *whole* that is told beside it; where the rest is small, no more than ``≥5``.

        The two numbers would tell the rest as plainly as if it stood there.
        """
        betrays = count >= FEW and 0 < whole - count < FEW
        return super().__new__(cls, f"≥{FEW}") if betrays else cls(count)


@dataclass(frozen=True, slots=True)
class Instrument:
    """An agreement in force: its model's code, and its days; no *until* is no fixed end."""

    model: str
    signed_on: date
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Passages:
    """The words of a public paper by their names, the agency's own in place of those that come with the program."""

    words: Mapping[str, str]

    def said(self, name: str, **values: object) -> str:
        """Return a passage on one line, with *values* where it names them; what nobody gives stays as it is written."""
        text = " ".join(self.words[name].split())
        return Template(text).safe_substitute({one: str(value) for one, value in values.items()})

    def lines(self, name: str) -> Iterator[str]:
        """Yield the lines of a list."""
        return (line.strip() for line in self.words[name].splitlines() if line.strip())
