"""What the columns of a table mean: where each field of each record that a row makes comes from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from coordinator.exchange.values import DayOrder
from coordinator.records import RECORD_OF, RECORDS
from coordinator.records.declaration import Field, Fields, Kind, fields_of, key_fields

WHOLE_NAME = "whole_name"
"""Stands for the field into which a person's whole name goes, to be parted into last name, first name and so on."""

_IN_ONE = Field(WHOLE_NAME, "", Kind.TEXT, "Whole name", "“Ruiz, Ana” or “Ana Ruiz”; it is parted.", required=False)
_PLACE = {record.about.kind: place for place, record in enumerate(RECORDS)}


@dataclass(frozen=True, slots=True)
class Part:
    """One of the records that a row makes; a row can make several of a kind, such as two classes, told by *turn*."""

    kind: str
    turn: int = 1

    @property
    def record(self) -> type[Fields]:
        """Its declaration."""
        return RECORD_OF[self.kind]

    @property
    def title(self) -> str:
        """What people call it: ``Training``, ``Training 2``."""
        title = self.record.about.title
        return title if self.turn == 1 else f"{title} {self.turn}"


@dataclass(frozen=True, slots=True)
class Target:
    """A field of a record that a row makes."""

    part: Part
    name: str

    @property
    def field(self) -> Field:
        """Its declaration."""
        return settable(self.part.record)[self.name]

    @property
    def title(self) -> str:
        """What people call it: ``Officer: Badge``."""
        return f"{self.part.title}: {self.field.title}"


@dataclass(frozen=True, slots=True)
class FromColumn:
    """The value stands in a column of the table, counted from 0."""

    place: int


@dataclass(frozen=True, slots=True)
class Copied:
    """No column says the value, and it is taken to be that of a column that says another: a first day for the last."""

    place: int


@dataclass(frozen=True, slots=True)
class Always:
    """The table does not say the value: it is the same for every row. A reference is a key.

    Like a copied value it completes a record and replaces nothing that is on record.
    """

    value: object


Source = FromColumn | Copied | Always


@dataclass(frozen=True, slots=True)
class Scheme:
    """Where every value comes from.

    *also* are records that a row makes although no column goes to them yet.
    *orders* are the answers to which of two numbers of a day is the month, by column. With *erase* an empty cell takes
    away what is on record; else it says nothing.
    """

    main: str
    sources: Mapping[Target, Source] = field(default_factory=dict)
    orders: Mapping[int, DayOrder] = field(default_factory=dict)
    erase: bool = False
    also: frozenset[Part] = frozenset()

    @property
    def parts(self) -> Sequence[Part]:
        """The records that a row makes, in the order in which they refer to each other."""
        found = {target.part for target in self.sources} | self.also
        return sorted(found, key=lambda part: (_PLACE[part.kind], part.turn))

    def sources_of(self, part: Part) -> Mapping[str, Source]:
        """Return the sources of one record's fields by their names."""
        return {target.name: source for target, source in self.sources.items() if target.part == part}

    def columns(self) -> Mapping[int, Sequence[Target]]:
        """Return what each column goes to, by its place; most go to one field, or to none."""
        found: dict[int, list[Target]] = {}
        for target, source in self.sources.items():
            if isinstance(source, FromColumn):
                found.setdefault(source.place, []).append(target)
        return found

    def giving(self, target: Target, source: Source | None) -> "Scheme":
        """Return the scheme with another source of *target*, or with none."""
        sources = {one: other for one, other in self.sources.items() if one != target}
        return replace(self, sources=sources if source is None else {**sources, target: source})

    def making(self, part: Part, *, on: bool) -> "Scheme":
        """Return the scheme with *part* among the records that a row makes, or without it and what is said of it."""
        if on:
            return replace(self, also=self.also | {part})
        sources = {target: source for target, source in self.sources.items() if target.part != part}
        return replace(self, sources=sources, also=self.also - {part})

    def erasing(self, *, on: bool) -> "Scheme":
        """Return the scheme with empty cells that take away what is on record, or with such that say nothing."""
        return replace(self, erase=on)

    def reading(self, place: int, order: DayOrder) -> "Scheme":
        """Return the scheme with the answer to which number of a day is the month in the column *place*."""
        return replace(self, orders={**self.orders, place: order})

    def sending(self, place: int, target: Target | None) -> "Scheme":
        """Return the scheme with the column *place* going to *target* only, or nowhere; it comes in no other's place.

        Another column that went to the target goes nowhere then. A record to which no column goes any more is not made.
        """
        column = FromColumn(place)
        gone = (column, Copied(place))
        sources = {one: source for one, source in self.sources.items() if source not in gone and one != target}
        if target is not None:
            sources[target] = column
        left = {one.part for one in self.sources} - {one.part for one, source in sources.items() if _is_column(source)}
        bare = {part for part in left if any(_is_column(source) for source in self.sources_of(part).values())}
        return replace(self, sources={one: source for one, source in sources.items() if one.part not in bare})


