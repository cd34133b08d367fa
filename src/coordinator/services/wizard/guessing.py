"""What the columns of a table may mean, guessed by their headings and by what stands in them; a person corrects it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from coordinator.exchange.table import Cell
from coordinator.exchange.words import read_cell
from coordinator.records import RECORD_OF, RECORDS, CourseFields
from coordinator.records.declaration import Field, Fields, Kind, fields_of, key_fields
from coordinator.records.plain_words import plain
from coordinator.services.wizard.columns import read_column
from coordinator.services.wizard.finding import Finder
from coordinator.services.wizard.headings import CLEAR, Meaning, stem, vocabulary
from coordinator.services.wizard.names import looks_like_a_name
from coordinator.services.wizard.scheme import (
    WHOLE_NAME,
    Always,
    FromColumn,
    Part,
    Scheme,
    Source,
    Target,
    settable,
)
from coordinator.services.wizard.supposing import supposing

SAMPLE = 200
"""How many rows are looked into."""
_HALF, _MOST = 0.5, 0.8
"""What share of the values must fit the field that a heading means, and one that only the values suggest."""

_FEW = 3
"""Fewer cells than that say nothing against a heading."""

_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_BARE = re.compile(r"\s*[\d.]+\s*")
_PHONE = re.compile(r"[+(]?\d[\d\s().-]{5,}\d(\s*(x|ext\.?)\s*\d+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Guess:
    """A scheme to begin with, and by column why it is not kept, where that is known."""

    scheme: Scheme
    notes: Mapping[int, str] = field(default_factory=dict)


def guess(headings: Sequence[str], rows: Sequence[Sequence[Cell]], finder: Finder, main: str = "") -> Guess:
    """Guess what the columns under *headings* mean, given the first *rows*; *main* is the kind of record, if known."""
    return _Guessing([*headings], rows[:SAMPLE], finder).guess(main)


def companions(main: str) -> Sequence[type[Fields]]:
    """Return the kinds of record that a row about *main* can make besides: those that the two refer to in common."""
    about = _named_by(RECORD_OF[main])
    found = []
    for record in RECORDS:
        kind, named = record.about.kind, _named_by(record)
        if kind != main and (kind in about or main in named or ("officer" in about & named)):
            found.append(record)
    return found


def _named_by(record: type[Fields]) -> frozenset[str]:
    """Return the kinds that a record of *record* cannot be without, and the place or agreement where it belongs."""
    return frozenset(
        one.refers_to for one in fields_of(record) if one.kind is Kind.REFERENCE and (one.key or one.required)
    )


@dataclass(eq=False)
class _Guessing:
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    finder: Finder
    _sources: dict[Target, Source] = field(default_factory=dict)
    _placed: set[int] = field(default_factory=set)
    _turns: dict[tuple[str, tuple[tuple[str, str], ...]], int] = field(default_factory=dict)

    def guess(self, main: str) -> Guess:
        main = main or self._main()
        allowed = [RECORD_OF[main], *companions(main)]
        self._by_headings([one.about.kind for one in allowed])
        left = [place for place in range(len(self.headings)) if place not in self._placed]
        notes = {place: reason for place in left if (reason := vocabulary().not_kept.get(self._stems[place]))}
        self._by_contents(main, notes.keys())
        notes |= {place: said for place in left if place not in notes and (said := self._doubted(place, allowed))}
        kinds = {target.part.kind for target in self._sources}
        also = {Part(other) for kind in kinds for other in vocabulary().besides.get(kind, ()) if other not in kinds}
        scheme = Scheme(main, self._sources, also=frozenset(also))
        return Guess(supposing(scheme, self.finder), notes)

    def _doubted(self, place: int, allowed: Sequence[type[Fields]]) -> str:
        """Return what is said of a column whose heading means a field and whose cells do not."""
        kinds = [one.about.kind for one in allowed]
        meant = [
            one for one in vocabulary().means.get(self._stems[place], ()) if one.kind in kinds and one.weight >= CLEAR
        ]
        if place in self._placed or not meant or self._fits(meant[0], place):
            return ""
        title = settable(RECORD_OF[meant[0].kind])[meant[0].name].title
        return f"Its heading may mean “{title}”, but most of what stands in it is no such value."

    @cached_property
    def _stems(self) -> Sequence[str]:
        return [stem(heading) for heading in self.headings]

    def _cells(self, place: int) -> Sequence[Cell]:
        found = (row[place] if place < len(row) else None for row in self.rows)
        return [cell for cell in found if cell is not None and cell != ""]

    def _main(self) -> str:
        """Return the kind of record whose fields the headings name best."""
        scores = [
            (self._score(record), -len(fields_of(record)), -place, record.about.kind)
            for place, record in enumerate(RECORDS)
        ]  # of two that have all of the columns, the one that has no others
        return max(scores)[3]

    def _score(self, record: type[Fields]) -> int:
        kind, score, named = record.about.kind, 0, set()
        keys = {one.name for one in key_fields(record)}
        for found in (vocabulary().means.get(one, ()) for one in self._stems):
            own = max((one for one in found if one.kind == kind), key=lambda one: one.weight, default=None)
            score += own.weight if own else 0
            named.add(own.name if own else "")
        score += 3 * len(named & keys)
        about = _named_by(record) if score else frozenset()
        others = (any(one.kind in about for one in vocabulary().means.get(stem_, ())) for stem_ in self._stems)
        return score + 2 * sum(others)

    def _by_headings(self, kinds: Sequence[str]) -> None:
        """Give columns the fields that their headings mean: of the main kind before the others, the clearest first."""
        found = [
            (one.kind != kinds[0], -one.weight, kinds.index(one.kind), place, turn, one)
            for place, stem_ in enumerate(self._stems)
            for turn, one in enumerate(vocabulary().means.get(stem_, ()))
            if one.kind in kinds and (one.weight >= CLEAR or one.kind == kinds[0])
        ]
        found.sort(key=lambda each: each[:5])
        for fits in (self._fits, self._says_too_little):
            for *_, place, _, one in found:
                if place not in self._placed and fits(one, place):
                    self._place(place, one)

    def _fits(self, one: Meaning, place: int) -> bool:
        field_, cells = settable(RECORD_OF[one.kind])[one.name], self._cells(place)
        return not cells or self._share(field_, cells) >= _HALF

    def _says_too_little(self, _: Meaning, place: int) -> bool:
        """Return whether so few cells of a column are filled that its heading is believed against them."""
        return len(self._cells(place)) < _FEW

    def _share(self, one: Field, cells: Sequence[Cell]) -> float:
        """Return what share of *cells* can be values of the field *one*; days are no names and no codes."""
        if one.kind in {Kind.TEXT, Kind.REFERENCE} and self._days(cells) >= _MOST:
            return 0
        if one.name == WHOLE_NAME:
            return sum(looks_like_a_name(str(cell)) for cell in cells) / len(cells)
        if one.kind is Kind.REFERENCE:
            return 1
        return 1 - len(read_column(one, cells, None, self.finder).wrong) / len(cells)

    def _days(self, cells: Sequence[Cell]) -> float:
        """Return what share of *cells* are days; a mere number can be a badge as well."""
        days = [cell for cell in cells if not _BARE.fullmatch(str(cell))]
        return (len(days) - len(read_column(_A_DAY, days, None, self.finder).wrong)) / len(cells)

    def _place(self, place: int, one: Meaning) -> None:
        always = {} if self._told_by_columns(one) else one.always
        turn = self._turn((one.kind, tuple(sorted(always.items())))) if always else 1
        target = Target(Part(one.kind, turn), one.name)
        if target in self._sources and isinstance(self._sources[target], FromColumn):
            return
        self._sources[target] = FromColumn(place)
        self._placed.add(place)
        for name, text in always.items():
            said = Target(target.part, name)
            value = self._said(said.field, text)
            if value is not None and said not in self._sources:
                self._sources[said] = Always(value)

    def _told_by_columns(self, one: Meaning) -> bool:
        """Return whether a column says row by row what the heading of another would say of all rows, as the course."""
        meant = {(other.kind, other.name) for stem_ in self._stems for other in vocabulary().means.get(stem_, ())}
        return any((one.kind, name) in meant and self._is_told(one.kind, name) for name in one.always)

    def _is_told(self, kind: str, name: str) -> bool:
        target = Target(Part(kind), name)
        return isinstance(self._sources.get(target), FromColumn)

    def _turn(self, group: tuple[str, tuple[tuple[str, str], ...]]) -> int:
        kind = group[0]
        return self._turns.setdefault(group, 1 + sum(other == kind for other, _ in self._turns))

    def _said(self, one: Field, text: str) -> object:
        """Return the value that a heading says; a course is said by what it meets, if one alone meets that."""
        if one.refers_to != "course":
            return read_cell(one, text)
        rows = self.finder.look.rows(CourseFields, ("code", "satisfies"))
        codes = [code for code, satisfies in rows if satisfies == text]
        return codes[0] if len(codes) == 1 else None

    def _by_contents(self, main: str, left_out: Iterable[int]) -> None:
        """Give columns that no heading placed the field that their values suggest, if there is but one."""
        for place in sorted({*range(len(self.headings))} - self._placed - {*left_out}):
            cells = self._cells(place)
            found = [*self._suggested(main, cells)] if cells else []
            if len(found) == 1:
                self._place(place, found[0])

    def _suggested(self, main: str, cells: Sequence[Cell]) -> Iterator[Meaning]:
        texts = [str(cell).strip() for cell in cells]
        officers = main == "officer" or any(one.about.kind == "officer" for one in companions(main))
        if officers and len(cells) > 1 and self._on_record(texts) >= _MOST and self._free("officer", "badge"):
            yield Meaning("officer", "badge")
        elif officers and self._are_names(texts) and self._free("officer", "last_name"):
            yield Meaning("officer", WHOLE_NAME)
        else:
            yield from self._written_so(main, texts)
            yield from self._words_of(main, cells)

    def _free(self, kind: str, name: str) -> bool:
        taken = {(target.part.kind, target.name) for target in self._sources}
        return (kind, name) not in taken and not (name == "last_name" and (kind, WHOLE_NAME) in taken)

    def _on_record(self, texts: Sequence[str]) -> float:
        badges = [text.removesuffix(".0") for text in texts]
        return sum(self.finder.has("officer", text) for text in badges) / len(badges)

    @staticmethod
    def _are_names(texts: Sequence[str]) -> bool:
        fit = sum("," in text and looks_like_a_name(text) for text in texts)
        return len(texts) > 1 and fit / len(texts) >= _MOST

    def _written_so(self, main: str, texts: Sequence[str]) -> Iterator[Meaning]:
        for name, pattern in (("email", _MAIL), ("phone", _PHONE)):
            fit = sum(bool(pattern.fullmatch(text)) for text in texts) / len(texts)
            if fit >= _MOST and name in settable(RECORD_OF[main]) and self._free(main, name):
                yield Meaning(main, name)

    def _words_of(self, main: str, cells: Sequence[Cell]) -> Iterator[Meaning]:
        """Yield the fields whose words the cells are; a few rows that say yes or 1 say nothing."""
        if len(cells) < 2 or not all(isinstance(cell, str) and len(plain(cell)) > 2 for cell in cells):
            return
        for name, one in settable(RECORD_OF[main]).items():
            if one.kind is Kind.CHOICE and self._free(main, name) and self._share(one, cells) >= _MOST:
                yield Meaning(main, name)


_A_DAY = settable(RECORD_OF["officer"])["hired_on"]
