"""What people write above columns: the words that mean a declared field, and those for what is not kept."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from coordinator.paths import bundled
from coordinator.records import RECORDS
from coordinator.records.plain_words import plain
from coordinator.services.wizard.scheme import settable

FILE = "resources/headings.toml"

CLEAR, VAGUE = 4, 2
"""How much a heading says: vague words, such as "Status", fit many kinds of records."""
_MANY = 4
"""From how many kinds on a title is vague."""

_LITTLE = frozenset({"no", "nr", "num", "number", "numbers", "the", "of", "s", "on", "at", "date", "dates", "day"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """A field that a heading can mean, how clearly, and what it says besides of that record, as a file writes it."""

    kind: str
    name: str
    weight: int = CLEAR
    always: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Supposed:
    """What is taken for the field *name* while nothing says it: the day of *same*, or *value* if *given* is said.

    *same* and *given* are fields, ``kind.name``; those of the same kind are fields of the same record.
    """

    kind: str
    name: str
    same: str = ""
    value: str = ""
    given: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All of it: meanings and reasons not to keep, by the stem of a heading, and what is supposed, in order.

    A row that makes the one makes *besides* the other; *asked* are fields that no column may say and that matter.
    Names have *ranks* before them and *particles* in them.
    """

    means: Mapping[str, Sequence[Meaning]]
    not_kept: Mapping[str, str]
    supposed: Sequence[Supposed]
    besides: Mapping[str, Sequence[str]]
    asked: Sequence[tuple[str, str]]
    ranks: frozenset[str]
    particles: frozenset[str]


def stem(heading: str) -> str:
    """Return what tells one heading from another: folded words, without the little ones, if any others are there."""
    words = plain(heading).split()
    return " ".join([word for word in words if word not in _LITTLE] or words)


@cache
def vocabulary() -> Vocabulary:
    """Return the words that are known: those of the file first, then names and titles of every declared field."""
    told = tomllib.loads(bundled(FILE).read_text("utf-8"))
    found: dict[str, list[Meaning]] = {}
    for heading, meaning in [*_told(told["means"]), *_declared()]:
        same = found.setdefault(stem(heading), [])
        if all((one.kind, one.name) != (meaning.kind, meaning.name) for one in same):
            same.append(meaning)
    return Vocabulary(
        found,
        {stem(heading): one["reason"] for one in told["not_kept"] for heading in one["headings"]},
        [_supposed(one) for one in told["supposed"]],
        told["besides"],
        [(kind, name) for kind, names in told["asked"].items() for name in names],
        frozenset(told["names"]["ranks"]),
        frozenset(told["names"]["particles"]),
    )


def _told(entries: Sequence[Mapping[str, object]]) -> Iterator[tuple[str, Meaning]]:
    for one in entries:
        kind, _, name = str(one["field"]).partition(".")
        always, headings = one.get("always", {}), one["headings"]
        if isinstance(always, dict) and isinstance(headings, list):
            yield from ((heading, Meaning(kind, name, always=always)) for heading in headings)


def _declared() -> Iterator[tuple[str, Meaning]]:
    words = Counter(
        word for record in RECORDS for one in settable(record).values() for word in {stem(one.title), stem(one.name)}
    )
    for record in RECORDS:
        about = record.about
        for name, one in settable(record).items():
            yield f"{about.title} {one.title}", Meaning(about.kind, name)
            for heading in (name, one.title):
                vague = words[stem(heading)] >= _MANY
                yield heading, Meaning(about.kind, name, VAGUE if vague else CLEAR)


def _supposed(told: Mapping[str, str]) -> Supposed:
    kind, _, name = told["field"].partition(".")
    return Supposed(kind, name, told.get("as", ""), told.get("value", ""), told.get("with", ""))
