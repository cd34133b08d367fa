"""A dry run: what an import would do to each record, and which rows have to stay out; then the import itself."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date

from coordinator.errors import Invalid, Problem, Refused
from coordinator.records import RECORD_OF
from coordinator.records.declaration import fields_of
from coordinator.services.entering import attempt
from coordinator.services.importing import back_up_first, take_in
from coordinator.services.taking import Outcome, Tally
from coordinator.services.wizard.plan import Brought, Entry, Fate, Incoming, Place, Plan, Watch
from coordinator.store import Changes, Look, Store

_EVERY = 500
"""After how many records somebody who watches is told."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One run over everything that is to be taken in."""

    problems: Sequence[Problem]
    warnings: Sequence[Problem]
    outcomes: Sequence[Outcome]
    places: Mapping[str, Place]
    changes: Changes | None
    names: Mapping[str, Mapping[int, str]]


def plan(store: Store, incoming: Incoming, today: date, watch: Watch) -> Plan:
    """Try *incoming* out: rows that cannot be kept are left out until the rest can be, and nothing is written.

    Raises:
        Cancelled: a person stopped it.
        Refused, Unavailable: the records cannot be changed at all.
    """
    refused: dict[Place, list[Problem]] = {}
    _add(refused, incoming.wrong)
    trying = _Trying(store, incoming, today, watch)
    while True:
        trial = trying.once(refused.keys())
        placed, barred = _placed(trial)
        _add(refused, placed)
        if barred or not placed:
            break
    with store.looking() as look:
        head = look.head
    return Plan(incoming, _entries(incoming, trial, refused), refused, barred, head, trial.names)


def _add(refused: dict[Place, list[Problem]], problems: Iterable[Problem]) -> None:
    for one in problems:
        refused.setdefault((one.file, one.line), []).append(one)


def _placed(trial: Trial) -> tuple[list[Problem], list[Problem]]:
    """Return the problems that a row is to blame for, and those that no row is."""
    found: tuple[list[Problem], list[Problem]] = ([], [])
    for one in trial.problems:
        if one.line:
            found[0].append(one)
        else:
            blamed = _blamed(one, trial.places)
            found[0 if blamed else 1].extend(blamed or [one])
    return found


def _blamed(problem: Problem, places: Mapping[str, Place]) -> list[Problem]:
    """Return *problem* of a record that stood there before, as one of each row that brought it about.

    These make a record of the same kind that differs in the last part of its key only, as the letter before or after
    it; else a record that it refers to, as its agreement.
    """
    ref = problem.field.partition(",")[0]
    near, _, _ = ref.rpartition("/")
    rows = [place for other, place in places.items() if near and other.startswith(f"{near}/")]
    named = ref.partition(":")[2].split("/")
    rows = rows or [place for other, place in places.items() if other.partition(":")[2] in named]
    return [replace(problem, file=file, line=line) for file, line in dict.fromkeys(rows)]


@dataclass(frozen=True, slots=True)
class _Trying:
    """What is tried out, and who watches it."""

    store: Store
    incoming: Incoming
    today: date
    watch: Watch

    def once(self, without: AbstractSet[Place], *, keep: bool = False) -> Trial:
        """Take everything in but the rows *without*, and undo it unless *keep*, which raises what is wrong."""
        taken = self.incoming.taken(without)
        outcomes: list[Outcome] = []

        def heard(outcome: Outcome) -> None:
            outcomes.append(outcome)
            if len(outcomes) % _EVERY == 0:
                self.watch(len(outcomes))

        self.watch(0)
        tally = Tally([*taken.problems], heard=heard)
        names: dict[str, Mapping[int, str]] = {}
        with attempt(self.store, f"Import {self.incoming.title}", dry_run=not keep) as step:
            take_in(step, taken.sheets, tally, self.today)
            if keep and tally.problems:
                raise Invalid([taken.told(one) for one in tally.problems])
            if keep:
                self.incoming.bring()
            else:
                names = _names(Look(step.connection), outcomes)
        return Trial(
            [taken.told(one) for one in tally.problems],
            [taken.told(one) for one in tally.warnings],
            [replace(one, file=taken.label(one.file)) for one in outcomes],
            {ref: (taken.label(name), line) for ref, (name, line) in tally.places.items()},
            step.changes,
            names,
        )


def _names(look: Look, outcomes: Sequence[Outcome]) -> dict[str, Mapping[int, str]]:
    """Return the keys of all records that records of these kinds refer to."""
    kinds = {one.refers_to for kind in {one.kind for one in outcomes} for one in fields_of(RECORD_OF[kind])} - {""}
    return {kind: dict(look.keys(kind)) for kind in kinds}


def _entries(incoming: Incoming, trial: Trial, refused: Mapping[Place, Sequence[Problem]]) -> Sequence[Entry]:
    """Return everything that is to be told, in the order of the files."""
    found = [Entry(_fate(one), one.file, one.line, one.kind, one.key, (), one) for one in trial.outcomes]
    found += [Entry(Fate.REFUSED, *place, problems=problems) for place, problems in refused.items()]
    found += [Entry(Fate.SKIPPED, *place, problems=[Problem(reason)]) for place, reason in incoming.skipped]
    warnings = [*incoming.warnings, *trial.warnings]
    found += [Entry(Fate.UNUSUAL, one.file, one.line, problems=[one]) for one in warnings]
    return sorted(found, key=lambda one: (one.file, one.row))


def _fate(outcome: Outcome) -> Fate:
    if outcome.before is None:
        return Fate.CREATE
    same = all(value == outcome.before[column] for column, value in outcome.now.items())
    return Fate.UNCHANGED if same else Fate.UPDATE


def bring_in(store: Store, found: Plan, today: date, watch: Watch, *, rest: bool) -> Brought:
    """Do what *found* says, as one change, after a backup; rows that are refused stay out if the *rest* is wanted.

    Raises:
        Cancelled: a person stopped it.
        Invalid: rows are refused and not to stay out, or something bars all of it; nothing was written then.
        Refused: the records were changed since.
        Unavailable: the records cannot be written, or the backup before the import not be made.
    """
    if found.barred or (found.refused and not rest):
        raise Invalid([*found.barred, *(one for some in found.refused.values() for one in some)])
    with store.looking() as look:
        if look.head != found.head:
            raise Refused("The records were changed since this was checked. Check again before you import.")
    back_up_first(store)
    trial = _Trying(store, found.incoming, today, watch).once(found.refused.keys(), keep=True)
    return Brought(found.counts, trial.changes)


def take_back(store: Store, changes: Changes) -> Changes | None:
    """Undo an import.

    Raises:
        Refused: something else was done since.
    """
    if [one.id for one in store.undoable(1)] != [changes.id]:
        raise Refused("Something else was done since. Take that back first, in the menu Edit.")
    return store.undo()