def _is_column(source: Source) -> bool:
    return isinstance(source, FromColumn)


@cache
def settable(record: type[Fields]) -> Mapping[str, Field]:
    """Return the fields of *record* that a column can go to, by name; a person's whole name is one more."""
    found = {one.name: one for one in fields_of(record) if not one.derived}
    return {WHOLE_NAME: _IN_ONE, **found} if "last_name" in found else found


def inherited(scheme: Scheme, part: Part) -> Mapping[str, Target | Part]:
    """Return what follows for the references of *part* from the row: from the record it makes, or from another's field.

    A class of the officer whom the same row names is that officer's; an agreement chosen for the letter is the one of
    the nomination too.
    """
    own = scheme.sources_of(part)
    found: dict[str, Target | Part] = {}
    for one in settable(part.record).values():
        if one.kind is Kind.REFERENCE and one.name not in own and (one.key or one.required):
            heir = _named_in_row(scheme, part, one)
            if heir is not None:
                found[one.name] = heir
    return found


def _named_in_row(scheme: Scheme, part: Part, field: Field) -> Target | Part | None:
    made = next((one for one in scheme.parts if one.kind == field.refers_to and one != part), None)
    if made is not None:
        return made
    same = (
        target
        for target in scheme.sources
        if target.part.kind != part.kind
        and target.name in settable(target.part.record)
        and target.field.kind is Kind.REFERENCE
        and target.field.refers_to == field.refers_to
        and target.name == field.name
    )
    return next(same, None)


def questions(scheme: Scheme) -> Iterator[Target]:
    """Yield the fields without which nothing can be made of a row, and that nothing gives: a person must say them.

    What several records of the row share, such as the agreement, is asked once.
    """
    asked: set[tuple[str, str]] = set()
    for part in scheme.parts:
        if part not in named_only(scheme):
            yield from _missing(scheme, part, asked)


def wishes(scheme: Scheme, asked: Sequence[tuple[str, str]]) -> Iterator[Target]:
    """Yield those of the fields *asked*, by kind and name, that nothing gives, though a record can be without them."""
    for kind, name in asked:
        for part in scheme.parts:
            if part.kind == kind and Target(part, name) not in scheme.sources:
                yield Target(part, name)


def _missing(scheme: Scheme, part: Part, asked: set[tuple[str, str]]) -> Iterator[Target]:
    given, follows = scheme.sources_of(part), inherited(scheme, part)
    by_name = names_it(scheme, part)
    for one in settable(part.record).values():
        if not (one.key or one.required) or one.name in given or one.name in follows:
            continue
        if WHOLE_NAME in given and one.name in {"last_name", "first_name"}:
            continue
        if by_name and one.key:
            continue
        shared = (one.name, one.refers_to)
        if one.kind is Kind.REFERENCE and shared in asked:
            continue
        asked.add(shared)
        yield Target(part, one.name)


def names_it(scheme: Scheme, part: Part) -> bool:
    """Return whether a person is found by name, because no column holds the badge."""
    given = scheme.sources_of(part).keys()
    keys = {one.name for one in key_fields(part.record)}
    return not (given & keys) and (WHOLE_NAME in given or {"last_name", "first_name"} <= given)


def named_only(scheme: Scheme) -> frozenset[Part]:
    """Return the parts that only name a record that must be there: no value of their own, and others need them."""
    needed = {heir for part in scheme.parts for heir in inherited(scheme, part).values() if isinstance(heir, Part)}
    return frozenset(part for part in needed if not _own_values(scheme, part))


def _own_values(scheme: Scheme, part: Part) -> frozenset[str]:
    keys = {one.name for one in key_fields(part.record)}
    if names_it(scheme, part):
        keys |= {WHOLE_NAME, "last_name", "first_name", "middle_name", "suffix"}
    return frozenset(scheme.sources_of(part).keys() - keys)
