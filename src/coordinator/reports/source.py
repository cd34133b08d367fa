"""What every report has in common: whose records it is made from, and how it becomes a document."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

from coordinator.compliance.dates import long_date
from coordinator.reports.coding import canonical, code_of, number_of
from coordinator.reports.document.blocks import Block, Bullets, Document, Heading, Title, Verification

PERSONNEL = "INTERNAL · CONTAINS PERSONNEL RECORDS"
INTERNAL = "INTERNAL"
"""What the band on every page says of a report that is not for the public."""


class Named(NamedTuple):
    """What a report is called: its number among the reports, and its title."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Source:
    """Whose records a report was made from, as of which day, and judged by which rules; *head* is the history's."""

    agency: str
    as_of: date
    rules: str
    head: str


def period_title(name: Named, source: Source, period: tuple[date, date], words: str = "Period") -> Title:
    """Return the title of a report about a period, which stands on it from its first to its last day."""
    days = " to ".join(map(long_date, period))
    return Title(f"Report {name.code}", name.title, f"{source.agency} · {words} {days}", source.as_of)


class Content(Protocol):
    """What a report says, as data."""

    @property
    def source(self) -> Source:
        """Where it comes from."""


def internal(
    content: Content,
    name: Named,
    subject: str,
    story: Callable[[Verification], Iterable[Block]],
    marking: str = PERSONNEL,
) -> Document:
    """Return the document for the agency itself that tells *content*; *story* places the box that verifies it."""
    source = content.source
    code = code_of(content)
    number = number_of(name.code, source.as_of, code)
    return Document(
        title=name.title,
        subject=subject,
        agency=source.agency,
        marking=marking,
        number=number,
        as_of=source.as_of,
        blocks=list(story(Verification(number, code, source.head))),
        code=code,
        head=source.head,
        data=canonical(content),
    )


def plural(count: int, one: str, many: str = "") -> str:
    """Return *count* with its word: ``1 officer``, ``3 officers``."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def distance(days: int) -> str:
    """Return how far a day is: ``in 3 days``, ``today``, ``1 day ago``."""
    if days == 0:
        return "today"
    return f"in {plural(days, 'day')}" if days > 0 else f"{plural(-days, 'day')} ago"


def method(source: Source, *texts: str) -> Iterator[Block]:
    """Yield how the report was made, from *texts* whose lines are joined, with what every report ends on."""
    said = [" ".join(text.split()) for text in texts]
    yield Heading("Method and sources")
    yield Bullets([*said, f"Judged by {source.rules}. This report is not legal advice."], "note")
