"""R13 Audit trail and disposition: who changed what in a period, and which papers are to be destroyed or held."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from coordinator.compliance.dates import long_date
from coordinator.compliance.marks import Mark
from coordinator.reports.answers import Answer, Need, status_cell
from coordinator.reports.document.blocks import (
    Block,
    Column,
    Document,
    Figure,
    Figures,
    Heading,
    NewPage,
    Table,
    Text,
    Verification,
)
from coordinator.reports.listing import Listing, listing_blocks
from coordinator.reports.source import INTERNAL, Named, Source, internal, method, period_title, plural

NAME = Named("R13", "Audit trail and disposition")


@dataclass(frozen=True, slots=True)
class Change:
    """One change: its number in the history, when by the agency's wall clock, who, its name, and what it wrote."""

    number: int
    at: datetime
    actor: str
    label: str
    wrote: Sequence[str]
    takes_back: int | None


@dataclass(frozen=True, slots=True)
class Trail:
    """The changes of a period, the oldest first, and what becomes of papers."""

    source: Source
    period: tuple[date, date]
    zone: str
    changes: Sequence[Change]
    due: Sequence[Answer]
    listings: Sequence[Listing]


def document(trail: Trail) -> Document:
    """Return the report."""
    begins, ends = trail.period
    about = f"Changes from {long_date(begins)} to {long_date(ends)}"
    return internal(trail, NAME, about, partial(_story, trail), INTERNAL)


def _story(trail: Trail, verification: Verification) -> Iterator[Block]:
    source = trail.source
    yield period_title(NAME, source, trail.period)
    yield Text(_sentence(trail), "lead")
    past = sum(one.need == Need.ATTENTION.words for one in trail.due)
    yield Figures(
        [
            Figure(len(trail.changes), "", "Changes in the period", Mark.NEUTRAL),
            Figure(sum(one.takes_back is not None for one in trail.changes), "", "Took another back", Mark.NEUTRAL),
            Figure(past, "", "Papers past their time", Mark.BAD if past else Mark.GOOD),
        ]
    )
    yield from _by_person(trail)
    yield verification
    yield NewPage()
    yield from body(trail)
    yield from method(source, *_METHOD)


def _sentence(trail: Trail) -> str:
    people = len({one.actor for one in trail.changes})
    if not trail.changes:
        return "Nothing was changed in the period."
    return f"{plural(len(trail.changes), 'change')} by {plural(people, 'person', 'people')} in the period."


_PEOPLE = (Column("Who", 354, header=True), Column("Changes", 150, "right"))


def _by_person(trail: Trail) -> Iterator[Block]:
    yield Heading("By person")
    counted = sorted(Counter(one.actor for one in trail.changes).items(), key=lambda item: (-item[1], item[0]))
    yield Table(_PEOPLE, [(actor, str(count)) for actor, count in counted])


_CHANGES = (
    Column("Number", 50, header=True),
    Column("When", 92),
    Column("Who", 98),
    Column("What", 134),
    Column("Records written", 130),
)
_DUE = (Column("Document", 150, header=True), Column("Status", 130), Column("How it was found", 224))


def body(trail: Trail) -> Iterator[Block]:
    """Yield the changes and the disposition of papers."""
    yield Heading("Changes")
    yield Text(f"The oldest first; times of {trail.zone}.", "note")
    yield Table(_CHANGES, [_row(one) for one in trail.changes])
    yield Heading("Papers whose time runs out")
    rows = [(one.about, status_cell(one), "; ".join(one.steps)) for one in trail.due]
    yield Table(_DUE, rows)
    for listing in trail.listings:
        yield from listing_blocks(listing)


def _row(one: Change) -> Sequence[str]:
    back = f"\ntakes back {one.takes_back}" if one.takes_back is not None else ""
    return (
        str(one.number),
        f"{one.at:%Y-%m-%d %H:%M}",
        one.actor,
        f"{one.label}{back}",
        "\n".join(one.wrote) or "none",
    )


_METHOD = (
    """Every change is numbered and sealed with a hash over the one before it; the head of that chain stands on page 1.
    What each change did to each field can be seen in the program's history.""",
    """How long papers are kept follows the agency's own schedule, which is entered here; a legal hold stops the clock.
    The years are state law and are not judged.""",
)
