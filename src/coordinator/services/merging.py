"""Making one record of two that are the same: what refers to the one refers to the other, in one change."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from coordinator.compliance.subjects import Moves, followed
from coordinator.errors import Invalid, Problem, Refused
from coordinator.records import RECORDS
from coordinator.records.declaration import Field, Fields, fields_of
from coordinator.records.plain_words import in_words
from coordinator.services.entering import attempt, entering
from coordinator.services.following import all_keys, follow, moves_since
from coordinator.services.referring import kind_and_key, record_at
from coordinator.services.validating import checked
from coordinator.store import Changes, Look, OpenChange, Store


class Prefer(StrEnum):
    """Whose value counts where both records have one."""

    KEEP = "keep"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records as ``kind:key``: the one that stays and the one that goes, and whose value counts in a conflict."""

    keep: str
    other: str
    prefer: Prefer | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge does: titles of fields *filled* from the other record, rows *moved* by kind, rows *collapsed*."""

    filled: tuple[str, ...]
    moved: Mapping[str, int]
    collapsed: tuple[str, ...]
    changes: Changes | None

    def as_json(self) -> dict[str, object]:
        """Return the document that ``coordinator merge --json`` prints."""
        return {"filled": list(self.filled), "moved": dict(self.moved), "collapsed": list(self.collapsed)}


def merge(store: Store, pair: Pair, today: date, *, dry_run: bool = False) -> Merged:
    """Make one record of two.

    Raises:
        Refused: there are no such two records, or one of them names the other.
        Invalid: fields or rows of the two that contradict each other, each named; nothing was written then.
    """
    record, kept = kind_and_key(pair.keep)
    label = f"Merge {record.about.title.lower()} {kind_and_key(pair.other)[1]} into {kept}"
    with attempt(store, label, dry_run=dry_run) as step:
        merging = _merging(step, pair)
        with entering(step, today) as entered:
            moves = merging.merge()
            entered.called_now = lambda ref: followed(ref, moves)
        entered.refuse()
    return Merged(tuple(merging.filled), merging.moved, tuple(merging.collapsed), step.changes)


def _merging(step: OpenChange, pair: Pair) -> "_Merging":
    look = Look(step.connection)
    record, kept = record_at(look, pair.keep)
    other_record, gone = record_at(look, pair.other)
    if record is not other_record:
        raise Refused(f"{pair.keep} and {pair.other} are not of one kind.")
    if kept == gone:
        raise Refused(f"{pair.keep} and {pair.other} are one record already.")
    return _Merging(step, look, record, kept, gone, pair.prefer)


@dataclass(eq=False)
class _Merging:
    """The two rows on their way to one; :meth:`merge` does the work."""

    step: OpenChange
    look: Look
    record: type[Fields]
    keep: int
    other: int
    prefer: Prefer | None
    filled: list[str] = field(default_factory=list)
    moved: Counter[str] = field(default_factory=Counter)
    collapsed: list[str] = field(default_factory=list)
    _problems: list[Problem] = field(default_factory=list)
    _gone: dict[str, dict[int, int]] = field(default_factory=dict)

    def merge(self) -> Moves:
        """Make one row of the two and return the keys that became others."""
        before = all_keys(self.look)
        values = self._united()
        self._redirect(self.record, self.other, self.keep)
        self._refuse()
        self._remove(self.record, self.other, self.keep)
        columns, self._problems, _ = checked(self.record, values)
        self._refuse()
        self.step.update(self.record, self.keep, columns)
        follow(self.look, before, self._gone, self._put)
        self._refuse()
        return moves_since(self.look, before, self._gone)

    def _refuse(self) -> None:
        if self._problems:
            raise Invalid(self._problems)

    def _united(self) -> dict[str, Any]:
        """Return the values of both: the survivor's key and values, and the other's where the survivor has none."""
        values = dict(self.look.values(self.record, self.keep))
        others = self.look.values(self.record, self.other)
        for one in fields_of(self.record):
            mine, theirs = values[one.column], others[one.column]
            self._refuse_if_related(one, mine, theirs)
            if one.key or theirs in (None, (), mine):
                continue
            if mine in (None, ()):
                self.filled.append(one.title)
            elif self.prefer is None:
                reason = f"“{self._words(one, mine)}” here and “{self._words(one, theirs)}” there; say which one counts"
                self._problems.append(Problem(reason, field=one.title))
            if mine in (None, ()) or self.prefer is Prefer.OTHER:
                values[one.column] = theirs
        return values

    def _refuse_if_related(self, one: Field, mine: object, theirs: object) -> None:
        if one.refers_to == self.record.about.kind and (mine == self.other or theirs == self.keep):
            raise Refused(f"One of the two names the other under “{one.title}”; they are not one and the same.")

    def _words(self, one: Field, value: Any) -> str:
        if not one.refers_to:
            return in_words(value)
        numbers = value if isinstance(value, tuple) else (value,)
        names = self.look.keys(one.refers_to, numbers)
        return ", ".join(names[number] for number in numbers)

    def _redirect(self, target: type[Fields], old: int, new: int) -> None:
        """Make everything that refers to the row *old* refer to *new*."""
        for record in RECORDS:
            for one in fields_of(record):
                if one.refers_to == target.about.kind:
                    for number in self.look.referring(record, one, [old]):
                        value = self.look.values(record, number)[one.column]
                        self._put(record, number, {one.column: _in_place(value, old, new)})

    def _put(self, record: type[Fields], number: int, values: Mapping[str, object]) -> None:
        """Write *values*; a row that then has the key of another one becomes one with it if both are equal."""
        wanted = {**self.look.values(record, number), **values}
        twin = self.look.twin(record, number, wanted)
        if twin is None:
            self.step.update(record, number, values)
            self.moved[record.about.kind] += 1
            return
        other = self.look.values(record, twin)
        differing = [one.title.lower() for one in fields_of(record) if other[one.column] != wanted[one.column]]
        ref = f"{record.about.kind}:{self.look.keys(record.about.kind, [number])[number]}"
        if differing:
            theirs = self.look.keys(record.about.kind, [twin])[twin]
            reason = f"it becomes one with {theirs}, but they differ in {', '.join(differing)}; mend one first"
            self._problems.append(Problem(reason, field=ref))
            return
        self._redirect(record, number, twin)
        self._remove(record, number, twin)
        self.collapsed.append(ref)

    def _remove(self, record: type[Fields], number: int, heir: int) -> None:
        if not self._problems:
            self._gone.setdefault(record.about.kind, {})[number] = heir
            self.step.delete(record, number)


def _in_place(value: Any, old: int, new: int) -> Any:
    """Return a reference, or several, with *new* for *old* and no row twice."""
    if not isinstance(value, tuple):
        return new
    return tuple(dict.fromkeys(new if number == old else number for number in value))
