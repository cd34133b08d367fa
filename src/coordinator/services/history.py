"""Who changed what and when: changes, one record's past under every key it had, and each change field by field."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from itertools import islice, product
from typing import Any

from coordinator.errors import Refused
from coordinator.records import RECORD_OF
from coordinator.records.declaration import Field, Fields, fields_of, key_fields
from coordinator.records.plain_words import in_words
from coordinator.services.referring import kind_and_key
from coordinator.store import Look, Store, key_text
from coordinator.store.trail import Step, Trail, Turn, Values

REMOVED = "removed for good"
"""What stands in the place of values that the history holds no more."""

DONE = {"insert": "added", "update": "changed", "delete": "deleted"}
"""What a change did to a record, by the operation as it is kept."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What became of one field, by its title; both texts in words, empty for what was not known."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """What a change did to one record: ``added``, ``changed`` or ``deleted``."""

    ref: str
    kind: str
    done: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A change: when (with a zone), who, its name, and how many records of which kind it added, changed, deleted."""

    id: int
    at: datetime
    actor: str
    label: str
    undoes: int | None
    counts: tuple[tuple[str, str, int], ...]
    rows: tuple[RowChange, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return the fields as JSON has them."""
        return {**asdict(self), "at": self.at.isoformat()}


def history(store: Store, *, limit: int = 20, before: int | None = None) -> tuple[Entry, ...]:
    """Return the newest *limit* changes, those *before* a change's number if given, the last one first."""
    with store.looking() as look:
        return tuple(_entry(step) for step in Trail(look.connection).steps(limit, before))


def history_of(store: Store, ref: str, *, limit: int = 20, before: int | None = None) -> tuple[Entry, ...]:
    """Return the newest changes of one record, each with what it did to the record.

    The record is found by its key, or by a key that it once had, deleted or not.

    Raises:
        Refused: no record has, or ever had, that key.
    """
    with store.looking() as look:
        past = Past(look, Trail(look.connection))
        return _entries(past, past.row(ref), limit, before)


def history_of_row(
    store: Store, kind: str, number: int, *, limit: int = 20, before: int | None = None
) -> tuple[Entry, ...]:
    """Return the same for the record with that row number, whatever its key is or was, as a screen shows it.

    What is hidden of the record stays so: that it changed is told, and not to what.
    """
    with store.looking() as look:
        return _entries(Past(look, Trail(look.connection), hiding=True), (kind, number), limit, before)


def _entries(past: "Past", row: tuple[str, int], limit: int, before: int | None) -> tuple[Entry, ...]:
    steps = past.trail.steps(limit, before, row)
    return tuple(_entry(step, past.changes(step.id, row)) for step in steps)


def change_in_full(store: Store, number: int, *, most: int | None = None, hiding: bool = False) -> Entry:
    """Return one change with all that it did, or with what it did to *most* records.

    *hiding* keeps to itself what fields say that are shown only to those who ask.

    Raises:
        Refused: there is no such change.
    """
    with store.looking() as look:
        past = Past(look, Trail(look.connection), hiding=hiding)
        step = next(iter(past.trail.steps(1, number + 1)), None)
        if step is None or step.id != number:
            raise Refused(f"There is no change {number}.")
        return _entry(step, past.changes(number, most=most))


def _entry(step: Step, rows: tuple[RowChange, ...] = ()) -> Entry:
    counts = tuple((kind, DONE[operation], rows) for (kind, operation), rows in step.counts.items())
    return Entry(step.id, datetime.fromisoformat(step.at), step.actor, step.label, step.undoes, counts, rows)


