"""Bringing exchange files in: a plan of what would be created, updated and left alone, then all of it or nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from coordinator.compliance.entry import Refusal, Warned
from coordinator.errors import Invalid, Problem
from coordinator.exchange.sheets import Sheet
from coordinator.exchange.source import read_source
from coordinator.services.backups import backup_if_changed
from coordinator.services.enclosures import Enclosures
from coordinator.services.entering import attempt, entering, said
from coordinator.services.taking import Taking, Tally
from coordinator.store import Changes, OpenChange, Reason, Store

MAX_PROBLEMS = 200
"""How many problems are told; a file with more has one cause."""


@dataclass(frozen=True, slots=True)
class Imported:
    """How many records of each kind an import creates, updates and finds unchanged, and what should not have been."""

    created: Mapping[str, int]
    updated: Mapping[str, int]
    unchanged: Mapping[str, int]
    warnings: tuple[Problem, ...]
    changes: Changes | None

    def as_json(self) -> dict[str, object]:
        """Return the document that ``coordinator import --json`` prints."""
        return {
            "created": dict(self.created),
            "updated": dict(self.updated),
            "unchanged": dict(self.unchanged),
            "warnings": [one.as_json() for one in self.warnings],
        }


def import_files(store: Store, source: Path, today: date, *, dry_run: bool = False) -> Imported:
    """Take in the exchange files of *source*, a folder, one file or a workbook, as one change that can be undone.

    The documents' files come from the folder ``documents`` beside them, and are kept before the change is committed.

    Raises:
        Invalid: every problem with file, line and column; nothing was written then.
        Refused: a document's file was altered while it was brought.
        Unavailable: the file cannot be written, or the backup before the import not be made.
    """
    enclosed = Enclosures(source, store.documents)
    sheets = [enclosed.read(sheet) for sheet in read_source(source)]
    tally = Tally([problem for sheet in sheets for problem in sheet.problems], warnings=[*enclosed.unnamed(sheets)])
    if not dry_run and not tally.problems:
        back_up_first(store)
    with attempt(store, f"Import {source.name}", dry_run=dry_run) as step:
        take_in(step, sheets, tally, today)
        if tally.problems:
            raise Invalid(tally.problems[:MAX_PROBLEMS])
        if not dry_run:
            enclosed.bring()
    return Imported(tally.created, tally.updated, tally.unchanged, tuple(tally.warnings[:MAX_PROBLEMS]), step.changes)


def back_up_first(store: Store) -> None:
    """Make a backup before an import, unless nothing was done in the program yet.

    Raises:
        Unavailable: the place for backups cannot be written.
    """
    with store.looking() as look:
        begun = len(look.past(2)) > 1  # the first change of every program is that it was made
    if begun:
        backup_if_changed(store, Reason.IMPORT)


def take_in(step: OpenChange, sheets: Iterable[Sheet], tally: Tally, today: date) -> None:
    """Write what *sheets* hold into an open change; with a problem in the *tally* afterwards, it must not be kept."""
    with entering(step, today) as entered:
        for sheet in sheets:
            Taking(step, sheet, tally).take()
    tally.problems = _in_order([*tally.problems, *_placed(entered.refusals, tally)])
    tally.warnings = _in_order([*tally.warnings, *_placed(entered.warnings, tally)])


def _placed(found: Iterable[Refusal | Warned], tally: Tally) -> list[Problem]:
    """Return what was found with the line of its record, where a file holds the record."""
    places = ((one, tally.places.get(one.ref)) for one in found)
    return [
        replace(said(one), field=one.field, file=place[0], line=place[1]) if place else said(one)
        for one, place in places
    ]


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda one: (one.file, one.line))
