"""What a report says, as plain data in reading order; how it looks is the renderer's business."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from coordinator.compliance.marks import Mark


@dataclass(frozen=True, slots=True)
class Title:
    """The head of page 1: what the report is, whose, and as of when."""

    kicker: str
    text: str
    sub: str
    as_of: date
    language: str = "en-US"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 2 below the title, 3 below that, 4 only in a report that is put together from others."""

    text: str
    level: Literal[2, 3, 4] = 2


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph: *lead* for the one sentence with the result, *note* for small print."""

    text: str
    style: Literal["body", "lead", "note"] = "body"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; *note* for small print."""

    items: Sequence[str]
    style: Literal["body", "note"] = "body"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a row of numbers."""

    number: int
    of: str
    label: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers that matter, side by side."""

    items: Sequence[Figure]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; *width* in points. A *header* column names its rows."""

    title: str
    width: float
    align: Literal["left", "right"] = "left"
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of plain text; a line that begins with a mark is shown as a status, an empty table as *empty*."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    empty: str = "None recorded."


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of days; *until* is the first day after it, or none while it goes on."""

    start: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of a timeline."""

    name: str
    detail: str
    bars: Sequence[Bar]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lanes of bars over the days from *start* to *end*; *what* says in a word what a bar means."""

    what: str
    lanes: Sequence[Lane]
    start: date
    end: date
    as_of: date


@dataclass(frozen=True, slots=True)
class Point:
    """One place of a chart: *name* says it, *label* is drawn (two lines at most), a value for each series."""

    name: str
    label: str
    values: Sequence[int]


@dataclass(frozen=True, slots=True)
class Chart:
    """Values in columns side by side, or in *lying* bars below each other; *what* says what they count.

    Up to three *series* are stacked. A table beside the chart says the same.
    """

    what: str
    series: Sequence[str]
    points: Sequence[Point]
    unit: str = ""
    lying: bool = False


@dataclass(frozen=True, slots=True)
class Verification:
    """How a reader can tell that the paper is what the records said."""

    number: str
    code: str
    head: str


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on, side by side; each says who signs."""

    who: Sequence[str]


@dataclass(frozen=True, slots=True)
class Contents:
    """The headings of level 2 with their pages."""


@dataclass(frozen=True, slots=True)
class NewPage:
    """Go on with a new page."""


Block = (
    Title
    | Heading
    | Text
    | Bullets
    | Figures
    | Table
    | Timeline
    | Chart
    | Signatures
    | Verification
    | Contents
    | NewPage
)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report with what its pages carry: marking band, number, agency; *code* is of its content.

    *head* is the history's head that it was made from; *data* is its content for programs, which is attached.
    """

    title: str
    subject: str
    agency: str
    marking: str
    number: str
    as_of: date
    blocks: Sequence[Block]
    code: str = ""
    head: str = ""
    language: str = "en-US"
    data: bytes = b""