@dataclass(frozen=True, eq=False)
class Past:
    """Names rows that may be gone: by the key they have, else by the last one they had.

    *hiding* keeps to itself what fields say that are shown only to those who ask.
    """

    look: Look
    trail: Trail
    hiding: bool = False
    _keys: dict[tuple[str, int], str] = field(default_factory=dict)
    _had: dict[tuple[str, int], set[str]] = field(default_factory=dict)

    def row(self, ref: str) -> tuple[str, int]:
        """Return kind and number of the row that has or had the key in *ref*; refuse if none ever had."""
        record, key = kind_and_key(ref)
        kind = record.about.kind
        number = self.look.number_of(kind, key)
        if number is None:
            number = next((row for row, image in self.trail.images(kind) if key in self._once(record, image)), None)
        if number is None:
            raise Refused(f"No {record.about.title.lower()} {key} is on record, now or before.")
        return kind, number

    def changes(
        self, change_id: int, row: tuple[str, int] | None = None, most: int | None = None
    ) -> tuple[RowChange, ...]:
        """Return what a change did to each record, or to one, or to *most*."""
        turns = self.trail.turns(change_id, row)
        told = (turn for turn in turns if turn.kind in RECORD_OF and (turn.before != turn.after or turn.after == {}))
        return tuple(self._change(turn) for turn in islice(told, most))

    def _change(self, turn: Turn) -> RowChange:
        record = RECORD_OF[turn.kind]
        done = "added" if turn.before is None else "deleted" if turn.after is None else "changed"
        edits = tuple(self._edits(record, turn.before or {}, turn.after or {}))
        if {} in (turn.before, turn.after):
            gone = ("" if one is None else REMOVED if not one else "kept" for one in (turn.before, turn.after))
            edits = (Edit("All fields", *gone),)
        return RowChange(f"{turn.kind}:{self.key(turn.kind, turn.number)}", record.about.title, done, edits)

    def _edits(self, record: type[Fields], before: Values, after: Values) -> Iterator[Edit]:
        was, now = self._words(record, before), self._words(record, after)
        for one in fields_of(record):
            if was[one.name] != now[one.name]:
                hidden = self.hiding and one.hidden
                yield Edit(one.title, "", "hidden") if hidden else Edit(one.title, was[one.name], now[one.name])

    def _words(self, record: type[Fields], values: Values) -> Mapping[str, str]:
        return {one.name: in_words(self._named(one, values.get(one.column))) for one in fields_of(record)}

    def _named(self, one: Field, value: Any) -> Any:
        """Return *value* with keys in the place of row numbers."""
        if not one.refers_to or value is None:
            return value
        if isinstance(value, tuple):
            return tuple(self.key(one.refers_to, number) for number in value)
        return self.key(one.refers_to, value)

    def know(self, rows: Collection[tuple[str, int]]) -> None:
        """Look up at once what the rows are called that are on record still."""
        numbers: dict[str, list[int]] = {}
        for kind, number in rows:
            if kind in RECORD_OF:
                numbers.setdefault(kind, []).append(number)
        for kind, some in numbers.items():
            self._keys.update({(kind, number): key for number, key in self.look.keys(kind, some).items()})

    def key(self, kind: str, number: int) -> str:
        """Return the key of a row as it is, or as it last was."""
        if (kind, number) not in self._keys:
            alive = self.look.keys(kind, [number]).get(number)
            self._keys[kind, number] = alive if alive is not None else self._last_key(kind, number)
        return self._keys[kind, number]

    def _last_key(self, kind: str, number: int) -> str:
        record, values = RECORD_OF[kind], self.trail.last(kind, number) or {}
        words = self._words(record, values)
        parts = key_fields(record)
        return key_text([words[one.name] if one.refers_to else values.get(one.column) for one in parts])

    def _once(self, record: type[Fields], values: Values) -> set[str]:
        """Return every key that a row with *values* can have been known by, since what it refers to had keys too."""
        parts = []
        for one in key_fields(record):
            value: Any = values.get(one.column)
            parts.append(self._ever(one.refers_to, value) if one.refers_to else {key_text([value])})
        return {"/".join(chosen) for chosen in product(*parts)}

    def _ever(self, kind: str, number: int) -> set[str]:
        if (kind, number) not in self._had:
            images = self.trail.images(kind, number)
            self._had[kind, number] = {key for _, image in images for key in self._once(RECORD_OF[kind], image)}
        return self._had[kind, number]
