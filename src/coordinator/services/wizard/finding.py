"""Finding the record that a cell means: by its key, however it is written, or by the name that only one has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from coordinator.compliance.choices import Choice
from coordinator.records import RECORD_OF, OfficerFields
from coordinator.records.declaration import fields_of, key_fields
from coordinator.records.plain_words import in_words, plain
from coordinator.store import Look, key_text

_SHOWN = 5
"""How many of the records that a name can mean are told."""


class Unclear(ValueError):  # noqa: N818  it is what is said of the cell
    """Several records have the name; the message names them, for people."""


@dataclass(eq=False)
class Finder:
    """Knows the keys and names of every record that there is; what is not there may still come with the same file."""

    look: Look
    _indexes: dict[str, "_Index"] = field(default_factory=dict)

    def key(self, kind: str, text: str) -> str | None:
        """Return the key of the record of *kind* that *text* means; nothing if there is none.

        Raises:
            Unclear: several are meant equally.
        """
        return self._index(kind).key(text)

    def same_key(self, kind: str, text: str) -> str:
        """Return the key on record that differs from *text* in case, blanks or punctuation only, else *text* itself."""
        return self._index(kind).same_key(text)

    def has(self, kind: str, text: str) -> bool:
        """Return whether *text* is the key of a record of *kind*."""
        return text in self._index(kind).keys

    def all(self, kind: str) -> Sequence[str]:
        """Return the keys of all records of *kind*, in order."""
        return sorted(self._index(kind).keys)

    def person(self, name: Mapping[str, object]) -> str | None:
        """Return the badge of the only officer with this last and first name; the middle name tells several apart.

        Raises:
            Unclear: several officers have it.
        """
        last, first, middle = (plain(str(name.get(part) or "")) for part in ("last_name", "first_name", "middle_name"))
        found = self._officers.get((last, first), [])
        if middle and len(found) > 1:
            found = [one for one in found if plain(str(one[1] or ""))[:1] == middle[:1]] or found
        return _only("officer", f"{name.get('last_name')}, {name.get('first_name')}", [badge for badge, _ in found])

    def names_of(self, badge: object) -> Mapping[str, object]:
        """Return last, first and middle name of the officer with this badge; nothing of one who is not on record."""
        return self._called.get(badge, {})

    def days(self, kind: str, told: Sequence[str], wanted: str) -> Mapping[tuple[object, ...], list[object]]:
        """Return the values of the field *wanted* of the records of *kind*, by those of the fields *told*."""
        found: dict[tuple[object, ...], list[object]] = {}
        for *key, value in self.look.rows(RECORD_OF[kind], [*told, wanted]):
            found.setdefault(tuple(key), []).append(value)
        return found

    def _index(self, kind: str) -> "_Index":
        if kind not in self._indexes:
            self._indexes[kind] = _Index(self.look, kind)
        return self._indexes[kind]

    @cached_property
    def _called(self) -> Mapping[object, Mapping[str, object]]:
        names = ("last_name", "first_name", "middle_name")
        rows = self.look.rows(OfficerFields, ("badge", *names))
        return {badge: dict(zip(names, values, strict=True)) for badge, *values in rows}

    @cached_property
    def _officers(self) -> Mapping[tuple[str, str], list[tuple[str, object]]]:
        found: dict[tuple[str, str], list[tuple[str, object]]] = {}
        names = ("badge", "last_name", "first_name", "middle_name")
        for badge, last, first, middle in self.look.rows(OfficerFields, names):
            found.setdefault((plain(last), plain(first)), []).append((badge, middle))
        return found


_CALLED = frozenset({"name", "title", "model"})
"""Fields by which people call a record that has another key; the others, such as a place, may fit by chance."""


class _Index:
    """The records of one kind by key, by folded key, and by the folded words that people call them."""

    def __init__(self, look: Look, kind: str) -> None:
        self._kind = kind
        record = RECORD_OF[kind]
        keys = [one.name for one in key_fields(record)]
        called = [one.name for one in fields_of(record) if one.name in _CALLED]
        self.keys: set[str] = set()
        self._folded: dict[str, list[str]] = {}
        self._named: dict[str, list[str]] = {}
        for row in look.rows(record, [*keys, *called]):
            key = key_text(row[: len(keys)])
            self.keys.add(key)
            self._folded.setdefault(plain(key), []).append(key)
            for value in row[len(keys) :]:
                for name in {plain(in_words(value)), plain(value.value if isinstance(value, Choice) else "")} - {""}:
                    self._named.setdefault(name, []).append(key)
        if kind == "officer":
            for badge, last, first in look.rows(OfficerFields, ("badge", "last_name", "first_name")):
                for name in (f"{last} {first}", f"{first} {last}"):
                    self._named.setdefault(plain(name), []).append(badge)

    def same_key(self, text: str) -> str:
        if text in self.keys:
            return text
        same = self._folded.get(plain(text), [])
        return same[0] if len(same) == 1 and plain(text) else text

    def key(self, text: str) -> str | None:
        same = self.same_key(text)
        if same in self.keys:
            return same
        folded = plain(text)
        found = self._folded.get(folded) or self._named.get(folded) or []
        return _only(self._kind, text, list(dict.fromkeys(found))) if folded else None


def _only(kind: str, text: str, keys: list[str]) -> str | None:
    if len(keys) > 1:
        plural = RECORD_OF[kind].about.plural.lower()
        more = f" and {len(keys) - _SHOWN} more" if len(keys) > _SHOWN else ""
        told = f"{', '.join(keys[:_SHOWN])}{more}"
        raise Unclear(f"{len(keys)} {plural} are called “{text}”: {told}; say which one is meant")
    return keys[0] if keys else None
