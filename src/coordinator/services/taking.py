"""Taking one exchange file into an open change: each row created, updated or left alone, or a problem said."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from coordinator.errors import Problem
from coordinator.exchange.sheets import Line, Sheet
from coordinator.records.declaration import Field, Fields, Kind, fields_of, key_fields
from coordinator.services.validating import checked
from coordinator.store import Kept, Look, OpenChange, key_text

_EMPTY = (None, ())
_NOWHERE = 0
"""Stands for the number of a record that could not be written; a row that refers to it is not written either."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one record: its values *before* by column, if there was one, and *now*; references are numbers."""

    kind: str
    key: str
    file: str
    line: int
    before: Mapping[str, Any] | None
    now: Mapping[str, Any]


def _to_nobody(_: Outcome) -> None:
    """Tell nobody."""


@dataclass(eq=False)
class Tally:
    """What an import did so far: counts by kind, problems, warnings, and where each record stands in the files.

    Who wants to know what became of each record is told by *heard*; an error that it raises ends the import.
    """

    problems: list[Problem]
    created: Counter[str] = field(default_factory=Counter)
    updated: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    warnings: list[Problem] = field(default_factory=list)
    heard: Callable[[Outcome], None] = _to_nobody


@dataclass(eq=False)
class Taking:
    """One file on its way in; :meth:`take` does the work."""

    step: OpenChange
    sheet: Sheet
    tally: Tally
    _new: list[dict[str, Any]] = field(default_factory=list)
    _own: list[tuple[str, str, str, Line]] = field(default_factory=list)

    @property
    def _record(self) -> type[Fields]:
        return self.sheet.record

    @property
    def _kind(self) -> str:
        return self._record.about.kind

    @property
    def _look(self) -> Look:
        return Look(self.step.connection)

    @cached_property
    def _fields(self) -> Mapping[str, Field]:
        return {one.name: one for one in fields_of(self._record)}

    @cached_property
    def _references(self) -> Sequence[Field]:
        return [one for one in self._fields.values() if one.refers_to]

    @cached_property
    def _kept(self) -> Mapping[str, Kept]:
        return self._look.kept(self._record)

    @cached_property
    def _numbers(self) -> Mapping[str, Mapping[str, int]]:
        kinds = {one.refers_to for one in self._references}
        return {kind: {key: number for number, key in self._look.keys(kind).items()} for kind in kinds}

    @cached_property
    def _parents(self) -> frozenset[str]:
        parent = self._record.about.parent
        return frozenset(self._look.keys(parent.kind).values()) if parent else frozenset()

    def take(self) -> None:
        """Read every line and write those that can be; with a problem anywhere, nothing of it will be kept."""
        for line in self.sheet.lines:
            self._take_line(line)
        for _, name, target, line in self._own:
            if f"{self._kind}:{target}" not in self.tally.places:
                self._problem(line, Problem(f"there is no {self._kind.replace('_', ' ')} {target}", field=name))
        self.step.insert_all(self._record, self._new)
        self._refer_to_own_kind()

    def _take_line(self, line: Line) -> None:
        parts = [line.values.get(one.name) for one in key_fields(self._record)]
        if None in parts:
            self._check(line, self._unresolved(line))
            return
        key = key_text(parts)
        ref = f"{self._kind}:{key}"
        if ref in self.tally.places:
            earlier = self.tally.places[ref][1]
            self._problem(line, Problem(f"{key or 'the agency'} stands in line {earlier} already"))
            return
        self.tally.places[ref] = (self.sheet.file, line.number)
        has_parent = self._has_parent(line)
        self._write(line, key, held_up=not has_parent)

    def _unresolved(self, line: Line) -> dict[str, Any]:
        """Return the values by column for a check of the others, since without its key the row leads nowhere."""
        values: dict[str, Any] = {}
        for name, value in line.values.items():
            one = self._fields[name]
            nowhere = (_NOWHERE,) * len(value) if isinstance(value, tuple) else _NOWHERE
            values[one.column] = nowhere if one.refers_to and value is not None else value
        return values

    def _problem(self, line: Line, found: Problem) -> None:
        self.tally.problems.append(replace(found, file=self.sheet.file, line=line.number))

    def _resolved(self, line: Line, key: str, given: Mapping[str, object]) -> dict[str, Any]:
        """Return what is *given* by column, references as row numbers; one to a later line of this file waits."""
        values: dict[str, Any] = {}
        for name, value in given.items():
            one = self._fields[name]
            if one.kind is Kind.REFERENCES and isinstance(value, tuple):
                values[one.column] = tuple(self._number(line, key, one, str(target)) for target in value)
            elif one.kind is Kind.REFERENCE and value is not None:
                values[one.column] = self._number(line, key, one, str(value))
            else:
                values[one.column] = value
        return values

    def _number(self, line: Line, key: str, one: Field, target: str) -> int | None:
        number = self._numbers[one.refers_to].get(target)
        if number is None and one.refers_to == self._kind:
            self._own.append((key, one.name, target, line))
        elif number is None:
            self._unless_coming(line, one.refers_to, target, one.name)
            return _NOWHERE
        return number

    def _unless_coming(self, line: Line, kind: str, key: str, name: str) -> None:
        """Say that a record is not there; one that stands in these files is only held up by another problem."""
        if f"{kind}:{key}" not in self.tally.places:
            self._problem(line, Problem(f"there is no {kind.replace('_', ' ')} {key}", field=name))

    def _has_parent(self, line: Line) -> bool:
        """Return whether the record that some columns name together is there, and say so if it is not to come."""
        parent = self._record.about.parent
        if parent is None:
            return True
        by_column = {one.column: one.name for one in self._fields.values()}
        names = [by_column[column] for column, _ in parent.columns]
        key = key_text([line.values[name] for name in names])
        if key not in self._parents:
            self._unless_coming(line, parent.kind, key, names[-1])
        return key in self._parents

    def _check(self, line: Line, values: Mapping[str, Any]) -> dict[str, Any] | None:
        columns, problems, warnings = checked(self._record, values)
        for one in problems:
            self._problem(line, one)
        self.tally.warnings += [replace(one, file=self.sheet.file, line=line.number) for one in warnings]
        return None if problems else columns

    def _write(self, line: Line, key: str, *, held_up: bool) -> None:
        before = self._kept.get(key)
        there = before.values if before else {}
        missing = {name: value for name, value in line.fills.items() if there.get(self._fields[name].column) in _EMPTY}
        values = {**self._resolved(line, key, missing), **self._resolved(line, key, line.values)}
        columns = self._check(line, {**there, **values})
        if columns is None or held_up or self._held_up(columns):
            return
        self.tally.heard(
            Outcome(self._kind, key, self.sheet.file, line.number, before.values if before else None, columns)
        )
        if before is None:
            self._new.append(columns)
            self.tally.created[self._kind] += 1
        elif changed := {name: value for name, value in columns.items() if value != before.values[name]}:
            self.step.update(self._record, before.number, changed)
            self.tally.updated[self._kind] += 1
        else:
            self.tally.unchanged[self._kind] += 1

    def _held_up(self, columns: Mapping[str, Any]) -> bool:
        values = (columns[one.column] for one in self._references)
        return any(_NOWHERE in (value if isinstance(value, tuple) else (value,)) for value in values)

    def _refer_to_own_kind(self) -> None:
        """Fill in the references to records of this very file, now that all of them are there."""
        if not self._own:
            return
        numbers = {key: number for number, key in self._look.keys(self._kind).items()}
        for key, name, target, _ in self._own:
            if key in numbers and target in numbers:
                self.step.update(self._record, numbers[key], {self._fields[name].column: numbers[target]})
