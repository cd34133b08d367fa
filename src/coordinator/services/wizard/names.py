"""A person's whole name in one cell, parted as a record keeps it: "Ruiz, Ana", "Ana M. Ruiz", "Sgt. Ana Ruiz Jr."."""

import re
from collections.abc import Mapping

from coordinator.services.wizard.headings import vocabulary

_SUFFIXES = {"jr": "Jr.", "sr": "Sr.", "ii": "II", "iii": "III", "iv": "IV"}
_WORD = re.compile(r"[^\W\d_]", re.UNICODE)


def part_name(text: str) -> Mapping[str, str]:
    """Return the fields of a person that *text* holds: last and first name, and what else stands there.

    Raises:
        ValueError: it is no name of two words; the message says why, for people.
    """
    before, comma, after = (" ".join(piece.split()) for piece in text.partition(","))
    found = _last_first(before, after) if comma and _is_given_name(after) else _first_last(f"{before} {after}")
    if not found.get("last_name") or not found.get("first_name"):
        raise ValueError(f"“{text.strip()}” does not tell a last name from a first name; write it like Ruiz, Ana")
    return {name: value for name, value in found.items() if value}


def _is_given_name(text: str) -> bool:
    """Return whether what stands after a comma is more than "Jr."."""
    return any(_folded(word) not in _SUFFIXES for word in text.split())


def _last_first(last: str, rest: str) -> dict[str, str]:
    rank, words = _without_rank(last.split())
    words, suffix = _without_suffix(words)
    given, later = _without_suffix(rest.replace(",", " ").split())
    more, given = _without_rank(given)
    return {
        "rank": rank or more,
        "last_name": " ".join(words),
        "first_name": given[0] if given else "",
        "middle_name": " ".join(given[1:]),
        "suffix": suffix or later,
    }


def _first_last(text: str) -> dict[str, str]:
    rank, words = _without_rank(text.replace(",", " ").split())
    words, suffix = _without_suffix(words)
    begins = len(words) - 1
    while begins > 1 and _folded(words[begins - 1]) in vocabulary().particles:
        begins -= 1
    return {
        "rank": rank,
        "last_name": " ".join(words[max(begins, 1) :]),
        "first_name": words[0] if words else "",
        "middle_name": " ".join(words[1:begins]),
        "suffix": suffix,
    }


def _without_rank(words: list[str]) -> tuple[str, list[str]]:
    begins = 0
    while begins < len(words) - 1 and _folded(words[begins]) in vocabulary().ranks:
        begins += 1
    return " ".join(words[:begins]), words[begins:]


def _without_suffix(words: list[str]) -> tuple[list[str], str]:
    if len(words) > 1 and (suffix := _SUFFIXES.get(_folded(words[-1]))):
        return words[:-1], suffix
    return words, ""


def _folded(word: str) -> str:
    return word.strip(".,").casefold()


def looks_like_a_name(text: str) -> bool:
    """Return whether *text* can be a person's whole name: two to five words of letters, without digits."""
    words = text.replace(",", " ").split()
    return 2 <= len(words) <= 5 and all(_WORD.match(word) and not any(map(str.isdigit, word)) for word in words)
