"""Bringing exchange files in: a plan of what would be created, updated and left alone, then all of it or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from coordinator.errors import Invalid, Problem
from coordinator.exchange.sheets import Sheet, read_source
from coordinator.services.backups import backup_if_changed
from coordinator.services.refusing import refused
from coordinator.services.taking import Taking, Tally
from coordinator.store import Changes, Look, OpenChange, Reason, Store

MAX_PROBLEMS = 200
"""How many problems are told; a file with more has one cause."""


@dataclass(frozen=True, slots=True)
class Imported:
    """How many records of each kind an import creates, updates and finds unchanged, and what is unusual in them."""

    created: Mapping[str, int]
    updated: Mapping[str, int]
    unchanged: Mapping[str, int]
    warnings: Sequence[Problem]
    changes: Changes | None

    def as_json(self) -> dict[str, object]:
        """Return the document that ``coordinator import --json`` prints."""
        return {
            "created": dict(self.created),
            "updated": dict(self.updated),
            "unchanged": dict(self.unchanged),
            "warnings": [str(warning) for warning in self.warnings],
        }


class _TakenBack(Exception):  # noqa: N818  it is no error: it leaves the open change so that nothing is written
    pass


def import_files(store: Store, source: Path, today: date, *, dry_run: bool = False) -> Imported:
    """Take in the exchange files of *source*, a folder or one file, as one change that can be undone.

    Raises:
        Invalid: every problem with file, line and column; nothing was written then.
        Unavailable: the file cannot be written, or the backup before the import not be made.
    """
    sheets = read_source(source)
    tally = Tally([problem for sheet in sheets for problem in sheet.problems])
    if not dry_run and not tally.problems:
        _back_up_first(store)
    step: OpenChange | None = None
    try:
        with store.change(f"Import {source.name}") as step:
            _take_in(step, sheets, tally, today)
            _keep_only(wanted=not dry_run and bool(step.counts))
    except _TakenBack:
        step = None
    return Imported(tally.created, tally.updated, tally.unchanged, tally.warnings, step.changes if step else None)


def _back_up_first(store: Store) -> None:
    with store.looking() as look:
        begun = len(look.past(2)) > 1  # the first change of every program is that it was made
    if begun:
        backup_if_changed(store, Reason.IMPORT)


def _keep_only(*, wanted: bool) -> None:
    if not wanted:
        raise _TakenBack


def _take_in(step: OpenChange, sheets: list[Sheet], tally: Tally, today: date) -> None:
    look = Look(step.connection)
    before = refused(look, today)  # what stood there already is not the fault of the import
    for sheet in sheets:
        Taking(step, sheet, tally).take()
    if not tally.problems:
        for found in refused(look, today) - before:
            file, line = tally.places.get(found.ref, ("", 0))
            name = found.field if file else f"{found.ref}, {found.field}"
            tally.problems.append(Problem(found.reason, field=name, file=file, line=line))
    if tally.problems:
        in_order = sorted(tally.problems, key=lambda one: (one.file, one.line))
        raise Invalid(in_order[:MAX_PROBLEMS])
