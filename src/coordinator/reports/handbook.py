"""The help on paper: its chapters one after the other, with contents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from coordinator.compliance.dates import long_date
from coordinator.reports.document.blocks import Block, Column, Contents, Document, Heading, NewPage, Table, Text, Title

_WIDTHS = {2: (150.0, 354.0), 3: (140.0, 140.0, 224.0), 4: (76.0, 76.0, 232.0, 120.0)}
"""Widths of the columns, in points, by how many there are."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A page of the help: its title, and what it says below it."""

    title: str
    blocks: Sequence[Block]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter with its pages."""

    title: str
    topics: Sequence[Topic]


def listed(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """Return a table of words, whose first column names its rows."""
    named = zip(titles, _WIDTHS[len(titles)], strict=True)
    return Table([Column(title, wide, header=at == 0) for at, (title, wide) in enumerate(named)], rows)


def document(chapters: Sequence[Chapter], version: str, dated: date) -> Document:
    """Return the handbook of the program's *version*, whose rules follow terms of *dated*."""
    return Document(
        title="Handbook",
        subject="How to work with Coordinator, and every rule by which it judges",
        agency=f"Coordinator {version}",
        marking="NOT LEGAL ADVICE",
        number=f"HANDBOOK {version}",
        as_of=dated,
        blocks=list(_story(chapters, version, dated)),
    )


def _story(chapters: Sequence[Chapter], version: str, dated: date) -> Iterator[Block]:
    yield Title("Handbook", "Coordinator", f"Version {version}", dated)
    said = f"Rules as of {long_date(dated)}. Nothing here is legal advice: the agreement that you signed is the source."
    yield Text(said, "lead")
    yield Contents()
    for chapter in chapters:
        yield NewPage()
        yield Heading(chapter.title)
        for topic in chapter.topics:
            yield Heading(topic.title, 3)
            yield from topic.blocks
