"""Handing out a list as it is looked at: as a CSV file, a workbook or a paper."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from coordinator.compliance.choices import Choice
from coordinator.compliance.marks import MARK_OF, Mark
from coordinator.errors import Refused
from coordinator.exchange.cells import Cell
from coordinator.exchange.lists import csv_of
from coordinator.records import AgencyFields
from coordinator.records.conditions import Holds
from coordinator.records.plain_words import in_words
from coordinator.store import Store
from coordinator.store.durable import write_durably
from coordinator.store.faults import disk_said_plainly


@dataclass(frozen=True, slots=True)
class Heading:
    """A column that is handed out: its title, what it holds, and whether it names the rows."""

    title: str
    holds: Holds
    naming: bool = False


@dataclass(frozen=True, slots=True)
class Handed:
    """A list to hand out: *rows* of values under *headings*, found by *filter* among *total* rows as of a day."""

    title: str
    noun: str
    as_of: date
    filter: str
    headings: Sequence[Heading]
    rows: Sequence[Sequence[object]]
    total: int
    codes: Mapping[int, Sequence[str]] = field(default_factory=dict)
    """The status codes of a column's rows, by the place of the column."""

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the columns."""
        return tuple(one.title for one in self.headings)


def save_list(store: Store, handed: Handed, path: Path) -> None:
    """Write a list to *path*, all of it or nothing; the ending of the name says as what.

    Raises:
        Refused: the ending means no kind of file that there is.
        Invalid: a workbook cannot hold it.
        Unavailable: it cannot be written there.
    """
    make = _MAKE.get(path.suffix.lower())
    if make is None:
        raise Refused(f"{path.name} does not say what kind of file it is; end its name with {' or '.join(_MAKE)}.")
    content = make(store, handed)
    with disk_said_plainly(path):
        write_durably(path, content)


def _as_csv(_store: Store, handed: Handed) -> bytes:
    return csv_of(handed.titles, handed.rows)


def _as_workbook(_store: Store, handed: Handed) -> bytes:
    from coordinator.exchange.workbook import Page, workbook  # noqa: PLC0415  it is loaded when one is wanted

    words = frozenset(place for place, one in enumerate(handed.headings) if one.holds is Holds.WORDS)
    rows = [tuple(map(_cell, row)) for row in handed.rows]
    about: list[tuple[Cell, Cell]] = [
        ("As of", handed.as_of),
        ("Filter", handed.filter or "none"),
        (f"{handed.noun.capitalize()} in this list", len(rows)),
        (f"{handed.noun.capitalize()} at all", handed.total),
    ]
    return workbook([Page(handed.title, handed.titles, rows, texts=words), Page("About", ("What", "Value"), about)])


def _cell(value: object) -> Cell:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, Choice | bool | tuple):
        return in_words(value)
    return value if value is None or isinstance(value, str | int | float | date) else str(value)


def _as_paper(store: Store, handed: Handed) -> bytes:
    from coordinator.reports.document.render import render  # noqa: PLC0415  ReportLab is loaded when a paper is made
    from coordinator.reports.list_on_paper import ListOnPaper, document  # noqa: PLC0415  it measures with ReportLab

    with store.looking() as look:
        agency = next((name for (name,) in look.rows(AgencyFields, ("name",))), "")
        head = look.head
    paper = ListOnPaper(
        title=handed.title,
        noun=handed.noun,
        agency=agency,
        as_of=handed.as_of,
        filter=handed.filter,
        headings=handed.titles,
        naming=next((place for place, one in enumerate(handed.headings) if one.naming), 0),
        rows=list(_with_marks(handed)),
        total=handed.total,
        head=head,
    )
    return render(document(paper)).pdf


def _with_marks(handed: Handed) -> Iterator[tuple[str, ...]]:
    """Yield the rows in words, a status after its mark."""
    for at, row in enumerate(handed.rows):
        words = list(map(in_words, row))
        for place, codes in handed.codes.items():
            if codes[at]:
                words[place] = f"{MARK_OF.get(codes[at], Mark.NEUTRAL)} {words[place]}"
        yield tuple(words)


_MAKE: Mapping[str, Callable[[Store, Handed], bytes]] = {".csv": _as_csv, ".xlsx": _as_workbook, ".pdf": _as_paper}
