"""A stored code with the words that people see beside it."""

from enum import StrEnum
from typing import Self


class Choice(StrEnum):
    """A stored code with its words: ``JEM = "JEM", "Jail Enforcement Model"``."""

    words: str

    def __new__(cls, code: str, words: str = "") -> Self:
        """Make the member *code*, shown to people as *words*."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.words = words
        return member
