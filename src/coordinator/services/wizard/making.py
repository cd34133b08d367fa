"""Making records of the rows of a table, as a scheme says: what Taking takes, with the place of every value."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from coordinator.errors import Problem
from coordinator.exchange.sheets import Line, Sheet
from coordinator.exchange.table import Row
from coordinator.records import RECORDS
from coordinator.records.declaration import Kind, key_fields
from coordinator.services.wizard.columns import Column, read_column
from coordinator.services.wizard.finding import Finder
from coordinator.services.wizard.scheme import (
    WHOLE_NAME,
    Always,
    Part,
    Scheme,
    Target,
    inherited,
    named_only,
    names_it,
    settable,
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
    """A record that a row makes: values by the names of fields, references as keys."""

    part: Part
    row: Row
    values: Mapping[str, object]


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
            if not isinstance(source, Always):
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
        parts = [values.get(one.name) or self._same_for_all(part, one.name) for one in key_fields(part.record)]
        return [None if any(one in _NOTHING for one in row) else key_text(row) for row in zip(*parts, strict=True)]

    def _same_for_all(self, part: Part, name: str) -> Sequence[object]:
        source = self._scheme.sources.get(Target(part, name))
        if isinstance(source, Always):
            return [source.value] * len(self._rows)
        return self._from_row(inherited(self._scheme, part).get(name))

    def _from_row(self, heir: Target | Part | None) -> Sequence[object]:
        """Return by row what follows from the rest of it."""
        if isinstance(heir, Part):
            return self._keys.get(heir) or [None] * len(self._rows)
        source = self._scheme.sources.get(heir) if heir else None
        if heir is None or source is None:
            return [None] * len(self._rows)
        if isinstance(source, Always):
            return [source.value] * len(self._rows)
        return self._column(heir, source.place)

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
        fixed = {
            name: source.value
            for name, source in self._scheme.sources_of(part).items()
            if isinstance(source, Always) and name in settable(part.record)
        }
        follows = {name: self._from_row(heir) for name, heir in inherited(self._scheme, part).items()}
        keep_empty = self._scheme.erase
        for at, row in enumerate(self._rows):
            own = {name: column[at] for name, column in values.items()}
            if values and all(value in _NOTHING for value in own.values()):
                continue
            if not keep_empty:
                own = {name: value for name, value in own.items() if value not in _NOTHING}
            record = {**fixed, **{name: column[at] for name, column in follows.items()}, **own}
            yield Made(part, row, {**record, **part.record.derived(record)})


def sheets_of(batches: Sequence[tuple[Batch, Sequence[Made]]], without: AbstractSet[tuple[str, int]]) -> "Folded":
    """Return what is to be taken in, without the rows *without*, each a pair of a table's label and a row's number.

    Rows that make the same record make it once, with what each of them says; what they say otherwise is a problem.
    """
    folded = Folded()
    for number, (batch, records) in enumerate(batches):
        for made in records:
            if (batch.label, made.row.number) not in without:
                folded.add(number, batch, made)
    return folded


@dataclass(eq=False)
class Folded:
    """Sheets by table and part, under names of their own; :meth:`told` puts a problem into a person's words."""

    problems: list[Problem] = field(default_factory=list)
    _sheets: dict[str, tuple[Batch, Part, Sheet]] = field(default_factory=dict)
    _seen: dict[tuple[str, str], tuple[Batch, int, dict[str, object]]] = field(default_factory=dict)

    @property
    def sheets(self) -> list[Sheet]:
        """The sheets in the order in which their records refer to each other."""
        return sorted((sheet for *_, sheet in self._sheets.values()), key=lambda one: RECORDS.index(one.record))

    def add(self, number: int, batch: Batch, made: Made) -> None:
        """Take one record in, unless an earlier row made it."""
        parts = [made.values.get(one.name) for one in key_fields(made.part.record)]
        values = dict(made.values)
        if None not in parts:
            ref = (made.part.kind, key_text(parts))
            earlier = self._seen.get(ref)
            if earlier is not None:
                self._join(batch, made, *earlier)
                return
            self._seen[ref] = (batch, made.row.number, values)
        name = f"{number} {made.part.kind} {made.part.turn}"
        if name not in self._sheets:
            self._sheets[name] = (batch, made.part, Sheet(made.part.record, name))
        self._sheets[name][2].lines.append(Line(made.row.number, values))

    def _join(self, batch: Batch, made: Made, first: Batch, row: int, values: dict[str, object]) -> None:
        for name, value in made.values.items():
            there = values.get(name)
            if value in _NOTHING or there == value:
                continue
            if there in _NOTHING:
                values[name] = value
                continue
            where = f"row {row}" if first is batch else f"{first.label}, row {row}"
            reason = f"{where} says otherwise of the same {made.part.record.about.title.lower()}"
            heading = batch.heading(Target(made.part, name))
            self.problems.append(Problem(reason, field=heading, file=batch.label, line=made.row.number))

    def label(self, name: str) -> str:
        """Return what a person calls the table of the sheet that is called *name* here."""
        return self._sheets[name][0].label

    def told(self, problem: Problem) -> Problem:
        """Return *problem* with the table, and the heading of the column, that a person knows."""
        found = self._sheets.get(problem.file)
        if found is None:
            return problem
        batch, part, _ = found
        named = problem.field in settable(part.record)
        heading = batch.heading(Target(part, problem.field)) if named else problem.field
        return replace(problem, file=batch.label, field=heading)
