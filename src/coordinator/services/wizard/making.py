"""Making records of the rows of a table, as a scheme says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from coordinator.exchange.table import Row
from coordinator.records.declaration import Kind, key_fields
from coordinator.records.plain_words import plain
from coordinator.services.wizard.columns import Column, read_column
from coordinator.services.wizard.finding import Finder
from coordinator.services.wizard.scheme import (
    WHOLE_NAME,
    Always,
    Copied,
    FromColumn,
    Part,
    Scheme,
    Target,
    inherited,
    named_only,
    names_it,
)
from coordinator.store import key_text

_NAME = ("last_name", "first_name", "middle_name", "suffix", "rank")
_NOTHING = (None, (), "")


@dataclass(frozen=True, slots=True)
class Batch:
    """One table on its way in: its rows under *headings*, and what its columns mean; *label* tells it from others."""

    label: str
    headings: Sequence[str]
    rows: Sequence[Row]
    scheme: Scheme

    def heading(self, target: Target) -> str:
        """Return what a person calls the column of *target*, or the field where no column says it."""
        source = self.scheme.sources.get(target)
        if target.name in _NAME and source is None:
            source = self.scheme.sources.get(Target(target.part, WHOLE_NAME))
        if source is None and isinstance(heir := inherited(self.scheme, target.part).get(target.name), Target):
            return self.heading(heir)
        if source is None or isinstance(source, Always):
            return target.title
        return self.headings[source.place] or f"column {source.place + 1}"


@dataclass(frozen=True, slots=True)
class Made:
    """A record that a row makes: values by the names of fields, references as keys; *fills* only complete it."""

    part: Part
    row: Row
    values: Mapping[str, object]
    fills: Mapping[str, object]


@dataclass(eq=False)
class Making:
    """The records of one table; :meth:`records` makes them, and :attr:`wrong` says what of the rows cannot be read."""

    batch: Batch
    finder: Finder
    wrong: list[tuple[int, Target, str]] = field(default_factory=list)
    _keys: dict[Part, Sequence[object]] = field(default_factory=dict)
    _read: dict[Target, Sequence[object]] = field(default_factory=dict)

    @property
    def _scheme(self) -> Scheme:
        return self.batch.scheme

    def records(self) -> list[Made]:
        """Return what the rows make, part by part, in the order in which records refer to each other."""
        only_named = named_only(self._scheme)
        made: list[Made] = []
        for part in self._scheme.parts:
            values = self._by_field(part)
            self._keys[part] = self._row_keys(part, values)
            if part not in only_named:
                made += self._made(part, values)
        return made

    @property
    def _rows(self) -> Sequence[Row]:
        return self.batch.rows

    def _by_field(self, part: Part) -> dict[str, Sequence[object]]:
        """Return the columns of a part by the names of fields; a whole name becomes several."""
        found: dict[str, Sequence[object]] = {}
        for name, source in self._scheme.sources_of(part).items():
            if isinstance(source, FromColumn):
                found[name] = self._column(Target(part, name), source.place)
        whole = found.pop(WHOLE_NAME, ())
        for name in _NAME if whole else ():
            parted = [one.get(name) if isinstance(one, Mapping) else None for one in whole]
            if name not in found and any(parted):
                found[name] = parted
        return found

    def _column(self, target: Target, place: int) -> Sequence[object]:
        if target not in self._read:
            self._read[target] = self._read_column(target, place)
        return self._read[target]

    def _read_column(self, target: Target, place: int) -> Sequence[object]:
        cells = [row.cells[place] if place < len(row.cells) else None for row in self._rows]
        column = read_column(target.field, cells, self._scheme.orders.get(place), self.finder)
        self.wrong += [(self._rows[at].number, target, reason) for at, reason in column.wrong.items()]
        return self._as_on_record(target, column)

    def _as_on_record(self, target: Target, column: Column) -> Sequence[object]:
        """Return the values; a key that is on record in another case or spacing is that key."""
        keys = key_fields(target.part.record)
        if [one.name for one in keys] != [target.name] or target.field.kind is not Kind.TEXT:
            return column.values
        kind = target.part.kind
        return [self.finder.same_key(kind, value) if isinstance(value, str) else value for value in column.values]

    def _row_keys(self, part: Part, values: dict[str, Sequence[object]]) -> Sequence[object]:
        """Return by row the key of the record that *part* is there; a person without a badge is found by name."""
        if names_it(self._scheme, part):
            found = self._found_by_name(part, values)
            values["badge"] = found
            for name in _NAME[:-1]:
                values.pop(name, None)
            return found
        parts = [values.get(one.name) or self._given(part, one.name) for one in key_fields(part.record)]
        return [None if any(one in _NOTHING for one in row) else key_text(row) for row in zip(*parts, strict=True)]

    def _given(self, part: Part, name: str) -> Sequence[object]:
        """Return by row what no column says of a field: chosen for all rows, copied, or from the rest of the row."""
        source = self._scheme.sources.get(Target(part, name))
        if source is None:
            return self._from_row(inherited(self._scheme, part).get(name))
        if isinstance(source, Always):
            return [source.value] * len(self._rows)
        return self._column(Target(part, name), source.place)

    def _from_row(self, heir: Target | Part | None) -> Sequence[object]:
        if isinstance(heir, Target):
            return self._given(heir.part, heir.name)
        return (heir and self._keys.get(heir)) or [None] * len(self._rows)

    def _found_by_name(self, part: Part, values: Mapping[str, Sequence[object]]) -> Sequence[object]:
        given = self._scheme.sources_of(part)
        target = Target(part, WHOLE_NAME if WHOLE_NAME in given else "last_name")
        found: list[object] = []
        for at, row in enumerate(self._rows):
            name = {one: values[one][at] for one in _NAME[:3] if one in values}
            try:
                found.append(self._badge(name))
            except ValueError as error:
                found.append(None)
                self.wrong.append((row.number, target, str(error)))
        return found

    def _badge(self, name: Mapping[str, object]) -> str | None:
        if name.get("last_name") in _NOTHING or name.get("first_name") in _NOTHING:
            return None
        badge = self.finder.person(name)
        if badge is None:
            called = f"{name['last_name']}, {name['first_name']}"
            raise ValueError(f"no officer on record is called “{called}”; without a badge none can be entered")
        return badge

    def _made(self, part: Part, values: Mapping[str, Sequence[object]]) -> Iterator[Made]:
        """Yield what *part* is row by row; a row whose cells are all empty makes none."""
        keys = {one.name for one in key_fields(part.record)}
        names = [*self._scheme.sources_of(part), *inherited(self._scheme, part)]
        given = {name: self._given(part, name) for name in names if name not in values and name != WHOLE_NAME}
        copied = [name for name, one in self._scheme.sources_of(part).items() if isinstance(one, Copied)]
        twins = _Twins(self._scheme, part, self.finder)
        for at, row in enumerate(self._rows):
            own = {name: column[at] for name, column in values.items()}
            rest = {name: column[at] for name, column in given.items()}
            if all(value in _NOTHING for value in own.values()) and (own or not _copies(rest, copied)):
                continue
            if not self._scheme.erase:
                own = {name: value for name, value in own.items() if value not in _NOTHING}
            record = {**{name: value for name, value in rest.items() if name in keys}, **own}
            record = self._as_called(part, twins.key(record))
            fills = {name: value for name, value in rest.items() if name not in keys}
            yield Made(part, row, {**record, **part.record.derived({**fills, **record})}, fills)

    def _as_called(self, part: Part, record: dict[str, object]) -> dict[str, object]:
        """Return *record* with the names of an officer as they are on record, where the table only shouts them."""
        if part.kind != "officer":
            return record
        there = self.finder.names_of(record.get("badge"))
        shouted = {
            name: value
            for name, value in there.items()
            if isinstance(told := record.get(name), str) and told.isupper() and plain(told) == plain(str(value or ""))
        }
        return {**record, **shouted}


def _copies(rest: Mapping[str, object], copied: Sequence[str]) -> bool:
    """Return whether what is copied from columns of other fields says anything, if anything is."""
    return not copied or any(rest[name] not in _NOTHING for name in copied)


class _Twins:
    """The records on file that a copied day would miss: a class of which the table tells the last day only."""

    def __init__(self, scheme: Scheme, part: Part, finder: Finder) -> None:
        sources = scheme.sources_of(part)
        keys = [one.name for one in key_fields(part.record)]
        self._copied = next((name for name in keys if isinstance(sources.get(name), Copied)), "")
        self._others = [name for name in keys if name != self._copied]
        column = sources.get(self._copied)
        self._told = next(
            (name for name, one in sources.items() if isinstance(column, Copied) and one == FromColumn(column.place)),
            "",
        )
        known = self._copied and self._told
        self._known = finder.days(part.kind, (*self._others, self._told), self._copied) if known else {}

    def key(self, record: dict[str, object]) -> dict[str, object]:
        """Return *record* with the day that the only record like it has."""
        if not self._known:
            return record
        found = self._known.get(tuple(record.get(name) for name in (*self._others, self._told)), ())
        return {**record, self._copied: found[0]} if len(found) == 1 else record
