"""Looking over a program in steps: somebody sees how far it is, and can end it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from coordinator.errors import Unavailable
from coordinator.records import DocumentFields
from coordinator.store import Store
from coordinator.store.searching import MAKE_ANEW
from coordinator.store.verifying import Looked

Watch = Callable[[str, int, int], bool]
"""Is told what is looked at, how much of it is done, of how much; returns whether to go on."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: when, a sentence for everything that is wrong, and whether it came to its end.

    *papers* are the codes of the documents whose file is missing or damaged.
    """

    at: datetime
    problems: tuple[str, ...]
    finished: bool
    papers: frozenset[str] = frozenset()

    @property
    def of_search(self) -> int:
        """How many of the problems are the search index's, which is made anew from the records."""
        return sum(one.endswith(MAKE_ANEW) for one in self.problems)


def check(store: Store, now: datetime, watch: Watch) -> Checked:
    """Look over file, history, live rows and documents, until all is done or *watch* says no.

    Raises:
        Unavailable: the file cannot be read at all.
    """
    found: list[str] = []
    papers: set[str] = set()
    for code, one in _steps(store):
        if one.found:
            found.append(one.found)
            papers |= {code} - {""}
        if not watch(one.at, one.done, one.of):
            return Checked(now, tuple(found), finished=False, papers=frozenset(papers))
    return Checked(now, tuple(found), finished=True, papers=frozenset(papers))


def look_over(store: Store) -> Iterator[Looked]:
    """Look over file, history, and the file of each document, in steps between which the look can end."""
    return (one for _, one in _steps(store))


def _steps(store: Store) -> Iterator[tuple[str, Looked]]:
    """Yield each step, with the code of the document whose file it read, if it did."""
    yield from (("", one) for one in store.looked_over())
    names = ("code", "title", "sha256", "disposed_on")
    with store.looking() as look:
        rows = [row for row in look.rows(DocumentFields, names) if row[2] is not None and row[3] is None]
    for done, (code, title, sha256, _) in enumerate(rows):
        yield code, Looked("The documents", done, len(rows), _wrong(store, sha256, f"{code}, {title}"))


def _wrong(store: Store, sha256: str, name: str) -> str:
    try:
        store.documents.verify(sha256)
    except Unavailable as error:
        return f"{name}: {error}"
    return ""
