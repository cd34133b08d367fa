"""Finding records by words: which records hold them, what people call these, and in which fields the words stand."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from coordinator.records import RECORD_OF
from coordinator.records.plain_words import in_words, plain
from coordinator.store import Look, Store
from coordinator.store.searching import called, searched_fields

AROUND = 6
"""How many words before and after the first match are shown of a long text."""


@dataclass(frozen=True, slots=True)
class Place:
    """A field in which a word was found, by its title, and its text around that word."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """A record that holds every word: its kind in words, its key and what people call it."""

    ref: str
    kind: str
    key: str
    title: str
    places: tuple[Place, ...]

    def as_json(self) -> dict[str, object]:
        """Return the fields as JSON has them."""
        return asdict(self)


def search(store: Store, text: str, limit: int = 50) -> tuple[Found, ...]:
    """Return the first *limit* records that hold every word of *text*.

    Case, accents and punctuation do not count. Officers, agreements and courses come before what names them; within a
    kind the newest comes first.

    Raises:
        Unavailable: the program is open for reading and nobody has made its index yet.
    """
    hits = store.find(text, limit)
    by_kind: dict[str, list[int]] = {}
    for hit in hits:
        by_kind.setdefault(hit.kind, []).append(hit.number)
    words = plain(text).split()
    with store.looking() as look:
        found = {kind: _found(look, kind, numbers, words) for kind, numbers in by_kind.items()}
    return tuple(one for hit in hits if (one := found[hit.kind].get(hit.number)))


def _found(look: Look, kind: str, numbers: Sequence[int], words: Sequence[str]) -> dict[int, Found]:
    record = RECORD_OF[kind]
    fields = searched_fields(record)
    keys, names = look.keys(kind, numbers), look.names(kind, numbers)
    rows = look.numbered(record, [one.name for one in fields], numbers, lambda other, some: called(look, other, some))
    found = {}
    for number, *values in rows:
        texts = [(one.title, in_words(value)) for one, value in zip(fields, values, strict=True)]
        places = tuple(dict.fromkeys(_places(texts, words)))
        found[number] = Found(f"{kind}:{keys[number]}", record.about.title, keys[number], names[number], places)
    return found


def _places(texts: Sequence[tuple[str, str]], words: Sequence[str]) -> Iterator[Place]:
    """Yield for each word the first field that holds it."""
    for word in words:
        for title, text in texts:
            if _holds(text, word):
                yield Place(title, _excerpt(text, word))
                break


def _holds(text: str, word: str) -> bool:
    return (word if len(word) > 2 else f" {word}") in f" {plain(text)}"


def _excerpt(text: str, word: str) -> str:
    parts = text.split()
    if len(parts) <= 2 * AROUND:
        return " ".join(parts)
    middle = next((place for place, part in enumerate(parts) if _holds(part, word)), 0)
    begin, end = max(0, middle - AROUND), middle + AROUND + 1
    return " ".join([*["…"][: begin > 0], *parts[begin:end], *["…"][: end < len(parts)]])
