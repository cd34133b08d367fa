"""Choosing the record that a reference means: by the words people call it, or by its key."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from coordinator.records import RECORD_OF
from coordinator.records.declaration import key_fields
from coordinator.records.plain_words import plain
from coordinator.services.explaining import record_words
from coordinator.store import Look

MOST = 20
"""How many records are offered at once."""


@dataclass(frozen=True, slots=True)
class Choosable:
    """A record that a reference can name: its key, and what people call it."""

    key: str
    words: str


def titled(kind: str, key: str) -> str:
    """Return a record as a sentence names it: ``Training 4117, IADP, 2024-02-19``; the only one by its title alone."""
    return record_words(f"{kind}:{key}").rstrip() if key else RECORD_OF[kind].about.title


def called(look: Look, kind: str, only: Collection[int] | None = None) -> Mapping[int, str]:
    """Return what people call every row of *kind*, or *only* these: ``Whitfield, Dana (4117)``, ``KC-JEM-2``.

    Where the key is a code, people say the code; the name then stands behind it.
    """
    record = RECORD_OF[kind]
    coded = [one.name for one in key_fields(record)] == ["code"]
    names = look.names(kind, only)
    keys = {
        number: titled(kind, key).removeprefix(record.about.title).strip()
        for number, key in look.keys(kind, only).items()
    }
    return {
        number: _together(key, names[number]) if coded else _together(names[number], key)
        for number, key in keys.items()
    }


def _together(first: str, second: str) -> str:
    return f"{first} ({second})" if first and second and first != second else first or second


def choices(look: Look, kind: str, text: str) -> Sequence[Choosable]:
    """Return at most :data:`MOST` records that have every word of *text* in key or name.

    Those whose key or name begins with it come first.
    """
    keys, words = look.keys(kind), called(look, kind)
    found = [Choosable(keys[number], words[number]) for number in _matching(words, text)]
    begins = plain(text)
    found.sort(key=lambda one: (not _begins(one, begins), one.words.casefold()))
    return found[:MOST]


def _begins(one: Choosable, begins: str) -> bool:
    return plain(one.key).startswith(begins) or plain(one.words).startswith(begins)


def _matching(words: Mapping[int, str], text: str) -> list[int]:
    parts = plain(text).split()
    folded = {number: plain(name) for number, name in words.items()}
    return [number for number, name in folded.items() if all(part in name for part in parts)]


def meant(look: Look, kind: str, text: str) -> Sequence[int]:
    """Return the rows of *kind* that *text* can mean: the one with that key or name, else all that match."""
    number = look.number_of(kind, text)
    if number is not None:
        return [number]
    words = called(look, kind)
    exact = [number for number, name in words.items() if name == text]
    return exact or _matching(words, text)
