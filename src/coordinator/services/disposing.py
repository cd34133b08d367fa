"""Disposing of papers by the agency's own schedule, and removing from the history what must not be kept there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from coordinator.compliance.dates import long_date
from coordinator.errors import Refused
from coordinator.records import DocumentFields, DocumentLinkFields
from coordinator.services.choosing import titled
from coordinator.services.entering import entering
from coordinator.services.history import Past
from coordinator.services.keeping import hashes_named
from coordinator.services.referring import kind_and_key, record_at
from coordinator.store import Changes, Look, OpenChange, Store
from coordinator.store.redacting import redact
from coordinator.store.trail import Trail


@dataclass(frozen=True, slots=True)
class Due:
    """A paper whose time by the schedule is over: its code, title, kind in words, and the last day it was kept for."""

    code: str
    title: str
    kind: str
    destroy_after: date


@dataclass(frozen=True, slots=True)
class Removed:
    """What was removed for good, and the names of the backups that still hold it."""

    changes: Changes | None
    still_in: Sequence[str]


_LISTED = ("code", "title", "kind", "destroy_after", "legal_hold", "disposed_on")


def due_for_disposal(store: Store, today: date) -> tuple[Due, ...]:
    """Return the papers whose time is over and that no legal hold keeps, the longest overdue first."""
    with store.looking() as look:
        rows = list(look.rows(DocumentFields, _LISTED))
    due = (
        Due(code, title, kind.words, last)
        for code, title, kind, last, held, disposed in rows
        if last is not None and last < today and not held and disposed is None
    )
    return tuple(sorted(due, key=lambda one: (one.destroy_after, one.code)))


def dispose(store: Store, codes: Sequence[str], by: str, today: date) -> Removed:
    """Dispose of papers: file, title, names and links go for good, from the history too; number, kind and days stay.

    That it was done, when and by whom, stays on record. It cannot be undone, nor can any change before it.

    Raises:
        Refused: a paper is not there, is held, was disposed of, or its time is not over or not known; nothing is done.
        Unavailable: the disk cannot be written.
    """
    label = f"Dispose of {', '.join(codes)}" if len(codes) < 4 else f"Dispose of {len(codes)} documents"
    gone: list[str] = []
    with store.change(label) as step:
        with entering(step, today) as entered:
            for code in codes:
                gone += _disposed(step, code, by, today)
        entered.refuse()
    return _removed(store, step.changes, gone)


def _disposed(step: OpenChange, code: str, by: str, today: date) -> Iterator[str]:
    """Leave of a document what says that it was, and yield the hash of its file."""
    look = Look(step.connection)
    _, number = record_at(look, f"document:{code}")
    values = look.values(DocumentFields, number)
    if words := _in_the_way(values["legal_hold"], values["disposed_on"], values["destroy_after"], today):
        raise Refused(f"{code}, {values['title']}, {words} Nothing was disposed of.")
    for link, document in look.numbered(DocumentLinkFields, ("document",)):
        if document == code:
            step.delete(DocumentLinkFields, link)
            redact(step, "document_link", link)
    named = dict.fromkeys(("file_name", "sha256", "size", "mime", "notes"))
    title = f"{values['kind'].words}, disposed of"
    step.update(DocumentFields, number, {**named, "title": title, "disposed_on": today, "disposed_by": by})
    redact(step, "document", number)
    if values["sha256"] is not None:
        yield values["sha256"]


def _in_the_way(held: bool, disposed: date | None, last: date | None, today: date) -> str:
    if held:
        return "is under legal hold."
    if disposed is not None:
        return f"was disposed of on {long_date(disposed)}."
    if last is None:
        return "has no last day: enter “Destroy after” by your schedule first."
    return "" if last < today else f"is kept until {long_date(last)}."


def remove_past(store: Store, ref: str) -> Removed:
    """Remove for good what the history says of a record's past; what is on record now stays.

    That is for words that must not be kept at all, once the record is mended or deleted: the name of a person in
    custody, say. It cannot be undone, nor can any change before it.

    Raises:
        Refused: no record has or had that key, or the history holds nothing of it but what is on record.
        Unavailable: the disk cannot be written.
    """
    title = titled(*_kind_and_key(ref))
    with store.looking() as look:
        kind, number = Past(look, Trail(look.connection)).row(ref)
    with store.change(f"Remove the past of {title}") as step:
        if not redact(step, kind, number):
            raise Refused(f"The history holds no past of {title}. Nothing was removed.")
    return _removed(store, step.changes, [])


def _kind_and_key(ref: str) -> tuple[str, str]:
    record, key = kind_and_key(ref)
    return record.about.kind, key


def _removed(store: Store, changes: Changes | None, gone: Sequence[str]) -> Removed:
    kept = hashes_named(store)
    for sha256 in gone:
        if sha256 not in kept:
            store.documents.remove(sha256)
    store.purge()
    return Removed(changes, [one.name for one in store.backups.listed()])
