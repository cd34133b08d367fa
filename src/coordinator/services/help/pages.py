"""Every page of the help in the order in which people read it, and what finds one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from coordinator.errors import Refused
from coordinator.paths import bundled
from coordinator.records.plain_words import plain
from coordinator.services.help import declared, markdown, rule_book

NOTICES = "third-party-notices"
GUIDE = (
    "first-hour",
    "a-month",
    "before-an-inspection",
    "before-a-meeting",
    "when-someone-leaves",
    "when-a-complaint-comes",
    "moving-to-a-new-computer",
    "if-something-goes-wrong",
)
"""What a clerk does, from the first day on."""
WRITTEN = ("menus-and-keys", "import-wizard", "settings", "commands")


@dataclass(frozen=True)
class Page:
    """One page: by which name others lead to it, its title, the chapter it stands in, and its Markdown."""

    name: str
    title: str
    chapter: str
    text: str

    @cached_property
    def blocks(self) -> list[markdown.Block]:
        """What it says."""
        return markdown.blocks(self.text)

    @cached_property
    def words(self) -> str:
        """What it says, as a search compares it."""
        return plain(markdown.plain(self.text))


def place_page(title: str) -> str:
    """Return the name of the page about a place of the window, by the place's title."""
    return "place-" + plain(title).replace(" ", "-")


@cache
def pages() -> tuple[Page, ...]:
    """Return every page.

    Raises:
        FileNotFoundError: the installation is damaged.
    """
    places = sorted(path.stem for path in bundled("resources/help").glob("place-*.md"))
    return (
        *_written("Guide", GUIDE),
        *_written("Places", places),
        *_written("Using the program", WRITTEN),
        *(Page(name, title, "Rule book", text) for name, title, text in rule_book.pages()),
        *(Page(name, title, "Reports", text) for name, title, text in declared.report_pages()),
        *(Page(name, title, "Records", text) for name, title, text in declared.record_pages()),
        Page(NOTICES, "Third-party notices", "About", bundled("THIRD-PARTY-NOTICES.md").read_text("utf-8")),
    )


def _written(chapter: str, names: Sequence[str]) -> Iterator[Page]:
    for name in names:
        text = bundled(f"resources/help/{name}.md").read_text("utf-8")
        yield Page(name, text.splitlines()[0].removeprefix("# "), chapter, text)


def page_named(name: str) -> Page:
    """Return one page.

    Raises:
        Refused: there is none of that name.
    """
    for page in pages():
        if page.name == name:
            return page
    raise Refused(f"There is no help page {name}; coordinator help names them all.")


def found(typed: str) -> list[Page]:
    """Return the pages that hold every word of *typed*, those with the words in their title first."""
    sought = plain(typed).split()
    holding = [page for page in pages() if page.name != NOTICES and all(word in page.words for word in sought)]
    return sorted(holding, key=lambda page: not all(word in plain(page.title) for word in sought))
