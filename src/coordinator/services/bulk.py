"""Changing one field of several records, or deleting several: looked at before, then done as one step.

Records that a rule refuses are named and left as they are; what is done to the others is done to all of them, or none.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coordinator.errors import Invalid, Refused
from coordinator.records.declaration import Field, Fields, fields_of
from coordinator.records.guards import About
from coordinator.services.choosing import titled
from coordinator.services.deleting import in_the_way_words, referring
from coordinator.services.editing import changed_columns
from coordinator.services.entering import attempt, entering, said
from coordinator.store import Changes, Look, OpenChange, Store

_ROUNDS = 6
"""How often what the rules refuse is left out and the rest tried again."""

_Write = Callable[[OpenChange, int], None]
"""Does to one record, by its number, what is to be done to all of them."""


@dataclass(frozen=True, slots=True)
class Left:
    """A record that is left as it is, and why."""

    title: str
    reason: str

    def __str__(self) -> str:
        """Return the line that a person reads."""
        return f"{self.title}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is done to several records: to how many, how many are so already, which are left, what is unusual.

    After a dry run, or if nothing was done, there are no *changes*.
    """

    done: int
    same: int
    left: tuple[Left, ...]
    warnings: tuple[str, ...] = ()
    changes: Changes | None = None


@dataclass(frozen=True, slots=True)
class Several:
    """Several records of a kind, by their row numbers."""

    record: type[Fields]
    numbers: Sequence[int]

    def keys(self, look: Look) -> Mapping[int, str]:
        """Return the keys of those that are still there, by their numbers."""
        return look.keys(self.record.about.kind, self.numbers)


def bulk_fields(record: type[Fields]) -> Sequence[Field]:
    """Return the fields that can be changed in several records at once: those that no record is known by."""
    return [one for one in fields_of(record) if not one.key and not one.derived]


def change_all(
    store: Store, several: Several, values: Mapping[str, object], today: date, *, dry_run: bool = False
) -> Outcome:
    """Give *several* records the *values*, by the names of fields.

    Raises:
        Refused: together they would say what cannot be, whichever of them is left out.
    """
    record = several.record
    with store.looking() as look:
        keys = several.keys(look)
        wanted, left = _wanted(look, record, keys, values)
    changed = {number: columns for number, columns in wanted.items() if columns}
    titles = " and ".join(one.title for one in fields_of(record) if one.name in values)

    def write(step: OpenChange, number: int) -> None:
        step.update(record, number, changed[number])

    step = _Step(store, record.about, keys, today, f"Change {titles}")
    return step.done(list(changed), len(wanted) - len(changed), left, write, dry_run=dry_run)


def delete_all(store: Store, several: Several, today: date, *, dry_run: bool = False) -> Outcome:
    """Delete *several* records, those to which none but themselves refers.

    Raises:
        Refused: what is left would say together what cannot be.
    """
    record = several.record
    with store.looking() as look:
        keys = several.keys(look)
        left = _in_the_way(look, record.about.kind, keys)
    going = sorted(keys.keys() - left.keys(), reverse=True)  # what refers to its like is mostly the newer one
    step = _Step(store, record.about, keys, today, "Delete")
    return step.done(going, 0, left, lambda open_, number: open_.delete(record, number), dry_run=dry_run)


def _wanted(
    look: Look, record: type[Fields], keys: Mapping[int, str], values: Mapping[str, object]
) -> tuple[dict[int, dict[str, object]], dict[int, str]]:
    """Return the columns to write of each record, and why those cannot be written that are left."""
    wanted: dict[int, dict[str, object]] = {}
    left: dict[int, str] = {}
    for number in keys:
        try:
            wanted[number], _ = changed_columns(look, record, number, values)
        except Invalid as error:
            left[number] = "; ".join(one.reason for one in error.problems)
    return wanted, left


def _in_the_way(look: Look, kind: str, keys: Mapping[int, str]) -> dict[int, str]:
    """Return why records cannot go; those to which only records refer that go as well can."""
    if not any(True for _ in referring(look, {kind: keys})):
        return {}
    found = {number: list(referring(look, {kind: {number: key}})) for number, key in keys.items()}
    return {number: f"{in_the_way_words(titles)} to it" for number, titles in found.items() if titles}


@dataclass(frozen=True)
class _Step:
    """One step over several records of a kind, *keys* by their numbers."""

    store: Store
    about: About
    keys: Mapping[int, str]
    today: date
    verb: str

    def done(
        self, numbers: Sequence[int], same: int, left: Mapping[int, str], write: _Write, *, dry_run: bool
    ) -> Outcome:
        """Do to *numbers* what *write* does, without those that rules between records refuse."""
        chosen, reasons = list(numbers), dict(left)
        for _ in range(_ROUNDS):
            refused, warnings, _ = self._tried(chosen, write, dry_run=True)
            reasons |= refused
            chosen = [number for number in chosen if number not in refused]
            if not refused:
                break
        else:
            raise Refused("What these records would say together cannot be. Change them one by one.")
        changes = None if dry_run or not chosen else self._tried(chosen, write, dry_run=False)[2]
        titles = [Left(titled(self.about.kind, self.keys[number]), why) for number, why in reasons.items()]
        return Outcome(len(chosen), same, tuple(titles), warnings, changes)

    def _tried(
        self, numbers: Sequence[int], write: _Write, *, dry_run: bool
    ) -> tuple[dict[int, str], tuple[str, ...], Changes | None]:
        """Return which records rules refuse, and why; in earnest, nothing is written then.

        Raises:
            Refused: what is refused is about other records.
            Invalid: something is refused now that was not before.
        """
        with attempt(self.store, self._label(len(numbers)), dry_run=dry_run) as step:
            with entering(step, self.today) as entered:
                for number in numbers:
                    write(step, number)
            if not dry_run:
                entered.refuse()
        by_ref = {f"{self.about.kind}:{self.keys[number]}": number for number in numbers}
        others = [one for one in entered.refusals if one.ref not in by_ref]
        if others:
            raise Refused(f"This cannot be done: {said(others[0])}. Nothing was changed.")
        refused = {by_ref[one.ref]: one.reason for one in entered.refusals}
        return refused, tuple(str(said(one)) for one in entered.warnings), step.changes

    def _label(self, count: int) -> str:
        words = self.about.title.lower() if count == 1 else self.about.plural.lower()
        return f"{self.verb}{' of' if self.verb != 'Delete' else ''} {count} {words}"
