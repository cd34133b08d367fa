"""Looking over a program in steps: somebody sees how far it is, and can end it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from coordinator.errors import Unavailable
from coordinator.records import DocumentFields
from coordinator.store import Store
from coordinator.store.verifying import Looked

Watch = Callable[[str, int, int], bool]
"""Is told what is looked at, how much of it is done, of how much; returns whether to go on."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: when, a sentence for everything that is wrong, and whether it came to its end."""

    at: datetime
    problems: tuple[str, ...]
    finished: bool


def check(store: Store, now: datetime, watch: Watch) -> Checked:
    """Look over file, history, live rows and documents, until all is done or *watch* says no.

    Raises:
        Unavailable: the file cannot be read at all.
    """
    found: list[str] = []
    for one in look_over(store):
        if one.found:
            found.append(one.found)
        if not watch(one.at, one.done, one.of):
            return Checked(now, tuple(found), finished=False)
    return Checked(now, tuple(found), finished=True)


def look_over(store: Store) -> Iterator[Looked]:
    """Look over file, history, and the file of each document, in steps between which the look can end."""
    yield from store.looked_over()
    yield from _papers(store)


def _papers(store: Store) -> Iterator[Looked]:
    """Say of each file that is missing or damaged which document it is of."""
    names = ("code", "title", "sha256", "disposed_on")
    with store.looking() as look:
        rows = [row for row in look.rows(DocumentFields, names) if row[2] is not None and row[3] is None]
    for done, (code, title, sha256, _) in enumerate(rows):
        yield Looked("The documents", done, len(rows), _wrong(store, sha256, f"{code}, {title}"))


def _wrong(store: Store, sha256: str, name: str) -> str:
    try:
        store.documents.verify(sha256)
    except Unavailable as error:
        return f"{name}: {error}"
    return ""
