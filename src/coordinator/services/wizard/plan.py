"""What an import would do, record by record, and what it is told of what was brought."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any, Protocol

from coordinator.errors import CoordinatorError, Problem
from coordinator.exchange.sheets import Sheet
from coordinator.exchange.workbook import Page
from coordinator.records import RECORD_OF
from coordinator.records.declaration import Field, fields_of
from coordinator.records.plain_words import in_words
from coordinator.services.choosing import titled
from coordinator.services.taking import Outcome
from coordinator.store import Changes

Place = tuple[str, int]
"""The table that a row stands in, and its number there."""


class Fate(Enum):
    """What becomes of a row or a record."""

    CREATE = "Create"
    UPDATE = "Update"
    UNCHANGED = "Unchanged"
    SKIPPED = "Skipped"
    REFUSED = "Refused"
    UNUSUAL = "To check"


class Cancelled(CoordinatorError):  # noqa: N818  it is what a person did
    """A person stopped it; nothing was kept."""


Watch = Callable[[int], None]
"""Is told how many records were looked at so far; it raises :class:`Cancelled` to stop."""


class Taken(Protocol):
    """The sheets that are to be taken in, under names of their own, and what is wrong with them already."""

    problems: list[Problem]

    @property
    def sheets(self) -> list[Sheet]:
        """The sheets in the order in which their records refer to each other."""

    def label(self, name: str) -> str:
        """Return what a person calls the table of the sheet that is called *name* here."""

    def told(self, problem: Problem) -> Problem:
        """Return *problem* as a person finds it: the file, the row, the heading."""


class Incoming(Protocol):
    """What was brought: tables that a scheme makes records of, or exchange files."""

    title: str
    """What the step is called: Import TITLE."""
    wrong: Sequence[Problem]
    """What cannot be read, each with its row."""
    skipped: Sequence[tuple[Place, str]]
    """The rows that are left out, and why."""
    warnings: Sequence[Problem]
    """What is unusual about the files."""

    def taken(self, without: AbstractSet[Place]) -> Taken:
        """Return what is taken in when the rows *without* stay out."""

    def bring(self) -> None:
        """Keep what comes along with the rows, such as documents' files."""

    def pages(self, reasons: Mapping[Place, Sequence[Problem]]) -> Sequence[Page]:
        """Return the rows with *reasons* as they came, the reasons in a column of their own."""


@dataclass(frozen=True, slots=True)
class Change:
    """A field that an import changes, in words."""

    title: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What becomes of one record or one row; *problems* say why not, or what is unusual."""

    fate: Fate
    file: str
    row: int
    kind: str = ""
    key: str = ""
    problems: Sequence[Problem] = ()
    outcome: Outcome | None = None

    @property
    def title(self) -> str:
        """What a person calls the record; nothing for a row that is left out."""
        return titled(self.kind, self.key) if self.kind else ""


@dataclass(frozen=True)
class Plan:
    """What would happen. *barred* keeps everything out, whatever row is left out; *head* is what it was judged upon."""

    incoming: Incoming
    entries: Sequence[Entry]
    refused: Mapping[Place, Sequence[Problem]]
    barred: Sequence[Problem]
    head: str
    names: Mapping[str, Mapping[int, str]]

    @cached_property
    def counts(self) -> Mapping[Fate, int]:
        """How many entries there are of each fate."""
        return Counter(one.fate for one in self.entries)

    @property
    def writes(self) -> int:
        """How many records would be created or updated."""
        return self.counts[Fate.CREATE] + self.counts[Fate.UPDATE]

    def changes(self, entry: Entry) -> Sequence[Change]:
        """Return what *entry* changes, field by field; of a new record, what it begins with."""
        outcome = entry.outcome
        if outcome is None:
            return ()
        fields = [one for one in fields_of(RECORD_OF[outcome.kind]) if not one.derived]
        before = outcome.before or {}
        return [
            Change(one.title, self._words(one, before.get(one.column)), self._words(one, outcome.now[one.column]))
            for one in fields
            if outcome.now[one.column] != before.get(one.column, () if one.is_list else None)
        ]

    def _words(self, one: Field, value: Any) -> str:
        if not one.refers_to or value is None:
            return in_words(value)
        numbers = value if isinstance(value, tuple) else (value,)
        return ", ".join(self.names[one.refers_to].get(number, "") for number in numbers)


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import did, and the change that an undo takes back; none if everything was on record already."""

    counts: Mapping[Fate, int]
    changes: Changes | None
