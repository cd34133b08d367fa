"""The list of all changes: who did what and when, to how many records of which kind, and to which if they are few."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from coordinator.compliance.choices import Choice
from coordinator.records import RECORD_OF
from coordinator.records.plain_words import count_words, listed
from coordinator.services.history import DONE, Past
from coordinator.store import Store
from coordinator.store.ledger import REDACTION
from coordinator.store.trail import Step, Trail

FEW = 12
"""A change of so many records names them in the list; what a larger one wrote is told by its kinds."""


class Nature(Choice):
    """What kind of step a change is."""

    RECORDS = "RECORDS", "Change of records"
    UNDO = "UNDO", "Undo or redo"
    REMOVAL = "REMOVAL", "Removal for good"
    OTHER = "OTHER", "Changes no record"


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A change; *what* counts its records by kind in words, *refs* are ``kind:key`` of each where they are few."""

    id: int
    at: datetime
    actor: str
    label: str
    nature: Nature
    what: str
    kinds: tuple[str, ...]
    refs: tuple[str, ...]


def history_rows(store: Store, row: tuple[str, int] | None = None) -> Sequence[HistoryRow]:
    """Return every change, the last one first; those of one record if its kind and number are given."""
    with store.looking() as look:
        trail = Trail(look.connection)
        past = Past(look, trail)
        few = trail.rows_of_small(FEW)
        past.know({row for rows in few.values() for row in rows})
        return [_row(step, past, few) for step in trail.all_steps(row)]


def row_of(store: Store, ref: str) -> tuple[str, int]:
    """Return kind and number of the record that has or had the key in *ref*.

    Raises:
        Refused: no record has, or ever had, that key.
    """
    with store.looking() as look:
        return Past(look, Trail(look.connection)).row(ref)


def _row(step: Step, past: Past, few: Mapping[int, Sequence[tuple[str, int]]]) -> HistoryRow:
    kinds = tuple(dict.fromkeys(kind for kind, _ in step.counts if kind in RECORD_OF))
    refs = tuple(f"{kind}:{past.key(kind, number)}" for kind, number in few.get(step.id, ()) if kind in RECORD_OF)
    at = datetime.fromisoformat(step.at)
    return HistoryRow(step.id, at, step.actor, step.label, _nature(step), _what(step), kinds, refs)


def _nature(step: Step) -> Nature:
    if any(kind == REDACTION for kind, _ in step.counts):
        return Nature.REMOVAL
    if step.undoes is not None:
        return Nature.UNDO
    return Nature.RECORDS if step.counts else Nature.OTHER


def _what(step: Step) -> str:
    """Count in words what a change did: ``2 officers changed, 1 document added``."""
    parts = []
    for (kind, operation), count in step.counts.items():
        if kind in RECORD_OF:
            about = RECORD_OF[kind].about
            parts.append(f"{count_words(count, about.title.lower(), about.plural.lower())} {DONE[operation]}")
    return listed(parts) if parts else ""
