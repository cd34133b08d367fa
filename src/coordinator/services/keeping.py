"""Whether what is kept is whole, and what is in the folder of documents that no record knows any more."""

from contextlib import suppress
from datetime import datetime

from coordinator.errors import Unavailable
from coordinator.records import DocumentFields
from coordinator.services.checking import look_over
from coordinator.store import Store
from coordinator.store.faults import disk_said_plainly
from coordinator.store.trail import Trail


def problems_of(store: Store) -> list[str]:
    """Return a sentence for everything that is wrong with file, history, or a document's file."""
    return [one.found for one in look_over(store) if one.found]


def sweep_papers(store: Store, now: datetime) -> list[str]:
    """Delete what a crash, or a step that was refused, left in the folder of documents; return the hashes.

    It must be older than a day. A file that any image in the history names is never swept, however long ago its
    document was deleted or its adding taken back: an undo, or the redo, may bring back every change that there was.
    Only when the history itself forgets a document (its image is redacted) does its file become an orphan. While
    records that could not be read are kept aside by a restore, nothing is swept: they may name any file. What cannot
    be deleted now waits for another opening.
    """
    if store.damaged_records():
        return []
    with suppress(Unavailable), disk_said_plainly(store.documents.path):
        return store.documents.sweep(hashes_named(store), now)
    return []


def hashes_named(store: Store) -> set[str]:
    """Return the hashes that a record names; and, if that is not every file, those that the history names."""
    with store.looking() as look:
        known = {sha256 for (sha256,) in look.rows(DocumentFields, ("sha256",))}
        if store.documents.listed().keys() - known:
            known |= {values.get("sha256") for _, values in Trail(look.connection).images("document")}
    return known
