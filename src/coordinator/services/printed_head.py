"""Whether the history is still the one that something printed came from: by the head that is printed on it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from coordinator.errors import Refused, Unavailable
from coordinator.records.plain_words import count_words
from coordinator.store import Backup, Store
from coordinator.store.standing import Past
from coordinator.store.verifying import links_of, sealed_as

SHORTEST = 12
"""How many characters of a head are typed at least; no two changes share these by chance."""
MOST = 20
"""How many of the changes that are missing are told."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a printed head.

    *change* is the one that was sealed as that, if it is still in the history, with *later* ones after it. If it is
    not, *backup* is the newest one that still holds it, and *missing* are the changes that it has and the history has
    not, the newest first and at most :data:`MOST` of them.
    """

    change: Past | None
    later: int = 0
    backup: Backup | None = None
    missing_count: int = 0
    missing: Sequence[Past] = ()

    @property
    def unchanged(self) -> bool:
        """Whether all that the print came from is still there."""
        return self.change is not None

    @property
    def words(self) -> str:
        """Return the answer as a sentence."""
        if self.change is not None:
            after = f"{count_words(self.later, 'change')} came after it" if self.later else "nothing came after it"
            return (
                f"Unchanged: the history up to change {self.change.id} (“{self.change.label}”) is the one that was"
                f" printed; {after}."
            )
        if self.backup is not None:
            return (
                f"Cut or rewritten: the change that was printed is not in this history any more."
                f" {self.backup} still has it, and {count_words(self.missing_count, 'change')} that are missing here."
            )
        return (
            "Not found: no change of this history, and of no backup of it, was sealed as that. It was mistyped, or is"
            " of another program, or the history was cut or rewritten and every backup that had it is gone."
        )


def printed_head(store: Store, typed: str) -> Answer:
    """Look for the change that was sealed as *typed*, the head or its beginning as it is printed on a report.

    The links themselves are looked over by a check; this tells whether they are the same ones as then.

    Raises:
        Refused: what is typed is no head.
    """
    begins = re.sub(r"[\s-]", "", typed).lower()
    if not re.fullmatch(f"[0-9a-f]{{{SHORTEST},64}}", begins):
        raise Refused(
            f"A head has 64 characters of 0 to 9 and a to f; type the first {SHORTEST} or more, as they are printed."
        )
    with store.reading() as connection:
        found = sealed_as(connection, begins)
        here = links_of(connection)
    if found is not None:
        return Answer(found, later=sum(one.id > found.id for one in here.values()))
    for backup in store.backups.listed():
        missing = _missing(store, backup, begins, here.keys())
        if missing:
            return Answer(None, backup=backup, missing_count=len(missing), missing=missing[:MOST])
    return Answer(None)


def _missing(store: Store, backup: Backup, begins: str, here: Collection[str]) -> Sequence[Past]:
    """Return the changes that are in a backup and not here, the newest first; none if it has not the one sought."""
    try:
        with store.looking_into_backup(backup) as connection:
            if sealed_as(connection, begins) is None:
                return ()
            there = links_of(connection)
    except Unavailable:
        return ()  # a damaged one, or one with another passphrase: the others may tell
    return [one for link, one in reversed(list(there.items())) if link not in here]
