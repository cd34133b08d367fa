"""The page that names what a folder for the public holds, by the day of the meeting."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from coordinator.compliance.dates import long_date
from coordinator.reports.html import Around, whole

OURS = '<meta name="generator" content="Coordinator: posted papers">\n'
"""What tells a page that was written here from one that somebody wrote."""


@dataclass(frozen=True, slots=True)
class Link:
    """A file of the folder, and what it is, with its kind and size in words: ``PDF, 48 KB``."""

    name: str
    title: str
    words: str
    language: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A public meeting with where its notice stood, and the papers of it in the folder."""

    day: date
    title: str
    held: bool
    notices: Sequence[str]
    links: Sequence[Link]


def index(agency: str, meetings: Sequence[Meeting]) -> str:
    """Return the page; the latest meeting stands first."""
    title = "Public papers of the 287(g) steering committee"
    inside = [f"<h1>{title}</h1>", f'<p class="sub">{escape(agency)}</p>']
    inside += [line for one in meetings for line in _meeting(one)]
    if not meetings:
        inside.append("<p>Nothing is posted.</p>")
    foot = "Each file is named by the day of its meeting. The committee informs and listens; it decides nothing."
    return whole(Around("en-US", f"{title}, {agency}", "PUBLIC INFORMATION", foot, OURS), inside)


def _meeting(one: Meeting) -> Iterator[str]:
    day = f'<time datetime="{one.day}">{long_date(one.day)}</time>'
    yield f"<h2>{escape(one.title)}, {day}</h2>"
    if not one.held:
        yield "<p>Planned for this day.</p>"
    yield from (f'<p class="note">{escape(words)}</p>' for words in one.notices)
    yield "<ul>"
    for link in one.links:
        spoken = "" if link.language == "en-US" else f' lang="{link.language}"'
        anchor = f'<a href="{escape(link.name, quote=True)}"{spoken}>{escape(link.title)}</a>'
        yield f"<li>{anchor} ({escape(link.words)})</li>"
    yield "</ul>"
